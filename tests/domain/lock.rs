//! The lock's times and secrets, as tables: when it warns and shuts, how long a wrong try costs, and what a secret is worth.

use chrono::TimeDelta;
use homeward::domain::lock::{AutoLock, Strength, Tries, Verdict, pause_after};
use homeward::domain::time::Moment;

const MINUTE_MS: i64 = 60_000;
const WARNING_MS: i64 = 20_000;

fn ms(milliseconds: i64) -> TimeDelta {
    TimeDelta::milliseconds(milliseconds)
}

fn moment(utc_ms: i64) -> Moment {
    Moment::new(utc_ms, 60).unwrap()
}

#[test]
fn it_warns_twenty_seconds_before_it_locks_and_a_hidden_one_locks_without() {
    fn check(auto_lock: AutoLock, idle_ms: i64, visible: Verdict, hidden: Verdict) {
        for (is_hidden, expected) in [(false, visible), (true, hidden)] {
            let verdict = auto_lock.verdict(ms(idle_ms), is_hidden);
            assert_eq!(verdict, expected, "{auto_lock:?}, {idle_ms} ms, hidden {is_hidden}");
        }
    }
    for (auto_lock, minutes) in [(AutoLock::Soon, 1), (AutoLock::Usual, 5), (AutoLock::Late, 15)] {
        let lock_ms = minutes * MINUTE_MS;
        let warn_ms = lock_ms - WARNING_MS;
        check(auto_lock, 0, Verdict::Stay, Verdict::Stay);
        check(auto_lock, warn_ms - 1, Verdict::Stay, Verdict::Stay);
        check(auto_lock, warn_ms, Verdict::Warn(ms(WARNING_MS)), Verdict::Stay);
        check(auto_lock, warn_ms + 1, Verdict::Warn(ms(WARNING_MS - 1)), Verdict::Stay);
        check(auto_lock, lock_ms - 1, Verdict::Warn(ms(1)), Verdict::Stay);
        check(auto_lock, lock_ms, Verdict::Lock, Verdict::Lock);
        check(auto_lock, lock_ms + 1, Verdict::Lock, Verdict::Lock);
        // The phone slept for a week.
        check(auto_lock, 7 * 24 * 60 * MINUTE_MS, Verdict::Lock, Verdict::Lock);
        // A clock that was set back.
        check(auto_lock, -1, Verdict::Stay, Verdict::Stay);
        check(auto_lock, -lock_ms, Verdict::Stay, Verdict::Stay);
    }
    for idle_ms in [-1, 0, MINUTE_MS, 15 * MINUTE_MS, i64::MAX / 2_000_000] {
        check(AutoLock::Never, idle_ms, Verdict::Stay, Verdict::Stay);
    }
}

#[test]
fn the_next_look_comes_when_something_is_to_happen() {
    fn check(auto_lock: AutoLock, idle_ms: i64, visible_ms: Option<i64>, hidden_ms: Option<i64>) {
        for (is_hidden, expected) in [(false, visible_ms), (true, hidden_ms)] {
            let next = auto_lock.next_look(ms(idle_ms), is_hidden);
            assert_eq!(next, expected.map(ms), "{auto_lock:?}, {idle_ms} ms, hidden {is_hidden}");
        }
    }
    for (auto_lock, minutes) in [(AutoLock::Soon, 1), (AutoLock::Usual, 5), (AutoLock::Late, 15)] {
        let lock_ms = minutes * MINUTE_MS;
        let warn_ms = lock_ms - WARNING_MS;
        check(auto_lock, 0, Some(warn_ms), Some(lock_ms));
        check(auto_lock, 1, Some(warn_ms - 1), Some(lock_ms - 1));
        check(auto_lock, warn_ms - 1, Some(1), Some(WARNING_MS + 1));
        check(auto_lock, warn_ms, Some(0), Some(WARNING_MS));
        check(auto_lock, warn_ms + 1, Some(0), Some(WARNING_MS - 1));
        check(auto_lock, lock_ms - 1, Some(0), Some(1));
        check(auto_lock, lock_ms, Some(0), Some(0));
        check(auto_lock, lock_ms + 1, Some(0), Some(0));
    }
    for idle_ms in [0, 15 * MINUTE_MS, 60 * MINUTE_MS] {
        check(AutoLock::Never, idle_ms, None, None);
    }
}

/// Who looks when [`AutoLock::next_look`] says finds the verdict changed, and one millisecond before finds it as it was.
#[test]
fn a_look_before_the_next_one_would_find_nothing_new() {
    for auto_lock in AutoLock::ALL {
        for is_hidden in [false, true] {
            let Some(wait) = auto_lock.next_look(TimeDelta::zero(), is_hidden) else { continue };
            assert_eq!(
                auto_lock.verdict(wait - ms(1), is_hidden),
                Verdict::Stay,
                "{auto_lock:?} {is_hidden}"
            );
            assert_ne!(auto_lock.verdict(wait, is_hidden), Verdict::Stay, "{auto_lock:?} {is_hidden}");
        }
    }
}

