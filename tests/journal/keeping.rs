//! The journal as a screen uses it.

use homeward::domain::id::RecordId;
use homeward::journal::{
    Access, CannotRevise, FastStore, Journal, Kind, MemoryStore, ReadError, RecordKey, RecordState, Saved,
    StoreError, encode,
};

use crate::support::{App, at, broken, capture, draft, id, note, record};

#[test]
fn opening_ten_thousand_records_reads_none_of_them() {
    let text = encode(&record(0, 1, note("x"))).unwrap();
    let texts = (0..10_000).map(|n| (RecordKey::of(&record(n, 1, note("x"))).to_string(), text.clone()));
    let store = MemoryStore::holding(texts);
    let journal = Journal::open(store.clone());
    assert_eq!(journal.count(Kind::CheckIn), 10_000);
    assert_eq!(journal.ids(Kind::CheckIn).first(), Some(&id(9_999)));
    assert_eq!(journal.last_id(), Some(id(9_999)));
    assert_eq!((store.gets(), store.calls()), (0, 1));
    assert!(journal.read(Kind::CheckIn, id(0)).is_ok());
    assert_eq!(store.gets(), 1, "the counter counts");
}

#[test]
fn lists_are_newest_first_and_live_only() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let [a, b, c] = ["a", "b", "c"].map(|text| app.create(note(text)));
    app.delete(&b);
    let sealed = app.create(capture("d"));
    let a = app.revise(&a, note("a again"));
    assert_eq!(app.journal.ids(Kind::CheckIn), [c.id, a.id]);
    assert_eq!(app.journal.count(Kind::CheckIn), 2);
    assert_eq!(app.journal.ids(Kind::Capture), [sealed.id]);
    assert_eq!(app.journal.ids(Kind::Session), []);
    assert_eq!(app.journal.read_all(Kind::CheckIn), (vec![c, a], vec![]));
    assert_eq!(app.journal.last_id(), Some(sealed.id));
}

#[test]
fn names_go_forward_even_when_the_clock_goes_back() {
    let journal = Journal::open(MemoryStore::new());
    let ids = [5_000, 9_000, 0, 4_000_000_000_000, 1_000].map(|ms| journal.create(note("x"), at(ms), 99).id);
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
}

#[test]
fn a_revision_keeps_name_and_birth_and_counts_up() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("a"));
    let second = app.revise(&first, note("b"));
    assert_eq!((second.id, second.made, second.rev.get()), (first.id, first.made, 2));
    assert!(second.written > first.written);
    assert_eq!(app.fast.texts().len(), 1, "the old revision is gone from the fast store");
    assert_eq!(app.durable.texts(), app.fast.texts());
}

#[test]
fn a_revision_of_an_old_copy_still_counts_past_the_newest() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("a"));
    app.revise(&first, note("b"));
    assert_eq!(app.revise(&first, note("c")).rev.get(), 3);
    assert_eq!(app.delete(&first).rev.get(), 4);
}

#[test]
fn a_deleted_record_keeps_its_words_and_comes_back() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(capture("a door"));
    let gone = app.delete(&first);
    assert_eq!(app.journal.ids(Kind::Capture), []);
    let trash = app.journal.read(Kind::Capture, first.id).unwrap();
    assert_eq!((trash.state, &trash.entry), (RecordState::Deleted, &first.entry));
    let back = app.restore(&gone);
    assert_eq!((back.state, back.rev.get(), back.entry), (RecordState::Live, 3, first.entry));
    assert_eq!(app.journal.ids(Kind::Capture), [first.id]);
}

#[test]
fn a_capture_is_sealed_and_an_entry_keeps_its_kind() {
    let journal = Journal::open(MemoryStore::new());
    let sealed = record(1, 1, capture("first words"));
    assert_eq!(journal.revise(&sealed, capture("better words"), at(0)), Err(CannotRevise::Sealed));
    let written = record(1, 1, note("a"));
    assert_eq!(journal.revise(&written, draft("a"), at(0)), Err(CannotRevise::OtherKind));
}

#[test]
fn saved_says_which_store_has_it() {
    fn check(fast_fails: bool, durable_fails: bool, expected: &Saved) {
        let mut app = App::open(MemoryStore::new(), MemoryStore::new());
        if fast_fails {
            app.fast.fail_from(1, StoreError::Full);
        }
        if durable_fails {
            app.durable.fail_from(1, StoreError::Denied);
        }
        let new = app.journal.create(note("a"), at(0), 1);
        let (record, saved) = app.save(new);
        assert_eq!(&saved, expected);
        assert_eq!(app.journal.read(Kind::CheckIn, record.id), Ok(record), "the person still sees it");
    }
    check(false, false, &Saved::Both);
    check(false, true, &Saved::OnlyFast(StoreError::Denied));
    check(true, false, &Saved::OnlyDurable(StoreError::Full));
    check(true, true, &Saved::Neither { fast: StoreError::Full, durable: StoreError::Denied });
}

#[test]
fn the_old_revision_stays_until_both_stores_have_the_new_one() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("a"));
    app.durable.fail_at(1, StoreError::Full);
    let second = app.revise(&first, note("b"));
    assert_eq!(app.fast.texts().len(), 2);
    let third = app.revise(&second, note("c"));
    assert_eq!((app.fast.texts().len(), app.durable.texts().len()), (1, 1));
    let before = app.fast.texts();
    let fourth = app.journal.stage(app.journal.delete(&third, at(0))).unwrap();
    app.fast.fail_at(1, StoreError::Denied);
    let fast = app.journal.write_fast(&fourth);
    assert_eq!(app.journal.settle(&fourth, Ok(()), fast), Saved::OnlyDurable(StoreError::Denied));
    assert_eq!(app.fast.texts(), before);
}

