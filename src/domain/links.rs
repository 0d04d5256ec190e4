//! Links that the phone's own apps open: a call, a text message. They are made of help lines, and of what is
//! [`Dialable`](super::phone::Dialable); from outside nobody can make one of any other text.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What `encodeURIComponent` leaves as it is, less the signs that some message apps trip over.
const IN_BODY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What is dialled of a number as it is written: its digits and a leading plus.
///
/// A zero in brackets after the country code is for calls inside of the country, and is not dialled after the code.
pub fn dialled(number: &str) -> String {
    let number = number.trim_start();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let plus = if number.starts_with('+') { "+" } else { "" };
    match number.split_once("(0)") {
        Some((code, rest)) if is_country_code(code) => [plus, &digits(code), &digits(rest)].concat(),
        _ => [plus, &digits(number)].concat(),
    }
}

/// Whether this is an international prefix with the code of a country that drops its zero. Italy never does.
fn is_country_code(written: &str) -> bool {
    let code = written.trim();
    let code = code.strip_prefix('+').or_else(|| code.strip_prefix("00")).unwrap_or_default();
    (1..=3).contains(&code.len()) && code.bytes().all(|digit| digit.is_ascii_digit()) && code != "39"
}

/// A `tel:` link.
pub fn call(number: &str) -> String {
    format!("tel:{}", dialled(number))
}

/// An `sms:` link with a message in it.
///
/// Android reads `?body=`, iOS reads `&body=`; both read `?&body=`. Some apps drop the message, so a screen also shows
/// it with *Copy*.
pub fn text(number: &str, body: &str) -> String {
    let number = dialled(number);
    if body.is_empty() {
        return format!("sms:{number}");
    }
    format!("sms:{number}?&body={}", utf8_percent_encode(body, IN_BODY))
}
