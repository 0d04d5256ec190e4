//! The journal: all records, read from and written to the fast store, in step with the durable one.

use std::cell::Cell;

use crate::domain::id::RecordId;
use crate::domain::time::Moment;

use super::aside::original_key;
use super::index::Index;
use super::key::RecordKey;
use super::lock::Seal;
use super::others::Others;
use super::overlay::Overlay;
use super::record::{Entry, Kind, Record, RecordState, Revision, Stored};
use super::store::{Change, FastStore, StoreError};
use super::wire::DecodeError;

/// All records. Opening it lists keys and reads no text.
#[derive(Debug)]
pub struct Journal<F> {
    pub(super) fast: F,
    pub(super) index: Index,
    /// Texts that the fast store would not take. They live as long as the page does, so the person still sees them.
    pub(super) overlay: Overlay,
    pub(super) seal: Seal,
    fast_error: Option<StoreError>,
    pub(super) others: Others,
    /// What was written into the fast store since the opening.
    pub(super) written_bytes: usize,
    /// Whether a save took the place of the ballast.
    pub(super) is_ballast_gone: bool,
    last_id: Cell<Option<RecordId>>,
}

/// Why a record could not be read. It stays where it is, untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no such record.
    #[error("there is no such entry")]
    NotHere,
    /// It was emptied from the trash: nothing is left of it but its name.
    #[error("this entry was deleted for good")]
    Emptied,
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its text cannot be read.
    #[error(transparent)]
    Unreadable(#[from] DecodeError),
}

/// Why a record does not take this revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRevise {
    /// A capture is sealed: it can be read, layered or deleted.
    #[error("what you wrote first stays as it is; you can add to it")]
    Sealed,
    /// The new entry is of another kind.
    #[error("an entry keeps its kind")]
    OtherKind,
}

/// A record ready to be written, and what it makes superfluous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// The record, or the tombstone that takes its place.
    pub stored: Stored,
    /// Its key.
    pub key: String,
    /// Its text.
    pub text: String,
    /// Keys of its older revisions that can be read, which both stores may drop once they have this one.
    pub retired: Vec<String>,
}

impl Staged {
    /// The changes for the durable store, to be made in one transaction.
    pub fn changes(&self) -> Vec<Change> {
        let put = Change::Put { key: self.key.clone(), text: self.text.clone() };
        let removals = self.retired.iter().map(|key| Change::Remove { key: key.clone() });
        std::iter::once(put).chain(removals).collect()
    }
}

/// Which store has the record now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// Both: the person may read *Saved*.
    Both,
    /// Only the fast store; the browser may lose it within the next minute.
    OnlyFast(StoreError),
    /// Only the durable store; it is safe, and the fast store gets it at the next start.
    OnlyDurable(StoreError),
    /// None: it lives in this page alone.
    Neither {
        /// Why the fast store did not take it.
        fast: StoreError,
        /// Why the durable store did not take it.
        durable: StoreError,
    },
}

