//! What the tests share: short builders, and a small app that saves and heals as the real one does.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use homeward::domain::capture::Capture;
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::text::{Slug, Words};
use homeward::domain::time::Moment;
use homeward::journal::{
    Draft, DurableStore, Entry, Journal, MemoryStore, Place, ReadError, Record, RecordKey, RecordState,
    Revision, Saved, Staged, StoreError, Stored, Tallies, Tombstone, Unsound, VERIFY_CHUNK, decode,
    reconcile, to_verify,
};

pub fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

pub fn slug(text: &str) -> Slug {
    Slug::try_from(text.to_owned()).unwrap()
}

/// What a file holds and how it stands to what is here, as it is told.
pub fn told(tallies: &Tallies) -> String {
    let Tallies { new, same, newer_there, newer_here, deleted_here } = tallies;
    let each = [
        ("new", new),
        ("same", same),
        ("newer there", newer_there),
        ("newer here", newer_here),
        ("deleted here", deleted_here),
    ];
    let told = each.iter().filter_map(|(name, tally)| Some(format!("{name}: {}", tally.named()?)));
    told.collect::<Vec<_>>().join("; ")
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
    /// The third place, which gets what the durable store is asked to make.
    pub spare: MemoryStore,
    /// The newest revision of each record that the fast store has taken.
    pub fast_has: BTreeMap<RecordId, Stored>,
    /// The newest revision of each record that the durable store has taken.
    pub durable_has: BTreeMap<RecordId, Stored>,
    /// All that was to be saved, whatever came of it.
    pub attempted: Vec<Stored>,
    clock_ms: i64,
}

impl App {
    pub fn open(fast: MemoryStore, durable: MemoryStore) -> App {
        let journal = Journal::open(fast.clone());
        let (fast_has, durable_has) = Default::default();
        App {
            journal,
            fast,
            durable,
            spare: MemoryStore::default(),
            fast_has,
            durable_has,
            attempted: Vec::new(),
            clock_ms: 1_790_000_000_000,
        }
    }

    /// Starts again on what is left, as after a kill, with stores that work; heals until both are in step.
    pub fn reopen(fast: &MemoryStore, durable: &MemoryStore) -> App {
        App::open(fast.copy(), durable.copy()).healed()
    }

    /// Once all was looked at.
    pub fn healed(mut self) -> App {
        self.heal();
        self.verify(0).unwrap();
        self.heal();
        self.heal();
        self
    }

    /// Looks at every text of both copies; goes no further than so many steps before the end of each chunk's work.
    pub fn verify(&mut self, steps_left_out: usize) -> Result<Verified, StoreError> {
        let durable_keys = now(DurableStore::keys(&self.durable))?;
        let durable_keys = self.journal.know_durable(durable_keys);
        self.level_aside()?;
        let mut verified = Verified::default();
        for chunk in to_verify(self.journal.keys(), durable_keys).chunks(VERIFY_CHUNK) {
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

    /// Gives each store what only the other one has aside.
    pub fn level_aside(&mut self) -> Result<(), StoreError> {
        let texts = now(DurableStore::get(&self.durable, self.journal.aside()))?;
        now(self.durable.apply(&self.journal.level_aside(&texts)))
    }

    pub fn tick(&mut self) -> Moment {
        self.clock_ms += 1_000;
        at(self.clock_ms)
    }

    /// Another day: where the journal could not be listed, the clock alone keeps names apart.
    pub fn later(&mut self) {
        self.clock_ms += 86_400_000;
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
        self.keep_all([stored]).remove(0)
    }

    /// Saves several at once, as the app does: all in one transaction of the durable store, each in the fast one.
    pub fn keep_all(&mut self, all: impl IntoIterator<Item = Stored>) -> Vec<(Stored, Saved)> {
        let stage = |stored: Stored| {
            let staged = self.journal.stage(stored).unwrap();
            self.journal.hold(&staged);
            staged
        };
        let staged: Vec<_> = all.into_iter().map(stage).collect();
        let changes: Vec<_> = staged.iter().flat_map(Staged::changes).collect();
        let durable = now(self.durable.apply(&changes));
        let fast: Vec<_> = staged.iter().map(|one| self.journal.write_fast(one)).collect();
        now(self.spare.apply(&changes)).unwrap();
        staged.into_iter().zip(fast).map(|(one, fast)| self.settle(one, fast, durable.clone())).collect()
    }

    /// Ends a save and notes what was promised.
    pub fn settle(
        &mut self,
        staged: Staged,
        fast: Result<(), StoreError>,
        durable: Result<(), StoreError>,
    ) -> (Stored, Saved) {
        let saved = self.journal.settle(&staged, durable, fast);
        self.attempted.push(staged.stored.clone());
        self.promise(&staged.stored, &saved);
        (staged.stored, saved)
    }

    /// Notes what was promised.
    pub fn promise(&mut self, stored: &Stored, saved: &Saved) {
        let id = RecordKey::of_stored(stored).id;
        if matches!(saved, Saved::Both | Saved::OnlyFast(_)) {
            self.fast_has.insert(id, stored.clone());
        }
        if matches!(saved, Saved::Both | Saved::OnlyDurable(_)) {
            self.durable_has.insert(id, stored.clone());
        }
    }

    /// One pass of healing; returns how many records needed something and how many could not be mended.
    pub fn heal(&mut self) -> (usize, usize) {
        self.try_heal().unwrap()
    }

    pub fn try_heal(&mut self) -> Result<(usize, usize), StoreError> {
        let durable_keys = now(DurableStore::keys(&self.durable))?;
        let durable_keys = self.journal.know_durable(durable_keys);
        let heals = reconcile(self.journal.keys(), durable_keys);
        let mut failed = 0;
        for heal in &heals {
            let texts = now(DurableStore::get(&self.durable, &heal.wanted()))?;
            match self.journal.mend(heal, &texts) {
                Ok(changes) => now(self.durable.apply(&changes))?,
                Err(_) => failed += 1,
            }
        }
        Ok((heals.len(), failed))
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
