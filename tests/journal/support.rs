//! What the tests share: short builders, generators of every entry, and a small app that saves and heals as the real one does.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use homeward::domain::capture::{Capture, Layer};
use homeward::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use homeward::domain::check_in::{Answers, CheckIn, Level, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::phone::PhoneNumber;
use homeward::domain::session::{Session, SessionState};
use homeward::domain::text::{Slug, Slugs, Words};
use homeward::domain::time::Moment;
use homeward::journal::{
    Draft, DurableStore, Entry, ExampleSet, FieldTexts, Journal, MemoryStore, Place, ReadError, Record,
    RecordKey, RecordState, Revision, Saved, StoreError, Stored, Tombstone, Unsound, VERIFY_CHUNK, decode,
    reconcile, to_verify,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

pub fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

pub fn slug(text: &str) -> Slug {
    Slug::try_from(text.to_owned()).unwrap()
}

pub fn at(utc_ms: i64) -> Moment {
    Moment::new(utc_ms, 60).unwrap()
}

pub fn id(n: i64) -> RecordId {
    RecordId::next(None, 1_790_000_000_000 + n, u128::try_from(n).unwrap())
}

pub fn note(text: &str) -> Entry {
    Entry::CheckIn(CheckIn { note: words(text), ..CheckIn::of(Mood::Okay) })
}

pub fn capture(text: &str) -> Entry {
    Entry::Capture(Capture::seal(words(text), None).unwrap())
}

pub fn draft(text: &str) -> Entry {
    Entry::Draft(Draft::of(Place::new("capture").unwrap(), words(text)))
}

pub fn record(n: i64, rev: u32, entry: Entry) -> Record {
    let rev = Revision::new(rev).unwrap();
    Record { id: id(n), rev, made: at(1_000), written: at(2_000), state: RecordState::Live, entry }
}

/// Memory answers at once, so a future that waits is a defect.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a memory store does not wait"),
    }
}

/// The app as far as keeping goes: a journal over two stores, and what it has promised so far.
pub struct App {
    pub journal: Journal<MemoryStore>,
    pub fast: MemoryStore,
    pub durable: MemoryStore,
    /// The newest revision of each record that the fast store has taken.
    pub fast_has: BTreeMap<RecordId, Stored>,
    /// The newest revision of each record that the durable store has taken.
    pub durable_has: BTreeMap<RecordId, Stored>,
    clock_ms: i64,
}

impl App {
    pub fn open(fast: MemoryStore, durable: MemoryStore) -> App {
        let journal = Journal::open(fast.clone());
        let (fast_has, durable_has) = Default::default();
        App { journal, fast, durable, fast_has, durable_has, clock_ms: 1_790_000_000_000 }
    }

    /// Starts again on what is left, as after a kill, with stores that work; heals until both are in step.
    pub fn reopen(fast: &MemoryStore, durable: &MemoryStore) -> App {
        let mut app = App::open(fast.copy(), durable.copy());
        app.heal();
        app.verify(0).unwrap();
        app.heal();
        app.heal();
        app
    }

    /// Looks at every text of both copies; goes no further than so many steps before the end of each chunk's work.
    pub fn verify(&mut self, steps_left_out: usize) -> Result<Verified, StoreError> {
        let durable_keys = now(DurableStore::keys(&self.durable))?;
        self.journal.know_durable(&durable_keys);
        let texts = now(DurableStore::get(&self.durable, self.journal.aside()))?;
        now(self.durable.apply(&self.journal.level_aside(&texts)))?;
        let mut verified = Verified::default();
        for chunk in to_verify(&self.journal.keys(), &durable_keys).chunks(VERIFY_CHUNK) {
            let gets = self.fast.gets();
            let names: Vec<String> = chunk.iter().map(RecordKey::to_string).collect();
            let texts = now(DurableStore::get(&self.durable, &names))?;
            let unsound = self.journal.verify(chunk, &texts);
            verified.largest_step = verified.largest_step.max(self.fast.gets() - gets);
            if unsound.is_empty() {
                continue;
            }
            let healed = unsound.iter().filter(|one| one.is_healed()).count();
            verified.healed += healed;
            verified.set_aside += unsound.len() - healed;
            let names: Vec<String> = unsound.iter().flat_map(Unsound::names).collect();
            let texts = now(DurableStore::get(&self.durable, &names))?;
            let set_aside = self.journal.set_aside(unsound, &texts);
            if steps_left_out == 2 {
                continue;
            }
            now(self.durable.apply(&set_aside.changes))?;
            if steps_left_out == 1 {
                continue;
            }
            let changes = self.journal.replace(set_aside);
            now(self.durable.apply(&changes))?;
        }
        Ok(verified)
    }

