//! Many records at once: all of them are added, or none. Those that a full fast store has no room for are added too.

use std::collections::BTreeMap;

use homeward::domain::care_plan::CarePlan;
use homeward::journal::key::BALLAST_KEY;
use homeward::journal::{
    DurableStore, Entry, FastStore, Journal, Kind, MemoryStore, Phase, ReadError, Record, RecordKey,
    RecordState, Saved, Staged, StoreError, Stored, Tombstone, additions, decode, export, most_needed_first,
    search,
};

use crate::actions::add_all;
use crate::locked::sealer;
use crate::support::{App, at, broken, capture, draft, id, note, now, record};

/// What an import does, without the pauses.
fn import(app: &mut App, records: &[Record]) -> Result<Vec<Saved>, StoreError> {
    add_all(app, records.iter().cloned().map(Stored::Record).collect(), &[])
}

fn shown(journal: &Journal<MemoryStore>) -> Vec<Record> {
    journal.read_all(Kind::CheckIn).0
}

/// An app with record 1 in its first revision, and a file that has it newer, and four more.
fn before() -> (App, Vec<Record>) {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.save(record(1, 1, note("here")));
    let mut file = vec![record(1, 4, note("newer in the file"))];
    file.extend((2..6).map(|n| record(n, 1, note("new"))));
    (app, file)
}

#[test]
fn all_are_added_and_older_revisions_go() {
    let (mut app, file) = before();
    assert_eq!(import(&mut app, &file), Ok(vec![Saved::Both; file.len()]));
    for record in &file {
        app.assert_everywhere(record, "after the import");
    }
    assert_eq!(app.fast.texts().len(), file.len());
    assert_eq!(app.fast.texts(), app.durable.texts());
}

#[test]
fn none_is_added_when_the_fast_store_breaks_at_any_write() {
    for error in [StoreError::Denied, broken()] {
        for n in 1..=5 {
            let (mut app, file) = before();
            let (fast, durable, list) = (app.fast.texts(), app.durable.texts(), shown(&app.journal));
            let reads = calls_of_staging();
            app.fast.fail_at(reads + n, error.clone());
            assert_eq!(import(&mut app, &file), Err(error.clone()), "write {n}");
            assert_eq!(app.fast.texts(), fast, "fast side, write {n}");
            assert_eq!(app.durable.texts(), durable, "durable side, write {n}");
            assert_eq!(shown(&app.journal), list, "shown, write {n}");
        }
    }
}

#[test]
fn what_was_refused_before_the_fast_store_broke_is_taken_back_too() {
    let (mut app, file) = before();
    let (fast, durable, list) = (app.fast.texts(), app.durable.texts(), shown(&app.journal));
    leave(&app, 0);
    // Four find no room; at the last one the store breaks, and then lets nothing go.
    app.fast.fail_from(calls_of_staging() + 5, broken());
    assert_eq!(import(&mut app, &file), Err(broken()));
    assert_eq!((app.fast.texts(), app.durable.texts()), (fast, durable));
    let known: Vec<_> = app.journal.keys().iter().map(|key| key.id).collect();
    assert_eq!(known, list.iter().map(|record| record.id).collect::<Vec<_>>(), "nothing is left in memory");
}

/// How often staging the file asks the fast store: writing begins with the call after these.
fn calls_of_staging() -> usize {
    let (app, file) = before();
    let calls = app.fast.calls();
    for record in file {
        app.journal.stage(record).unwrap();
    }
    app.fast.calls() - calls
}

#[test]
fn nothing_happens_when_the_durable_store_refuses() {
    for error in [broken(), StoreError::Full] {
        let (mut app, file) = before();
        let (fast, durable) = (app.fast.texts(), app.durable.texts());
        app.durable.fail_at(1, error.clone());
        assert_eq!(import(&mut app, &file), Err(error));
        assert_eq!(app.fast.texts(), fast);
        assert_eq!(app.durable.texts(), durable);
    }
}

#[test]
fn killed_half_way_the_next_start_has_all() {
    let (mut app, file) = before();
    let staged: Vec<Staged> = file.iter().map(|record| app.journal.stage(record.clone()).unwrap()).collect();
    now(app.durable.apply(&additions(&staged))).unwrap();
    app.journal.write_fast_too(&staged[0]).unwrap();
    app.journal.write_fast_too(&staged[1]).unwrap();
    let again = App::reopen(&app.fast, &app.durable);
    for record in &file {
        again.assert_everywhere(record, "after the next start");
    }
}

/// Leaves the fast store so many bytes.
fn leave(app: &App, free_bytes: usize) {
    app.fast.limit(bytes_of(&app.fast.texts()) + free_bytes);
}

