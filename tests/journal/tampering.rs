//! A locked diary that somebody has changed: every byte of every text, and texts that were put elsewhere. What is changed is
//! noticed, kept as it is and named; the rest opens as before.

use std::collections::BTreeMap;

use homeward::domain::capture::Layer;
use homeward::domain::care_plan::CarePlan;
use homeward::domain::session::Session;
use homeward::journal::{
    AsideName, DataKey, Entry, ExampleSet, FastStore, Form, MemoryStore, Note, NoteChange, Phase, RawText,
    Record, RecordKey, Sealer, encode, original_key,
};

use crate::locked::sealer;
use crate::sealing::note as lock_note;
use crate::support::{App, at, capture, draft, id, note, record, words};

/// A locked diary: what each sealed key holds, and its texts.
struct Locked {
    records: Vec<(RecordKey, (String, String))>,
    texts: BTreeMap<String, String>,
}

/// A text that was damaged before there was a lock.
const DAMAGED_BEFORE: &str = "00000000 damaged before the lock";

/// One of each kind, two revisions, one in the trash, one that was emptied, a text aside from before the lock and one from
/// after it.
fn locked() -> Locked {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("one"));
    app.revise(&first, note("one, again"));
    let seen = app.create(capture("two"));
    app.create(Entry::Layer(Layer { capture: seen.id, prompt: None, words: words("three") }));
    app.create(Entry::Session(Session::at(at(1_790_000_000_000))));
    app.create(Entry::CarePlan(CarePlan::default()));
    app.create(draft("four"));
    app.create(Entry::ExampleSet(ExampleSet { ids: vec![first.id] }));
    let gone = app.create(note("five"));
    app.delete(&gone);
    let emptied = app.create(note("six"));
    let emptied = app.delete(&emptied);
    app.empty(&emptied);
    put_everywhere(&app, &format!("homeward/1/check-in/{}/r1", id(70)), DAMAGED_BEFORE);
    app.journal.relist().unwrap();
    app.journal.unlock(sealer(), Phase::Sealing);
    assert_eq!(app.turn(), Ok(true));
    let moved = sealer().seal("another place", "moved here").unwrap();
    put_everywhere(&app, &format!("homeward/2/layer/{}/r1", id(71)), &moved);
    let mut app = App::unlocked(&app.fast, &app.durable, Phase::Sealed);
    assert_eq!(app.verify(0).unwrap().set_aside, 1);
    app.try_heal().unwrap();
    assert_eq!(app.fast.texts(), app.durable.texts());
    let stored = |key: RecordKey| (key, app.journal.stored_pair(&key).unwrap());
    Locked { records: app.journal.keys().into_iter().map(stored).collect(), texts: app.fast.texts() }
}

fn put_everywhere(app: &App, key: &str, text: &str) {
    for store in [&app.fast, &app.durable] {
        FastStore::set(store, key, text).unwrap();
    }
}

impl Locked {
    /// Opens what is left when some texts were changed, in one copy or in both, and looks at every text.
    fn opened_with(&self, changed: &[(&str, &str)], in_fast: bool, in_durable: bool) -> (App, usize) {
        let side = |is_changed: bool| {
            let mut texts = self.texts.clone();
            if is_changed {
                texts.extend(changed.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())));
            }
            MemoryStore::holding(texts)
        };
        let mut app = App::unlocked(&side(in_fast), &side(in_durable), Phase::Sealed);
        app.heal();
        let set_aside = app.verify(0).unwrap().set_aside;
        (app, set_aside)
    }

    /// Whether everything but what lay under these keys can be read as before.
    fn assert_whole_but(&self, app: &App, keys: &[&str], context: &str) {
        for (key, stored) in &self.records {
            if !keys.contains(&key.to_string().as_str()) {
                assert_eq!(app.journal.stored_pair(key).as_ref(), Some(stored), "{key}, {context}");
            }
        }
        // No text is anywhere but at its key, or aside.
        assert_eq!(app.fast.texts(), app.durable.texts(), "{context}");
    }
}

fn flipped(text: &str, at: usize, bit: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] ^= bit;
    String::from_utf8_lossy(&bytes).into_owned()
}

