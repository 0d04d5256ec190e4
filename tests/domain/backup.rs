//! A backup is asked for after 30 days or 20 entries, and never of an empty diary.

use homeward::domain::backup::{LastBackup, is_due};
use homeward::domain::time::Moment;

fn day(day: i64) -> Moment {
    Moment::new((20_000 + day) * 86_400_000, 0).unwrap()
}

#[test]
fn a_backup_is_due_after_thirty_days_or_twenty_entries() {
    fn check(last: Option<(i64, usize)>, entries: usize, oldest: Option<i64>, now: i64, expected: bool) {
        let backup = last.map(|(made, entries)| LastBackup { made: day(made), entries });
        let found = is_due(backup, entries, oldest.map(day), day(now));
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
