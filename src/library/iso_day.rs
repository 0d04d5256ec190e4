//! A day as `2026-11-22`, and nothing else.
//!
//! chrono's own reader brings its whole format parser into the wasm; the library needs one fixed form.

use chrono::{Datelike, NaiveDate};
use serde::Serializer;

/// Reads a day of the form `YYYY-MM-DD`.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
    NaiveDate::from_ymd_opt(digits(year, 4)?.try_into().ok()?, digits(month, 2)?, digits(day, 2)?)
}

/// Writes a day in that form.
#[must_use]
pub fn text(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn digits(text: &str, length: usize) -> Option<u32> {
    // `parse` alone would also take a sign.
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// For `#[serde(serialize_with = …)]`.
pub(super) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(*day))
}
