//! Links that the phone's own apps open: a call, a text message.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What `encodeURIComponent` leaves as it is, less the signs that some message apps trip over.
const IN_BODY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What is dialled of a number as it is written: its digits and a leading plus.
pub fn dialled(number: &str) -> String {
    let number = number.trim_start();
    let digits = number.chars().filter(char::is_ascii_digit);
    number.starts_with('+').then_some('+').into_iter().chain(digits).collect()
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
