//! Phone numbers as people write them, and as the phone dials them.

use std::fmt;

use super::links;

/// A number as a person wrote it. It may be from before two numbers in one field were refused, so what is dialled is only
/// had through [`PhoneNumber::dialable`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

/// Why a text is not a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhoneNumber {
    /// A sign that no number has.
    #[error("a phone number has digits, spaces and + - ( ) . / only")]
    StrangeSign,
    /// Fewer than 2 or more than 20 digits.
    #[error("a phone number has 2 to 20 digits")]
    Length,
    /// Two numbers, which would be dialled as one that belongs to somebody else.
    #[error("only one number fits here: please leave the other one out")]
    SecondNumber,
    /// A number with an extension. Phones do not agree on how to dial one, and a text message would go astray.
    #[error(
        "an extension cannot be dialled here: write the main number, and the extension after a name or a place"
    )]
    Extension,
}

impl PhoneNumber {
    /// Reads a number as a person types it, for example `+1 (555) 010-0199`.
    ///
    /// # Errors
    /// [`NotAPhoneNumber`] says what is wrong.
    pub fn parse(text: &str) -> Result<PhoneNumber, NotAPhoneNumber> {
        let text = text.trim();
        let mut digits = 0;
        for (at, sign) in text.chars().enumerate() {
            match sign {
                '0'..='9' => digits += 1,
                '+' if at == 0 => {}
                ' ' | '\u{a0}' | '-' | '(' | ')' | '.' | '/' => {}
                _ => return Err(NotAPhoneNumber::StrangeSign),
            }
        }
        if (2..=20).contains(&digits) {
            Ok(PhoneNumber(text.to_owned()))
        } else {
            Err(NotAPhoneNumber::Length)
        }
    }

    /// Reads a number that is being entered. Stricter than [`PhoneNumber::parse`], which also takes what a journal holds
    /// from before: here a second number or an extension is told to the person, who can put it right.
    ///
    /// # Errors
    /// [`NotAPhoneNumber`] says what is wrong.
    pub fn typed(text: &str) -> Result<PhoneNumber, NotAPhoneNumber> {
        match &parts(text)[..] {
            [first, Part { mark: "/", number }] if first.is_area_code() && digits(number) >= 4 => {}
            [_, part] if part.is_extension() => return Err(NotAPhoneNumber::Extension),
            [first, others @ ..] if digits(first.number) >= 2 && others.iter().any(Part::is_another) => {
                return Err(NotAPhoneNumber::SecondNumber);
            }
            _ => {}
        }
        PhoneNumber::parse(text)
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is one alone. Two in a row would be dialled as one that belongs to somebody else.
    ///
    /// # Errors
    /// [`NotAPhoneNumber`] says why it must not be dialled.
    pub fn dialable(&self) -> Result<Dialable, NotAPhoneNumber> {
        PhoneNumber::typed(&self.0).map(Dialable)
    }
}

/// A number that may be dialled. Nothing else makes a link to a call or to a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialable(PhoneNumber);

impl Dialable {
    /// What is dialled: digits and a leading plus, as `tel:` and `sms:` links want it.
    pub fn dialled(&self) -> String {
        links::dialled(self.0.as_str())
    }

    /// The link that calls it.
    pub fn call_link(&self) -> String {
        links::call(self.0.as_str())
    }

    /// The link that opens a message to it, with `body` written in.
    pub fn text_link(&self, body: &str) -> String {
        links::text(self.0.as_str(), body)
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(…)")
    }
}

/// Digits with the signs that stand inside of one number, and what stands between them and the digits before.
struct Part<'a> {
    mark: &'a str,
    number: &'a str,
}

/// The parts of a text that hold digits.
fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (mark, from_here) = rest.split_at(start);
        let (number, after) = from_here.split_at(from_here.find(is_between_parts).unwrap_or(from_here.len()));
        parts.push(Part { mark: mark.trim_matches(|sign| !is_between_parts(sign)), number });
        rest = after;
    }
    parts
}

fn is_between_parts(sign: char) -> bool {
    !sign.is_ascii_digit() && !matches!(sign, ' ' | '\u{a0}' | '-' | '(' | ')' | '.')
}

fn digits(number: &str) -> usize {
    number.chars().filter(char::is_ascii_digit).count()
}

impl Part<'_> {
    /// Whether a slash may follow as in `030/123456`: what comes after it is the same number then.
    fn is_area_code(&self) -> bool {
        let longest = match (self.mark, self.number) {
            ("+", _) => 8,
            (_, number) if number.starts_with("00") => 10,
            (_, number) if number.starts_with('0') => 6,
            _ => 4,
        };
        digits(self.number) <= longest
    }

    fn is_extension(&self) -> bool {
        let mark = self.mark.to_ascii_lowercase();
        let word = mark.trim_matches(|sign: char| !sign.is_ascii_alphabetic());
        let is_marked =
            matches!(word, "x" | "ext" | "extension") || matches!(self.mark, "," | ",," | ";" | "#");
        is_marked && digits(self.number) <= 5
    }

    fn is_another(&self) -> bool {
        self.mark == "/" || digits(self.number) >= 3
    }
}
