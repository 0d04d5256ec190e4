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

impl Witness {
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