    pub fn tick(&mut self) -> Moment {
        self.clock_ms += 1_000;
        at(self.clock_ms)
    }

    pub fn create(&mut self, entry: Entry) -> Record {
        let now = self.tick();
        let record = self.journal.create(entry, now, 7);
        self.save(record).0
    }

    pub fn revise(&mut self, record: &Record, entry: Entry) -> Record {
        let now = self.tick();
        let next = self.journal.revise(record, entry, now).unwrap();
        self.save(next).0
    }

    pub fn delete(&mut self, record: &Record) -> Record {
        let now = self.tick();
        self.save(self.journal.delete(record, now)).0
    }

    pub fn restore(&mut self, record: &Record) -> Record {
        let now = self.tick();
        self.save(self.journal.restore(record, now)).0
    }

    pub fn empty(&mut self, record: &Record) -> Tombstone {
        let now = self.tick();
        let stone = self.journal.empty(record, now);
        match self.keep(stone.into()).0 {
            Stored::Tombstone(stone) => stone,
            Stored::Record(record) => panic!("{record:?} is no tombstone"),
        }
    }

    pub fn save(&mut self, record: Record) -> (Record, Saved) {
        match self.keep(record.into()) {
            (Stored::Record(record), saved) => (record, saved),
            (Stored::Tombstone(stone), _) => panic!("{stone:?} is no record"),
        }
    }

    pub fn keep(&mut self, stored: Stored) -> (Stored, Saved) {
        let staged = self.journal.stage(stored).unwrap();
        let fast = self.journal.write_fast(&staged);
        let durable = now(self.durable.apply(&staged.changes()));
        let saved = self.journal.settle(&staged, durable, fast);
        if matches!(saved, Saved::Both | Saved::OnlyFast(_)) {
            self.fast_has.insert(RecordKey::of_stored(&staged.stored).id, staged.stored.clone());
        }
        if matches!(saved, Saved::Both | Saved::OnlyDurable(_)) {
            self.durable_has.insert(RecordKey::of_stored(&staged.stored).id, staged.stored.clone());
        }
        (staged.stored, saved)
    }

    /// One pass of healing; returns how many records needed something and how many could not be mended.
    pub fn heal(&mut self) -> (usize, usize) {
        let durable_keys = now(DurableStore::keys(&self.durable)).unwrap();
        let heals = reconcile(&self.journal.keys(), &durable_keys);
        let mut failed = 0;
        for heal in &heals {
            let texts = now(DurableStore::get(&self.durable, &heal.wanted())).unwrap();
            match self.journal.mend(heal, &texts) {
                Ok(changes) => now(self.durable.apply(&changes)).unwrap(),
                Err(_) => failed += 1,
            }
        }
        (heals.len(), failed)
    }

    /// Whether the journal shows this revision and both stores hold it.
    pub fn assert_everywhere(&self, record: &Record, context: &str) {
        self.assert_kept_everywhere(&record.clone().into(), context);
    }

    /// The same, for what may be a tombstone.
    pub fn assert_kept_everywhere(&self, stored: &Stored, context: &str) {
        let key = RecordKey::of_stored(stored);
        let expected = match stored {
            Stored::Record(record) => Ok(record.clone()),
            Stored::Tombstone(_) => Err(ReadError::Emptied),
        };
        assert_eq!(self.journal.read(key.kind, key.id), expected, "shown, {context}");
        for (side, store) in [("fast", &self.fast), ("durable", &self.durable)] {
            let text = store.texts().get(&key.to_string()).cloned().unwrap_or_default();
            assert_eq!(decode(&key, &text).as_ref(), Ok(stored), "{side} side, {context}");
        }
    }
}

/// What a look at every text has found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub healed: usize,
    pub set_aside: usize,
    /// The most texts that the fast store was asked for between two pauses.
    pub largest_step: usize,
}

pub fn broken() -> StoreError {
    StoreError::Broken("test".to_owned())
}

pub fn any_text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..40).prop_map(String::from_iter)
}

pub fn any_words() -> impl Strategy<Value = Words> {
    any_text().prop_map(|text| words(&text))
}

pub fn any_moment() -> impl Strategy<Value = Moment> {
    (0..253_402_300_800_000_i64, -1080..=1080_i16).prop_map(|(utc, offset)| Moment::new(utc, offset).unwrap())
}

pub fn any_id() -> impl Strategy<Value = RecordId> {
    (0..253_402_300_800_000_i64, any::<u128>()).prop_map(|(ms, random)| RecordId::next(None, ms, random))
}