fn raw_of(app: &App) -> Vec<RawText> {
    app.journal.raw_texts(&app.durable.texts().into_iter().collect::<Vec<_>>())
}

/// Every so many bytes a diary is opened with it; for the others it is enough that the look at the text sees it.
const STRIDE: usize = 16;

#[test]
fn every_flipped_byte_of_every_sealed_record_is_noticed_in_one_copy_and_in_both() {
    let locked = locked();
    let (app, _) = locked.opened_with(&[], true, true);
    let mut flips = 0;
    for (key, _) in &locked.records {
        let name = key.to_string();
        let text = &locked.texts[&name];
        let noticed = |changed: &str| app.journal.verify(&[*key], &[(name.clone(), changed.to_owned())]);
        assert_eq!(noticed(text), [], "{name} as it is");
        for at in 0..text.len() {
            // The bits in turn; the eighth makes a letter of what is none.
            let changed = flipped(text, at, 1 << (at % 8));
            let context = format!("byte {at} of {name}");
            assert!(matches!(&noticed(&changed)[..], [one] if one.is_healed()), "{context}");
            FastStore::set(&app.fast, &name, &changed).unwrap();
            assert!(matches!(&noticed(&changed)[..], [one] if !one.is_healed()), "{context}, in both");
            assert!(matches!(&noticed(text)[..], [one] if one.is_healed()), "{context}, the other way");
            FastStore::set(&app.fast, &name, text).unwrap();
            flips += 1;
        }
    }
    println!("{flips} bytes flipped");
    assert!(locked.records.len() >= 9 && flips > 3_000, "{flips} are too few to be all of them");
}

#[test]
fn a_sealed_record_with_a_flipped_byte_is_healed_or_kept_and_named_and_the_rest_opens() {
    let locked = locked();
    for (key, _) in &locked.records {
        let name = key.to_string();
        let text = &locked.texts[&name];
        for at in (0..text.len()).step_by(STRIDE).chain([text.len() - 1]) {
            let changed = flipped(text, at, 1 << (at / STRIDE % 8));
            let context = format!("byte {at} of {name}");
            let kept = RawText::new(&name, changed.clone()).unwrap();
            let (app, set_aside) = locked.opened_with(&[(&name, &changed)], true, true);
            assert_eq!(set_aside, 1, "{context}");
            locked.assert_whole_but(&app, &[&name], &context);
            assert!(app.journal.stored_pair(key).is_none(), "{context}");
            assert!(raw_of(&app).contains(&kept), "{context}");
            let expected = AsideName::of(&name);
            assert_eq!(expected.made_ms, Some(key.id.made_ms()), "{context}");
            assert!(app.journal.names_aside().contains(&expected), "{context}");
            let in_fast = (at / STRIDE).is_multiple_of(2);
            let (app, set_aside) = locked.opened_with(&[(&name, &changed)], in_fast, !in_fast);
            assert_eq!(set_aside, 0, "{context}");
            locked.assert_whole_but(&app, &[], &context);
            assert!(raw_of(&app).contains(&kept), "{context}");
        }
    }
}

#[test]
fn every_byte_of_a_text_aside_flipped_leaves_the_diary_whole_and_is_in_the_export_as_it_is() {
    let locked = locked();
    let aside: Vec<&String> = locked.texts.keys().filter(|key| original_key(key).is_some()).collect();
    assert_eq!(aside.len(), 2, "{aside:?}");
    let before = raw_of(&locked.opened_with(&[], true, true).0);
    assert_eq!(before.len(), 2);
    for name in aside {
        let text = &locked.texts[name];
        for at in 0..text.len() {
            let changed = flipped(text, at, 1 << (at % 8));
            let sides: &[_] = if at.is_multiple_of(STRIDE) {
                &[(true, true), (true, false), (false, true)]
            } else {
                &[(true, true)]
            };
            for &(in_fast, in_durable) in sides {
                let context = format!("byte {at} of {name}, fast {in_fast}, durable {in_durable}");
                let (app, set_aside) = locked.opened_with(&[(name, &changed)], in_fast, in_durable);
                assert_eq!(set_aside, 0, "{context}");
                for (key, stored) in &locked.records {
                    assert_eq!(app.journal.stored_pair(key).as_ref(), Some(stored), "{context}");
                }
                assert_eq!(app.journal.names_aside().len(), 2, "it still is named, {context}");
                let raw = raw_of(&app);
                // Where one copy has it whole, that is in the export; where none has, what is there.
                let is_kept = match in_fast && in_durable {
                    true => raw.contains(&RawText::new(name, changed.clone()).unwrap()),
                    false => before.iter().all(|one| raw.contains(one)),
                };
                assert!(is_kept && raw.len() >= 2, "{raw:?}, {context}");
            }
        }
    }
}

