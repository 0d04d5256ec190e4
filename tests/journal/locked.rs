//! The lock on the journal: turned on and off without a loss wherever it is cut off; shut, it tells and takes nothing.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use homeward::journal::{
    Access, DataKey, DurableStore, Entry, FastStore, Form, Kind, MemoryStore, NONCE_BYTES, Phase, RawText,
    ReadError, Record, RecordKey, Sealer, StoreError, TURN_CHUNK, Turn, decode,
};

use crate::support::{App, at, broken, capture, draft, note, now, record};

pub const KEY: [u8; 32] = [7; 32];

static NONCES: AtomicU64 = AtomicU64::new(1);

fn next_nonce() -> Option<[u8; NONCE_BYTES]> {
    let mut nonce = [0; NONCE_BYTES];
    nonce[..8].copy_from_slice(&NONCES.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    Some(nonce)
}

pub fn sealer() -> Sealer {
    Sealer::new(&DataKey::new(KEY), next_nonce)
}

impl App {
    /// All texts into the form that is written now, as the app does it. Says whether all are.
    pub fn turn(&mut self) -> Result<bool, StoreError> {
        self.try_heal()?;
        self.verify(0)?;
        let durable = now(DurableStore::keys(&self.durable))?;
        let durable = self.journal.know_durable(durable);
        let mut keys = self.journal.to_turn(self.journal.keys().into_iter().chain(durable));
        keys.sort_unstable();
        keys.dedup();
        for chunk in keys.chunks(TURN_CHUNK) {
            let texts = now(DurableStore::get(&self.durable, &Turn::wanted(chunk)))?;
            let turns = self.journal.turn(chunk, &texts)?;
            self.carry_out(&turns)?;
        }
        let texts = now(DurableStore::get(&self.durable, self.journal.aside()))?;
        let turns = self.journal.turn_aside(&texts)?;
        self.carry_out(&turns)?;
        let durable = now(DurableStore::keys(&self.durable))?;
        let durable = self.journal.know_durable(durable);
        Ok(self.journal.is_turned(&durable))
    }

    fn carry_out(&mut self, turns: &[Turn]) -> Result<(), StoreError> {
        now(self.durable.apply(&turns.iter().map(Turn::put).collect::<Vec<_>>()))?;
        self.journal.turn_fast(turns)?;
        now(self.durable.apply(&turns.iter().map(Turn::remove).collect::<Vec<_>>()))
    }

    /// Starts again on what is left, with the key.
    pub fn unlocked(fast: &MemoryStore, durable: &MemoryStore, phase: Phase) -> App {
        let mut app = App::open(fast.copy(), durable.copy());
        app.later();
        app.journal.unlock(sealer(), phase);
        app
    }

    fn all_words(&self) -> String {
        let texts = [self.fast.texts(), self.durable.texts()].into_iter().flatten();
        texts.map(|(key, text)| format!("{key} {text}\n")).collect()
    }
}

/// A diary of some kinds, with a deleted record, an emptied one and one damaged text in both copies.
fn a_diary() -> (App, Vec<Record>) {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("planted one"));
    let first = app.revise(&first, note("planted one, again"));
    let sealed = app.create(capture("planted two"));
    let gone = app.create(note("planted three"));
    let gone = app.delete(&gone);
    let emptied = app.create(note("nothing of it is left"));
    let emptied = app.delete(&emptied);
    app.empty(&emptied);
    let typing = app.create(draft("planted four"));
    let damaged = RecordKey::of(&record(50, 1, note("x"))).to_string();
    for store in [&app.fast, &app.durable] {
        FastStore::set(store, &damaged, "01234567 {\"planted five").unwrap();
    }
    app.journal.relist().unwrap();
    (app, vec![first, sealed, gone, typing])
}

fn locked_diary() -> (App, Vec<Record>) {
    let (mut app, records) = a_diary();
    app.journal.unlock(sealer(), Phase::Sealing);
    assert_eq!(app.turn(), Ok(true));
    (app, records)
}

fn assert_all_there(app: &App, records: &[Record], context: &str) {
    for record in records {
        assert_eq!(app.journal.read(record.entry.kind(), record.id).as_ref(), Ok(record), "{context}");
    }
    let raw = app.journal.raw_texts(&app.durable.texts().into_iter().collect::<Vec<_>>());
    assert!(raw.iter().any(|raw| raw.text().contains("planted five")), "the damaged text is kept, {context}");
}

#[test]
fn nothing_of_a_locked_diary_can_be_read_in_the_stores() {
    let (app, records) = locked_diary();
    assert_all_there(&app, &records, "with the key");
    let texts = app.all_words();
    for word in ["planted", "mood", "okay", "body", "written", "homeward/1/"] {
        // The key of a text that was set aside names what it was; it holds no words.
        let there = texts.lines().filter(|line| !line.starts_with("homeward/aside-sealed/"));
        assert!(there.clone().all(|line| !line.contains(word)), "{word} in {:?}", there.collect::<Vec<_>>());
    }
    assert!(!texts.contains("planted") && app.fast.texts() == app.durable.texts());
}

