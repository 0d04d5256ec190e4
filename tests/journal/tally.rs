//! Counts in plain words.

use homeward::domain::capture::Capture;
use homeward::domain::care_plan::CarePlan;
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::session::Session;
use homeward::domain::time::Moment;
use homeward::journal::{
    Draft, Entry, ExampleSet, Kind, Place, Record, RecordState, Revision, added, by_kind, damaged_texts,
    lines_by_kind,
};

use crate::support::words;

#[test]
fn records_are_counted_by_kind_and_empty_ones_are_not() {
    let now = Moment::default();
    let record = |entry| Record {
        id: RecordId::next(None, 1, 1),
        rev: Revision::FIRST,
        made: now,
        written: now,
        state: RecordState::Live,
        entry,
    };
    let check_in = || Entry::CheckIn(CheckIn::of(Mood::Okay));
    let session = || Entry::Session(Session::at(now));
    let capture = || Entry::Capture(Capture::seal(words("A door."), None).unwrap());
    let plan = |notes| {
        let clinic_notes = words(notes);
        Entry::CarePlan(CarePlan { clinic_notes, welcomed: true, ..CarePlan::default() })
    };
    let draft = |text| Entry::Draft(Draft::of(Place::new("capture").unwrap(), words(text)));
    let examples = || Entry::ExampleSet(ExampleSet { ids: Vec::new() });
    let check = |entries: Vec<Entry>, expected: &str| {
        let records: Vec<Record> = entries.into_iter().map(record).collect();
        assert_eq!(by_kind(&records), expected);
    };
    check(vec![], "nothing");
    check(vec![draft(" "), plan(""), examples()], "nothing");
    check(vec![check_in()], "1 check-in");
    check(
        vec![plan("No food after ten."), check_in(), draft(""), check_in()],
        "2 check-ins and your care plan",
    );
    check(
        vec![draft("A"), capture(), session(), check_in(), check_in(), capture()],
        "2 check-ins, 1 session, 2 sets of first words and 1 draft",
    );
}

#[test]
fn counts_are_said_by_kind_in_a_line_each() {
    let check = |counts: &[(Kind, usize)], expected: &[&str]| {
        let count = |kind| counts.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count);
        assert_eq!(lines_by_kind(count), expected);
    };
    check(&[], &[]);
    check(&[(Kind::Draft, 1), (Kind::CheckIn, 12)], &["12 check-ins", "1 draft"]);
    check(&[(Kind::CarePlan, 1), (Kind::ExampleSet, 1)], &["your care plan"]);
}

#[test]
fn what_a_file_has_brought_is_said_also_where_all_of_it_was_damaged() {
    let now = Moment::default();
    let entry = Entry::CheckIn(CheckIn::of(Mood::Okay));
    let check_in = Record {
        id: RecordId::next(None, 1, 1),
        rev: Revision::FIRST,
        made: now,
        written: now,
        state: RecordState::Live,
        entry,
    };
    for (records, aside, expected) in [
        (vec![], 0, "Added: nothing."),
        (vec![check_in.clone()], 0, "Added: 1 check-in."),
        (vec![], 1, "1 damaged text is kept aside."),
        (vec![], 2, "2 damaged texts are kept aside."),
        (vec![check_in], 2, "Added: 1 check-in. 2 damaged texts are kept aside."),
    ] {
        assert_eq!(added(&records, aside), expected);
    }
    assert_eq!([0, 1, 2].map(damaged_texts), ["0 damaged texts", "1 damaged text", "2 damaged texts"]);
}