fn any_slugs() -> impl Strategy<Value = Slugs> {
    vec(any_slug(), 0..4).prop_map(|slugs| slugs.into_iter().collect())
}

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9-]{1,48}".prop_map(|text| slug(&text))
}

fn any_phone() -> impl Strategy<Value = PhoneNumber> {
    "[+]?[0-9]{2,10}[-/ (). ]{0,5}[0-9]{0,10}".prop_map(|text| PhoneNumber::parse(&text).unwrap())
}

fn any_contact() -> impl Strategy<Value = Contact> {
    (any_words(), option::of(any_phone())).prop_map(|(name, phone)| Contact { name, phone })
}

fn any_route() -> impl Strategy<Value = Option<MedicineRoute>> {
    option::of(prop::sample::select(&MedicineRoute::ALL[..]))
}

fn any_rule() -> impl Strategy<Value = ClinicRule> {
    let hours = (24..=168_u8).prop_map(|hours| ClinicRule::HoursAndSleep(RuleHours::new(hours).unwrap()));
    prop_oneof![Just(ClinicRule::NextDayAfterSleep), hours]
}

fn any_level() -> impl Strategy<Value = Option<Level>> {
    option::of((1..=5_u8).prop_map(|level| Level::new(level).unwrap()))
}

fn any_care_plan() -> impl Strategy<Value = CarePlan> {
    let country = option::of("[A-Z]{2}".prop_map(|code| CountryCode::parse(&code).unwrap()));
    (country, any_route(), any_contact(), any_contact(), any_rule(), any_words(), any::<bool>()).prop_map(
        |(country, route, clinic, trusted, rule, clinic_notes, welcomed)| CarePlan {
            country,
            route,
            clinic,
            trusted,
            rule,
            clinic_notes,
            welcomed,
        },
    )
}

fn any_session() -> impl Strategy<Value = Session> {
    let state = prop::sample::select(&[SessionState::Planned, SessionState::Cancelled][..]);
    let times = (any_moment(), option::of(any_moment()));
    let ticked = any_slugs();
    (times, any_words(), option::of(any_phone()), any_route(), any_contact(), any_words(), state, ticked)
        .prop_map(|((starts, slept), place, clinic_phone, route, ride, intention, state, ticked)| Session {
            starts,
            place,
            clinic_phone,
            route,
            ride,
            intention,
            state,
            ticked,
            slept,
        })
}

fn any_check_in() -> impl Strategy<Value = CheckIn> {
    let mood = prop::sample::select(&Mood::ALL[..]);
    (mood, any_level(), any_level(), any_level(), any_slugs(), any_words()).prop_map(
        |(mood, energy, anxiety, sleep, words, note)| CheckIn { mood, energy, anxiety, sleep, words, note },
    )
}

fn any_capture() -> impl Strategy<Value = Capture> {
    (any_text(), option::of(any_id()))
        .prop_map(|(text, session)| Capture::seal(words(&format!("{text}x")), session).unwrap())
}

fn any_layer() -> impl Strategy<Value = Layer> {
    (any_id(), option::of(any_slug()), any_words()).prop_map(|(capture, prompt, words)| Layer {
        capture,
        prompt,
        words,
    })
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let mood = option::of(prop::sample::select(&Mood::ALL[..]));
    (mood, any_level(), any_level(), any_level(), any_slugs())
        .prop_map(|(mood, energy, anxiety, sleep, words)| Answers { mood, energy, anxiety, sleep, words })
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let place = "[A-Za-z0-9/-]{1,120}".prop_map(|text| Place::new(text).unwrap());
    (place, any_words(), any_answers(), vec((any_slug(), any_words()), 0..4)).prop_map(
        |(place, words, answers, texts)| {
            let mut fields = FieldTexts::default();
            texts.into_iter().for_each(|(field, text)| fields.put(field, text));
            Draft { place, words, answers, fields }
        },
    )
}

pub fn any_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        any_care_plan().prop_map(Entry::CarePlan),
        any_session().prop_map(Entry::Session),
        any_check_in().prop_map(Entry::CheckIn),
        any_capture().prop_map(Entry::Capture),
        any_layer().prop_map(Entry::Layer),
        any_draft().prop_map(Entry::Draft),
        vec(any_id(), 0..5).prop_map(|ids| Entry::ExampleSet(ExampleSet { ids })),
    ]
}

pub fn any_record() -> impl Strategy<Value = Record> {
    let state = prop::sample::select(&[RecordState::Live, RecordState::Deleted][..]);
    let rev = (1..=u32::MAX).prop_map(|rev| Revision::new(rev).unwrap());
    (any_id(), rev, any_moment(), any_moment(), state, any_entry())
        .prop_map(|(id, rev, made, written, state, entry)| Record { id, rev, made, written, state, entry })
}
