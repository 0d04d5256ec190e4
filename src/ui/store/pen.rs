//! What one window keeps to itself about its writing.

use leptos::prelude::*;

use super::gate::Gate;
use super::inventory::Compared;
use super::lock::Lock;
use crate::domain::time::Moment;
use crate::domain::witness::Witness;
use crate::journal::{Note, Place, Record, RecordKey, Room, Stored};
use crate::ui::platform::workshop::Workshop;
use crate::ui::platform::writer_lock::WriterLock;
use crate::ui::route::Route;

/// What a window keeps about its writing and its right to write, and what it holds until it may.
#[derive(Default)]
pub(super) struct Pen {
    /// What may be written now, and what waits.
    pub(super) gate: Gate,
    /// The right to write.
    pub(super) lock: Option<WriterLock>,
    /// Counts up whenever the right to write may have changed; 0 until then.
    pub(super) turn: u32,
    /// Writes on their way to the durable copy.
    pub(super) under_way: u32,
    /// Whether the keys are listed anew in a moment.
    pub(super) will_relist: bool,
    /// Drafts of fields, while this window may not write.
    pub(super) held: Vec<Record>,
    /// The draft records that this window saw or wrote last, by their places.
    pub(super) seen_drafts: Vec<(Place, RecordKey)>,
    /// What is kept while several changes are made as one.
    pub(super) collected: Option<Vec<Stored>>,
    /// Where to go when the copies have answered.
    pub(super) going: Option<Route>,
    /// Whether a write has waited too long for the durable copy, which has not answered any since.
    pub(super) is_durable_silent: bool,
    /// Whether the page is going, and what is being written is being kept.
    pub(super) is_flushing: bool,
    /// Whether the browser has ended that in its middle once.
    pub(super) was_cut_off: bool,
    /// Whether the words that are put up were copied.
    pub(super) has_copied: bool,
    /// Counts what the status line has said.
    pub(super) told: u32,
    /// The name of the next screen that wants to hear when the page is hidden.
    pub(super) next_flush: u32,
    /// What the witness last wrote down.
    pub(super) noted: Option<Witness>,
    /// What of the spare may be needed no more.
    pub(super) doubled: Vec<RecordKey>,
    /// Whether lasting storage was asked for.
    pub(super) asked_to_persist: bool,
    /// How full localStorage was when it was last counted.
    pub(super) room: RwSignal<Option<Room>>,
    /// How much had been written then.
    pub(super) counted_at_bytes: usize,
    /// Where the lock stands.
    pub(super) lock_state: RwSignal<Lock>,
    /// In how many seconds the app locks, while somebody may still say no.
    pub(super) locks_in: RwSignal<Option<i64>>,
    /// The lock's note, as far as this window knows it.
    pub(super) note: Option<Note>,
    /// Whether the recovery words have opened the diary, and the screen of the lock has not said so yet.
    pub(super) came_by_words: bool,
    /// A workshop that was started while a secret is being typed.
    pub(super) ahead: Option<Workshop>,
    /// Whether the note is being changed.
    pub(super) is_noting: bool,
    /// Whether this window looks after its lock.
    pub(super) is_watched: bool,
    /// Whether it is about to lock.
    pub(super) is_locking: bool,
    /// How what is here stands to the inventory.
    pub(super) compared: RwSignal<Option<Compared>>,
    /// When somebody last touched the app.
    pub(super) touched: Moment,
}

impl Pen {
    /// What a window begins with.
    pub(super) fn knowing(note: Option<Note>, lock: Lock) -> Pen {
        Pen { note, lock_state: RwSignal::new(lock), ..Pen::default() }
    }
}
