//! Two copies become one, whichever comes first; and a whole journal goes out and comes in again.

use homeward::journal::{
    Kind, MemoryStore, RawText, Record, RecordKey, RecordState, encode, export_with, original_key, preview,
};
use proptest::prelude::*;

use crate::actions::{ACTIONS, Diary, erase, import};
use crate::support::{App, at, note, record};

/// Of a few revisions of a few records, some copies of which are damaged, or were written differently by another tab.
#[derive(Debug, Clone, Copy)]
enum Copy {
    Good,
    Damaged(usize),
    Other(i64),
}

fn text_of(record: &Record, copy: Copy) -> String {
    let good = encode(record).unwrap();
    match copy {
        Copy::Good => good,
        Copy::Damaged(at) => good[..at].to_owned(),
        Copy::Other(n) => encode(&Record { written: at(3_000 + n), ..record.clone() }).unwrap(),
    }
}

fn any_copies(which: impl Strategy<Value = Copy> + Clone) -> impl Strategy<Value = MemoryStore> {
    prop::collection::vec((0..3_i64, 1..=4_u32, which), 0..7).prop_map(|picks| {
        MemoryStore::holding(picks.into_iter().map(|(n, rev, copy)| {
            let state = if (n + i64::from(rev)) % 3 == 0 { RecordState::Deleted } else { RecordState::Live };
            let record = Record { state, ..record(n, rev, note(&format!("record {n} as of {rev}"))) };
            (RecordKey::of(&record).to_string(), text_of(&record, copy))
        }))
    })
}

fn sound_or_damaged() -> impl Strategy<Value = MemoryStore> {
    any_copies(prop_oneof![3 => Just(Copy::Good), 1 => (0..60_usize).prop_map(Copy::Damaged)])
}

fn merged(a: &MemoryStore, b: &MemoryStore) -> MemoryStore {
    let app = App::reopen(a, b);
    assert_eq!(app.fast.texts(), app.durable.texts(), "both copies are one");
    app.fast
}

fn records_of(store: &MemoryStore) -> Vec<(String, String)> {
    store.texts().into_iter().filter(|(key, _)| original_key(key).is_none()).collect()
}

proptest! {
    #[test]
    fn merging_is_commutative(a in sound_or_damaged(), b in sound_or_damaged()) {
        prop_assert_eq!(merged(&a, &b).texts(), merged(&b, &a).texts());
    }

    #[test]
    fn merging_is_associative(a in sound_or_damaged(), b in sound_or_damaged(), c in sound_or_damaged()) {
        let left = merged(&merged(&a, &b), &c);
        let right = merged(&a, &merged(&b, &c));
        prop_assert_eq!(left.texts(), right.texts());
    }

    #[test]
    fn merging_is_idempotent(a in sound_or_damaged(), b in sound_or_damaged()) {
        let once = merged(&a, &b);
        prop_assert_eq!(merged(&once, &once).texts(), once.texts());
        prop_assert_eq!(merged(&once, &a).texts(), once.texts());
        prop_assert_eq!(merged(&b, &once).texts(), once.texts());
    }

    /// Where two tabs wrote one revision, what is shown does not hang on the order. What is kept aside may: a text that a
    /// newer revision has made superfluous is not kept.
    #[test]
    fn what_two_tabs_wrote_becomes_one_in_any_order(
        stores in prop::collection::vec(any_copies((0..4_i64).prop_map(Copy::Other)), 3),
    ) {
        let [a, b, c] = &stores[..] else { unreachable!() };
        prop_assert_eq!(merged(a, b).texts(), merged(b, a).texts());
        let left = merged(&merged(a, b), c);
        prop_assert_eq!(records_of(&left), records_of(&merged(a, &merged(b, c))));
        prop_assert_eq!(records_of(&left), records_of(&merged(&merged(a, c), b)));
    }
}

/// Everything that a person would see or get, trash excepted: it does not leave the phone.
fn contents(app: &App) -> (Vec<Record>, Vec<RawText>) {
    let all = |kind| app.journal.read_all(kind).0;
    let mut raw = app.journal.raw_texts(&[]);
    raw.sort();
    (Kind::ALL.into_iter().flat_map(all).collect(), raw)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn export_erase_import_gives_the_same_journal(actions in prop::collection::vec(0..ACTIONS.len(), 0..8)) {
        let diary = Diary::new();
        let mut app = diary.open(|_, _| {});
        for index in actions {
            (ACTIONS[index].1)(&mut app, &diary);
        }
        let mut app = App::reopen(&app.fast, &app.durable);
        let before = contents(&app);
        prop_assert!(!before.0.is_empty() && !before.1.is_empty());
        let file = export_with(&before.0, &before.1, at(0)).unwrap();
        erase(&mut app).unwrap();
        prop_assert!(app.fast.texts().is_empty() && app.durable.texts().is_empty());
        import(&mut app, &file).unwrap();
        let app = App::reopen(&app.fast, &app.durable);
        prop_assert_eq!(contents(&app), before);
        let again = preview(&file, &app.journal).unwrap();
        prop_assert_eq!((again.to_add.len(), again.aside.len(), again.unreadable), (0, 0, 0));
    }
}
