//! An empty diary where there was a full one is said, not greeted as a first day.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::examples::OWN_KINDS;
use super::writer::Writer;
use crate::domain::id::RecordId;
use crate::domain::witness::Witness;
use crate::ui::platform::{clock, witness};

impl Store {
    /// Lets the witness count again, after a save. While entries are missed it keeps what it saw.
    pub(super) fn note_witness(self) {
        let seen = Witness { entries: self.own_entries(), seen: clock::now() };
        let is_missed = self.missing.with_untracked(Option::is_some);
        if is_missed || !self.pen.with_value(|pen| seen.outdates(pen.noted)) {
            return;
        }
        self.pen.update_value(|pen| pen.noted = Some(seen));
        spawn_local(async move {
            // The next minute's save tries again.
            let _kept = witness::keep(seen).await;
        });
    }

    /// Asks the witness, once both copies were compared.
    pub(super) async fn ask_witness(self) {
        if self.own_entries() > 0 {
            self.miss(None);
            return;
        }
        let witness = witness::read().await;
        self.miss(witness.filter(|witness| witness.misses_all(self.own_entries())));
    }

    /// Compares the two copies once more; whether the entries are back.
    pub async fn look_again(self) -> bool {
        if self.writer.get_untracked() == Writer::Here {
            self.reconcile(self.turn()).await;
        }
        let is_back = self.own_entries() > 0;
        if is_back {
            self.miss(None);
        }
        is_back
    }

    /// The person goes on with an empty diary, so nothing is missed any more.
    pub async fn start_empty(self) {
        // Where it cannot be forgotten, it is asked about at the next start again, which harms nobody.
        let _forgotten = witness::forget().await;
        self.miss(None);
    }

    /// The screen of the place is made anew when this changes, so only then.
    pub(super) fn miss(self, missing: Option<Witness>) {
        if self.missing.get_untracked() != missing {
            self.missing.set(missing);
        }
    }

    /// Whether somebody has answered the first questions, or written something.
    pub fn has_begun(self) -> bool {
        self.changes.track();
        self.plan.with(|plan| plan.welcomed) || self.own_entries() > 0
    }

    /// How many entries are the person's own.
    pub(super) fn own_entries(self) -> usize {
        self.own_ids().len()
    }

    /// The names of the person's own entries.
    pub(super) fn own_ids(self) -> Vec<RecordId> {
        let examples = self.examples.get_untracked();
        self.journal.with_value(|journal| {
            let ids = OWN_KINDS.into_iter().flat_map(|kind| journal.ids(kind));
            ids.filter(|id| !examples.contains(id)).collect()
        })
    }
}
