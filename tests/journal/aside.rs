//! Quarantine: what cannot be read is kept as it is, in both copies, and takes nothing else down with it.

use std::collections::BTreeMap;

use homeward::journal::{
    Access, FastStore, Journal, Kind, MemoryStore, RawText, Record, RecordKey, Saved, StoreError, decode,
    encode, export, export_with, original_key, preview,
};
use proptest::prelude::*;

use crate::any::any_record;
use crate::support::{App, Verified, at, id, note, now, record};

fn first() -> Record {
    record(1, 1, note("first"))
}

fn second() -> Record {
    record(1, 2, note("second"))
}

fn key() -> String {
    RecordKey::of(&second()).to_string()
}

fn whole(record: &Record) -> (String, String) {
    (RecordKey::of(record).to_string(), encode(record).unwrap())
}

fn with_sum(json: &str) -> String {
    format!("{:08x} {json}", crc32fast::hash(json.as_bytes()))
}

/// Texts of the second revision, by a short name.
fn text(name: &str) -> Option<String> {
    let good = encode(&second()).unwrap();
    match name {
        "none" => None,
        "good" => Some(good),
        "empty" => Some(String::new()),
        "cut" => Some(good[..40].to_owned()),
        "flipped" => Some(good.replace("second", "seconds")),
        "no json" => Some(with_sum("{")),
        "newer" => Some(with_sum(&good[9..].replace("\"v\":1", "\"v\":7"))),
        "other key" => Some(encode(&first()).unwrap()),
        "later" => Some(encode(&Record { written: at(9_000), ..record(1, 2, note("later")) }).unwrap()),
        other => panic!("{other}"),
    }
}

fn side(name: &str) -> MemoryStore {
    let older = whole(&first());
    MemoryStore::holding([Some(older), text(name).map(|text| (key(), text))].into_iter().flatten())
}

/// What lies aside, by short name.
fn aside_of(app: &App) -> Vec<String> {
    app.journal.raw_texts(&[]).into_iter().map(|raw| raw.text().to_owned()).collect()
}

#[test]
fn a_bad_text_is_healed_from_the_good_one_or_set_aside() {
    fn check(fast: &str, durable: &str, shown: &str, aside: &[&str]) {
        for (fast, durable) in [(fast, durable), (durable, fast)] {
            let app = App::reopen(&side(fast), &side(durable));
            let context = format!("fast {fast}, durable {durable}");
            let expected = match shown {
                "first" => first(),
                shown => decode(&key().parse().unwrap(), &text(shown).unwrap()).map(into_record).unwrap(),
            };
            app.assert_everywhere(&expected, &context);
            let mut expected: Vec<String> = aside.iter().filter_map(|name| text(name)).collect();
            expected.sort();
            let mut found = aside_of(&app);
            found.sort();
            assert_eq!(found, expected, "{context}");
            assert_eq!(app.journal.aside().len(), aside.len(), "{context}");
            assert_eq!(app.fast.texts(), app.durable.texts(), "{context}");
        }
    }
    check("good", "good", "good", &[]);
    check("none", "good", "good", &[]);
    check("none", "none", "first", &[]);
    for bad in ["empty", "cut", "flipped", "no json", "newer", "other key"] {
        check(bad, "good", "good", &[bad]);
        check(bad, "none", "first", &[bad]);
        check(bad, bad, "first", &[bad]);
    }
    check("cut", "flipped", "first", &["cut", "flipped"]);
    check("empty", "newer", "first", &["empty", "newer"]);
    // Both can be read, as two tabs may have written them: the later one counts, the other is kept.
    check("good", "later", "later", &["good"]);
}

fn into_record(stored: homeward::journal::Stored) -> Record {
    match stored {
        homeward::journal::Stored::Record(record) => record,
        homeward::journal::Stored::Tombstone(stone) => panic!("{stone:?}"),
    }
}

#[test]
fn the_old_key_can_be_read_from_the_new_one() {
    let app = App::reopen(&side("flipped"), &side("flipped"));
    let [aside] = app.journal.aside() else { panic!("{:?}", app.journal.aside()) };
    let sum = crc32fast::hash(text("flipped").unwrap().as_bytes());
    assert_eq!(*aside, format!("homeward/aside/{sum:08x}/{}", key()));
    assert_eq!(original_key(aside), Some(key().as_str()));
}

