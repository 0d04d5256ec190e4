//! A sealed backup of everything, and everything back from one. The workshop does the heavy part.

use leptos::prelude::*;

use super::Store;
use super::browse::pause;
use super::work::{WorkError, ask, ask_with};
use crate::domain::backup::{LastBackup, is_due};
use crate::domain::time::Moment;
use crate::journal::{Journal, Kind, OnlyHere, RecordKey, Restore};
use crate::ui::platform::clock;
use crate::ui::platform::files::KeptFile;
use crate::ui::platform::last_backup::{self, Reminder};
use crate::ui::platform::local_store::LocalStore;
use crate::ui::platform::workshop::Workshop;
use crate::workshop::talk::{Answer, NotUnderstood, Task};

/// Records looked at between two pauses: some ten milliseconds of work on a slow phone.
const CHUNK: usize = 25;

/// A workshop with all that the diary held when it was filled.
pub struct Filled {
    workshop: Workshop,
    /// How many entries there are, as the Journal shows them.
    pub entries: usize,
    /// What is remembered of a backup of them. What is written while it is made counts as new.
    pub to_note: LastBackup,
}

/// What was found in a backup.
#[derive(Debug)]
pub struct Found {
    /// When it was made.
    pub made: Moment,
    /// What it would do here.
    pub restore: Restore,
    /// What is here and not in it, as of then.
    pub only_here: OnlyHere,
    /// Which state of the journal it was compared with.
    pub changes: u32,
}

impl Filled {
    /// Makes a backup of all that is in here.
    ///
    /// # Errors
    /// [`WorkError`]; there is no file then.
    pub async fn seal(&mut self, passphrase: &str) -> Result<KeptFile, WorkError> {
        let task = Task::Seal { passphrase: passphrase.to_owned(), made: clock::now() };
        match ask(&mut self.workshop, task).await? {
            Answer::File => self.workshop.file().ok_or(NotUnderstood.into()),
            _ => Err(NotUnderstood.into()),
        }
    }

    /// Opens a backup and compares every text in it with those in here.
    ///
    /// # Errors
    /// [`WorkError`] when it does not open, or does not hold the same.
    pub async fn try_out(&mut self, file: &KeptFile, passphrase: &str) -> Result<(), WorkError> {
        let task = Task::Try { passphrase: passphrase.to_owned() };
        ask_with(&mut self.workshop, task, Some(file), &|_, _| ()).await.map(drop)
    }
}

impl Store {
    /// Hands everything to a workshop: the newest revision of each record, deleted ones too, and every text that could not
    /// be read. `progress` hears how many of how many are there.
    ///
    /// # Errors
    /// [`WorkError`] when there is no workshop.
    pub async fn fill_workshop(self, progress: &dyn Fn(usize, usize)) -> Result<Filled, WorkError> {
        let mut workshop = Workshop::open().await?;
        let raw = self.texts_not_read().await;
        let own = self.own_ids();
        let to_note =
            LastBackup { made: clock::now(), entries: own.len(), newest: own.iter().max().copied() };
        let keys = self.journal.with_value(Journal::newest_keys);
        for (at, chunk) in keys.chunks(CHUNK).enumerate() {
            let pairs = self.journal.with_value(|journal| {
                let pair = |key: &RecordKey| {
                    // It may have been revised since the keys were listed.
                    let newest = || journal.stored_pair(&journal.newest(key.kind, key.id)?);
                    journal.stored_pair(key).or_else(newest)
                };
                chunk.iter().map(pair).collect::<Option<Vec<_>>>()
            });
            ask(&mut workshop, Task::Take(pairs.ok_or(WorkError::NotReadNow)?)).await?;
            progress((at * CHUNK + chunk.len()).min(keys.len()), keys.len());
        }
        let raw = raw.iter().map(|raw| (raw.backup_key(), raw.text().to_owned())).collect();
        ask(&mut workshop, Task::Take(raw)).await?;
        let of_kind = |kind| self.journal.with_value(|journal| journal.count(kind));
        let entries = [Kind::CheckIn, Kind::Session, Kind::Capture, Kind::Layer].map(of_kind).iter().sum();
        Ok(Filled { workshop, entries, to_note })
    }

    /// Opens a backup and finds out what it would do here. Nothing is written.
    ///
    /// # Errors
    /// [`WorkError`] with a sentence for the person.
    pub async fn look_into(
        self,
        file: &KeptFile,
        passphrase: &str,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Found, WorkError> {
        let mut workshop = Workshop::open().await?;
        let task = Task::Open { passphrase: passphrase.to_owned() };
        let Answer::Opened { made, records } = ask_with(&mut workshop, task, Some(file), progress).await?
        else {
            return Err(NotUnderstood.into());
        };
        let (mut restore, changes) = (Restore::default(), self.changes.get_untracked());
        let mut looked_at = 0;
        loop {
            let Answer::Pairs(pairs) = ask(&mut workshop, Task::Give).await? else {
                return Err(NotUnderstood.into());
            };
            if pairs.is_empty() {
                break;
            }
            let take_all = |journal: &Journal<LocalStore>| {
                pairs.iter().for_each(|(key, text)| restore.take(key, text, journal));
            };
            self.journal.with_value(take_all);
            looked_at += pairs.len();
            progress(looked_at, records);
        }
        let restore = restore.finished();
        let keys = self.journal.with_value(|journal| restore.keys_only_here(journal));
        let (mut only_here, now) = (OnlyHere::default(), clock::now());
        for chunk in keys.chunks(CHUNK) {
            self.journal.with_value(|journal| only_here.take(chunk, journal, now));
            pause().await;
        }
        Ok(Found { made, restore, only_here, changes })
    }

    /// Remembers that a backup was handed over.
    pub fn note_backup(self, backup: LastBackup) {
        last_backup::keep(Reminder { last: Some(backup), ..last_backup::read() });
    }

    /// Whether to remind of a backup on Today.
    pub fn is_backup_due(self) -> bool {
        self.changes.track();
        let Reminder { last, is_off } = last_backup::read();
        !is_off && is_due(last, &self.own_ids(), self.now.get())
    }

    /// Switches the reminder on or off.
    pub fn remind_of_backups(self, is_wanted: bool) {
        last_backup::keep(Reminder { is_off: !is_wanted, ..last_backup::read() });
        self.changes.update(|count| *count = count.wrapping_add(1));
    }
}