fn bytes_of(texts: &BTreeMap<String, String>) -> usize {
    texts.iter().map(|(key, text)| key.len() + text.len()).sum()
}

/// What a backup brings: a newer form, a shorter one and a much longer one, a deletion, one that is deleted for good, and new ones.
fn a_backup() -> Vec<Stored> {
    let gone = Record { state: RecordState::Deleted, ..record(4, 2, note("to be deleted")) };
    let (kind, made, written) = (Kind::CheckIn, at(1_000), at(3_000));
    let stone = Tombstone { kind, id: id(5), rev: record(5, 2, note("")).rev, made, written };
    let records = [
        record(1, 2, note("newer")),
        record(2, 2, note("")),
        record(3, 2, note(&"longer ".repeat(60))),
        gone,
        record(6, 1, capture("a door")),
        record(7, 1, capture(&"long ".repeat(100))),
        record(0, 1, Entry::CarePlan(CarePlan::default())),
        record(8, 1, draft("Half a")),
        record(9, 1, capture("a lake")),
    ];
    records.into_iter().map(Stored::Record).chain([Stored::Tombstone(stone)]).collect()
}

/// An app with what a backup has newer, a ballast, and an entry of its own.
fn a_diary() -> App {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    for (n, text) in
        [(1, "here"), (2, "as it was here"), (3, "short"), (4, "to be deleted"), (5, "no word of it")]
    {
        app.save(record(n, 1, note(text)));
    }
    app.save(record(10, 1, note("only here")));
    FastStore::set(&app.fast, BALLAST_KEY, "--------").unwrap();
    app
}

fn assert_shown(app: &App, all: &[Stored], context: &str) {
    for stored in all {
        let key = RecordKey::of_stored(stored);
        let expected = match stored {
            Stored::Record(record) => Ok(record.clone()),
            Stored::Tombstone(_) => Err(ReadError::Emptied),
        };
        assert_eq!(app.journal.read(key.kind, key.id), expected, "shown, {context}");
    }
    assert!(shown(&app.journal).contains(&record(10, 1, note("only here"))), "what was here, {context}");
}

/// The keys of the records of a store; each text is whole.
fn keys_in(store: &MemoryStore, context: &str) -> Vec<RecordKey> {
    let mut texts = store.texts();
    assert!(texts.remove(BALLAST_KEY).is_none_or(|ballast| ballast == "--------"), "{context}");
    let key = |(name, text): (String, String)| {
        let key: RecordKey = name.parse().unwrap();
        assert!(decode(&key, &text).is_ok(), "{name} is whole, {context}");
        key
    };
    texts.into_iter().map(key).collect()
}

#[test]
fn all_are_added_to_a_store_that_fills_up_at_any_byte() {
    let backup = a_backup();
    let most = {
        let mut app = a_diary();
        add_all(&mut app, backup.clone(), &[]).unwrap();
        bytes_of(&app.fast.texts())
    };
    let (mut some_fit, mut runs, mut seen) = (0, 0, None);
    for free in 0..most {
        let context = format!("{free} bytes are free");
        let mut app = a_diary();
        let older = keys_in(&app.fast, &context);
        leave(&app, free);
        let settled = add_all(&mut app, backup.clone(), &[]).unwrap();
        assert!(app.fast.texts().contains_key(BALLAST_KEY), "the ballast is for a last save, {context}");
        assert_shown(&app, &backup, &context);
        let (fast, durable) = (keys_in(&app.fast, &context), keys_in(&app.durable, &context));
        assert_eq!(durable.len(), 11, "one revision of each, {context}");
        for (stored, saved) in most_needed_first(backup.clone()).iter().zip(&settled) {
            let key = RecordKey::of_stored(stored);
            assert!(durable.contains(&key), "{key}, {context}");
            assert_eq!(fast.contains(&key), *saved == Saved::Both, "{key}, {context}");
            // What is refused leaves what was there, and what is taken does not.
            let has_older = fast.iter().any(|other| other.same_record(&key) && *other != key);
            let had_older = older.iter().any(|other| other.same_record(&key));
            assert_eq!(has_older, had_older && *saved != Saved::Both, "{key}, {context}");
        }
        let is_small =
            |stored: &Stored| matches!(RecordKey::of_stored(stored).id, one if [id(2), id(5)].contains(&one));
        for small in backup.iter().filter(|stored| is_small(stored)) {
            assert!(fast.contains(&RecordKey::of_stored(small)), "no longer than what was there, {context}");
        }
        // The same page compares the copies once more, and so does the next one, in a store that is as full.
        let full = app.fast.clone();
        app.heal();
        assert_shown(&app, &backup, &format!("{context}, compared"));
        let mut again = App::open(full, app.durable.copy());
        again.heal();
        assert_shown(&again, &backup, &format!("{context}, started again"));
        assert_eq!(keys_in(&again.durable, &context), durable, "{context}");
        runs += 1;
        let taken = settled.iter().filter(|saved| **saved == Saved::Both).count();
        some_fit += usize::from(taken > 0 && taken < settled.len());
        // One byte more seldom makes a difference to what is left.
        if seen.replace(fast.clone()) == Some(fast) {
            continue;
        }
        for (fast, what) in [(&app.fast, "both copies"), (&MemoryStore::new(), "the durable copy alone")] {
            let context = format!("{context}, {what}, and room again");
            let again = App::reopen(fast, &app.durable);
            backup.iter().for_each(|stored| again.assert_kept_everywhere(stored, &context));
            assert_shown(&again, &backup, &context);
        }
    }
    println!("{runs} runs with a full store, {some_fit} of them with a part of it there");
    assert!(some_fit > 500, "{some_fit} of {runs} runs are too few");
}

