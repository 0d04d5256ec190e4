//! When to remind of a backup: gently, and only where there is something to lose.

use chrono::TimeDelta;

use super::id::RecordId;
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
    /// The newest of them. Earlier versions did not remember it.
    pub newest: Option<RecordId>,
}

/// Whether it is time for a backup: after 30 days with something new, or after 20 new entries. `own` are the person's own entries;
/// where there is no backup, the days count from the oldest. A clock that was set back reminds nobody, and a backup from the
/// time to come, made while the clock was ahead, tells no day to count from.
pub fn is_due(last: Option<LastBackup>, own: &[RecordId], now: Moment) -> bool {
    let newest = last.and_then(|last| last.newest);
    let (mut oldest, mut later) = (None::<RecordId>, 0);
    for id in own.iter().copied() {
        oldest = Some(oldest.map_or(id, |oldest| oldest.min(id)));
        // Where entries went since, their number alone would hide as many new ones. An older one may have come out of a file.
        later += usize::from(newest.is_some_and(|newest| id > newest));
    }
    let oldest = oldest.and_then(|id| Moment::new(id.made_ms(), 0).ok());
    let Some(oldest) = oldest else { return false };
    let (since, held) = last.map_or((oldest, 0), |last| (last.made, last.entries));
    let since = if since.since(now) > AHEAD { oldest } else { since };
    let new = later.max(own.len().saturating_sub(held));
    new >= MANY || (new > 0 && now.since(since) >= LONG)
}