impl<F: FastStore> Journal<F> {
    /// Opens the journal. If the store cannot be listed, it works in memory and [`Journal::fast_error`] says why.
    pub fn open(fast: F) -> Journal<F> {
        let (keys, fast_error) = match fast.keys() {
            Ok(keys) => (keys, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let mut others = Others::default();
        let index = Index::of(keys.into_iter().filter_map(|key| others.sort_in(key)).collect());
        let last_id = index.last_id();
        let (written_bytes, is_ballast_gone) = Default::default();
        let mut journal = Journal {
            fast,
            index,
            overlay: Overlay::default(),
            seal: Seal::Off,
            fast_error,
            others,
            written_bytes,
            is_ballast_gone,
            last_id: Cell::new(last_id),
        };
        journal.shut_where_sealed(&journal.keys());
        journal
    }

    /// Lists the keys again, after another window has written. What lives in this page alone stays.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed; the journal then stays as it was.
    pub fn relist(&mut self) -> Result<(), StoreError> {
        let keys = self.fast.keys()?;
        let mut known: Vec<RecordKey> = keys.into_iter().filter_map(|key| self.others.sort_in(key)).collect();
        known.extend(self.overlay.keys());
        self.index = Index::of(known);
        self.shut_where_sealed(&self.keys());
        self.last_id.set(self.last_id.get().max(self.index.last_id()));
        Ok(())
    }

    /// Why the fast store could not be listed at the start.
    pub fn fast_error(&self) -> Option<&StoreError> {
        self.fast_error.as_ref()
    }

    /// All keys of records, for [`reconcile`](super::reconcile()).
    pub fn keys(&self) -> Vec<RecordKey> {
        self.index.keys().to_vec()
    }

    /// The live records of a kind, newest first.
    pub fn ids(&self, kind: Kind) -> Vec<RecordId> {
        self.live(kind).map(|key| key.id).collect()
    }

    /// How many live records of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.live(kind).count()
    }

    /// The latest name of all records, deleted ones included.
    pub fn last_id(&self) -> Option<RecordId> {
        self.last_id.get()
    }

    /// The key of the newest revision of a record.
    pub fn newest(&self, kind: Kind, id: RecordId) -> Option<RecordKey> {
        self.index.newest(kind, id)
    }

    /// Reads the newest revision of a record, deleted or not.
    ///
    /// # Errors
    /// [`ReadError`] says why it could not be read.
    pub fn read(&self, kind: Kind, id: RecordId) -> Result<Record, ReadError> {
        self.read_key(&self.index.newest(kind, id).ok_or(ReadError::NotHere)?)
    }

    /// Reads all live records of a kind, newest first, and names those that cannot be read.
    pub fn read_all(&self, kind: Kind) -> (Vec<Record>, Vec<(RecordId, ReadError)>) {
        let mut records = Vec::new();
        let mut unreadable = Vec::new();
        for key in self.live(kind) {
            match self.read_key(&key) {
                Ok(record) => records.push(record),
                Err(error) => unreadable.push((key.id, error)),
            }
        }
        (records, unreadable)
    }

    /// Makes the first revision of a new record. `random` brings at least 80 random bits.
    pub fn create(&self, entry: Entry, now: Moment, random: u128) -> Record {
        let id = RecordId::next(self.last_id.get(), now.utc_ms(), random);
        self.last_id.set(Some(id));
        Record { id, rev: Revision::FIRST, made: now, written: now, state: RecordState::Live, entry }
    }

    /// Makes the next revision of a record.
    ///
    /// Revise only after [`reconcile`](super::reconcile()): the fast store may have lost the revision that this one follows.
    ///
    /// # Errors
    /// [`CannotRevise`] for a capture, or for an entry of another kind.
    pub fn revise(&self, record: &Record, entry: Entry, now: Moment) -> Result<Record, CannotRevise> {
        if entry.kind() != record.entry.kind() {
            return Err(CannotRevise::OtherKind);
        }
        if matches!(record.entry, Entry::Capture(_)) {
            return Err(CannotRevise::Sealed);
        }
        Ok(Record { entry, ..self.follow(record, record.state, now) })
    }

    /// Makes the revision that moves a record to the trash. It keeps its body.
    #[must_use]
    pub fn delete(&self, record: &Record, now: Moment) -> Record {
        self.follow(record, RecordState::Deleted, now)
    }

    /// Makes the revision that brings a record back from the trash.
    #[must_use]
    pub fn restore(&self, record: &Record, now: Moment) -> Record {
        self.follow(record, RecordState::Live, now)
    }

    /// Turns a record into key and text, and finds what it makes superfluous. Writes nothing.
    ///
    /// The revision moves up when it is taken, for example by another tab: no key is ever written twice.
    ///
    /// # Errors
    /// [`StoreError::UpdateFirst`] when this version may not write, [`StoreError::Broken`] when there is no text form.
    pub fn stage(&self, stored: impl Into<Stored>) -> Result<Staged, StoreError> {
        self.must_write()?;
        let mut stored = stored.into();
        let RecordKey { kind, id, rev, .. } = RecordKey::of_stored(&stored);
        stored.set_rev(self.free_revision(kind, id, rev));
        let text = self.encode(&stored).map_err(|error| StoreError::Broken(error.to_string()))?;
        let retired = self.index.revisions(kind, id).iter().filter(|key| self.read_stored(key).is_ok());
        let retired = retired.map(RecordKey::to_string).collect();
        Ok(Staged { key: self.key_of(&stored).to_string(), stored, text, retired })
    }

    /// Shows a staged record from memory until [`Journal::write_fast`], which may come after the durable store was asked.
    pub fn hold(&mut self, staged: &Staged) {
        let key = self.key_of(&staged.stored);
        self.cover(key, &staged.text);
    }

    /// Writes a staged record into the fast store, beside its older revisions; where that is full, in the place of the ballast.
    ///
    /// # Errors
    /// [`StoreError`] when the store does not take it; the journal then shows it from memory.
    pub fn write_fast(&mut self, staged: &Staged) -> Result<(), StoreError> {
        let key = self.key_of(&staged.stored);
        match self.put_fast(key, &staged.text) {
            Err(StoreError::Full) => self.put_over_ballast(key, &staged.text),
            outcome => outcome,
        }
    }

    /// Ends a save: drops old revisions from the fast store if both stores have the new one, and says what holds. One that the
    /// full fast store has refused may take the very room of those old revisions, once the durable store has it.
    pub fn settle(
        &mut self,
        staged: &Staged,
        durable: Result<(), StoreError>,
        fast: Result<(), StoreError>,
    ) -> Saved {
        let retired: Vec<RecordKey> = staged.retired.iter().filter_map(|key| key.parse().ok()).collect();
        let fast = match (fast, &durable) {
            (Err(StoreError::Full), Ok(())) => {
                self.put_over_older(self.key_of(&staged.stored), &staged.text, &retired)
            }
            (fast, _) => fast,
        };
        match (fast, durable) {
            (Ok(()), Ok(())) => {
                retired.iter().for_each(|key| self.retire_fast(key));
                // What has taken its place still does, unless something older has gone.
                if !staged.retired.is_empty() {
                    self.lay_ballast_again();
                }
                Saved::Both
            }
            (Ok(()), Err(durable)) => Saved::OnlyFast(durable),
            (Err(fast), Ok(())) => Saved::OnlyDurable(fast),
            (Err(fast), Err(durable)) => Saved::Neither { fast, durable },
        }
    }

    pub(super) fn read_key(&self, key: &RecordKey) -> Result<Record, ReadError> {
        match self.read_stored(key)? {
            Stored::Record(record) => Ok(record),
            Stored::Tombstone(_) => Err(ReadError::Emptied),
        }
    }

    pub(super) fn read_stored(&self, key: &RecordKey) -> Result<Stored, ReadError> {
        Ok(self.decode(key, &self.text_of_key(key)?)?)
    }

    pub(super) fn text_of_key(&self, key: &RecordKey) -> Result<String, ReadError> {
        match self.covering(key) {
            Some(text) => Ok(text.to_owned()),
            None => self.fast.get(&key.to_string())?.ok_or(ReadError::NotHere),
        }
    }

    pub(super) fn covering(&self, key: &RecordKey) -> Option<&str> {
        self.overlay.get(key)
    }

    pub(super) fn forget(&mut self) {
        self.index = Index::default();
        self.overlay.clear();
        self.others = Others::default();
        self.seal = Seal::Off;
        self.is_ballast_gone = false;
        self.last_id.set(None);
    }

    pub(super) fn put_fast(&mut self, key: RecordKey, text: &str) -> Result<(), StoreError> {
        let outcome = self.fast.set(&key.to_string(), text);
        if outcome.is_ok() {
            self.written_bytes = self.written_bytes.saturating_add(text.len());
            self.overlay.remove(&key);
            self.know(key);
        } else {
            self.cover(key, text);
        }
        outcome
    }

    /// Shows a text from memory.
    pub(super) fn cover(&mut self, key: RecordKey, text: &str) {
        self.overlay.put(key, text);
        self.know(key);
    }

    pub(super) fn know(&mut self, key: RecordKey) {
        self.index.add(key);
        self.last_id.set(self.last_id.get().max(Some(key.id)));
    }

    /// Drops an old revision. If the store keeps it after all, the index does too, and the next save tries again.
    pub(super) fn retire_fast(&mut self, key: &RecordKey) {
        if self.fast.remove(&key.to_string()).is_ok() {
            self.forget_key(key);
        }
    }

    pub(super) fn forget_key(&mut self, key: &RecordKey) {
        self.overlay.remove(key);
        self.index.drop_key(key);
    }

    fn live(&self, kind: Kind) -> impl Iterator<Item = RecordKey> {
        self.index.heads(kind).filter(|key| key.state == RecordState::Live)
    }

    fn follow(&self, record: &Record, state: RecordState, now: Moment) -> Record {
        Record { rev: self.next_revision(record), written: now, state, ..record.clone() }
    }

    pub(super) fn next_revision(&self, record: &Record) -> Revision {
        let newest = self.newest_known(record.entry.kind(), record.id);
        newest.map_or(record.rev, |rev| rev.max(record.rev)).next()
    }

    /// The highest revision there ever was, also where its text had to be set aside: its number is not given twice.
    pub(super) fn newest_known(&self, kind: Kind, id: RecordId) -> Option<Revision> {
        let aside = self.others.aside.iter().filter_map(|key| original_key(key)?.parse::<RecordKey>().ok());
        let aside = aside.filter(|key| (key.kind, key.id) == (kind, id)).map(|key| key.rev).max();
        aside.max(self.index.newest(kind, id).map(|key| key.rev))
    }

    fn free_revision(&self, kind: Kind, id: RecordId, wished: Revision) -> Revision {
        let newest = self.newest_known(kind, id);
        let mut rev = newest.map_or(wished, |newest| wished.max(newest.next()));
        let form = self.form();
        let taken = |rev| {
            [RecordState::Live, RecordState::Deleted].into_iter().any(|state| {
                let key = RecordKey { kind, id, rev, state, form }.to_string();
                matches!(self.fast.get(&key), Ok(Some(_)))
            })
        };
        // At the last number there is no next one.
        while taken(rev) && rev.next() != rev {
            rev = rev.next();
        }
        rev
    }
}