/// What is done to a locked diary: which keys get the text of which others.
#[test]
fn sealed_texts_in_each_others_place_are_noticed_kept_and_named_and_the_rest_opens() {
    let locked = locked();
    let keys: Vec<String> = locked.records.iter().map(|(key, _)| key.to_string()).collect();
    let mut swaps = 0_u32;
    for (at, one) in keys.iter().enumerate() {
        for other in &keys[at + 1..] {
            let changed =
                [(one.as_str(), locked.texts[other].as_str()), (other.as_str(), locked.texts[one].as_str())];
            let context = format!("{one} and {other}");
            let (app, set_aside) = locked.opened_with(&changed, true, true);
            assert_eq!(set_aside, 2, "{context}");
            locked.assert_whole_but(&app, &[one, other], &context);
            let (raw, names) = (raw_of(&app), app.journal.names_aside());
            for (key, text) in changed {
                assert!(app.journal.stored_pair(&key.parse().unwrap()).is_none(), "{context}");
                assert!(raw.contains(&RawText::new(key, text).unwrap()), "{context}");
                assert!(names.contains(&AsideName::of(key)), "{context}");
            }
            let in_fast = swaps.is_multiple_of(2);
            let (app, set_aside) = locked.opened_with(&changed, in_fast, !in_fast);
            assert_eq!(set_aside, 0, "{context}");
            locked.assert_whole_but(&app, &[], &context);
            swaps += 1;
        }
    }
    assert!(swaps >= 36, "{swaps}");
}

/// As a save leaves them that was cut off before the older one went.
#[test]
fn two_revisions_of_one_record_that_were_swapped_are_both_kept_and_named() {
    let locked = locked();
    let pair = |rev: u32| {
        let revision = record(90, rev, note(&format!("revision {rev}")));
        let key = RecordKey::of(&revision).in_form(Form::Sealed).to_string();
        let text = sealer().seal(&key, &encode(&revision).unwrap()).unwrap();
        (revision, key, text)
    };
    let ((_, older, older_text), (newest, newer, newer_text)) = (pair(1), pair(2));
    let (app, set_aside) = locked.opened_with(&[(&older, &older_text), (&newer, &newer_text)], true, true);
    assert_eq!((set_aside, app.journal.read(newest.entry.kind(), newest.id)), (0, Ok(newest.clone())));
    let swapped = [(older.as_str(), newer_text.as_str()), (newer.as_str(), older_text.as_str())];
    let (app, set_aside) = locked.opened_with(&swapped, true, true);
    assert_eq!(set_aside, 2);
    locked.assert_whole_but(&app, &[], "revisions swapped");
    assert!(app.journal.read(newest.entry.kind(), newest.id).is_err());
    let expected = AsideName { what: "A check-in", made_ms: Some(newest.id.made_ms()) };
    assert_eq!(app.journal.names_aside().iter().filter(|name| **name == expected).count(), 2);
    for (key, text) in swapped {
        assert!(raw_of(&app).contains(&RawText::new(key, text).unwrap()), "{key}");
    }
}

