//! Inputs from outside, bent in every way: a stored text, and a file to import. Whatever comes, there is an answer and no
//! panic, and what is taken is whole. The head of a piece of the library is tried so in its own ring.
//!
//! The suite runs a few thousand; `HOMEWARD_FUZZ_CASES` sets how many for each of them.

use std::sync::LazyLock;

use homeward::domain::time::Moment;
use homeward::journal::{
    Journal, MemoryStore, RawText, Record, RecordKey, Stored, decode, encode, encode_tombstone, export_with,
    preview,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::any::any_record;
use crate::bend::{any_bends, bent, fuzz};
use crate::support::{capture, draft, note, record};

/// A few records of each kind and their JSON.
static JSON: LazyLock<Vec<(RecordKey, String)>> = LazyLock::new(|| {
    let mut runner = TestRunner::deterministic();
    let any = any_record();
    let mut records: Vec<Record> =
        (0..40).map(|_| prop::strategy::ValueTree::current(&any.new_tree(&mut runner).unwrap())).collect();
    records.extend([
        record(1, 1, note("short")),
        record(2, 1, capture("short")),
        record(3, 1, draft("short")),
    ]);
    let json = |record: &Record| encode(record).unwrap()[9..].to_owned();
    records.iter().map(|record| (RecordKey::of(record), json(record))).collect()
});

#[test]
fn any_stored_text_is_a_record_or_an_error() {
    fuzz("stored text", &(any::<prop::sample::Index>(), any_bends(), 0..8_u8), |(which, bends, sum)| {
        let (key, json) = which.get(&JSON);
        let json = bent(json, &bends);
        // Mostly the sum fits, or nothing behind it would ever be tried.
        let sum = if sum == 0 { 0 } else { crc32fast::hash(json.as_bytes()) };
        let Ok(stored) = decode(key, &format!("{sum:08x} {json}")) else { return false };
        assert_eq!(RecordKey::of_stored(&stored), *key);
        let again = match &stored {
            Stored::Record(record) => encode(record),
            Stored::Tombstone(stone) => encode_tombstone(stone),
        };
        assert_eq!(decode(key, &again.unwrap()), Ok(stored));
        true
    });
}

#[test]
fn any_file_is_taken_whole_or_refused() {
    let records = [record(1, 1, note("Tür 🌿")), record(2, 3, capture("a\nb")), record(3, 1, draft(""))];
    let raw = RawText::new("homeward/1/check-in/x/r1", "00000000 {").unwrap();
    let file = export_with(&records, &[raw], Moment::new(0, 0).unwrap()).unwrap();
    let file: String = file.lines().map(str::trim).collect();
    let store = MemoryStore::holding(records[..1].iter().map(|record| {
        (
            RecordKey::of(record).to_string(),
            encode(&Record { rev: record.rev.next(), ..record.clone() }).unwrap(),
        )
    }));
    let journal = Journal::open(store.clone());
    let before = store.texts();
    fuzz("file to import", &any_bends(), |bends| {
        let Ok(found) = preview(&bent(&file, &bends), &journal) else { return false };
        for record in &found.to_add {
            let staged = journal.stage(record.clone()).unwrap();
            assert!(decode(&staged.key.parse().unwrap(), &staged.text).is_ok(), "{record:?}");
        }
        assert!(found.aside.iter().all(|raw| raw.names().all(|name| name.starts_with("homeward/aside/"))));
        true
    });
    assert_eq!(store.texts(), before);
}
