//! The note of a witness, as text and back.

use homeward::domain::time::Moment;
use homeward::domain::witness::Witness;

#[test]
fn a_note_comes_back_as_it_was_and_any_other_text_is_refused() {
    let witness = Witness { entries: 312, seen: Moment::new(1_763_800_000_000, -480).unwrap() };
    assert_eq!(witness.to_string(), "312 1763800000000 -480");
    assert_eq!(witness.to_string().parse(), Ok(witness));
    for text in
        ["", "312", "312 1763800000000", "-1 0 0", "1 0 0 0", "1 0 99999", "1 9223372036854775807 0", "a b c"]
    {
        assert!(text.parse::<Witness>().is_err(), "{text}");
    }
}

#[test]
fn only_an_empty_diary_that_was_not_empty_misses_all() {
    for (noted, now, misses) in [(0, 0, false), (3, 0, true), (3, 1, false), (0, 2, false)] {
        let witness = Witness { entries: noted, seen: Moment::new(0, 0).unwrap() };
        assert_eq!(witness.misses_all(now), misses, "{noted} {now}");
    }
}

#[test]
fn the_note_is_written_anew_after_a_minute_and_at_once_when_a_diary_fills_or_empties() {
    fn check(noted: Option<(usize, i64)>, now: (usize, i64), expected: bool) {
        let seen =
            |(entries, at_ms)| Witness { entries, seen: Moment::new(1_790_000_000_000 + at_ms, 0).unwrap() };
        assert_eq!(seen(now).outdates(noted.map(seen)), expected, "{noted:?} {now:?}");
    }
    check(None, (0, 0), true);
    check(None, (3, 0), true);
    check(Some((3, 0)), (4, 59_999), false);
    check(Some((3, 0)), (3, 60_000), true);
    check(Some((3, 0)), (4, -1), true);
    // A draft alone was kept, and now the first entry is.
    check(Some((0, 0)), (1, 5_000), true);
    check(Some((0, 0)), (0, 5_000), false);
    check(Some((1, 0)), (0, 5_000), true);
}
