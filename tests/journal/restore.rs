//! A backup comes back: merged by name and revision, or in the place of all that is here.

use std::collections::BTreeMap;

use homeward::domain::care_plan::CarePlan;
use homeward::domain::id::RecordId;
use homeward::domain::time::Moment;
use homeward::journal::{
    DurableStore as _, Entry, ExampleSet, Journal, MemoryStore, OnlyHere, RawText, Record, RecordKey,
    RecordState, Restore, Revision, Staged, Stored, additions, encode, encode_tombstone, live,
};
use proptest::prelude::*;

use crate::support::{App, draft, note, now, told, words};

/// All that a backup holds: the newest text of every record.
pub fn backed_up(app: &App) -> Vec<(String, String)> {
    let keys = app.journal.newest_keys();
    keys.iter().filter_map(|key| app.journal.stored_pair(key)).collect()
}

pub fn looked_into(pairs: &[(String, String)], journal: &Journal<MemoryStore>) -> Restore {
    let mut restore = Restore::default();
    pairs.iter().for_each(|(key, text)| restore.take(key, text, journal));
    restore.finished()
}

/// All words here by name, those in the trash too.
fn words_here(app: &App) -> BTreeMap<RecordId, Entry> {
    let read =
        app.journal.newest_keys().into_iter().filter_map(|key| app.journal.read(key.kind, key.id).ok());
    read.map(|record| (record.id, record.entry)).collect()
}

/// What makes the journal hold just what the backup holds, as the app does it.
pub fn replacement(restore: Restore, journal: &Journal<MemoryStore>, at: Moment) -> Vec<Stored> {
    let mut only_here = OnlyHere::default();
    restore.keys_only_here(journal).chunks(2).for_each(|step| only_here.take(step, journal, at));
    restore.replacement(only_here)
}

/// A phone that holds just this.
fn reopened(pairs: &[(String, String)]) -> App {
    let mut app = empty_app();
    let restore = looked_into(pairs, &app.journal);
    write_all(&mut app, restore.to_add);
    app
}

fn empty_app() -> App {
    App::open(MemoryStore::default(), MemoryStore::default())
}

/// The live records by name, without the number of their revision.
fn shown(app: &App) -> BTreeMap<RecordId, Record> {
    let keys = app.journal.newest_keys();
    let read = keys.iter().filter(|key| key.state == RecordState::Live);
    let read = read.map(|key| app.journal.read(key.kind, key.id).unwrap());
    read.map(|record| (record.id, Record { rev: Revision::FIRST, ..record })).collect()
}

fn write_all(app: &mut App, all: Vec<Stored>) {
    for stored in all {
        app.keep(stored);
    }
}

/// What people do, as a list of numbers: writing, changing, deleting, emptying.
fn live_through(app: &mut App, days: &[(u8, usize)]) {
    let mut records: Vec<Record> = Vec::new();
    for (n, (what, which)) in days.iter().enumerate() {
        let at = which % (records.len() + 1);
        match (records.get(at).cloned(), what % 4) {
            (None, _) => records.push(app.create(note(&format!("note {n}")))),
            (Some(record), 0) => records[at] = app.revise(&record, note(&format!("again {n}"))),
            (Some(record), 1) => records[at] = app.delete(&record),
            (Some(record), 2) => drop(app.empty(&record)),
            (Some(record), _) => records[at] = app.restore(&record),
        }
        if what % 4 == 2 && at < records.len() {
            records.remove(at);
        }
    }
}

#[test]
fn an_empty_phone_gets_every_text_as_it_was() {
    let mut first = empty_app();
    live_through(&mut first, &[(0, 0), (0, 1), (0, 2), (0, 0), (1, 1), (2, 2), (0, 2)]);
    first.create(draft("Half a"));
    let pairs = backed_up(&first);
    let mut second = empty_app();
    let restore = looked_into(&pairs, &second.journal);
    assert_eq!(restore.to_add.len(), pairs.len());
    write_all(&mut second, restore.to_add);
    assert_eq!(second.fast.texts(), first.fast.texts());
    assert_eq!(second.durable.texts(), first.durable.texts());
    let again = looked_into(&pairs, &second.journal);
    assert_eq!((told(&again.tallies).as_str(), again.to_add), ("same: 2 check-ins and 1 draft", vec![]));
}

