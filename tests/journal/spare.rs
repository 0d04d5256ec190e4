//! The third place for the newest saves: it brings back what both copies have lost, and nothing else.

use homeward::journal::{Change, FastStore as _, MemoryStore, Record, RecordKey, compare_spare, reconcile};
use proptest::prelude::*;

use crate::support::{App, at, note};

const MINUTE_MS: i64 = 60_000;

fn keys(short: &str) -> Vec<RecordKey> {
    let key = |part: &str| {
        let (name, rev) = part.split_at(1);
        format!("homeward/1/check-in/01KKJ8ZZ5Q0123456789ABCDE{name}/{rev}").parse().unwrap()
    };
    short.split_whitespace().map(key).collect()
}

fn short(keys: &[RecordKey]) -> String {
    let short = |key: &RecordKey| {
        let key = key.to_string();
        let (record, rev) = key.rsplit_once('/').unwrap();
        format!("{}{rev}", record.chars().last().unwrap())
    };
    keys.iter().map(short).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_both_copies_lack_is_missing_and_what_they_outdate_is_not() {
    fn check(spare: &str, fast: &str, durable: &str, missing: &str, doubled: &str) {
        let plan = compare_spare(keys(spare), keys(fast), keys(durable));
        let found = (short(&plan.missing), short(&plan.doubled));
        assert_eq!(
            found,
            (missing.to_owned(), doubled.to_owned()),
            "spare {spare}, fast {fast}, durable {durable}"
        );
    }
    check("", "", "", "", "");
    check("Ar1", "", "", "Ar1", "");
    check("Ar1", "Ar1", "", "", "Ar1");
    check("Ar1", "Ar1", "Ar1", "", "Ar1");
    // In the durable store alone it may be lost with that: the spare holds on to it.
    check("Ar1", "", "Ar1", "", "");
    check("Ar2", "Ar1", "Ar1", "Ar2", "");
    check("Ar1", "Ar2", "", "", "Ar1");
    check("Ar1", "", "Ar2", "", "Ar1");
    check("Ar9", "Ar10", "", "", "Ar9");
    // What was deleted does not come back, and a deletion does.
    check("Ar1", "Ax2", "Ax2", "", "Ar1");
    check("Ax2", "Ar1", "Ar1", "Ax2", "");
    check("Ar1 Ar2", "", "", "Ar2", "Ar1");
    check("Ar1 Br1 Cr3", "Br1", "Ar1 Cr2", "Cr3", "Br1");
}

#[test]
fn the_spare_lets_go_when_what_stands_in_its_place_is_whole_and_old_enough() {
    fn check(after_ms: i64, is_damaged: bool, is_revised: bool, expected: bool) {
        let mut app = App::open(MemoryStore::default(), MemoryStore::default());
        let record = app.create(note("first"));
        let key = RecordKey::of(&record);
        if is_revised {
            app.revise(&record, note("second"));
        }
        if is_damaged {
            let newest = app.journal.newest(key.kind, key.id).unwrap();
            app.fast.set(&newest.to_string(), "damaged").unwrap();
        }
        let found = app.journal.can_let_go(&key, at(record.written.utc_ms() + after_ms));
        assert_eq!(found, expected, "after {after_ms} ms, damaged {is_damaged}, revised {is_revised}");
    }
    check(MINUTE_MS, false, false, false);
    check(11 * MINUTE_MS, false, false, true);
    // A clock that was set back does not make the disk quicker.
    check(-MINUTE_MS, false, false, false);
    check(11 * MINUTE_MS, true, false, false);
    check(MINUTE_MS, false, true, true);
    check(11 * MINUTE_MS, true, true, false);
}

#[test]
fn what_was_brought_back_and_lies_aside_is_let_go() {
    let mut app = App::open(MemoryStore::default(), MemoryStore::default());
    let record = app.create(note("first"));
    let key = RecordKey::of(&record);
    for store in [&app.fast, &app.durable] {
        store.set(&key.to_string(), "torn").unwrap();
    }
    let moment = at(record.written.utc_ms());
    assert!(!app.journal.is_aside(&key) && !app.journal.can_let_go(&key, moment));
    app.verify(0).unwrap();
    assert!(app.journal.is_aside(&key) && app.journal.can_let_go(&key, moment));
}

/// A page that ended right after *Saved* has given the spare nothing.
#[test]
fn what_the_fast_store_gets_back_of_the_last_minutes_goes_to_the_spare_too() {
    fn check(is_revised: bool, has_fast: bool, after_ms: i64, expected: bool) {
        let mut app = App::open(MemoryStore::default(), MemoryStore::default());
        let first = app.create(note("first"));
        let saved = if is_revised { app.revise(&first, note("second")) } else { first };
        let key = RecordKey::of(&saved);
        if !has_fast {
            app.fast.remove(&key.to_string()).unwrap();
        }
        let text = app.durable.texts()[&key.to_string()].clone();
        let mut app = App::open(app.fast, app.durable);
        let heals = reconcile(app.journal.keys(), vec![key]);
        for heal in &heals {
            app.journal.mend(heal, &[(key.to_string(), text.clone())]).unwrap();
        }
        let found = app.journal.to_spare(&heals, at(saved.written.utc_ms() + after_ms));
        let put = Change::Put { key: key.to_string(), text };
        let expected = if expected { vec![put] } else { Vec::new() };
        assert_eq!(
            found, expected,
            "revised {is_revised}, in the fast store {has_fast}, after {after_ms} ms"
        );
    }
    check(false, false, MINUTE_MS, true);
    check(true, false, MINUTE_MS, true);
    check(false, true, MINUTE_MS, false);
    check(false, false, 11 * MINUTE_MS, false);
    check(true, false, 11 * MINUTE_MS, false);
    // A clock that was set back since.
    check(false, false, -MINUTE_MS, true);
}

proptest! {
    /// Whatever the fast store has not put on the disk yet, and with the durable one gone: each record is there as it was.
    #[test]
    fn a_lost_database_and_a_late_disk_lose_nothing(
        saves in prop::collection::vec((0_usize..4, any::<bool>()), 1..20),
        late in prop::collection::vec(any::<bool>(), 20),
    ) {
        let mut app = App::open(MemoryStore::default(), MemoryStore::default());
        let mut records: Vec<Record> = Vec::new();
        for (which, is_deletion) in saves {
            match records.get(which) {
                None => records.push(app.create(note("first"))),
                Some(record) if is_deletion => records[which] = app.delete(record),
                Some(record) => records[which] = app.revise(record, note("again")),
            }
        }
        let fast = app.fast.copy();
        for (name, _) in app.fast.texts().keys().zip(late).filter(|(_, is_late)| *is_late) {
            fast.remove(name).unwrap();
        }
        let (spare, durable) = (app.spare, MemoryStore::default());
        let keys = |store: &MemoryStore| store.texts().keys().filter_map(|key| key.parse().ok()).collect();
        for key in compare_spare(keys(&spare), keys(&fast), keys(&durable)).missing {
            let key = key.to_string();
            durable.set(&key, &spare.texts()[&key]).unwrap();
        }
        let app = App::reopen(&fast, &durable);
        for record in records {
            app.assert_everywhere(&record, "after the loss");
        }
    }
}
