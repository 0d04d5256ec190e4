//! The wire: what goes in comes out, and what was damaged never passes for a record.

use homeward::journal::{DecodeError, Kind, RecordKey, decode, encode};
use proptest::prelude::*;

use crate::any::any_record;
use crate::support::{note, record, words};

fn with_sum(json: &str) -> String {
    format!("{:08x} {json}", crc32fast::hash(json.as_bytes()))
}

fn json_of(text: &str) -> String {
    text[9..].to_owned()
}

proptest! {
    #[test]
    fn a_record_of_any_kind_reads_back_as_it_was(record in any_record()) {
        let text = encode(&record).unwrap();
        prop_assert_eq!(decode(&RecordKey::of(&record), &text), Ok(record.into()));
    }

    #[test]
    fn one_changed_byte_is_an_error_and_not_another_record(
        record in any_record(), at in any::<prop::sample::Index>(), flip in 1..=255_u8,
    ) {
        let whole = encode(&record).unwrap();
        let mut bytes = whole.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        // A browser stores text, not bytes: what is no text any more arrives with the replacement sign. Where that very
        // sign was broken, the text is as it was.
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(decode(&RecordKey::of(&record), &text).is_ok(), text == whole);
    }

    #[test]
    fn a_text_cut_short_is_an_error(record in any_record(), at in any::<prop::sample::Index>()) {
        let text = encode(&record).unwrap();
        let at = text.floor_char_boundary(at.index(text.len()));
        prop_assert_eq!(decode(&RecordKey::of(&record), &text[..at]), Err(DecodeError::Damaged));
    }

    #[test]
    fn any_text_at_all_is_read_without_a_panic(text in ".*", json in ".*") {
        let key = RecordKey::of(&record(1, 1, note("")));
        prop_assert!(decode(&key, &text).is_err());
        prop_assert!(decode(&key, &with_sum(&json)).is_err());
    }
}

#[test]
fn every_byte_of_one_record_flipped_in_every_way_is_an_error() {
    let record = record(1, 3, note("über allem ✓"));
    let text = encode(&record).unwrap();
    for at in 0..text.len() {
        for flip in 1..=255_u8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= flip;
            let changed = String::from_utf8_lossy(&bytes);
            assert!(decode(&RecordKey::of(&record), &changed).is_err(), "byte {at} flipped by {flip}");
        }
    }
}

#[test]
fn a_hundred_thousand_characters_read_back() {
    for letter in ["a", "ß", "語", "🌿", "\"", "\n", "\u{0}"] {
        let record = record(1, 1, note(&letter.repeat(100_000)));
        assert_eq!(decode(&RecordKey::of(&record), &encode(&record).unwrap()), Ok(record.into()));
    }
}

#[test]
fn what_is_wrong_is_named() {
    fn check(change: (&str, &str), expected: &str) {
        let record = record(1, 1, note("hello"));
        let json = json_of(&encode(&record).unwrap());
        assert!(json.contains(change.0), "{} is in {json}", change.0);
        let text = with_sum(&json.replace(change.0, change.1));
        let error = decode(&RecordKey::of(&record), &text).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    check(("\"v\":1", "\"v\":2"), "a newer version of Homeward wrote this entry (format 2)");
    check(("\"v\":1", "\"v\":0"), "v: the version of the format is missing");
    check(("\"v\":1,", ""), "v: the version of the format is missing");
    check(("\"check-in\"", "\"dream\""), "kind: unknown");
    check(("\"check-in\"", "\"capture\""), "body: a part is missing or has another type");
    check(("\"id\":\"0", "\"id\":\"I"), "id: not a record id");
    check(("\"rev\":1", "\"rev\":0"), "rev: revisions count from 1");
    check(("\"rev\":1", "\"rev\":2"), "this entry lies under the key of another one");
    check(("\"rev\":1", "\"deleted\":true,\"rev\":1"), "this entry lies under the key of another one");
    check(("\"utcMs\":1000", "\"utcMs\":-1"), "made: this time is outside of the calendar");
    check(("\"utcMs\":2000", "\"utcMs\":-1"), "written: this time is outside of the calendar");
    check(("\"okay\"", "\"splendid\""), "mood: unknown");
    check(("\"note\"", "\"energy\":6,\"note\""), "energy: a level is 1 to 5");
    check(
        ("\"note\"", "\"words\":[\"Not a slug\"],\"note\""),
        "words: a slug has 1 to 48 small letters, digits or hyphens",
    );
    check(("\"hello\"", "5"), "body: a part is missing or has another type");
    check(("{\"v\"", "[{\"v\""), "this entry is not JSON");
}

#[test]
fn a_text_longer_than_an_entry_holds_is_refused() {
    let record = record(1, 1, note("hello"));
    let json = json_of(&encode(&record).unwrap()).replace("hello", &"a".repeat(400_001));
    let error = decode(&RecordKey::of(&record), &with_sum(&json)).unwrap_err();
    assert_eq!(error.to_string(), "note: this text has 400001 characters; one entry holds 400000");
}

#[test]
fn members_that_format_1_does_not_know_are_passed_over() {
    let record = record(1, 1, note("hello"));
    let json = json_of(&encode(&record).unwrap()).replace("\"note\"", "\"weather\":\"rain\",\"note\"");
    assert_eq!(decode(&RecordKey::of(&record), &with_sum(&json)), Ok(record.into()));
}

#[test]
fn errors_and_debug_never_quote_the_persons_words() {
    let record = record(1, 1, note("my secret"));
    let json = json_of(&encode(&record).unwrap()).replace("\"mood\":\"okay\"", "\"mood\":[\"my secret\"]");
    let error = decode(&RecordKey::of(&record), &with_sum(&json)).unwrap_err();
    let shown = format!("{error} {error:?} {record:?} {:?}", words("my secret"));
    assert!(!shown.contains("secret"), "{shown}");
}

#[test]
fn a_kind_is_found_by_its_slug_alone() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_slug(kind.slug()), Some(kind));
    }
    assert_eq!(Kind::from_slug("Check-in"), None);
}
