//! Keys say everything that opening needs, and have one writing only.

use homeward::domain::id::RecordId;
use homeward::journal::{Form, Kind, RecordKey, RecordState, Revision};
use proptest::prelude::*;

use crate::any::any_record;

const ID: &str = "01KKJ8ZZ5Q0123456789ABCDEF";

#[test]
fn a_key_tells_kind_name_revision_and_state() {
    fn check(text: &str, kind: Kind, rev: u32, state: RecordState) {
        let id: RecordId = ID.parse().unwrap();
        let form = if text.starts_with("homeward/2/") { Form::Sealed } else { Form::Open };
        let key = RecordKey { kind, id, rev: Revision::new(rev).unwrap(), state, form };
        let text = text.replace("ID", ID);
        assert_eq!(text.parse(), Ok(key), "{text}");
        assert_eq!(key.to_string(), text);
    }
    check("homeward/1/care-plan/ID/r1", Kind::CarePlan, 1, RecordState::Live);
    check("homeward/1/session/ID/r12", Kind::Session, 12, RecordState::Live);
    check("homeward/1/check-in/ID/x3", Kind::CheckIn, 3, RecordState::Deleted);
    check("homeward/1/capture/ID/r4294967295", Kind::Capture, u32::MAX, RecordState::Live);
    check("homeward/1/layer/ID/r1", Kind::Layer, 1, RecordState::Live);
    check("homeward/1/draft/ID/x1", Kind::Draft, 1, RecordState::Deleted);
    check("homeward/1/example-set/ID/r1", Kind::ExampleSet, 1, RecordState::Live);
    check("homeward/2/check-in/ID/r1", Kind::CheckIn, 1, RecordState::Live);
    check("homeward/2/capture/ID/x2", Kind::Capture, 2, RecordState::Deleted);
}

#[test]
fn any_other_writing_is_not_a_key() {
    for text in [
        "",
        "homeward/look",
        "homeward/3/check-in/ID/r1",
        "homeward/2/check-in/ID/r01",
        "homeward/1/dream/ID/r1",
        "homeward/1/check-in/ID",
        "homeward/1/check-in/ID/r1/",
        "homeward/1/check-in/ID/r1/more",
        " homeward/1/check-in/ID/r1",
        "Homeward/1/check-in/ID/r1",
        "homeward/1/check-in/ID/r0",
        "homeward/1/check-in/ID/r01",
        "homeward/1/check-in/ID/r+1",
        "homeward/1/check-in/ID/r-1",
        "homeward/1/check-in/ID/r4294967296",
        "homeward/1/check-in/ID/q1",
        "homeward/1/check-in/ID/1",
        "homeward/1/check-in/ID/r",
        "homeward/1/check-in/01kkj8zz5q0123456789abcdef/r1",
        "homeward/1/check-in/01KKJ8ZZ5Q0123456789ABCDE/r1",
        // Beyond the year 9999: a name there would leave no room for later ones.
        "homeward/1/check-in/7ZZZZZZZZZZZZZZZZZZZZZZZZZ/r1",
    ] {
        let text = text.replace("ID", ID);
        assert!(text.parse::<RecordKey>().is_err(), "{text}");
    }
}

#[test]
fn of_one_record_the_later_revision_sorts_last_and_a_live_copy_wins_a_tie() {
    let key = |text: &str| text.replace("ID", ID).parse::<RecordKey>().unwrap();
    let sorted = ["x1", "r1", "x2", "r2", "r9", "r10"].map(|rev| key(&format!("homeward/1/draft/ID/{rev}")));
    assert!(sorted.is_sorted());
    let [open, sealed, next] =
        ["homeward/1/draft/ID/r1", "homeward/2/draft/ID/r1", "homeward/1/draft/ID/r2"].map(key);
    assert!(open < sealed && sealed < next, "of one revision the sealed text counts");
}

proptest! {
    #[test]
    fn every_key_reads_back(record in any_record()) {
        let key = RecordKey::of(&record);
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }
}
