//! When to remind of a backup: gently, and only where there is something to lose.

use chrono::TimeDelta;

use super::time::Moment;

const LONG: TimeDelta = TimeDelta::days(30);
const MANY: usize = 20;
/// So far ahead no clock is that is right in any zone.
const AHEAD: TimeDelta = TimeDelta::days(2);

/// The last backup that was made on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastBackup {
    /// When it was made.
    pub made: Moment,
    /// How many own entries it held.
    pub entries: usize,
}

/// Whether it is time for a backup: after 30 days with something new, or after 20 new entries. `oldest` is when the oldest
/// own entry was made; where there is no backup, the days count from there. A clock that was set back reminds nobody, and a
/// backup from the time to come, made while the clock was ahead, tells no day to count from.
pub fn is_due(last: Option<LastBackup>, entries: usize, oldest: Option<Moment>, now: Moment) -> bool {
    let Some(oldest) = oldest else { return false };
    let (since, held) = last.map_or((oldest, 0), |last| (last.made, last.entries));
    let since = if since.since(now) > AHEAD { oldest } else { since };
    let new = entries.saturating_sub(held);
    new >= MANY || (new > 0 && now.since(since) >= LONG)
}