#[test]
fn what_goes_for_good_is_named() {
    fn check(here: Entry, expected: [Option<&str>; 2]) {
        let mut app = empty_app();
        let first = app.create(note("first"));
        let pairs = backed_up(&app);
        match &here {
            Entry::CheckIn(_) => drop(app.revise(&first, here)),
            _ => drop(app.create(here)),
        }
        let restore = looked_into(&pairs, &app.journal);
        let (mut only_here, moment) = (OnlyHere::default(), app.tick());
        only_here.take(&restore.keys_only_here(&app.journal), &app.journal, moment);
        let named = [restore.changed_here.named(), only_here.own.named()];
        assert_eq!(named.each_ref().map(Option::as_deref), expected);
    }
    let plan = |notes: &str| {
        Entry::CarePlan(CarePlan { clinic_notes: words(notes), welcomed: true, ..CarePlan::default() })
    };
    check(note("second"), [Some("1 check-in"), None]);
    // Written once more, with the same words.
    check(note("first"), [None, None]);
    check(draft("Half a"), [None, Some("1 draft")]);
    check(draft(""), [None, None]);
    check(plan("No food after ten."), [None, Some("your care plan")]);
    check(plan(""), [None, None]);
}

#[test]
fn an_example_that_was_removed_does_not_come_back_as_something_lived() {
    let mut app = empty_app();
    let (own, example) = (app.create(note("own")), app.create(note("example")));
    let set = app.create(Entry::ExampleSet(ExampleSet { ids: vec![example.id] }));
    let pairs = backed_up(&app);
    app.empty(&example);
    app.revise(&set, Entry::ExampleSet(ExampleSet { ids: vec![] }));
    let restore = looked_into(&pairs, &app.journal);
    assert_eq!((restore.tallies.deleted_here.named(), restore.with_deleted()), (None, vec![]));
    app.delete(&own);
    let restore = looked_into(&pairs, &app.journal);
    assert_eq!(restore.tallies.deleted_here.named().as_deref(), Some("1 check-in"));
    assert_eq!(live(&restore.with_deleted()).map(|record| record.id).collect::<Vec<_>>(), [own.id]);
}

#[test]
fn each_record_is_held_against_the_one_here() {
    fn check(here: &str, there: &str, expected: &str) {
        let mut app = empty_app();
        let first = app.create(note("first"));
        let (fast, durable) = (app.fast.copy(), app.durable.copy());
        let stored = |way: &str| {
            let mut app = App::open(fast.copy(), durable.copy());
            let mut record = first.clone();
            for step in way.chars() {
                match step {
                    'e' => record = app.revise(&record, note(way)),
                    'd' => record = app.delete(&record),
                    't' => drop(app.empty(&record)),
                    other => panic!("{other}"),
                }
            }
            app
        };
        let (here_app, there_app) = (stored(here), stored(there));
        let restore = looked_into(&backed_up(&there_app), &here_app.journal);
        let (told, to_add) = (told(&restore.tallies), restore.to_add.len());
        let to_replace = restore.replacement(OnlyHere::default()).len();
        let found = match (told.as_str(), to_add, to_replace) {
            ("same: 1 check-in", 0, 0) => "same",
            ("newer here: 1 check-in", 0, 1) => "newer here",
            ("deleted here: 1 check-in", 0, 1) => "deleted here",
            ("newer there: 1 check-in", 1, 1) => "newer there",
            ("", 0, 0) => "same in the trash",
            ("", 0, 1) => "gone in both",
            ("", 1, 1) => "deleted there",
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "here {here:?}, there {there:?}");
    }
    check("", "", "same");
    check("e", "e", "same");
    check("e", "", "newer here");
    check("", "e", "newer there");
    check("", "d", "deleted there");
    check("d", "", "deleted here");
    // The same number of changes, and a deletion here: it stands.
    check("d", "e", "deleted here");
    check("d", "ee", "newer there");
    // The tombstone after a deletion counts as one with it.
    check("dt", "e", "deleted here");
    check("dt", "ee", "newer there");
    // A file empties nothing that can be read here.
    check("", "dt", "newer here");
    check("e", "dt", "newer here");
    check("dt", "dt", "same in the trash");
    check("dt", "d", "gone in both");
}

