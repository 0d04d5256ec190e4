//! What a backup would do to the journal: seen first, and then done as one.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::domain::id::RecordId;
use crate::domain::time::Moment;

use super::aside::RawText;
use super::import::MAX_IMPORT_REVISION;
use super::keep::{Journal, ReadError};
use super::key::{Form, RecordKey};
use super::record::{Entry, Kind, Record, RecordState, Stored};
use super::store::FastStore;
use super::tally::Tally;
use super::wire::{DecodeError, decode};

/// How what a file holds stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is not here.
    New,
    /// It is here, just the same.
    Same,
    /// The one here is newer.
    NewerHere,
    /// It was deleted here.
    DeletedHere,
    /// The one in the file is newer.
    NewerThere,
}

/// Compares one record of a file with the one of its name here. Nothing that can be read here is emptied by a file.
pub(super) fn standing<F: FastStore>(stored: &Stored, journal: &Journal<F>) -> Standing {
    let key = RecordKey::of_stored(stored);
    let Some(newest) = journal.newest(key.kind, key.id) else { return Standing::New };
    match (journal.read_stored(&newest), stored) {
        (Ok(here), _) if here == *stored => Standing::Same,
        (_, Stored::Tombstone(_)) => Standing::NewerHere,
        // Emptying took one revision more than the deletion, which is what the file's copy is held against.
        (Ok(Stored::Tombstone(_)), _) if key.rev < newest.rev => Standing::DeletedHere,
        (Ok(Stored::Tombstone(_)), _) => Standing::NewerThere,
        // A deletion here stands, unless the file knows a later revision.
        (Ok(Stored::Record(here)), _) if here.state == RecordState::Deleted && key.rev <= here.rev => {
            Standing::DeletedHere
        }
        (Ok(Stored::Record(here)), Stored::Record(there)) if age(there) > age(&here) => Standing::NewerThere,
        (Ok(Stored::Record(_)), _) => Standing::NewerHere,
        // Nothing here is overwritten: the file's copy gets a revision of its own beside the damaged one.
        (Err(ReadError::Unreadable(DecodeError::NewerVersion(_)) | ReadError::Store(_)), _) => {
            Standing::NewerHere
        }
        (Err(_), _) => Standing::NewerThere,
    }
}

/// What makes one of two copies the newer: its revision, then the time it was written.
pub(super) fn age(record: &Record) -> (u32, i64) {
    (record.rev.get(), record.written.utc_ms())
}

/// What a file holds and how it stands to what is here, counted for a person: records that are not deleted alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tallies {
    /// What is not here.
    pub new: Tally,
    /// What is the same in both.
    pub same: Tally,
    /// What the file holds in a newer form.
    pub newer_there: Tally,
    /// What is here in a newer form.
    pub newer_here: Tally,
    /// What the file still holds and was deleted here.
    pub deleted_here: Tally,
}

impl Tallies {
    /// Counts one record of a file.
    pub(super) fn add<F: FastStore>(&mut self, standing: Standing, stored: &Stored, journal: &Journal<F>) {
        let tally = match standing {
            Standing::NewerHere => {
                let key = RecordKey::of_stored(stored);
                let here = journal.read(key.kind, key.id).ok();
                if let Some(here) = here.filter(|here| here.state == RecordState::Live) {
                    self.newer_here.add(&here);
                }
                return;
            }
            Standing::New => &mut self.new,
            Standing::Same => &mut self.same,
            Standing::NewerThere => &mut self.newer_there,
            Standing::DeletedHere => &mut self.deleted_here,
        };
        if let Some(record) = as_live(stored) {
            tally.add(record);
        }
    }
}

/// What a backup would do. It is filled text by text, so that nobody waits for ten thousand at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restore {
    /// Texts that no version could read, and that are not aside here.
    pub aside: Vec<RawText>,
    /// What to add so that the newest of both is here.
    pub to_add: Vec<Stored>,
    /// What the backup holds, counted for a person.
    pub tallies: Tallies,
    /// What has words here, in the trash too, that the backup does not hold in its copy: they go when all is replaced.
    pub changed_here: Tally,
    /// What the backup holds in an older form than this phone.
    older: Vec<Stored>,
    /// What was deleted here and is in the backup: as it was here last; where its words are gone here, as the backup has it.
    back: Vec<Record>,
    /// What the backup says came with the example.
    examples: Vec<RecordId>,
    named: BTreeSet<(Kind, RecordId)>,
}

