//! Phone numbers as people write them, and as the phone dials them.

use std::fmt;

use super::links;

/// A number that a phone can dial. Keeps the writing of the person who entered it.
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

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is dialled: digits and a leading plus, as `tel:` and `sms:` links want it.
    pub fn dialled(&self) -> String {
        links::dialled(&self.0)
    }

    /// The link that calls it.
    pub fn call_link(&self) -> String {
        links::call(&self.0)
    }

    /// The link that opens a message to it, with `body` written in.
    pub fn text_link(&self, body: &str) -> String {
        links::text(&self.0, body)
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(…)")
    }
}