#[test]
fn what_lies_aside_and_can_be_read_goes_aside_again() {
    let mut app = empty_app();
    let record = app.create(note("first"));
    let planted = Record { entry: note("planted"), ..record.clone() };
    let key = RecordKey::of(&planted).to_string();
    let raw = RawText::new(&key, encode(&planted).unwrap()).unwrap();
    assert_eq!(raw.backup_key(), raw.names().next().unwrap(), "not the key of the record");
    for pairs in [vec![], backed_up(&app)] {
        let pair = (raw.backup_key(), raw.text().to_owned());
        let restore = looked_into(&[pairs, vec![pair]].concat(), &empty_app().journal);
        assert_eq!(restore.aside.as_slice(), std::slice::from_ref(&raw));
        assert!(live(&restore.to_add).all(|added| *added == record));
    }
    let damaged = RawText::new(&key, "00000000 {}").unwrap();
    assert_eq!(damaged.backup_key(), key);
}

#[test]
fn what_a_file_puts_aside_deletes_nothing() {
    let mut app = empty_app();
    let record = app.create(note("first"));
    let check = |later: Stored, expected: usize| {
        let text = match &later {
            Stored::Record(record) => encode(record),
            Stored::Tombstone(tombstone) => encode_tombstone(tombstone),
        };
        let raw = RawText::new(&RecordKey::of_stored(&later).to_string(), text.unwrap()).unwrap();
        let aside = [(raw.names().next().unwrap(), raw.text().to_owned())];
        assert_eq!(app.journal.readable_again(&aside).len(), expected, "{later:?}");
    };
    let with = |rev: u32, state| {
        let rev = Revision::new(rev).unwrap();
        Stored::Record(Record { rev, state, ..record.clone() })
    };
    check(with(2, RecordState::Live), 1);
    check(with(2, RecordState::Deleted), 0);
    check(with(u32::MAX, RecordState::Live), 0);
    check(Stored::Tombstone(app.journal.empty(&record, record.written)), 0);
}

#[test]
fn a_revision_that_leaves_no_room_for_the_next_is_kept_aside() {
    let mut app = empty_app();
    let record = app.create(note("first"));
    let largest = Record { rev: Revision::new(u32::MAX).unwrap(), ..record.clone() };
    let pair = (RecordKey::of(&largest).to_string(), encode(&largest).unwrap());
    let restore = looked_into(&[pair], &app.journal);
    assert_eq!((restore.to_add.len(), restore.aside.len()), (0, 1));
    // One that is here all the same, by whatever way, holds nobody up.
    let stored = app.keep(largest.into()).0;
    assert_eq!(app.journal.stage(stored).unwrap().stored.rev().get(), u32::MAX);
}