#[test]
fn a_save_can_be_tried_again() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let record = app.journal.create(note("a"), at(0), 1);
    let staged = app.journal.stage(record).unwrap();
    app.fast.fail_at(1, StoreError::Full);
    assert_eq!(app.journal.write_fast(&staged), Err(StoreError::Full));
    assert_eq!(app.journal.write_fast(&staged), Ok(()));
    assert_eq!(app.fast.texts().get(&staged.key), Some(&staged.text));
}

#[test]
fn a_revision_that_another_tab_wrote_is_not_overwritten() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("a"));
    let mut other_tab = Journal::open(app.fast.clone());
    let theirs = other_tab.revise(&first, note("theirs"), at(0)).unwrap();
    let theirs = other_tab.stage(theirs).unwrap();
    other_tab.write_fast(&theirs).unwrap();
    let ours = app.revise(&first, note("ours"));
    assert_eq!(ours.rev.get(), 3);
    assert_eq!(app.fast.texts().get(&theirs.key), Some(&theirs.text));
}

#[test]
fn a_store_that_cannot_be_listed_leaves_a_journal_in_memory() {
    let store = MemoryStore::new();
    store.fail_from(1, StoreError::Denied);
    let mut app = App::open(store, MemoryStore::new());
    assert_eq!(app.journal.fast_error(), Some(&StoreError::Denied));
    let written = app.create(note("a"));
    assert_eq!(app.journal.read_all(Kind::CheckIn), (vec![written], vec![]));
}

#[test]
fn what_cannot_be_read_is_named_and_stays() {
    let good = record(1, 1, note("a"));
    let bad = record(2, 1, note("b"));
    let newer = record(3, 1, note("c"));
    let key = |record| RecordKey::of(record).to_string();
    let json = encode(&newer).unwrap()[9..].replace("\"v\":1", "\"v\":7");
    let newer_text = format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    let texts = [
        (key(&good), encode(&good).unwrap()),
        (key(&bad), "00000000 {}".to_owned()),
        (key(&newer), newer_text),
        ("homeward/look".to_owned(), "theme=dark".to_owned()),
        ("homeward/notes".to_owned(), "of unknown use".to_owned()),
        ("homeward/1/check-in/0/r1".to_owned(), "a key with a fault".to_owned()),
        ("another-app".to_owned(), "not ours".to_owned()),
    ];
    let mut app = App::open(MemoryStore::holding(texts), MemoryStore::new());
    let before = app.fast.texts();
    assert_eq!((app.journal.unknown().len(), app.journal.access()), (2, Access::Write));
    let (records, unreadable) = app.journal.read_all(Kind::CheckIn);
    assert_eq!(records, std::slice::from_ref(&good));
    let said: Vec<_> = unreadable.iter().map(|(id, error)| (*id, error.to_string())).collect();
    let expected = [
        (newer.id, "a newer version of Homeward wrote this entry (format 7)".to_owned()),
        (bad.id, "this entry is damaged: its check sum does not fit".to_owned()),
    ];
    assert_eq!(said, expected);
    // Life goes on round them, and a restored copy of the damaged one lies beside it.
    app.revise(&good, note("a again"));
    let (restored, saved) = app.save(record(2, 1, note("b from a backup")));
    assert_eq!((restored.rev.get(), saved), (2, Saved::Both));
    app.revise(&restored, note("b once more"));
    let after = app.fast.texts();
    for key in before.keys().filter(|name| **name != key(&good)) {
        assert_eq!(after.get(key), before.get(key), "{key}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let store = MemoryStore::new();
    let mut app = App::open(store.clone(), MemoryStore::new());
    assert_eq!(app.journal.read(Kind::CheckIn, id(1)), Err(ReadError::NotHere));
    let written = app.create(note("a"));
    assert_eq!(app.journal.read(Kind::Draft, written.id), Err(ReadError::NotHere));
    FastStore::remove(&store, &RecordKey::of(&written).to_string()).unwrap();
    assert_eq!(app.journal.read(Kind::CheckIn, written.id), Err(ReadError::NotHere));
    app.create(note("b"));
    store.fail_at(1, broken());
    let second: RecordId = app.journal.last_id().unwrap();
    assert_eq!(app.journal.read(Kind::CheckIn, second), Err(ReadError::Store(broken())));
}

#[test]
fn a_hundred_thousand_characters_are_kept_over_a_restart() {
    let text = "Ich sah eine Tür. 🌿\n".repeat(5_000);
    assert_eq!(text.chars().count(), 100_000);
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let long = app.create(capture(&text));
    App::reopen(&app.fast, &app.durable).assert_everywhere(&long, "after a restart");
}

#[test]
fn erasing_leaves_nothing_of_ours_and_all_of_others() {
    let mut app = App::open(
        MemoryStore::holding(
            [("another-app", "x"), ("homeward/look", "y"), ("homeward/aside/0/homeward/1/z", "z")]
                .map(|(key, text)| (key.to_owned(), text.to_owned())),
        ),
        MemoryStore::new(),
    );
    app.create(note("a"));
    app.fast.set("homeward/9/z", "z").unwrap();
    app.journal.erase_fast().unwrap();
    assert_eq!(app.fast.texts().into_keys().collect::<Vec<_>>(), ["another-app"]);
    assert_eq!((app.journal.count(Kind::CheckIn), app.journal.unknown().len()), (0, 0));
    assert_eq!(app.journal.access(), Access::Write);
}