#[test]
fn without_the_key_nothing_is_read_written_or_touched() {
    let (app, records) = locked_diary();
    let mut shut = App::open(app.fast.copy(), app.durable.copy());
    assert_eq!(shut.journal.access(), Access::Locked, "sealed keys alone say so");
    for record in &records {
        assert!(shut.journal.read(record.entry.kind(), record.id).is_err());
    }
    let new = shut.journal.create(note("new"), at(0), 7);
    assert_eq!(shut.journal.stage(new), Err(StoreError::Locked));
    let before = (shut.fast.texts(), shut.durable.texts());
    shut.heal();
    shut.verify(0).unwrap();
    assert_eq!(shut.turn(), Err(StoreError::Locked));
    assert_eq!((shut.fast.texts(), shut.durable.texts()), before);
    assert_eq!(shut.journal.raw_texts(&[]), [], "not even what was set aside");
    // The other copy alone says so too.
    let mut none = App::open(MemoryStore::new(), app.durable.copy());
    assert_eq!(none.journal.access(), Access::Write);
    none.try_heal().unwrap();
    assert_eq!(none.journal.access(), Access::Locked);
    assert!(none.fast.texts().is_empty());
}

#[test]
fn a_locked_diary_goes_on_as_before() {
    let (app, records) = locked_diary();
    let mut app = App::unlocked(&app.fast, &app.durable, Phase::Sealed);
    let next = app.revise(&records[0], note("planted six"));
    let new = app.create(capture("planted seven"));
    let gone = app.delete(&records[1]);
    let back = app.restore(&gone);
    let mut again = App::unlocked(&app.fast, &app.durable, Phase::Sealed);
    assert_eq!(again.try_heal(), Ok((0, 0)));
    assert_eq!(again.verify(0).unwrap().set_aside, 0);
    assert_all_there(&again, &[next, new, back, records[2].clone()], "started again");
    assert!(!again.all_words().contains("planted"));
    let pair =
        again.journal.stored_pair(&again.journal.newest(Kind::CheckIn, records[0].id).unwrap()).unwrap();
    assert!(
        pair.0.starts_with("homeward/1/") && pair.1.contains("planted six"),
        "a backup gets it open: {pair:?}"
    );
}

/// Format 1 to 2 and back again is the same, text by text.
#[test]
fn a_lock_that_was_taken_off_leaves_the_texts_as_they_were() {
    let (mut before, _) = a_diary();
    before.try_heal().unwrap();
    before.verify(0).unwrap();
    let (mut app, records) = locked_diary();
    app.journal.unlock(sealer(), Phase::Opening);
    assert_eq!(app.turn(), Ok(true));
    app.journal.take_lock_off();
    assert_all_there(&app, &records, "open again");
    let times_aside = |texts: BTreeMap<String, String>| texts.into_values().collect::<Vec<_>>();
    assert_eq!(times_aside(app.fast.texts()), times_aside(before.fast.texts()));
    assert_eq!(app.fast.texts(), app.durable.texts());
}

#[derive(Clone, Copy, Debug)]
enum Way {
    On,
    Off,
}

impl Way {
    fn start(self) -> (App, Vec<Record>, Phase) {
        match self {
            Way::On => {
                let (app, records) = a_diary();
                (app, records, Phase::Sealing)
            }
            Way::Off => {
                let (app, records) = locked_diary();
                (app, records, Phase::Opening)
            }
        }
    }
}

/// What fails, at which call, in which store: once or for good; torn, refused or full.
#[test]
fn turning_the_lock_that_is_cut_off_at_any_call_loses_nothing_and_can_be_done_again() {
    let mut runs = 0;
    for way in [Way::On, Way::Off] {
        let (app, records, phase) = way.start();
        let calls = {
            let mut healthy = App::unlocked(&app.fast, &app.durable, phase);
            healthy.turn().unwrap();
            [healthy.fast.calls(), healthy.durable.calls()]
        };
        for (in_fast, calls) in [(true, calls[0]), (false, calls[1])] {
            for at in 1..=calls + 1 {
                for (fault, lasting) in (0..5).flat_map(|fault| [(fault, false), (fault, true)]) {
                    let mut cut = App::unlocked(&app.fast, &app.durable, phase);
                    let store = if in_fast { cut.fast.clone() } else { cut.durable.clone() };
                    match (fault, lasting) {
                        (0, false) => store.fail_at(at, StoreError::Full),
                        (0, true) => store.fail_from(at, StoreError::Full),
                        (1, false) => store.fail_at(at, broken()),
                        (1, true) => store.fail_from(at, broken()),
                        (bytes, lasting) => store.tear(at, lasting, [0, 40, 300][bytes - 2]),
                    }
                    let _cut_off = cut.turn();
                    let context =
                        format!("{way:?}: fast {in_fast}, call {at}, fault {fault}, lasting {lasting}");
                    let mut again = App::unlocked(&cut.fast, &cut.durable, phase);
                    again.turn().unwrap();
                    assert_eq!(again.turn(), Ok(true), "{context}");
                    assert_all_there(&again, &records, &context);
                    let left = App::unlocked(&again.fast, &again.durable, phase);
                    assert_eq!(left.fast.texts(), left.durable.texts(), "{context}");
                    assert_eq!(left.all_words().contains("planted"), matches!(way, Way::Off), "{context}");
                    runs += 1;
                }
            }
        }
    }
    println!("{runs} runs of turning the lock, no record lost");
    assert!(runs > 500, "{runs} runs are too few to be all of them");
}