#[test]
fn a_text_leaves_its_key_only_once_both_copies_have_it_aside() {
    for (left_out, in_durable) in [(2, false), (1, true)] {
        let mut app = App::open(side("flipped"), side("cut"));
        app.verify(left_out).unwrap();
        for (store, name) in [(&app.fast, "flipped"), (&app.durable, "cut")] {
            assert_eq!(store.texts().get(&key()).cloned(), text(name), "{left_out} steps left out");
        }
        let aside =
            |store: &MemoryStore| store.texts().into_keys().filter(|key| original_key(key).is_some()).count();
        assert_eq!((aside(&app.fast), aside(&app.durable)), (2, if in_durable { 2 } else { 0 }));
        let again = App::reopen(&app.fast, &app.durable);
        assert_eq!(again.journal.aside().len(), 2, "done again, nothing is kept twice");
        again.assert_everywhere(&first(), "after the next start");
    }
}

#[test]
fn a_full_or_silent_store_leaves_every_text_where_it_is() {
    for error in [StoreError::Full, StoreError::Denied] {
        let mut app = App::open(side("flipped"), side("flipped"));
        let before = (app.fast.texts(), app.durable.texts());
        app.fast.fail_from(1, error);
        app.verify(0).unwrap();
        assert_eq!((app.fast.texts(), app.durable.texts()), before);
    }
    let mut app = App::open(side("flipped"), side("flipped"));
    let before = (app.fast.texts(), app.durable.texts());
    app.fast.limit(0);
    app.verify(0).unwrap();
    assert_eq!((app.fast.texts(), app.durable.texts()), before);
    assert_eq!(app.journal.aside().len(), 0);
}

#[test]
fn a_raw_text_that_the_fast_store_has_no_room_for_does_not_keep_a_file_out() {
    let raw = RawText::new(&key(), "x".repeat(1_000)).unwrap();
    let file = export_with(&[first()], std::slice::from_ref(&raw), at(0)).unwrap();
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.fast.limit(500);
    assert_eq!(crate::actions::import(&mut app, &file), Ok(vec![Saved::Both]));
    app.assert_everywhere(&first(), "the entry of the file");
    assert!(app.durable.texts().values().any(|text| text == raw.text()));
    assert!(!app.journal.has_aside(&raw), "not in the fast store");
    assert_eq!(app.journal.aside().len(), 1, "but it is known");
    let again = App::reopen(&app.fast, &app.durable);
    assert!(again.journal.has_aside(&raw), "given when there is room");
    assert_eq!(again.fast.texts(), again.durable.texts());
}

/// Two texts with one check sum.
fn twins() -> (String, String) {
    let mut seen = BTreeMap::new();
    for n in 0.. {
        let text = format!("{n} is not a record {}", n * 7);
        if let Some(other) = seen.insert(crc32fast::hash(text.as_bytes()), text.clone()) {
            return (other, text);
        }
    }
    panic!("sums run out before numbers do")
}

#[test]
fn two_texts_with_one_sum_under_one_key_are_both_kept() {
    let (a, b) = twins();
    let store = |text: &str| MemoryStore::holding([(key(), text.to_owned())]);
    let mut app = App::reopen(&store(&a), &store(&b));
    assert_eq!(aside_of(&app).into_iter().collect::<std::collections::BTreeSet<_>>(), [a.clone(), b].into());
    // And a part of one that was cut off while it was set aside makes room for the whole.
    let name = RawText::new(&key(), a.as_str()).unwrap().names().next().unwrap();
    let cut = MemoryStore::holding([(key(), a.clone()), (name.clone(), a[..7].to_owned())]);
    app = App::reopen(&cut, &store(&a));
    assert_eq!((aside_of(&app), app.journal.aside().len()), (vec![a.clone()], 1));
    assert_eq!((app.fast.texts().get(&name), app.durable.texts().get(&name)), (Some(&a), Some(&a)));
    // And from one file.
    let (a, b) = twins();
    let raw = [&a, &b].map(|text| RawText::new(&key(), text.as_str()).unwrap());
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    assert_eq!(crate::actions::keep_raw(&mut app, &raw), Ok(()));
    assert_eq!(app.durable.texts().into_values().collect::<std::collections::BTreeSet<_>>(), [a, b].into());
}

#[test]
fn what_only_one_copy_has_aside_the_other_gets() {
    let healed = App::reopen(&side("flipped"), &side("cut"));
    for (fast, durable) in [(&healed.fast, &side("none")), (&side("none"), &healed.durable)] {
        let app = App::reopen(fast, durable);
        assert_eq!(app.fast.texts(), healed.fast.texts());
        assert_eq!(app.durable.texts(), healed.fast.texts());
    }
}

#[test]
fn the_number_of_a_lost_revision_is_not_given_again() {
    let mut app = App::reopen(&side("flipped"), &side("flipped"));
    let shown = app.journal.read(Kind::CheckIn, id(1)).unwrap();
    assert_eq!(app.revise(&shown, note("on I go")).rev.get(), 3);
}

