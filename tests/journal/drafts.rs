//! Two drafts of one place become one, and no word of either is gone.

use homeward::domain::text::{MAX_CHARS, Slug, Words};
use homeward::journal::{Draft, Place, joined_words};

#[test]
fn older_words_stand_above_newer_ones_and_nothing_is_said_twice() {
    for (older, newer, expected) in [
        ("", "new", "new"),
        ("old", "", "old"),
        ("old", "new", "old\n\nnew"),
        ("a boat", "a boat and the shore", "a boat and the shore"),
        ("a boat and the shore", "a boat", "a boat and the shore"),
        (" \n", "new", "new"),
    ] {
        assert_eq!(joined_words(older, newer), expected, "{older:?} {newer:?}");
    }
}

#[test]
fn fields_come_from_both_and_the_newer_one_wins() {
    let older = draft("", &[("place", "old street"), ("ride-name", "Rosa")]);
    let newer = draft("why", &[("place", "new street")]);
    let expected = draft("why", &[("place", "new street"), ("ride-name", "Rosa")]);
    assert_eq!(newer.with_older(&older), Some(expected));
}

#[test]
fn two_drafts_that_are_too_long_together_stay_two() {
    let long = draft(&"a".repeat(MAX_CHARS - 1), &[]);
    let other = draft(&"b".repeat(2), &[]);
    assert_eq!(long.with_older(&other), None);
}

fn draft(words: &str, fields: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::of(Place::new("session/new").unwrap(), Words::new(words).unwrap());
    for (name, text) in fields {
        draft.fields.put(Slug::try_from((*name).to_owned()).unwrap(), Words::new(*text).unwrap());
    }
    draft
}