proptest! {
    /// Whatever both phones went through: merged, the second lacks nothing of what it had, and a second time changes nothing.
    #[test]
    fn merging_loses_nothing_and_is_done_once(
        before in prop::collection::vec((any::<u8>(), 0_usize..5), 0..12),
        there in prop::collection::vec((any::<u8>(), 0_usize..5), 0..12),
    ) {
        let mut here = empty_app();
        live_through(&mut here, &before);
        let mut other = empty_app();
        other.later();
        live_through(&mut other, &there);
        let pairs = backed_up(&other);
        let had = shown(&here);
        let restore = looked_into(&pairs, &here.journal);
        write_all(&mut here, restore.to_add);
        let has = shown(&here);
        prop_assert!(had.iter().all(|(id, record)| has.get(id) == Some(record)));
        prop_assert!(shown(&other).iter().all(|(id, record)| has.get(id) == Some(record)));
        prop_assert_eq!(looked_into(&pairs, &here.journal).to_add, Vec::new());
    }

    /// The same, and whatever the backup still holds of what was deleted here is back.
    #[test]
    fn what_was_deleted_here_comes_back_and_nothing_is_lost(
        common in prop::collection::vec((any::<u8>(), 0_usize..4), 0..8),
        here in prop::collection::vec((any::<u8>(), 0_usize..5), 0..8),
    ) {
        let mut app = empty_app();
        live_through(&mut app, &common);
        let (pairs, there) = (backed_up(&app), shown(&app));
        app.later();
        for (record, (what, _)) in there.values().cloned().zip(&here) {
            let record = app.journal.read(record.entry.kind(), record.id).unwrap();
            match what % 4 {
                0 => drop(app.delete(&record)),
                1 => drop(app.empty(&record)),
                2 => drop(app.revise(&record, note("later"))),
                _ => {
                    let record = app.revise(&record, note("later, and then deleted"));
                    app.delete(&record);
                }
            }
        }
        live_through(&mut app, &here);
        let (had, words) = (shown(&app), words_here(&app));
        let restore = looked_into(&pairs, &app.journal);
        let is_gone = |id: &RecordId| there.contains_key(id) && !had.contains_key(id);
        prop_assert_eq!(restore.tallies.deleted_here.named().is_some(), there.keys().any(is_gone));
        write_all(&mut app, restore.with_deleted());
        let has = shown(&app);
        prop_assert!(had.iter().all(|(id, record)| has.get(id) == Some(record)));
        for (id, record) in there.iter().filter(|(id, _)| is_gone(id)) {
            let expected = words.get(id).unwrap_or(&record.entry);
            prop_assert_eq!(has.get(id).map(|back| &back.entry), Some(expected));
        }
        prop_assert_eq!(looked_into(&pairs, &app.journal).tallies.deleted_here.named(), None);
    }

    /// Replaced, the phone shows what the backup holds, also when the page was killed right after the database had taken it.
    #[test]
    fn replacing_shows_just_the_backup_even_when_it_is_cut_off(
        common in prop::collection::vec((any::<u8>(), 0_usize..4), 0..8),
        here in prop::collection::vec((any::<u8>(), 0_usize..5), 0..8),
        is_cut_off in any::<bool>(),
    ) {
        let mut app = empty_app();
        live_through(&mut app, &common);
        let (pairs, expected) = (backed_up(&app), shown(&app));
        // The phone goes on after the backup.
        app.later();
        let known: Vec<Record> = expected.values().cloned().collect();
        for record in known.iter().take(here.len() / 2) {
            let record = app.journal.read(record.entry.kind(), record.id).unwrap();
            app.revise(&record, note("later"));
        }
        live_through(&mut app, &here);
        let restore = looked_into(&pairs, &app.journal);
        // Whatever words go are named.
        let there: BTreeMap<RecordId, Entry> = words_here(&reopened(&pairs));
        let goes = words_here(&app).into_iter().filter(|(id, entry)| there.get(id) != Some(entry));
        let (mut only_here, moment) = (OnlyHere::default(), app.tick());
        only_here.take(&restore.keys_only_here(&app.journal), &app.journal, moment);
        let named = [restore.changed_here.named(), only_here.own.named()];
        prop_assert_eq!(goes.count() > 0, named.iter().any(Option::is_some), "{:?}", named);
        let moment = app.tick();
        let all = replacement(restore, &app.journal, moment);
        prop_assert_eq!(live(&all).filter(|record| !expected.contains_key(&record.id)).count(), 0);
        if is_cut_off {
            let staged: Vec<Staged> = all.into_iter().map(|one| app.journal.stage(one).unwrap()).collect();
            now(app.durable.apply(&additions(&staged))).unwrap();
            app = App::reopen(&app.fast, &app.durable);
        } else {
            write_all(&mut app, all);
        }
        prop_assert_eq!(shown(&app), expected);
    }
}
