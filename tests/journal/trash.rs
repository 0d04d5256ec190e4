//! The trash: what was deleted comes back for thirty days, and no clock that lies empties it.

use homeward::domain::capture::Layer;
use homeward::domain::id::RecordId;
use homeward::journal::{
    DecodeError, Draft, Entry, ExampleSet, Journal, Kind, MemoryStore, Place, ReadError, Record, RecordKey,
    RecordState, Stored, Tombstone, decode, deleted_together, due_for_emptying, encode, export, preview,
};
use proptest::prelude::*;

use crate::any::any_record;
use crate::support::{App, at, capture, draft, id, note, record, told, words};

const DAY_MS: i64 = 86_400_000;
/// Day 0 of the tables below.
const START_MS: i64 = 1_790_000_000_000;

fn day(day: i64) -> i64 {
    START_MS + day * DAY_MS
}

#[test]
fn the_trash_shows_the_last_deletion_first_and_only_what_a_person_wrote() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let [a, b] = ["a", "b"].map(|text| app.create(note(text)));
    let sealed = app.create(capture("a door"));
    let typing = app.create(draft("I"));
    let set = app.create(Entry::ExampleSet(ExampleSet { ids: Vec::new() }));
    assert_eq!(app.journal.trash(), (vec![], vec![]));
    let gone = [app.delete(&b), app.delete(&sealed), app.delete(&a)];
    app.delete(&typing);
    app.delete(&set);
    let [b, sealed, a] = gone;
    assert_eq!(app.journal.trash(), (vec![a.clone(), sealed.clone(), b.clone()], vec![]));
    app.restore(&sealed);
    app.empty(&b);
    assert_eq!(app.journal.trash(), (vec![a], vec![]));
    assert_eq!(app.journal.ids(Kind::Capture), [sealed.id]);
}

#[test]
fn what_was_deleted_in_one_tap_stands_together() {
    let deleted = |n, written, entry| Record {
        state: RecordState::Deleted,
        written: at(written),
        ..record(n, 2, entry)
    };
    let layer_of = |of| Entry::Layer(Layer { capture: id(of), prompt: None, words: words("again") });
    let door = deleted(1, 9_000, capture("a door"));
    let (with_it, before_it) = (deleted(2, 9_000, layer_of(1)), deleted(3, 8_000, layer_of(1)));
    let (of_another, alone) = (deleted(4, 9_000, layer_of(7)), deleted(5, 9_000, note("x")));
    let trash = [&with_it, &door, &of_another, &alone, &before_it].map(Clone::clone).to_vec();
    let expected = vec![vec![door, with_it], vec![of_another], vec![alone], vec![before_it]];
    assert_eq!(deleted_together(&trash), expected);
    assert_eq!(deleted_together(&[]), Vec::<Vec<Record>>::new());
}

#[test]
fn opening_a_journal_with_a_full_trash_reads_nothing() {
    let gone = |n| Record { state: RecordState::Deleted, ..record(n, 2, note("x")) };
    let texts = (0..1_000).map(|n| (RecordKey::of(&gone(n)).to_string(), encode(&gone(n)).unwrap()));
    let store = MemoryStore::holding(texts);
    let journal = Journal::open(store.clone());
    assert_eq!((journal.deleted().len(), store.gets()), (1_000, 0));
    assert_eq!((journal.trash().0.len(), store.gets()), (1_000, 1_000), "the counter counts");
}

#[test]
fn what_is_emptied_leaves_no_word_and_no_old_copy_brings_it_back() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let written = app.create(note("a secret"));
    let (old_fast, old_durable) = (app.fast.copy(), app.durable.copy());
    let file = export(std::slice::from_ref(&written), at(0)).unwrap();
    let gone = app.delete(&written);
    let stone = app.empty(&gone);
    assert_eq!((stone.id, stone.rev.get(), stone.made), (written.id, 3, written.made));
    for store in [&app.fast, &app.durable] {
        let texts = store.texts();
        assert_eq!(texts.len(), 1);
        assert!(texts.values().all(|text| !text.contains("secret")), "{texts:?}");
    }
    assert_eq!(app.journal.read(Kind::CheckIn, written.id), Err(ReadError::Emptied));
    assert_eq!(app.journal.ids(Kind::CheckIn), []);
    for (fast, durable) in [(&old_fast, &app.durable), (&app.fast, &old_durable)] {
        App::reopen(fast, durable).assert_kept_everywhere(&stone.into(), "beside an old copy");
    }
    let found = preview(&file, &app.journal).unwrap();
    assert_eq!((told(&found.tallies).as_str(), found.to_add), ("deleted here: 1 check-in", vec![]));
    // Undo still has the words in its hands.
    let back = app.restore(&gone);
    assert_eq!((back.rev.get(), &back.entry), (4, &written.entry));
    assert_eq!(app.journal.read(Kind::CheckIn, written.id), Ok(back));
}

