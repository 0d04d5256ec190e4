//! The newest saves lie in a third place too, until a later start finds them in localStorage.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::journal::{Change, DurableStore as _, Journal, RecordKey, compare_spare};
use crate::ui::platform::{clock, spare};

impl Store {
    /// Gives the spare what both copies were given. Nobody waits for it, and where it fails, what the two copies say of
    /// themselves holds all the same.
    pub(super) fn keep_spare(self, changes: Vec<Change>) {
        spawn_local(self.while_under_way(async move {
            let _kept = spare::apply(&changes).await;
        }));
    }

    /// Gives the durable copy what only the spare has, and then has the keys of both. To be asked before one copy is
    /// mended from the other. A spare that does not answer has nothing to give.
    pub(super) async fn bring_back(self, mut durable: Vec<RecordKey>) -> Vec<RecordKey> {
        let spare = spare::keys().await.unwrap_or_default();
        if spare.is_empty() {
            return durable;
        }
        let plan = compare_spare(spare, self.journal.with_value(Journal::keys), durable.clone());
        self.pen.update_value(|pen| pen.doubled = plan.doubled);
        if !plan.missing.is_empty()
            && let Ok(found) = spare::get(&plan.missing).await
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