#[test]
fn killed_at_any_record_while_the_store_is_full_nothing_is_lost_or_comes_back() {
    let backup = a_backup();
    for free in (0..2_000).step_by(50) {
        for written in 0..=backup.len() {
            let mut app = a_diary();
            leave(&app, free);
            let staged: Vec<Staged> =
                backup.iter().map(|one| app.journal.stage(one.clone()).unwrap()).collect();
            now(app.durable.apply(&additions(&staged))).unwrap();
            for one in &staged[..written] {
                app.journal.write_fast_too(one).unwrap();
            }
            let context = format!("{free} bytes are free, {written} are written");
            let mut again = App::open(app.fast.clone(), app.durable.copy());
            again.heal();
            assert_shown(&again, &backup, &context);
            let again = App::reopen(&again.fast, &again.durable);
            backup.iter().for_each(|stored| again.assert_kept_everywhere(stored, &context));
        }
    }
}

#[test]
fn what_has_no_room_is_found_and_exported_as_the_rest() {
    let mut app = a_diary();
    leave(&app, 0);
    add_all(&mut app, a_backup(), &[]).unwrap();
    let all: Vec<Record> = Kind::ALL.into_iter().flat_map(|kind| app.journal.read_all(kind).0).collect();
    let file = export(&all, at(0)).unwrap();
    for words in ["newer", "longer", "a door", "Half a"] {
        assert!(file.contains(words), "{words} is in the export");
    }
    assert_eq!(app.journal.newest_keys().iter().filter_map(|key| app.journal.stored_pair(key)).count(), 11);
    assert_eq!(search(&all, "a door").len(), 1);
}

#[test]
fn the_first_screen_gets_its_room_first_and_then_the_newest() {
    let order = most_needed_first(a_backup());
    let order: Vec<_> = order.iter().map(|stored| RecordKey::of_stored(stored).id).collect();
    assert_eq!(order, [8, 0, 9, 7, 6, 5, 4, 3, 2, 1].map(id));
    // So it is when the copies are compared, after a kill or where the fast store was emptied.
    let mut filled = App::open(MemoryStore::new(), MemoryStore::new());
    add_all(&mut filled, a_backup(), &[]).unwrap();
    let mut app = App::open(MemoryStore::new(), filled.durable.copy());
    app.fast.limit(600);
    app.heal();
    let kinds: Vec<_> = keys_in(&app.fast, "healed").iter().map(|key| key.kind).collect();
    assert!(kinds.contains(&Kind::CarePlan) && kinds.contains(&Kind::Draft), "{kinds:?}");
    assert_eq!(app.journal.newest_keys().len(), a_backup().len(), "the rest is shown from memory");
}

#[test]
fn a_locked_diary_takes_back_what_it_has_sealed() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.journal.unlock(sealer(), Phase::Sealed);
    app.save(record(1, 1, note("here")));
    let (fast, durable) = (app.fast.texts(), app.durable.texts());
    let file = [record(1, 2, note("newer")), record(2, 1, note("new")), record(3, 1, note("new"))];
    let staging = app.fast.calls();
    file.iter().for_each(|record| drop(app.journal.stage(record.clone())));
    app.fast.fail_at(app.fast.calls() - staging + 3, broken());
    assert_eq!(import(&mut app, &file), Err(broken()));
    assert_eq!((app.fast.texts(), app.durable.texts()), (fast, durable));
    assert_eq!(shown(&app.journal), [record(1, 1, note("here"))]);
}
