//! What was deleted, for thirty days: back into the journal, or gone for good.

use leptos::prelude::*;

use super::Store;
use crate::domain::id::RecordId;
use crate::journal::{Journal, Kind, ReadError, Record, RecordState, deleted_together};
use crate::ui::platform::clock;
use crate::ui::platform::local_store::LocalStore;

impl Store {
    /// What lies in the trash, newest deletion first; what was deleted in one tap stands together.
    pub fn trash(self) -> Vec<Vec<Record>> {
        // What cannot be read is set aside and counted there, once every text was looked at.
        let (records, _unreadable) = self.read_journal(Journal::trash);
        deleted_together(&records)
    }

    /// Whether a record was deleted, with its words still in the trash or without.
    pub fn is_deleted(self, kind: Kind, id: RecordId) -> bool {
        let newest = self.read_journal(|journal| journal.newest(kind, id));
        newest.is_some_and(|key| key.state == RecordState::Deleted)
    }

    /// Whether a record was deleted for good: nothing is left of it but its name.
    pub fn is_emptied(self, kind: Kind, id: RecordId) -> bool {
        self.read_journal(|journal| journal.read(kind, id) == Err(ReadError::Emptied))
    }

    /// Brings records back from the trash, as one.
    pub fn restore(self, records: &[Record]) {
        let now = clock::now();
        let restore = |journal: &Journal<LocalStore>| {
            records.iter().map(|record| journal.restore(record, now)).collect::<Vec<_>>()
        };
        self.write(self.journal.with_value(restore));
    }

    /// Takes the words of all that lies in the trash, and of what was begun over it.
    pub fn empty_trash(self) {
        let now = clock::now();
        let empty = |journal: &Journal<LocalStore>| {
            journal.empty_all(&journal.trash().0.iter().collect::<Vec<_>>(), now)
        };
        let emptied = self.journal.with_value(empty);
        self.undo.set(Vec::new());
        self.write(emptied);
    }
}
