//! An empty diary where there was a full one is said, not greeted as a first day.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::examples::OWN_KINDS;
use super::writer::Writer;
use crate::domain::witness::Witness;
use crate::ui::platform::{clock, witness};

/// The witness need not be exact, and it must not cost each save a third write.
const APART_MS: i64 = 60_000;

impl Store {
    /// Lets the witness count again, after a save. While entries are missed it keeps what it saw.
    pub(super) fn note_witness(self) {
        let now = clock::now();
        let is_recent =
            |noted: &Option<i64>| noted.is_some_and(|noted| (0..APART_MS).contains(&(now.utc_ms() - noted)));
        if self.missing.with_untracked(Option::is_some) || self.pen.with_value(|pen| is_recent(&pen.noted_ms))
        {
            return;
        }
        self.pen.update_value(|pen| pen.noted_ms = Some(now.utc_ms()));
        let noted = Witness { entries: self.own_entries(), seen: now };
        spawn_local(async move {
            // The next minute's save tries again.
            let _kept = witness::keep(noted).await;
        });
    }

    /// Asks the witness, once both copies were compared.
    pub(super) async fn ask_witness(self) {
        if self.own_entries() > 0 {
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

    fn own_entries(self) -> usize {
        let examples = self.examples.get_untracked();
        self.journal.with_value(|journal| {
            let own = |kind| journal.ids(kind).iter().filter(|id| !examples.contains(id)).count();
            OWN_KINDS.into_iter().map(own).sum()
        })
    }
}
