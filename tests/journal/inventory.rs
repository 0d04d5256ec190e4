//! The inventory of a locked diary: an older text that is put back in all places, and one that is gone, are noticed and named.

use std::collections::BTreeMap;

use homeward::journal::key::INVENTORY_KEY;
use homeward::journal::{
    DataKey, FastStore as _, Form, Found, Inventory, MemoryStore, Phase, Record, RecordKey, RecordState,
    Revision, Sealer, encode, missed_there_too,
};

use crate::locked::{KEY, sealer};
use crate::support::{App, at, note, record};

/// A locked diary with two check-ins: the first in its second revision, the other deleted.
fn locked() -> (App, [Record; 2]) {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.journal.unlock(sealer(), Phase::Sealed);
    let first = app.create(note("one"));
    let first = app.revise(&first, note("one, again"));
    let second = app.create(note("two"));
    let second = app.delete(&second);
    (app, [first, second])
}

fn key_of(record: &Record) -> RecordKey {
    RecordKey::of(record).in_form(Form::Sealed)
}

/// The inventory on its way through a store.
fn sealed_and_opened(app: &App, before: Option<&Inventory>) -> Inventory {
    let missed = before.map(|before| app.journal.missed(before)).unwrap_or_default();
    let taken = app.journal.take_inventory(missed, at(1_790_000_000_000));
    let sealed = app.journal.seal_inventory(&taken).unwrap();
    assert_eq!(app.journal.find_inventory(Some(&sealed)), Found::Whole(taken.clone()));
    taken
}

/// A start on what both stores hold then.
fn started_on(texts: BTreeMap<String, String>) -> App {
    let texts = MemoryStore::holding(texts);
    let mut app = App::unlocked(&texts, &texts, Phase::Sealed);
    app.heal();
    app.verify(0).unwrap();
    app
}

#[test]
fn what_is_older_than_it_was_or_gone_is_missed_and_nothing_else() {
    let (app, [first, second]) = locked();
    let inventory = sealed_and_opened(&app, None);
    let texts = app.fast.texts();
    let with = |record: &Record, put: Option<(String, String)>| {
        let mut texts = texts.clone();
        texts.remove(&key_of(record).to_string()).unwrap();
        texts.extend(put);
        texts
    };
    let older = |record: &Record| {
        let rev = Revision::new(record.rev.get() - 1).unwrap();
        let before = Record { rev, state: RecordState::Live, ..record.clone() };
        let name = key_of(&before).to_string();
        let text = sealer().seal(&name, &encode(&before).unwrap()).unwrap();
        (name, text)
    };
    let check = |texts: BTreeMap<String, String>, expected: &[RecordKey], what: &str| {
        let app = started_on(texts);
        assert_eq!(app.journal.missed(&inventory), expected, "{what}");
        // The next inventory does not hush it up.
        let next = sealed_and_opened(&app, Some(&inventory));
        assert_eq!(app.journal.missed(&next), expected, "{what}, once more");
    };
    check(texts.clone(), &[], "as it is");
    check(with(&first, Some(older(&first))), &[key_of(&first)], "an older revision");
    check(with(&second, Some(older(&second))), &[key_of(&second)], "a deletion that was taken back");
    check(with(&first, None), &[key_of(&first)], "a record that is gone");
    let damaged = (key_of(&first).to_string(), "x".to_owned());
    check(with(&first, Some(damaged)), &[], "a record that was set aside and is named there");
}

#[test]
fn what_was_saved_since_is_not_missed() {
    let (mut app, [first, second]) = locked();
    let inventory = sealed_and_opened(&app, None);
    app.revise(&first, note("one, for the third time"));
    app.restore(&second);
    app.create(note("three"));
    assert_eq!(app.journal.missed(&inventory), []);
    let next = sealed_and_opened(&app, Some(&inventory));
    assert!(!next.lists_the_same_as(&inventory));
    assert_eq!(app.journal.missed(&next), []);
}

#[test]
fn one_that_was_changed_or_sealed_with_another_key_is_gone() {
    let (app, _) = locked();
    let (mut beginning, _) = locked();
    beginning.journal.unlock(sealer(), Phase::Sealing);
    let inventory = sealed_and_opened(&app, None);
    let check = |sealed: Option<&str>| {
        assert_eq!(app.journal.find_inventory(sealed), Found::Gone, "{sealed:?}");
        // While the lock is being turned on, nobody can say that there was one.
        assert_eq!(beginning.journal.find_inventory(sealed), Found::NotYet, "{sealed:?}");
    };
    let own = app.journal.seal_inventory(&inventory).unwrap();
    for at in 0..own.len() {
        let mut bytes = own.clone().into_bytes();
        bytes[at] ^= 1;
        check(Some(&String::from_utf8(bytes).unwrap()));
    }
    check(None);
    check(Some(""));
    check(Some(&sealer().seal("homeward/elsewhere", "1790000000000").unwrap()));
    let mut other = KEY;
    other[0] ^= 1;
    let other = Sealer::new(&DataKey::new(other), || Some([5; 24]));
    check(Some(&other.seal(INVENTORY_KEY, "1790000000000").unwrap()));
    for text in ["", "soon", "1790000000000\nhomeward/9/check-in/x/r1"] {
        check(Some(&sealer().seal(INVENTORY_KEY, text).unwrap()));
    }
}

#[test]
fn what_only_the_durable_store_has_is_not_missed() {
    let key = |n: i64, rev: u32| key_of(&record(n, rev, note("")));
    let check = |durable: &[RecordKey], expected: &[RecordKey]| {
        let missed = vec![key(1, 2), key(3, 1)];
        assert_eq!(missed_there_too(missed, durable.to_vec()), expected, "{durable:?}");
    };
    check(&[], &[key(1, 2), key(3, 1)]);
    check(&[key(1, 1), key(2, 9)], &[key(1, 2), key(3, 1)]);
    check(&[key(1, 3), key(1, 1), key(2, 9)], &[key(3, 1)]);
    check(&[key(4, 1), key(3, 1)], &[key(1, 2)]);
    check(&[key(1, 2).in_form(Form::Open), key(3, 2)], &[]);
}

#[test]
fn a_diary_without_a_lock_has_none() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.create(note("one"));
    let taken = app.journal.take_inventory(Vec::new(), at(0));
    assert!(app.journal.seal_inventory(&taken).is_err());
    app.journal.unlock(sealer(), Phase::Opening);
    assert!(app.journal.seal_inventory(&taken).is_err(), "on its way to be open");
}

#[test]
fn it_is_no_record_and_no_part_of_an_export() {
    let (app, _) = locked();
    let inventory = sealed_and_opened(&app, None);
    app.fast.set(INVENTORY_KEY, &app.journal.seal_inventory(&inventory).unwrap()).unwrap();
    let again = App::unlocked(&app.fast, &app.durable, Phase::Sealed);
    assert_eq!(again.journal.keys(), app.journal.keys());
    assert_eq!(again.journal.raw_keys(), Vec::<String>::new());
}