/// One record's text under each key that differs in one part alone.
#[test]
fn a_sealed_text_under_another_name_kind_revision_or_state_is_noticed_kept_and_named() {
    let base = Record { id: id(80), ..record(80, 2, note("mine")) };
    let own = RecordKey::of(&base).in_form(Form::Sealed).to_string();
    let text = sealer().seal(&own, &encode(&base).unwrap()).unwrap();
    let locked = locked();
    let opens = |key: &str| {
        let (app, set_aside) = locked.opened_with(&[(key, &text)], true, true);
        locked.assert_whole_but(&app, &[], key);
        (app, set_aside)
    };
    let (app, set_aside) = opens(&own);
    assert_eq!(set_aside, 0);
    assert_eq!(app.journal.read(base.entry.kind(), base.id), Ok(base.clone()), "at its own place it opens");
    for (from, to, what) in [
        (id(80).to_string(), id(81).to_string(), "A check-in"),
        ("/check-in/".to_owned(), "/session/".to_owned(), "A session"),
        ("/check-in/".to_owned(), "/draft/".to_owned(), "A draft"),
        ("/r2".to_owned(), "/r1".to_owned(), "A check-in"),
        ("/r2".to_owned(), "/r3".to_owned(), "A check-in"),
        ("/r2".to_owned(), "/x2".to_owned(), "A check-in"),
        ("homeward/2/".to_owned(), "homeward/1/".to_owned(), "A check-in"),
    ] {
        let moved = own.replace(&from, &to);
        assert_ne!(moved, own);
        let (app, set_aside) = opens(&moved);
        assert_eq!(set_aside, 1, "{moved}");
        assert!(raw_of(&app).contains(&RawText::new(&moved, text.clone()).unwrap()), "{moved}");
        let key: RecordKey = moved.parse().unwrap();
        assert!(
            app.journal.names_aside().contains(&AsideName { what, made_ms: Some(key.id.made_ms()) }),
            "{moved}"
        );
        assert!(app.journal.read(key.kind, key.id).is_err(), "{moved}");
    }
}

#[test]
fn every_bit_of_the_locks_note_flipped_in_two_places_leaves_the_third() {
    let note = lock_note();
    let text = note.to_text().unwrap();
    for at in 0..text.len() {
        for bit in 0..8 {
            let changed = flipped(&text, at, 1 << bit);
            for whole_at in 0..3 {
                let places = [0, 1, 2].map(|place| if place == whole_at { &*text } else { &*changed });
                assert_eq!(Note::newest(places), Some(note.clone()), "bit {bit} of byte {at}");
            }
            assert_eq!(Note::newest([&*changed; 3]), None, "bit {bit} of byte {at}");
        }
    }
}

/// Somebody who writes into the storage can make the check sum right again. What is sealed cannot be changed then.
#[test]
fn a_note_with_a_flipped_byte_and_a_right_sum_is_not_believed_but_for_the_choices() {
    let note = lock_note().changed(NoteChange::Phase(Phase::Sealed, 1_790_000_000_000), &sealer()).unwrap();
    let text = note.to_text().unwrap();
    let json = &text[9..];
    let (mut unreadable, mut not_believed, mut other_wraps, mut other_choices) = (0, 0, 0, 0);
    for (at, bit) in (0..json.len()).flat_map(|at| (0..7).map(move |bit| (at, bit))) {
        let changed = flipped(json, at, 1 << bit);
        let changed = format!("{:08x} {changed}", crc32fast::hash(changed.as_bytes()));
        match Note::read(&changed) {
            Err(_) => unreadable += 1,
            Ok(read) if read.phase(&sealer()).is_none() => not_believed += 1,
            // A wrap opens for its own numbers alone: the ring of the workshop shows that.
            Ok(read) if (&read.passphrase, &read.recovery) != (&note.passphrase, &note.recovery) => {
                other_wraps += 1;
            }
            Ok(read) => {
                let mut choices = note.clone();
                (choices.auto_lock, choices.shows_ride, choices.is_off) =
                    (read.auto_lock, read.shows_ride, read.is_off);
                assert_eq!(read, choices, "bit {bit} of byte {at}");
                other_choices += 1;
            }
        }
    }
    println!(
        "{unreadable} unreadable, {not_believed} not believed, {other_wraps} wraps, {other_choices} choices"
    );
    let tried = [unreadable, not_believed, other_wraps, other_choices];
    assert!(tried.into_iter().all(|count| count > 0), "this tries only one side: {tried:?}");
    let other = Sealer::new(&DataKey::new([8; 32]), || None);
    assert_eq!(note.phase(&other), None);
}