#[test]
fn an_updated_app_finds_the_way_back() {
    let newer = text("newer").unwrap();
    let mut app = App::reopen(&side("newer"), &side("newer"));
    let name = app.journal.aside()[0].clone();
    assert_eq!(app.journal.readable_again(&[(name.clone(), newer)]), []);
    // The update knows format 7; here, a text of format 1 plays its part.
    let readable = (name, text("good").unwrap());
    let back = app.journal.readable_again(std::slice::from_ref(&readable));
    assert_eq!(back, [second().into()]);
    app.keep(back[0].clone());
    assert_eq!(app.journal.read(Kind::CheckIn, id(1)).unwrap().entry, second().entry);
    assert_eq!(app.journal.readable_again(&[readable]), [], "and only once");
}

#[test]
fn a_newer_store_is_read_and_never_written() {
    fn check(foreign: &str, expected: Access) {
        for in_fast in [true, false] {
            let text = (foreign.to_owned(), "from the future".to_owned());
            let with = |store: MemoryStore| {
                FastStore::set(&store, &text.0, &text.1).unwrap();
                store
            };
            let (fast, durable) = (side("flipped"), side("none"));
            let (name, only_here) = whole(&record(5, 1, note("only here")));
            FastStore::set(&durable, &name, &only_here).unwrap();
            let mut app =
                if in_fast { App::open(with(fast), durable) } else { App::open(fast, with(durable)) };
            let before = (app.fast.texts(), app.durable.texts());
            app.journal.know_durable(before.1.keys().cloned());
            assert_eq!(app.journal.access(), expected, "{foreign}");
            assert_eq!(app.journal.unknown(), [foreign]);
            if expected == Access::Write {
                continue;
            }
            app.verify(0).unwrap();
            app.heal();
            assert_eq!((app.fast.texts(), app.durable.texts()), before, "{foreign}");
            let record = app.journal.create(note("x"), at(0), 1);
            assert_eq!(app.journal.stage(record), Err(StoreError::UpdateFirst));
            let raw = [RawText::new(&key(), "x").unwrap()];
            assert_eq!(app.journal.keep_raw_durably(&raw, &[]), Err(StoreError::UpdateFirst));
            assert!(app.journal.read(Kind::CheckIn, id(1)).is_err(), "the damaged one stays where it is");
        }
    }
    check("homeward/3/check-in/x/r1", Access::UpdateFirst);
    check("homeward/2/dream/01KKJ8ZZ5Q0123456789ABCDEF/r1", Access::UpdateFirst);
    check("homeward/12/anything", Access::UpdateFirst);
    check("homeward/1/dream/01KKJ8ZZ5Q0123456789ABCDEF/r1", Access::UpdateFirst);
    check("homeward/1/check-in/01KKJ8ZZ5Q0123456789ABCDEF/q1", Access::Write);
    check("homeward/1/", Access::Write);
    check("homeward/0/x", Access::Write);
    check("homeward/notes", Access::Write);
}

#[test]
fn an_export_holds_every_raw_text_and_brings_it_back() {
    let mut app = App::reopen(&side("flipped"), &side("cut"));
    FastStore::set(&app.fast, "homeward/notes", "of unknown use").unwrap();
    now(homeward::journal::DurableStore::apply(
        &app.durable,
        &[homeward::journal::Change::Put { key: "homeward/2/x".to_owned(), text: "\u{0} newer".to_owned() }],
    ))
    .unwrap();
    let durable = app.durable.texts();
    app.journal = Journal::open(app.fast.clone());
    app.journal.know_durable(durable.keys().cloned());
    let raw = app.journal.raw_texts(&durable.into_iter().collect::<Vec<_>>());
    assert_eq!(raw.len(), 4);
    let file = export_with(&app.journal.read_all(Kind::CheckIn).0, &raw, at(0)).unwrap();

    let mut empty = App::open(MemoryStore::new(), MemoryStore::new());
    let found = preview(&file, &empty.journal).unwrap();
    assert_eq!((found.to_add.len(), found.unreadable, &found.aside), (1, 0, &raw));
    for _ in 0..2 {
        let durable: Vec<_> = empty.durable.texts().into_iter().collect();
        let changes = empty.journal.keep_raw_durably(&found.aside, &durable).unwrap();
        now(homeward::journal::DurableStore::apply(&empty.durable, &changes)).unwrap();
    }
    assert!(empty.fast.texts().is_empty(), "no room is taken from the records of the file");
    let again = App::reopen(&empty.fast, &empty.durable);
    assert_eq!(again.journal.access(), Access::Write, "aside it locks nothing");
    assert_eq!(again.fast.texts(), again.durable.texts());
    let mut back = again.journal.raw_texts(&[]);
    back.sort();
    let mut raw = raw;
    raw.sort();
    assert_eq!(back, raw);
    assert_eq!(preview(&file, &again.journal).unwrap().aside, []);
}