/// localStorage may be put back to how it was a minute ago, and IndexedDB may be gone.
#[test]
fn a_store_that_is_put_back_to_before_the_lock_is_healed_while_it_is_young() {
    let (before, records) = a_diary();
    let (after, _) = locked_diary();
    for (fast, durable) in
        [(&before.fast, &after.durable), (&after.fast, &before.durable), (&before.fast, &before.durable)]
    {
        let mut app = App::unlocked(fast, durable, Phase::Sealing);
        assert_eq!(app.turn(), Ok(true));
        assert_all_there(&app, &records, "healed");
        assert!(!app.all_words().contains("planted"));
    }
}

#[test]
fn what_was_tampered_with_is_set_aside_and_named_and_the_rest_opens() {
    /// Changes both copies: from a sealed key to what it is to hold.
    type Tamper = fn(&BTreeMap<String, String>, &str, &str) -> (String, String);
    let tampers: [(&str, Tamper); 5] = [
        ("a changed letter", |texts, own, _| {
            let text = texts[own].clone();
            let swapped = if text.ends_with('A') { 'B' } else { 'A' };
            (own.to_owned(), format!("{}{swapped}", &text[..text.len() - 1]))
        }),
        ("another record’s text", |texts, own, other| (own.to_owned(), texts[other].clone())),
        ("rolled back under the newest key", |_, own, _| {
            let older = own.replace("/r2", "/r1");
            (own.to_owned(), sealer().seal(&older, "the text of revision 1").unwrap())
        }),
        ("an older text under a higher number", |texts, own, _| {
            (own.replace("/r2", "/r9"), texts[own].clone())
        }),
        ("an open record of somebody else", |_, own, _| {
            let planted = record(1, 9, note("never written by its owner"));
            let key: RecordKey = own.parse().unwrap();
            let planted = Record { id: key.id, ..planted };
            (RecordKey::of(&planted).to_string(), homeward::journal::encode(&planted).unwrap())
        }),
    ];
    for (name, tamper) in tampers {
        let (app, records) = locked_diary();
        let key_of =
            |record: &Record| app.journal.newest(record.entry.kind(), record.id).unwrap().to_string();
        let (own, other) = (key_of(&records[0]), key_of(&records[1]));
        assert!(own.ends_with("/r2"));
        let (key, text) = tamper(&app.fast.texts(), &own, &other);
        for store in [&app.fast, &app.durable] {
            FastStore::set(store, &key, &text).unwrap();
        }
        let mut app = App::unlocked(&app.fast, &app.durable, Phase::Sealed);
        let aside = app.journal.aside().len();
        app.heal();
        assert_eq!(app.verify(0).unwrap().set_aside, 1, "{name}");
        assert_eq!(app.journal.aside().len(), aside + 1, "{name}");
        let durable: Vec<(String, String)> = app.durable.texts().into_iter().collect();
        let raw = app.journal.raw_texts(&durable);
        assert!(raw.contains(&RawText::new(&key, text).unwrap()), "{name}: {raw:?}");
        assert_all_there(&app, &records[1..], name);
        let shown = app.journal.read(Kind::CheckIn, records[0].id);
        match key == own {
            true => assert_eq!(shown, Err(ReadError::NotHere), "{name}"),
            false => assert_eq!(shown.as_ref(), Ok(&records[0]), "{name}"),
        }
    }
}

#[test]
fn in_a_full_store_the_lock_makes_its_own_room() {
    let (app, records) = a_diary();
    let used: usize = app.fast.texts().iter().map(|(key, text)| key.len() + text.len()).sum();
    for free in [0, 40, 200] {
        let mut full = App::unlocked(&app.fast, &app.durable, Phase::Sealing);
        full.fast.limit(used + free);
        full.turn().unwrap();
        assert_all_there(&full, &records, &format!("{free} bytes free"));
        assert!(!full.all_words().contains("planted"));
        let mut again = App::unlocked(&full.fast, &full.durable, Phase::Sealing);
        again.turn().unwrap();
        assert_all_there(&again, &records, &format!("{free} bytes were free"));
    }
}

#[test]
fn a_key_of_one_form_reads_no_text_of_the_other() {
    let one = record(1, 1, note("x"));
    let open = homeward::journal::encode(&one).unwrap();
    let key = RecordKey::of(&one);
    assert!(decode(&key, &open).is_ok());
    assert!(decode(&key.in_form(Form::Sealed), &open).is_err());
    assert!(matches!(one.entry, Entry::CheckIn(_)));
}
