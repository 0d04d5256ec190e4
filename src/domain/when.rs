//! A day and a time as form fields give them, and time that is left in words.

use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime};

/// The furthest day that is taken for a session, seen from today. Further off is a slip of the thumb.
const FAR_MONTHS: Months = Months::new(12 * 10);

/// Why two fields do not name a day and a time. The text stands beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAWhen {
    /// No date.
    #[error("Choose a date.")]
    NoDate,
    /// A text that is no date.
    #[error("This is not a date. Write it like 2026-11-30.")]
    NotADate,
    /// More than ten years away.
    #[error("This year looks wrong. Take a date within ten years.")]
    FarAway,
    /// No time.
    #[error("Add a time. If you do not know it yet, guess; you can change it later.")]
    NoTime,
    /// A text that is no time.
    #[error("This is not a time. Write it like 09:30.")]
    NotATime,
}

impl NotAWhen {
    /// Whether the date is wrong; otherwise the time is.
    pub fn is_about_date(self) -> bool {
        matches!(self, NotAWhen::NoDate | NotAWhen::NotADate | NotAWhen::FarAway)
    }
}

/// Reads what a date field and a time field hold: `2026-11-30` and `09:30`, seconds allowed.
///
/// # Errors
/// [`NotAWhen`] says which field is wrong, and how.
pub fn read_when(date: &str, time: &str, today: NaiveDate) -> Result<NaiveDateTime, NotAWhen> {
    let (date, time) = (date.trim(), time.trim());
    if date.is_empty() {
        return Err(NotAWhen::NoDate);
    }
    let date = read_date(date).ok_or(NotAWhen::NotADate)?;
    if date > today + FAR_MONTHS || date < today - FAR_MONTHS {
        return Err(NotAWhen::FarAway);
    }
    if time.is_empty() {
        return Err(NotAWhen::NoTime);
    }
    let time = read_time(time).ok_or(NotAWhen::NotATime)?;
    Ok(date.and_time(time))
}

/// Reads what a date field holds: year, month and day. chrono's own reader brings its whole format parser along.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().split('-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(())?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A number of one to four digits, without a sign.
fn number(part: &str) -> Option<u32> {
    let fits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if fits { part.parse().ok() } else { None }
}

/// Hours and minutes; what else stands there must be seconds, and those are dropped.
fn read_time(text: &str) -> Option<NaiveTime> {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split(':').map(|part| part.parse::<u32>().ok().filter(|_| digits(part)));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    (seconds < 60 && parts.next().is_none()).then_some(())?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Minutes in words: "45 minutes", "2 hours", "1 hour 5 minutes".
pub fn minutes_in_words(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => counted(minutes, "minute"),
        (hours, 0) => counted(hours, "hour"),
        (hours, minutes) => format!("{} {}", counted(hours, "hour"), counted(minutes, "minute")),
    }
}

/// A number with its noun: "1 day", "2 days".
pub fn counted(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