#[test]
fn a_file_names_no_key_that_is_not_ours() {
    fn check(key: &str, is_taken: bool) {
        let raw = format!("[{{\"key\":\"{key}\",\"text\":\"x\"}}]");
        let file = export(&[], at(0))
            .unwrap()
            .replace("\"records\": []", &format!("\"records\":[],\"aside\":{raw}"));
        let found = preview(&file, &Journal::open(MemoryStore::new())).unwrap();
        assert_eq!((found.aside.len(), found.unreadable), if is_taken { (1, 0) } else { (0, 1) }, "{key}");
    }
    check("homeward/1/check-in/x/r1", true);
    check("homeward/2/x", true);
    check("homeward/aside/12345678/homeward/2/x", true);
    check("homeward/look", false);
    check("homeward/aside/x", false);
    check("homeward/aside/1/homeward/aside/2/homeward/3", false);
    check("theme", false);
    check("", false);
    check("homeward/1/a\\nb", false);
    check(&format!("homeward/{}", "x".repeat(400)), false);
}

#[test]
fn ten_thousand_records_are_verified_and_healed_in_small_steps() {
    let records: Vec<_> = (0..10_000).map(|n| whole(&record(n, 1, note("x")))).collect();
    let damaged = |n: usize, (key, text): &(String, String)| {
        (key.clone(), if n.is_multiple_of(2) { text.replace('x', "y") } else { text.clone() })
    };
    let fast = MemoryStore::holding(records.iter().enumerate().map(|(n, one)| damaged(n, one)));
    let mut app = App::open(fast, MemoryStore::holding(records));
    let verified = app.verify(0).unwrap();
    assert_eq!(verified, Verified { healed: 5_000, set_aside: 0, largest_step: 25 });
    assert_eq!(app.journal.aside().len(), 5_000);
    assert_eq!(app.journal.read_all(Kind::CheckIn).0.len(), 10_000);
}

#[test]
fn a_sound_journal_is_left_alone() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let (kept, saved) = app.save(first());
    assert_eq!(saved, Saved::Both);
    let gone = app.delete(&kept);
    app.empty(&gone);
    let before = app.fast.texts();
    assert_eq!(app.verify(0).unwrap(), Verified { largest_step: 1, ..Verified::default() });
    assert_eq!((app.fast.texts(), app.durable.texts()), (before.clone(), before));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_byte_of_any_stored_record_flipped_harms_no_other(
        entries in prop::collection::vec(any_record(), 1..6), which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(), flip in 1..=255_u8, sides in 0..3,
    ) {
        let texts: BTreeMap<String, String> = entries.iter().map(whole).collect();
        let (key, text) = texts.iter().nth(which.index(texts.len())).unwrap();
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        let flipped = String::from_utf8_lossy(&bytes).into_owned();
        prop_assume!(flipped != *text);
        let side = |is_flipped: bool| {
            let mut texts = texts.clone();
            texts.insert(key.clone(), if is_flipped { flipped.clone() } else { text.clone() });
            MemoryStore::holding(texts)
        };
        let app = App::reopen(&side(sides != 0), &side(sides != 1));
        let parsed: RecordKey = key.parse().unwrap();
        for record in &entries {
            let other = RecordKey::of(record);
            if other != parsed {
                prop_assert_eq!(app.journal.read(other.kind, other.id), Ok(record.clone()));
            }
        }
        let is_healed = app.journal.read(parsed.kind, parsed.id).is_ok();
        prop_assert_eq!(is_healed, sides != 2);
        prop_assert_eq!(aside_of(&app), [flipped]);
        prop_assert_eq!(app.fast.texts(), app.durable.texts());
    }
}

#[test]
fn in_a_full_store_the_good_text_still_takes_the_place_of_the_bad_one() {
    let (fast, durable) = (side("flipped"), side("good"));
    fast.limit(fast.texts().iter().map(|(key, text)| key.len() + text.len()).sum());
    let mut app = App::open(fast, durable);
    app.verify(0).unwrap();
    assert_eq!(app.journal.read(second().entry.kind(), id(1)), Ok(second()));
    assert_eq!(app.fast.texts().get(&key()), text("good").as_ref());
    let again = App::reopen(&app.fast, &app.durable);
    for app in [app, again] {
        let durable = app.durable.texts();
        assert_eq!(durable.get(&key()), text("good").as_ref());
        assert!(durable.values().any(|kept| Some(kept) == text("flipped").as_ref()), "kept as it was");
    }
}
