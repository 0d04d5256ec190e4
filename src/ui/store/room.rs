//! How full localStorage is: counted some time after the first screen stands, when nobody waits, for the notice and for the ballast.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::browse::pause;
use super::writer::Writer;
use crate::journal::{Journal, LIMIT_UNITS, Room, StoreError};
use crate::ui::platform::local_store::{self, LocalStore};

/// Texts counted between two pauses.
const CHUNK: usize = 100;
/// After so much was written, what was counted is out of date: a twentieth of all there is.
const STALE_BYTES: usize = LIMIT_UNITS / 20;

impl Store {
    /// How full localStorage was when it was last counted; nothing until then, and in a window that only reads.
    pub fn room(self) -> Option<Room> {
        self.pen.with_value(|pen| pen.room).get()
    }

    /// Counts what is used, and lays the ballast, unless another window has taken over meanwhile.
    pub(super) async fn look_after_room(self, turn: u32) {
        if self.turn() != turn {
            return;
        }
        // Where it cannot be counted, there is nothing to say and no place for a ballast.
        let Ok(room) = self.count_room().await else { return };
        if self.turn() == turn && self.writer.get_untracked() == Writer::Here {
            let lay = |journal: &mut Journal<LocalStore>| journal.lay_ballast(room);
            // Without it the last save is refused and said to be, as any other that finds no room.
            let _laid = self.journal.try_update_value(lay);
        }
    }

    /// Counts how much of localStorage is used, with pauses, and keeps it for [`Store::room`].
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn count_room(self) -> Result<Room, StoreError> {
        let written_bytes = self.journal.with_value(Journal::written_bytes);
        self.pen.update_value(|pen| pen.counted_at_bytes = written_bytes);
        let unit = local_store::room_unit();
        // The browser lists thousands of keys in one go only, so nothing else is done in that step.
        pause().await;
        let keys = self.journal.with_value(Journal::keys_to_count)?;
        let mut used_units = 0;
        for chunk in keys.chunks(CHUNK) {
            pause().await;
            used_units += self.journal.with_value(|journal| journal.units_under(chunk, unit))?;
        }
        let room = Room::used(used_units);
        self.pen.with_value(|pen| pen.room).set(Some(room));
        Ok(room)
    }

    /// Counts again when much was written since; nothing is counted before the first time.
    pub(super) fn follow_room(self) {
        let written_bytes = self.journal.with_value(Journal::written_bytes);
        let (room, counted_at_bytes) = self.pen.with_value(|pen| (pen.room, pen.counted_at_bytes));
        if room.get_untracked().is_some() && written_bytes.saturating_sub(counted_at_bytes) > STALE_BYTES {
            self.count_room_again();
        }
    }

    /// Counts again, for example after a save that found no room.
    pub(super) fn count_room_again(self) {
        spawn_local(async move {
            // The next time tries again; what was counted last still stands.
            let _counted = self.count_room().await;
        });
    }
}