impl Restore {
    /// Compares one text of the backup with the journal.
    pub fn take<F: FastStore>(&mut self, key: &str, text: &str, journal: &Journal<F>) {
        let stored = key.parse().ok().and_then(|key| decode(&key, text).ok());
        let Some(stored) = stored.filter(|stored| stored.rev().get() <= MAX_IMPORT_REVISION) else {
            self.aside.extend(RawText::new(key, text).filter(|raw| !journal.has_aside(raw)));
            return;
        };
        let key = RecordKey::of_stored(&stored);
        // One that is named twice was changed by hand; the first one counts.
        if !self.named.insert((key.kind, key.id)) {
            return;
        }
        if let Stored::Record(Record { entry: Entry::ExampleSet(examples), .. }) = &stored {
            self.examples.extend(&examples.ids);
        }
        let standing = standing(&stored, journal);
        self.tallies.add(standing, &stored, journal);
        match standing {
            Standing::New | Standing::NewerThere => self.to_add.push(stored),
            Standing::Same => {}
            Standing::NewerHere | Standing::DeletedHere => {
                let here = journal.read(key.kind, key.id).ok();
                let is_changed =
                    |here: &&Record| !matches!(&stored, Stored::Record(there) if there.entry == here.entry);
                if let Some(changed) = here.as_ref().filter(is_changed) {
                    self.changed_here.add(changed);
                }
                let there = as_live(&stored).filter(|_| standing == Standing::DeletedHere);
                let back = there.map(|there| here.unwrap_or_else(|| there.clone()));
                self.back.extend(back.map(|back| Record { state: RecordState::Live, ..back }));
                self.older.push(stored);
            }
        }
    }

    /// To be called when the whole backup was taken: an example that was removed here is nothing to bring back.
    #[must_use]
    pub fn finished(mut self) -> Restore {
        self.back.retain(|record| !self.examples.contains(&record.id));
        self.tallies.deleted_here = Tally::of(&self.back);
        self
    }

    /// What to add so that the newest of both is here, and what was deleted here comes back.
    pub fn with_deleted(mut self) -> Vec<Stored> {
        self.to_add.extend(self.back.into_iter().map(Stored::Record));
        self.to_add
    }

    /// What makes the journal hold just what the backup holds: the older forms of the backup become the newest ones here, and
    /// whatever is not in the backup is deleted for good.
    pub fn replacement(mut self, mut only_here: OnlyHere) -> Vec<Stored> {
        self.to_add.append(&mut self.older);
        self.to_add.append(&mut only_here.emptied);
        self.to_add
    }

    /// The newest keys of the records here that the backup does not hold.
    pub fn keys_only_here<F: FastStore>(&self, journal: &Journal<F>) -> Vec<RecordKey> {
        let keys = journal.newest_keys().into_iter();
        keys.filter(|key| !self.named.contains(&(key.kind, key.id))).collect()
    }
}

/// The records here that a backup does not hold. It is filled step by step, too.
#[derive(Debug, Default)]
pub struct OnlyHere {
    /// What of it a person has written, by kind.
    pub own: Tally,
    /// What deletes them for good.
    emptied: Vec<Stored>,
}

impl OnlyHere {
    /// Looks at the records of these keys.
    pub fn take<F: FastStore>(&mut self, keys: &[RecordKey], journal: &Journal<F>, now: Moment) {
        for record in keys.iter().filter_map(|key| journal.read_key(key).ok()) {
            self.own.add(&record);
            self.emptied.push(journal.empty(&record, now).into());
        }
    }
}

/// The records with words among these that are not deleted, to be counted for a person.
pub fn live(stored: &[Stored]) -> impl Iterator<Item = &Record> {
    stored.iter().filter_map(as_live)
}

fn as_live(stored: &Stored) -> Option<&Record> {
    match stored {
        Stored::Record(record) if record.state == RecordState::Live => Some(record),
        _ => None,
    }
}

impl<F: FastStore> Journal<F> {
    /// The newest key of every record, deleted ones included.
    pub fn newest_keys(&self) -> Vec<RecordKey> {
        Kind::ALL.into_iter().flat_map(|kind| self.index.heads(kind)).collect()
    }

    /// The text under a key, in its open form where it can be opened; otherwise as it is.
    pub fn stored_pair(&self, key: &RecordKey) -> Option<(String, String)> {
        let text = self.text_of_key(key).ok()?;
        let opened = self.opened(key, &text).ok().map(Cow::into_owned);
        Some(match opened {
            Some(open) => (key.in_form(Form::Open).to_string(), open),
            None => (key.to_string(), text),
        })
    }
}
