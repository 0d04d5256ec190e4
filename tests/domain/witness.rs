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
