//! Names of records: unique, ordered by the time they were made, and never going backwards.

use std::fmt;
use std::str::FromStr;

use ulid::Ulid;

/// The name of one record. Sorts by the time it was made; its text form is a 26-letter ULID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Ulid);

/// A text that is not the name of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a record id")]
pub struct NotARecordId;

impl RecordId {
    /// Makes the next name: later than `last` even when the clock was set back.
    ///
    /// `now_ms` is Unix time in milliseconds; `random` brings at least 80 random bits.
    pub fn next(last: Option<RecordId>, now_ms: i64, random: u128) -> RecordId {
        let now_ms = u64::try_from(now_ms).unwrap_or(0);
        let fresh = Ulid::from_parts(now_ms, random);
        match last {
            Some(RecordId(last)) if last >= fresh => RecordId(Ulid(last.0.saturating_add(1))),
            _ => RecordId(fresh),
        }
    }

    /// When the record was made by the clock of then, Unix time in milliseconds.
    pub fn made_ms(self) -> i64 {
        i64::try_from(self.0.timestamp_ms()).unwrap_or(i64::MAX)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = NotARecordId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = Ulid::from_string(text).map_err(|_| NotARecordId)?;
        // ULID reads small letters too; a record has one name only.
        let mut name = [0; ulid::ULID_LEN];
        if id.array_to_str(&mut name) == text { Ok(RecordId(id)) } else { Err(NotARecordId) }
    }
}
