//! Two copies in step: the newest revision wins, and nothing goes away on trust.

use homeward::journal::{
    Change, MemoryStore, RawText, ReadError, Record, RecordKey, RecordState, encode, reconcile,
};
use proptest::prelude::*;

use crate::support::{App, broken, draft, id, note, record};

const A: &str = "01KKJ8ZZ5Q0123456789ABCDEA";
const B: &str = "01KKJ8ZZ5Q0123456789ABCDEB";

fn keys(short: &str) -> Vec<RecordKey> {
    let key = |part: &str| {
        let (name, rev) = part.split_at(1);
        format!("homeward/1/check-in/{}/{rev}", if name == "A" { A } else { B }).parse().unwrap()
    };
    short.split_whitespace().map(key).collect()
}

#[test]
fn the_plan_names_what_each_side_lacks() {
    fn check(fast: &str, durable: &str, expected: &str) {
        let name = |key: &RecordKey| {
            let key = key.to_string();
            let name = if key.contains(A) { 'A' } else { 'B' };
            format!("{name}{}", key.rsplit('/').next().unwrap_or_default())
        };
        let mut plan = Vec::new();
        for heal in reconcile(keys(fast), keys(durable)) {
            if !heal.in_fast {
                plan.push(format!("fast lacks {}", name(&heal.newest)));
            }
            if !heal.in_durable {
                plan.push(format!("durable lacks {}", name(&heal.newest)));
            }
            plan.extend(heal.older_fast.iter().map(|key| format!("fast drops {}", name(key))));
            plan.extend(heal.older_durable.iter().map(|key| format!("durable drops {}", name(key))));
        }
        plan.sort();
        assert_eq!(plan.join(", "), expected, "fast {fast}, durable {durable}");
    }
    check("", "", "");
    check("Ar1", "Ar1", "");
    check("Ar1 Bx2", "Ar1 Bx2", "");
    check("Ar1", "", "durable lacks Ar1");
    check("", "Ar1", "fast lacks Ar1");
    check("Ar2", "Ar1", "durable drops Ar1, durable lacks Ar2");
    check("Ar1", "Ar2", "fast drops Ar1, fast lacks Ar2");
    check("Ar1 Ar2", "Ar1", "durable drops Ar1, durable lacks Ar2, fast drops Ar1");
    check("Ar1 Ar2", "Ar2", "fast drops Ar1");
    check("Ar9", "Ar10", "fast drops Ar9, fast lacks Ar10");
    // A deletion is newer than the copy that it deletes, so the old copy cannot bring it back.
    check("Ar1", "Ax2", "fast drops Ar1, fast lacks Ax2");
    check("Ax2", "Ar1", "durable drops Ar1, durable lacks Ax2");
    check("Ax2", "Ar3", "fast drops Ax2, fast lacks Ar3");
    // Two tabs, one edits and one deletes: the words stay.
    check("Ax2", "Ar2", "fast drops Ax2, fast lacks Ar2");
    check("Ar1 Br4", "Br5 Ar1", "fast drops Br4, fast lacks Br5");
}

#[test]
fn keys_of_others_and_of_newer_versions_are_not_in_the_plan() {
    let fast = ["theme", "homeward/look", "homeward/2/check-in/x"];
    let mut app =
        App::open(MemoryStore::holding(fast.map(|key| (key.to_owned(), String::new()))), MemoryStore::new());
    let durable = [format!("homeward/1/dream/{A}/r1"), "sentinel".to_owned()];
    assert_eq!((app.journal.keys(), app.journal.know_durable(durable)), (Vec::new(), Vec::new()));
}

fn stored(record: &Record) -> (String, String) {
    (RecordKey::of(record).to_string(), encode(record).unwrap())
}

#[test]
fn a_damaged_newest_revision_harms_no_older_one() {
    let old = record(1, 1, note("old"));
    let new = record(1, 2, note("new"));
    let (new_key, mut damaged) = stored(&new);
    damaged = damaged.replace("new", "mew");
    for damaged_in_fast in [true, false] {
        let broken = MemoryStore::holding([(new_key.clone(), damaged.clone())]);
        let whole = MemoryStore::holding([stored(&old)]);
        let mut app = if damaged_in_fast { App::open(broken, whole) } else { App::open(whole, broken) };
        let before = (app.fast.texts(), app.durable.texts());
        assert_eq!(app.heal(), (1, 1));
        assert_eq!((app.fast.texts(), app.durable.texts()), before);
    }
}

#[test]
fn a_damaged_older_revision_is_set_aside_on_both_sides() {
    let old = record(1, 1, note("old"));
    let new = record(1, 2, note("new"));
    let (old_key, damaged) = stored(&old);
    let damaged = damaged.replace("old", "odd");
    let store = MemoryStore::holding([(old_key.clone(), damaged.clone()), stored(&new)]);
    let app = App::reopen(&store, &store);
    let aside = RawText::new(&old_key, damaged.as_str()).unwrap();
    assert_eq!(app.journal.raw_texts(&[]), [aside]);
    assert_eq!(app.fast.texts(), app.durable.texts());
    assert!(!app.fast.texts().contains_key(&old_key));
    app.assert_everywhere(&new, "beside a damaged revision");
}