#[test]
fn what_was_begun_over_an_emptied_record_goes_with_it() {
    let begun = |place: String, text: &str| Entry::Draft(Draft::of(Place::new(place).unwrap(), words(text)));
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let [gone, other] = ["a", "b"].map(|text| app.create(note(text)));
    let sealed = app.create(capture("a door"));
    let over_gone = app.create(begun(format!("journal/{}", gone.id), "a secret"));
    let over_sealed = app.create(begun(format!("reflect/{}", sealed.id), "a secret too"));
    let over_other = app.create(begun(format!("journal/{}", other.id), "b, and more"));
    let elsewhere = app.create(draft("I"));
    for record in [&gone, &sealed] {
        app.delete(record);
    }
    let trash = app.journal.trash().0;
    assert_eq!(
        app.journal.read(Kind::Draft, over_gone.id),
        Ok(over_gone.clone()),
        "the trash can give all back"
    );
    let emptied = app.journal.empty_all(&trash.iter().collect::<Vec<_>>(), at(9_000_000));
    assert_eq!(emptied.len(), 4);
    app.keep_all(emptied);
    for (blank, place) in [(over_gone, "journal"), (over_sealed, "reflect")] {
        let Entry::Draft(left) = app.journal.read(Kind::Draft, blank.id).unwrap().entry else {
            panic!("a draft")
        };
        assert!(left.is_blank() && left.place.as_str().starts_with(place), "{left:?}");
    }
    for whole in [over_other, elsewhere] {
        assert_eq!(app.journal.read(Kind::Draft, whole.id), Ok(whole.clone()));
    }
    for store in [&app.fast, &app.durable] {
        assert!(store.texts().values().all(|text| !text.contains("secret")));
    }
    // Nothing in the trash, nothing to write.
    assert_eq!(app.journal.empty_all(&[], at(9_000_001)), []);
}

#[test]
fn an_edit_elsewhere_after_the_deletion_comes_back_also_once_it_was_emptied() {
    fn check(rev: u32, expected: &str) {
        let mut app = App::open(MemoryStore::new(), MemoryStore::new());
        let (first, _) = app.save(record(1, 1, note("a")));
        let gone = app.delete(&first);
        let before = preview(&export(&[record(1, rev, note("b"))], at(0)).unwrap(), &app.journal).unwrap();
        assert_eq!(told(&before.tallies), expected, "in the trash, revision {rev}");
        app.empty(&gone);
        let after = preview(&export(&[record(1, rev, note("b"))], at(0)).unwrap(), &app.journal).unwrap();
        assert_eq!(told(&after.tallies), expected, "emptied, revision {rev}");
    }
    check(1, "deleted here: 1 check-in");
    check(2, "deleted here: 1 check-in");
    check(3, "newer there: 1 check-in");
    check(4, "newer there: 1 check-in");
}

#[test]
fn a_live_record_without_a_body_is_none() {
    let json_of = |deleted: &str| {
        let json = encode(&record(1, 1, note("x"))).unwrap()[9..].to_owned();
        let (head, _) = json.split_once(",\"body\"").unwrap();
        format!("{head}{deleted}}}")
    };
    let with_sum = |json: &str| format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    let key = |state| RecordKey { state, ..RecordKey::of(&record(1, 1, note("x"))) };
    let live = decode(&key(RecordState::Live), &with_sum(&json_of("")));
    assert!(matches!(live, Err(DecodeError::Wrong(_))), "{live:?}");
    let null = decode(&key(RecordState::Deleted), &with_sum(&json_of(",\"deleted\":true,\"body\":null")));
    assert!(matches!(null, Err(DecodeError::Wrong(_))), "{null:?}");
    let gone = decode(&key(RecordState::Deleted), &with_sum(&json_of(",\"deleted\":true")));
    assert!(matches!(gone, Ok(Stored::Tombstone(_))), "{gone:?}");
}