#[test]
fn minutes_that_a_note_may_hold_become_the_next_choice_that_is_not_longer() {
    for (minutes, expected) in [
        (0, AutoLock::Never),
        (1, AutoLock::Soon),
        (4, AutoLock::Soon),
        (5, AutoLock::Usual),
        (14, AutoLock::Usual),
        (15, AutoLock::Late),
        (16, AutoLock::Late),
        (u16::MAX, AutoLock::Late),
    ] {
        assert_eq!(AutoLock::of_minutes(minutes), expected, "{minutes}");
    }
    for auto_lock in AutoLock::ALL {
        assert_eq!(AutoLock::of_minutes(auto_lock.minutes()), auto_lock);
        assert_eq!(auto_lock.after().is_none(), auto_lock == AutoLock::Never);
    }
    assert_eq!(AutoLock::default(), AutoLock::Usual);
}

#[test]
fn two_slips_cost_nothing_and_no_pause_is_longer_than_half_a_minute() {
    for (wrong, seconds) in [
        (0, 0),
        (1, 0),
        (2, 0),
        (3, 2),
        (4, 5),
        (5, 10),
        (6, 20),
        (7, 30),
        (8, 30),
        (1_000, 30),
        (u32::MAX, 30),
    ] {
        assert_eq!(pause_after(wrong), TimeDelta::seconds(seconds), "{wrong}");
    }
}

#[test]
fn a_pause_runs_from_the_last_wrong_try_and_no_clock_makes_it_longer() {
    const LAST_MS: i64 = 1_790_000_000_000;
    fn check(wrong: u32, since_ms: i64, expected_ms: i64) {
        let tries = Tries { wrong, last: moment(LAST_MS) };
        assert_eq!(tries.wait(moment(LAST_MS + since_ms)), ms(expected_ms), "{wrong} wrong, {since_ms} ms");
    }
    for wrong in [0, 1, 2] {
        for since_ms in [-1, 0, 1] {
            check(wrong, since_ms, 0);
        }
    }
    for (wrong, pause_ms) in
        [(3, 2_000), (4, 5_000), (5, 10_000), (6, 20_000), (7, 30_000), (u32::MAX, 30_000)]
    {
        check(wrong, 0, pause_ms);
        check(wrong, 1, pause_ms - 1);
        check(wrong, pause_ms - 1, 1);
        check(wrong, pause_ms, 0);
        check(wrong, pause_ms + 1, 0);
        check(wrong, 365 * 24 * 60 * MINUTE_MS, 0);
        // Set back by a moment, by a year and to the beginning of time: the pause is waited for from then on, and once.
        for back_ms in [1, 365 * 24 * 60 * MINUTE_MS, LAST_MS] {
            check(wrong, -back_ms, pause_ms);
            let now_ms = LAST_MS - back_ms;
            let tries = Tries { wrong, last: moment(LAST_MS) }.not_after(moment(now_ms));
            assert_eq!(tries.wait(moment(now_ms + pause_ms - 1)), ms(1), "{wrong} wrong, {back_ms} ms back");
            assert_eq!(tries.wait(moment(now_ms + pause_ms)), ms(0), "{wrong} wrong, {back_ms} ms back");
        }
    }
    // The clock on the wall has moved, time has not.
    let tries = Tries { wrong: 3, last: Moment::new(LAST_MS, 60).unwrap() };
    let later = Moment::new(LAST_MS + 500, 120).unwrap();
    assert_eq!(tries.wait(later), ms(1_500));
    assert_eq!(tries.not_after(later), tries, "a clock that goes on changes nothing");
}

#[test]
fn wrong_tries_are_counted_to_the_end_of_numbers_and_not_beyond() {
    for (wrong, expected) in [(0, 1), (6, 7), (u32::MAX - 1, u32::MAX), (u32::MAX, u32::MAX)] {
        let tries = Tries { wrong, last: moment(1) }.and_one(moment(2));
        assert_eq!(tries, Tries { wrong: expected, last: moment(2) });
    }
    assert_eq!(Tries::default().wait(moment(0)), TimeDelta::zero());
}

#[test]
fn a_secret_is_called_what_it_is() {
    use Strength::{Long, Pin, Short, TooShort};
    for (secret, expected) in [
        ("", TooShort),
        ("12345", TooShort),
        ("abcde", TooShort),
        ("   abcde   ", TooShort),
        ("      ", TooShort),
        ("123456", Pin),
        (" 123456\n", Pin),
        ("1234567", Pin),
        ("123456789012345", Pin),
        ("12345a", Short),
        ("123 456", Short),
        ("abcdef", Short),
        ("abcdefghijk", Short),
        (" abcdefghijk ", Short),
        ("abcdefghijkl", Long),
        ("12345678901a", Long),
        ("seven green doors", Long),
        // Signs count, not their bytes.
        ("Grüße", TooShort),
        ("Grüßen", Short),
        ("海海海海海", TooShort),
        ("海海海海海海海海海海海", Short),
        ("海海海海海海海海海海海海", Long),
        // Digits that are not on a PIN's keys are letters.
        ("١٢٣٤٥٦", Short),
    ] {
        assert_eq!(Strength::of(secret), expected, "{secret:?}");
    }
}