#[test]
fn without_its_text_the_durable_copy_is_not_believed() {
    let new = record(1, 2, note("new"));
    let mut app = App::open(MemoryStore::holding([stored(&record(1, 1, note("old")))]), MemoryStore::new());
    let plan = reconcile(app.journal.keys(), vec![RecordKey::of(&new)]);
    assert_eq!(app.journal.mend(&plan[0], &[]), Err(ReadError::NotHere));
    assert_eq!(app.fast.texts().len(), 1);
}

#[test]
fn what_the_fast_store_cannot_take_back_is_read_from_memory() {
    let new = record(1, 2, note("new"));
    let mut app = App::open(MemoryStore::new(), MemoryStore::holding([stored(&new)]));
    app.fast.fail_from(1, broken());
    assert_eq!(app.heal(), (1, 1));
    assert_eq!(app.journal.read(new.entry.kind(), new.id), Ok(new));
}

#[test]
fn who_may_only_read_sees_what_the_durable_store_alone_holds() {
    fn check(text_in_durable: &str, expected: &str) {
        let (old, new) = (record(1, 1, note("old")), record(1, 2, note("new")));
        let mut app = App::open(MemoryStore::holding([stored(&old)]), MemoryStore::new());
        let plan = reconcile(app.journal.keys(), vec![RecordKey::of(&new)]);
        let (key, text) = stored(&new);
        app.journal.show(&plan, &[(key, text.replace("new", text_in_durable))]);
        let seen = app.journal.read(new.entry.kind(), new.id).unwrap();
        assert_eq!(seen.entry, note(expected));
        assert_eq!(app.journal.shows_from_memory(), expected == "new");
        assert_eq!(app.fast.texts(), [stored(&old)].into(), "nothing is written");
    }
    check("new", "new");
    check("mew", "old");
}

#[test]
fn a_mended_record_goes_to_the_durable_side_in_one_transaction() {
    let old = record(1, 1, draft("old"));
    let new = record(1, 2, draft("new"));
    let mut app = App::open(MemoryStore::holding([stored(&new)]), MemoryStore::holding([stored(&old)]));
    let plan = reconcile(app.journal.keys(), vec![RecordKey::of(&old)]);
    assert_eq!(plan[0].wanted(), [stored(&old).0]);
    let (key, text) = stored(&new);
    let changes = app.journal.mend(&plan[0], &[stored(&old)]).unwrap();
    assert_eq!(changes, [Change::Put { key, text }, Change::Remove { key: stored(&old).0 }]);
}

#[test]
fn the_fast_side_keeps_its_older_copy_until_the_durable_side_has_the_newest() {
    let (old, new) = (record(1, 1, draft("old")), record(1, 2, draft("new")));
    let mut app = App::open(MemoryStore::holding([&old, &new].map(stored)), MemoryStore::new());
    let plan = reconcile(app.journal.keys(), Vec::new());
    app.journal.mend(&plan[0], &[]).unwrap();
    assert_eq!(app.fast.texts().len(), 2);
}

/// Which of revisions 1 to 4 of three records a store holds, some of them deletions.
fn any_side() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec((0..3_i64, 1..=4_u32), 0..8).prop_map(|picks| {
        let revision = |(n, rev): (i64, u32)| {
            let state = if (n + i64::from(rev)) % 3 == 0 { RecordState::Deleted } else { RecordState::Live };
            Record { state, ..record(n, rev, note(&format!("record {n} as of {rev}"))) }
        };
        picks.into_iter().map(revision).collect()
    })
}

proptest! {
    #[test]
    fn after_healing_both_sides_hold_the_newest_of_each_record_and_nothing_else(a in any_side(), b in any_side()) {
        let fast = MemoryStore::holding(a.iter().map(stored));
        let durable = MemoryStore::holding(b.iter().map(stored));
        let app = App::reopen(&fast, &durable);
        let newest = (0..3).filter_map(|n| {
            a.iter().chain(&b).filter(|record| record.id == id(n)).max_by_key(|record| record.rev)
        });
        let expected: std::collections::BTreeMap<_, _> = newest.map(stored).collect();
        prop_assert_eq!(app.fast.texts(), expected.clone());
        prop_assert_eq!(app.durable.texts(), expected);
        let durable_keys = app.durable.texts().into_keys().filter_map(|key| key.parse().ok()).collect();
        prop_assert_eq!(reconcile(app.journal.keys(), durable_keys), []);
    }

    #[test]
    fn it_does_not_matter_which_side_has_what(a in any_side(), b in any_side()) {
        let (a, b) = (MemoryStore::holding(a.iter().map(stored)), MemoryStore::holding(b.iter().map(stored)));
        prop_assert_eq!(App::reopen(&a, &b).fast.texts(), App::reopen(&b, &a).fast.texts());
    }
}
