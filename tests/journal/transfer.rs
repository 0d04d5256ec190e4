//! Export and import: the same records on the other side, or a clear sentence and nothing written.

use homeward::domain::time::Moment;
use homeward::journal::{
    ImportError, Journal, MAX_IMPORT_BYTES, MemoryStore, Record, RecordKey, RecordState, Tallies, Tally,
    check_import_size, export, preview,
};
use proptest::prelude::*;

use crate::any::any_record;
use crate::support::{App, at, capture, draft, id, note, record, told};

fn stored(record: &Record) -> (String, String) {
    (RecordKey::of(record).to_string(), homeward::journal::encode(record).unwrap())
}

fn journal_of(records: &[Record]) -> (Journal<MemoryStore>, MemoryStore) {
    let store = MemoryStore::holding(records.iter().map(stored));
    (Journal::open(store.clone()), store)
}

fn some_file() -> String {
    export(
        &[record(1, 1, note("Tür 🌿 \"auf\"")), record(2, 3, capture("a\nb")), record(3, 1, draft(""))],
        at(0),
    )
    .unwrap()
}

#[test]
fn a_file_that_cannot_be_taken_gets_a_sentence_and_changes_nothing() {
    fn check(text: &str, expected: &ImportError, sentence: &str) {
        let (journal, store) = journal_of(&[record(1, 1, note("here"))]);
        let before = store.texts();
        let error = preview(text, &journal).unwrap_err();
        assert_eq!(&error, expected, "{}", text.get(..60).unwrap_or(text));
        assert!(error.to_string().starts_with(sentence), "{error}");
        assert!(error.to_string().ends_with("Nothing was changed."), "{error}");
        assert_eq!(store.texts(), before);
    }
    let file = some_file();
    check("", &ImportError::NotJson, "This is not a Homeward export.");
    check(" \n", &ImportError::NotJson, "This is not a Homeward export.");
    check("hello", &ImportError::NotJson, "This is not a Homeward export.");
    check("%PDF-1.7", &ImportError::NotJson, "This is not a Homeward export.");
    let sealed = "This is a sealed backup. Open it under Restore a backup,";
    check("age-encryption.org/v1\n-> scrypt", &ImportError::Sealed, sealed);
    check("\u{feff}\r\n-----BEGIN AGE ENCRYPTED FILE-----\r\nYWdl", &ImportError::Sealed, sealed);
    check("-----BEGIN PGP MESSAGE-----", &ImportError::NotJson, "This is not a Homeward export.");
    check(&"[".repeat(100_000), &ImportError::NotJson, "This is not a Homeward export.");
    check(&format!("{file} more"), &ImportError::NotJson, "This is not a Homeward export.");
    check("{}", &ImportError::NotHomeward, "This file is not from Homeward.");
    check("[]", &ImportError::NotHomeward, "This file is not from Homeward.");
    check("5", &ImportError::NotHomeward, "This file is not from Homeward.");
    check("null", &ImportError::NotHomeward, "This file is not from Homeward.");
    check(r#"{"format":"daylio","version":1,"records":[]}"#, &ImportError::NotHomeward, "This file is not");
    check(r#"{"format":"homeward-export","records":[]}"#, &ImportError::NotHomeward, "This file is not");
    check(r#"{"format":"homeward-export","version":1}"#, &ImportError::NotHomeward, "This file is not");
    check(
        r#"{"format":"homeward-export","version":1,"records":{}}"#,
        &ImportError::NotHomeward,
        "This file is not",
    );
    check(
        &file.replace("\"version\": 1", "\"version\": 2"),
        &ImportError::NewerVersion(2),
        "A newer Homeward",
    );
    check(&file[..file.len() / 2], &ImportError::CutShort, "The end of this file is missing.");
    let bytes = MAX_IMPORT_BYTES + 1;
    let large = " ".repeat(usize::try_from(bytes).unwrap());
    check(&large, &ImportError::TooLarge(bytes), "This file is too large.");
}

#[test]
fn a_size_is_refused_before_the_file_is_read() {
    assert_eq!(check_import_size(MAX_IMPORT_BYTES), Ok(()));
    assert_eq!(check_import_size(MAX_IMPORT_BYTES + 1), Err(ImportError::TooLarge(MAX_IMPORT_BYTES + 1)));
}

#[test]
fn a_file_cut_at_any_byte_is_said_to_be_cut() {
    let file = some_file();
    let (journal, _) = journal_of(&[]);
    let whole = file.trim_end().len();
    for at in 1..whole {
        let cut = String::from_utf8_lossy(&file.as_bytes()[..at]).into_owned();
        assert_eq!(preview(&cut, &journal), Err(ImportError::CutShort), "cut at {at}");
    }
    assert!(preview(&file[..whole], &journal).is_ok());
}

#[test]
fn the_preview_counts_what_the_file_would_do() {
    fn check(here: &[Record], there: &[Record], expected: &str, to_add: usize) {
        let (journal, _) = journal_of(here);
        let found = preview(&export(there, at(0)).unwrap(), &journal).unwrap();
        assert_eq!((told(&found.tallies).as_str(), found.to_add.len()), (expected, to_add));
        assert_eq!((found.unreadable, found.aside.len()), (0, 0));
    }
    let deleted = |record: Record| Record { state: RecordState::Deleted, ..record };
    let later = |record: Record| Record { written: at(3_000), ..record };
    let first = || record(1, 1, note("a"));
    let second = || record(1, 2, note("b"));
    check(&[], &[], "", 0);
    check(&[], &[first()], "new: 1 check-in", 1);
    check(&[first()], &[first()], "same: 1 check-in", 0);
    check(&[second()], &[first()], "newer here: 1 check-in", 0);
    check(&[first()], &[second()], "newer there: 1 check-in", 1);
    // A deletion here stands against the copy that it deleted, and against a later writing of the same revision.
    check(&[deleted(second())], &[first()], "deleted here: 1 check-in", 0);
    check(&[deleted(second())], &[later(second())], "deleted here: 1 check-in", 0);
    check(&[deleted(first())], &[second()], "newer there: 1 check-in", 1);
    // Edited on two phones since they were one: the later writing counts.
    check(&[second()], &[later(record(1, 2, note("c")))], "newer there: 1 check-in", 1);
    check(&[later(second())], &[record(1, 2, note("c"))], "newer here: 1 check-in", 0);
    // The same name in another kind is another record.
    check(&[first()], &[record(1, 1, draft("a"))], "new: 1 draft", 1);
    check(
        &[first()],
        &[second(), record(2, 1, capture("c"))],
        "new: 1 set of first words; newer there: 1 check-in",
        2,
    );
}

#[test]
fn deleted_records_are_not_exported() {
    let gone = Record { state: RecordState::Deleted, ..record(1, 2, note("gone")) };
    let file = export(&[gone, record(2, 1, note("here"))], at(0)).unwrap();
    assert!(!file.contains("gone") && file.contains("here"));
}

#[test]
fn a_record_that_cannot_be_read_is_counted_and_the_others_come() {
    fn check(change: (&str, &str), expected: [usize; 2]) {
        let file = export(&[record(1, 1, note("first")), record(2, 1, note("second"))], at(0)).unwrap();
        assert!(file.contains(change.0));
        let (journal, _) = journal_of(&[]);
        let found = preview(&file.replacen(change.0, change.1, 1), &journal).unwrap();
        assert_eq!([found.to_add.len(), found.unreadable], expected, "{change:?}");
    }
    check(("\"first\"", "\"first\""), [2, 0]);
    check(("\"first\"", "1"), [1, 1]);
    check(("\"v\": 1", "\"v\": 2"), [1, 1]);
    check(("\"kind\": \"check-in\"", "\"kind\": \"dream\""), [1, 1]);
    check(("\"rev\": 1", "\"rev\": 4000000000"), [1, 1]);
    check(("\"rev\": 1", "\"deleted\": true, \"rev\": 1"), [1, 1]);
    check(("\"records\": [", "\"records\": [null, 5, \"x\", {},"), [2, 4]);
}

#[test]
fn of_a_record_that_a_file_holds_twice_the_newest_counts() {
    let (journal, _) = journal_of(&[]);
    for order in [[1, 2], [2, 1]] {
        let file = export(&order.map(|rev| record(1, rev, note(&format!("as of {rev}")))), at(0)).unwrap();
        let found = preview(&file, &journal).unwrap();
        assert_eq!(told(&found.tallies), "new: 1 check-in");
        assert_eq!(found.to_add, [record(1, 2, note("as of 2"))]);
    }
}

#[test]
fn a_newer_copy_is_written_beside_what_it_replaces() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.save(record(1, 2, note("mine")));
    let theirs = Record { written: at(9_000), ..record(1, 2, note("theirs")) };
    let found = preview(&export(std::slice::from_ref(&theirs), at(0)).unwrap(), &app.journal).unwrap();
    let (kept, _) = app.save(found.to_add[0].clone());
    assert_eq!((kept.rev.get(), &kept.entry), (3, &theirs.entry));
    App::reopen(&app.fast, &app.durable).assert_everywhere(&kept, "after the import");
}

#[test]
fn a_backup_brings_back_what_is_damaged_here() {
    let good = record(1, 2, note("whole"));
    let damaged = (stored(&good).0, "00000000 {}".to_owned());
    let mut app = App::open(MemoryStore::holding([damaged.clone()]), MemoryStore::new());
    let found = preview(&export(std::slice::from_ref(&good), at(0)).unwrap(), &app.journal).unwrap();
    assert_eq!(told(&found.tallies), "newer there: 1 check-in");
    app.save(found.to_add[0].clone());
    assert_eq!(app.journal.read(good.entry.kind(), id(1)).unwrap().entry, good.entry);
    assert_eq!(app.fast.texts().get(&damaged.0), Some(&damaged.1));
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let (journal, _) = journal_of(&[]);
    assert_eq!(preview(&format!("\u{feff}{}", some_file()), &journal).unwrap().to_add.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn export_into_an_empty_journal_gives_the_same_records(
        records in prop::collection::vec(any_record(), 0..8), now in (0..10_i64).prop_map(|ms| Moment::new(ms, 0).unwrap()),
    ) {
        let file = export(&records, now).unwrap();
        let mut app = App::open(MemoryStore::new(), MemoryStore::new());
        let found = preview(&file, &app.journal).unwrap();
        let mut expected: Vec<_> =
            records.into_iter().filter(|r| r.state == RecordState::Live && r.rev.get() <= 1_000_000_000).collect();
        expected.sort_by_key(|record| record.id);
        prop_assert_eq!(&found.to_add, &expected);
        for record in found.to_add {
            app.save(record);
        }
        let app = App::reopen(&app.fast, &app.durable);
        for record in &expected {
            app.assert_everywhere(record, "after the import");
        }
        let again = preview(&file, &app.journal).unwrap();
        let same = Tallies { same: Tally::of(&expected), ..Tallies::default() };
        prop_assert_eq!((again.tallies, again.to_add.len()), (same, 0));
    }

    #[test]
    fn a_file_of_any_records_cut_anywhere_is_said_to_be_cut(
        records in prop::collection::vec(any_record(), 0..4), at in any::<prop::sample::Index>(),
    ) {
        let file = export(&records, Moment::new(0, 0).unwrap()).unwrap();
        let at = 1 + at.index(file.trim_end().len() - 1);
        prop_assume!(at < file.trim_end().len());
        let cut = String::from_utf8_lossy(&file.as_bytes()[..at]).into_owned();
        let (journal, store) = journal_of(&[]);
        prop_assert_eq!(preview(&cut, &journal), Err(ImportError::CutShort));
        prop_assert!(store.texts().is_empty());
    }
}
