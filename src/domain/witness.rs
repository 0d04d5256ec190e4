//! What stood in the diary when it was last seen: kept outside of it, so that an empty diary is not taken for a first day.

use std::fmt;
use std::str::FromStr;

use super::time::Moment;

/// How many entries there were, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Witness {
    /// The person's own entries.
    pub entries: usize,
    /// When they were counted.
    pub seen: Moment,
}

/// A text that is not the note of a witness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the note of a witness")]
pub struct NotAWitness;

/// The witness need not be exact, and it must not cost each save a third write.
const APART_MS: i64 = 60_000;

impl Witness {
    /// Whether this is worth writing down over what was `noted` last: after a minute, and at once when a diary that was
    /// empty is so no more, or the other way round. A clock that was set back counts as a minute.
    pub fn outdates(self, noted: Option<Witness>) -> bool {
        noted.is_none_or(|noted| {
            let is_recent = (0..APART_MS).contains(&(self.seen.utc_ms() - noted.seen.utc_ms()));
            !is_recent || (noted.entries == 0) != (self.entries == 0)
        })
    }

    /// Whether a diary with `entries` now has lost all that was there.
    pub fn misses_all(self, entries: usize) -> bool {
        self.entries > 0 && entries == 0
    }
}

/// Count, milliseconds since 1970, minutes east of UTC.
impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.entries, self.seen.utc_ms(), self.seen.offset_min())
    }
}

impl FromStr for Witness {
    type Err = NotAWitness;

    fn from_str(text: &str) -> Result<Witness, NotAWitness> {
        let parts: Vec<&str> = text.split(' ').collect();
        let [entries, utc_ms, offset_min] = parts[..] else { return Err(NotAWitness) };
        let read = |text: &str| text.parse::<i64>().map_err(|_| NotAWitness);
        let entries = entries.parse().map_err(|_| NotAWitness)?;
        let offset_min = i16::try_from(read(offset_min)?).map_err(|_| NotAWitness)?;
        let seen = Moment::new(read(utc_ms)?, offset_min).map_err(|_| NotAWitness)?;
        Ok(Witness { entries, seen })
    }
}
