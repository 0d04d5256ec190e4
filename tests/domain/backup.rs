//! A backup is asked for after 30 days or 20 entries, and never of an empty diary.

use homeward::domain::backup::{LastBackup, is_due};
use homeward::domain::id::RecordId;
use homeward::domain::time::Moment;

fn day(day: i64) -> Moment {
    Moment::new((20_000 + day) * 86_400_000, 0).unwrap()
}

/// So many entries, all of one day.
fn written(count: usize, on: i64) -> Vec<RecordId> {
    let next = |last: Option<RecordId>| Some(RecordId::next(last, day(on).utc_ms(), 0));
    std::iter::successors(next(None), |last| next(Some(*last))).take(count).collect()
}

#[test]
fn a_backup_is_due_after_thirty_days_or_twenty_entries() {
    fn check(last: Option<(i64, usize)>, entries: usize, oldest: Option<i64>, now: i64, expected: bool) {
        let backup = last.map(|(made, entries)| LastBackup { made: day(made), entries, newest: None });
        let own = written(entries, oldest.unwrap_or_default());
        let found = is_due(backup, &own, day(now));
        assert_eq!(found, expected, "{last:?}, {entries} entries since {oldest:?}, on day {now}");
    }
    check(None, 0, None, 100, false);
    check(None, 1, Some(0), 29, false);
    check(None, 1, Some(0), 30, true);
    check(None, 19, Some(0), 1, false);
    check(None, 20, Some(0), 1, true);
    check(Some((0, 20)), 20, Some(0), 100, false);
    check(Some((0, 20)), 21, Some(0), 29, false);
    check(Some((0, 20)), 21, Some(0), 30, true);
    check(Some((0, 20)), 39, Some(0), 1, false);
    check(Some((0, 20)), 40, Some(0), 1, true);
    // Entries were deleted since.
    check(Some((0, 20)), 5, Some(0), 100, false);
    // The clock was set back.
    check(Some((50, 20)), 21, Some(0), 10, false);
    check(None, 3, Some(50), 10, false);
    check(Some((50, 20)), 21, Some(45), 10, false);
    // It was ahead when the backup was made, and is right again.
    check(Some((27_000, 20)), 21, Some(0), 29, false);
    check(Some((27_000, 20)), 21, Some(0), 30, true);
    check(Some((27_000, 20)), 20, Some(0), 100, false);
}

#[test]
fn what_was_deleted_since_the_backup_hides_nothing_new() {
    // Of those in a backup of day 0 some are left; some are new, and named after all of them.
    fn check(held: usize, left: usize, new: usize, now: i64, expected: bool) {
        let mut own = written(held + new, 0);
        let newest = held.checked_sub(1).map(|at| own[at]);
        own.drain(left..held);
        let last = LastBackup { made: day(0), entries: held, newest };
        assert_eq!(is_due(Some(last), &own, day(now)), expected, "{left} of {held}, and {new}, on day {now}");
    }
    check(100, 90, 10, 29, false);
    check(100, 90, 10, 30, true);
    check(100, 100, 0, 60, false);
    check(100, 50, 0, 60, false);
    check(300, 20, 19, 1, false);
    check(300, 20, 20, 1, true);
    check(1, 0, 20, 1, true);
}
