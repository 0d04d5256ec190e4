//! The newest saves lie in a third place too, until a later start finds them in localStorage.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::journal::{Change, DurableStore as _, Journal, RecordKey, compare_spare};
use crate::ui::platform::{clock, spare};
use crate::ui::saving::Saving;

impl Store {
    /// Gives the spare what a save has put into a copy, after *Saved* was said, which it would hold up. Nobody waits for it,
    /// and where it fails, what the two copies say of themselves holds all the same. A save that took so long that the
    /// whole diary was erased meanwhile must not bring anything back.
    pub(super) fn keep_spare(self, changes: Vec<Change>, turn: u32, saved: &Saving) {
        if changes.is_empty() || matches!(saved, Saving::NotSaved { .. }) || self.turn() != turn {
            return;
        }
        spawn_local(self.while_under_way(async move {
            let _kept = spare::apply(&changes).await;
        }));
    }

    /// Gives the durable copy what only the spare has, and then has the keys of both. To be asked before one copy is
    /// mended from the other. A spare that does not answer has nothing to give.
    pub(super) async fn bring_back(self, mut durable: Vec<RecordKey>, turn: u32) -> Vec<RecordKey> {
        let spare = spare::keys().await.unwrap_or_default();
        if spare.is_empty() {
            return durable;
        }
        let plan = compare_spare(spare, self.journal.with_value(Journal::keys), durable.clone());
        // What lies aside was brought back before, and could not be read.
        let (aside, missing): (Vec<_>, Vec<_>) = self
            .journal
            .with_value(|journal| plan.missing.into_iter().partition(|key| journal.is_aside(key)));
        self.pen.update_value(|pen| pen.doubled = [plan.doubled, aside].concat());
        if !missing.is_empty()
            && let Ok(found) = spare::get(&missing).await
            && self.turn() == turn
            && self.durable.get_value().apply(&found).await.is_ok()
        {
            durable.extend(found.iter().filter_map(|change| change.key().parse::<RecordKey>().ok()));
        }
        durable
    }

    /// Lets go of what the spare need not hold any more.
    pub(super) async fn thin_spare(self, turn: u32) {
        if self.turn() != turn {
            return;
        }
        let doubled = self.pen.try_update_value(|pen| std::mem::take(&mut pen.doubled)).unwrap_or_default();
        let now = clock::now();
        let can_go = |journal: &Journal<_>| {
            let can_go = doubled.iter().filter(|key| journal.can_let_go(key, now));
            can_go.map(|key| Change::Remove { key: key.to_string() }).collect::<Vec<_>>()
        };
        let gone = self.journal.with_value(can_go);
        if !gone.is_empty() {
            // The next start tries again.
            let _thinned = spare::apply(&gone).await;
        }
    }
}