/// A record deleted on a day, others made on days, and now; whether its words may go.
#[test]
fn only_thirty_days_that_other_records_bear_witness_to_empty_the_trash() {
    fn check(made: i64, deleted: i64, others: &[i64], now: i64, expected: bool) {
        let name = RecordId::next(None, day(made), 1);
        let written = at(day(deleted).max(0));
        let gone = Record { id: name, written, state: RecordState::Deleted, ..record(1, 2, note("words")) };
        let known: Vec<RecordId> =
            others.iter().map(|at| RecordId::next(None, day(*at), 2)).chain([name]).collect();
        let due = due_for_emptying(std::slice::from_ref(&gone), &known, at(day(now).max(0)));
        assert_eq!(due.len() == 1, expected, "made {made}, deleted {deleted}, others {others:?}, now {now}");
        let live = Record { state: RecordState::Live, ..gone };
        assert!(due_for_emptying(&[live], &known, at(day(now).max(0))).is_empty(), "a live one never goes");
    }
    // A clock that tells the truth.
    check(0, 0, &[0, 10, 20], 29, false);
    check(0, 0, &[0, 10, 20], 30, true);
    check(0, 0, &[0, 10, 20], 31, true);
    check(0, 5, &[0, 10, 20], 34, false);
    check(0, 5, &[0, 10, 20], 35, true);
    check(-400, 0, &[-300, -1], 30, true);
    // Nobody else bears witness.
    check(0, 0, &[], 30, false);
    check(0, 0, &[], 100_000, false);
    // Now lies before the deletion, or in 1970.
    check(0, 40, &[0, 10, 100], 39, false);
    check(0, 0, &[10, 20], -20_000, false);
    // Now lies in the far future.
    check(0, 0, &[0, 10], 70, true);
    check(0, 0, &[0, 10], 71, false);
    check(0, 0, &[0, 10, 50], 27_000, false);
    // Someone even wrote while the clock was wrong: that jump bears witness to nothing.
    check(0, 0, &[1, 27_000], 27_000, false);
    check(0, 0, &[1, 27_000], 27_028, false);
    check(0, 0, &[1, 27_000], 27_029, true);
    check(0, 0, &[1, 27_000], 40, true);
    check(0, 0, &[1, 27_000], 20, false);
    // Away for a season: the days count again from the return.
    check(0, 0, &[1, 100], 100, false);
    check(0, 0, &[1, 100], 128, false);
    check(0, 0, &[1, 100], 129, true);
    // Deleted under a clock of 1970, which was then set right.
    check(0, -20_000, &[-10, 0, 10, 50], 55, false);
    // Made under a clock that ran ahead, deleted when it was right.
    check(27_000, 0, &[-10, 0, 10, 20], 40, false);
    // A clock that is a little off between two phones is no lie.
    check(1, 0, &[0, 10, 20], 31, true);
}

#[test]
fn what_is_due_is_emptied_and_the_rest_stays() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let old = app.journal.create(note("old"), at(day(0)), 1);
    let young = app.journal.create(note("young"), at(day(1)), 2);
    let live = app.journal.create(note("live"), at(day(20)), 3);
    for one in [&old, &young, &live] {
        app.save(one.clone());
    }
    let old = app.save(app.journal.delete(&old, at(day(2)))).0;
    let young = app.save(app.journal.delete(&young, at(day(5)))).0;
    let now = at(day(33));
    let due = app.journal.due(&app.journal.trash().0, now);
    assert_eq!(due.iter().map(|stored| RecordKey::of_stored(stored).id).collect::<Vec<_>>(), [old.id]);
    app.keep_all(due);
    assert_eq!(app.journal.trash().0, [young]);
    assert_eq!(app.journal.due(&app.journal.trash().0, now), []);
    assert_eq!(app.journal.ids(Kind::CheckIn), [live.id]);
}

proptest! {
    #[test]
    fn a_tombstone_of_any_record_reads_back_as_it_was(record in any_record()) {
        let Record { id, rev, made, written, .. } = record;
        let stone = Tombstone { kind: record.entry.kind(), id, rev, made, written };
        let text = homeward::journal::encode_tombstone(&stone).unwrap();
        prop_assert_eq!(decode(&RecordKey::of_stored(&stone.into()), &text), Ok(stone.into()));
    }

    #[test]
    fn no_single_jump_of_the_clock_empties_anything(jump in 61..100_000_i64, before in 0..29_i64) {
        let name = id(0);
        let gone = Record { id: name, written: at(day(0)), state: RecordState::Deleted, ..record(0, 2, note("")) };
        let known: Vec<RecordId> = (0..=before).chain([before + jump]).map(|n| RecordId::next(None, day(n), 3)).collect();
        let trash = [gone];
        let due = due_for_emptying(&trash, &known, at(day(before + jump)));
        prop_assert!(due.is_empty());
    }
}
