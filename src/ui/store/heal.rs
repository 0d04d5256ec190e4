//! After the first screen: what one copy lacks comes from the other.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::Store;
use crate::journal::{Change, DurableStore as _, Heal, Journal, StoreError, reconcile};
use crate::ui::platform::local_store::LocalStore;

/// Records mended between two pauses, so that the screen stays free for the person.
const CHUNK: usize = 50;

impl Store {
    /// Compares the keys of the two copies and repairs what is missing on either side. A repair that fails changes
    /// nothing for the person: both copies stay as they are, and the next start tries again.
    /// It ends early when the right to write has gone to another window.
    pub(super) async fn reconcile(self, turn: u32) {
        let durable = self.durable.get_value();
        let Ok(durable_keys) = durable.keys().await else { return };
        let fast_keys = self.journal.with_value(Journal::keys);
        let heals = reconcile(&fast_keys, &durable_keys);
        for chunk in heals.chunks(CHUNK) {
            if self.turn() != turn || self.while_under_way(self.mend(chunk)).await.is_err() {
                return;
            }
            TimeoutFuture::new(0).await;
        }
        if !heals.is_empty() {
            self.refresh();
            self.join_drafts();
        }
    }

    async fn mend(self, heals: &[Heal]) -> Result<(), StoreError> {
        let durable = self.durable.get_value();
        let wanted: Vec<String> = heals.iter().flat_map(Heal::wanted).collect();
        let texts = durable.get(&wanted).await?;
        let mend_all = |journal: &mut Journal<LocalStore>| -> Vec<Change> {
            // A record that cannot be mended stays untouched on both sides.
            heals.iter().filter_map(|heal| journal.mend(heal, &texts).ok()).flatten().collect()
        };
        let changes = self.journal.try_update_value(mend_all).unwrap_or_default();
        durable.apply(&changes).await
    }
}
