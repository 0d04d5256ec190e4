//! After the first screen: what one copy lacks comes from the other. A little later every text of both is looked at.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::Store;
use super::browse::pause;
use super::lock::Lock;
use super::writer::Writer;
use crate::journal::key::LOCK_KEY;
use crate::journal::{
    Change, DurableStore as _, Heal, Journal, RecordKey, StoreError, Unsound, VERIFY_CHUNK, reconcile,
    to_verify,
};
use crate::ui::platform::clock;
use crate::ui::platform::local_store::LocalStore;
use crate::ui::saving::Saving;

/// Records mended between two pauses, so that the screen stays free for the person.
const CHUNK: usize = 25;
/// Keys read between two pauses.
const KEYS_CHUNK: usize = 1_000;
/// The pause between two steps while a place is open where somebody writes: a save there seldom meets one, and all is looked at
/// within a minute all the same.
const BESIDE_WRITING_MS: u32 = 125;

impl Store {
    /// Compares the keys of the two copies and repairs what is missing on either side. A repair that fails changes
    /// nothing for the person: both copies stay as they are, and the next start tries again.
    /// It ends early when the right to write has gone to another window. One that only reads shows what it finds, and writes nothing.
    pub(super) async fn reconcile(self, turn: u32) {
        let Ok(mut durable_keys) = self.durable_keys().await else { return };
        let only_reads = self.must_update() || self.only_reads();
        if self.is_shut() {
            self.found_shut().await;
            return;
        }
        if !only_reads {
            durable_keys = self.while_under_way(self.bring_back(durable_keys, turn)).await;
        }
        if self.turn() != turn {
            return;
        }
        let heals = reconcile(self.journal.with_value(Journal::keys), durable_keys);
        // What runs for the first time is slow: the first step has one record, and nothing before it.
        let (first, rest) = heals.split_at(heals.len().min(1));
        for chunk in first.chunks(1).chain(rest.chunks(CHUNK)) {
            pause().await;
            if self.turn() != turn || self.while_under_way(self.mend(chunk, only_reads)).await.is_err() {
                return;
            }
        }
        if !heals.is_empty() {
            pause().await;
            self.refresh();
            // Behind a shut gate waits what the person writes now; whoever opens it joins the drafts then.
            if self.pen.with_value(|pen| pen.gate.passes_all()) {
                self.join_drafts();
            }
        }
    }

    /// The keys of all records of the durable copy; the journal learns of its other keys.
    pub(super) async fn durable_keys(self) -> Result<Vec<RecordKey>, StoreError> {
        let keys = self.durable.get_value().keys().await?;
        // A lock that was turned on, and of which the other copy knows nothing.
        if self.lock().get_untracked() == Lock::Off
            && keys.iter().any(|key| key == LOCK_KEY)
            && self.find_note().await.is_some_and(|note| !note.is_off)
        {
            self.journal.update_value(Journal::shut);
        }
        let mut keys = keys.into_iter();
        let mut records = Vec::with_capacity(keys.len());
        while keys.len() > 0 {
            let chunk = keys.by_ref().take(KEYS_CHUNK);
            let of_records = self.journal.try_update_value(|journal| journal.know_durable(chunk));
            records.extend(of_records.unwrap_or_default());
            if keys.len() > 0 {
                TimeoutFuture::new(0).await;
            }
        }
        Ok(records)
    }

    async fn mend(self, heals: &[Heal], only_reads: bool) -> Result<(), StoreError> {
        let durable = self.durable.get_value();
        let wanted: Vec<String> = heals.iter().flat_map(Heal::wanted).collect();
        let texts = durable.get(&wanted).await?;
        if only_reads {
            self.journal.update_value(|journal| journal.show(heals, &texts));
            return Ok(());
        }
        let mend_all = |journal: &mut Journal<LocalStore>| -> Vec<Change> {
            // A record that cannot be mended stays untouched on both sides.
            heals.iter().filter_map(|heal| journal.mend(heal, &texts).ok()).flatten().collect()
        };
        let changes = self.journal.try_update_value(mend_all).unwrap_or_default();
        let spared = self.journal.with_value(|journal| journal.to_spare(heals, clock::now()));
        self.keep_spare(spared, self.turn(), &Saving::Saved);
        durable.apply(&changes).await
    }

    /// Looks at every text of both copies: a bad one is replaced by the good one of the other copy, or set aside as it is
    /// where there is none. Whatever a copy refuses stays as it was, and the next start tries again.
    pub(super) async fn verify(self, turn: u32) {
        let is_over = || self.turn() != turn || self.writer.get_untracked() != Writer::Here || self.is_shut();
        if is_over() || self.while_under_way(self.level_aside()).await.is_err() {
            return;
        }
        let Ok(durable_keys) = self.durable_keys().await else { return };
        for chunk in to_verify(self.journal.with_value(Journal::keys), durable_keys).chunks(VERIFY_CHUNK) {
            if is_over() || self.while_under_way(self.verify_chunk(chunk)).await.is_err() {
                return;
            }
            let is_beside_writing = self.route.get_untracked().is_for_writing();
            TimeoutFuture::new(if is_beside_writing { BESIDE_WRITING_MS } else { 0 }).await;
        }
        if !is_over() {
            self.take_inventory(turn, None).await;
            self.empty_what_is_due();
        }
    }

    /// What one copy has set aside, the other gets too; what this version can read again goes back into the journal.
    pub(super) async fn level_aside(self) -> Result<(), StoreError> {
        let durable = self.durable.get_value();
        let names = self.journal.with_value(|journal| journal.aside().to_vec());
        if names.is_empty() {
            return Ok(());
        }
        let texts = durable.get(&names).await?;
        let changes =
            self.journal.try_update_value(|journal| journal.level_aside(&texts)).unwrap_or_default();
        durable.apply(&changes).await?;
        let readable = self.journal.with_value(|journal| journal.readable_again(&texts));
        if !readable.is_empty() {
            self.write(readable);
        }
        Ok(())
    }

    async fn verify_chunk(self, chunk: &[RecordKey]) -> Result<(), StoreError> {
        let durable = self.durable.get_value();
        let names: Vec<String> = chunk.iter().map(RecordKey::to_string).collect();
        let texts = durable.get(&names).await?;
        let unsound = self.journal.with_value(|journal| journal.verify(chunk, &texts));
        if unsound.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = unsound.iter().flat_map(Unsound::names).collect();
        let texts = durable.get(&names).await?;
        let set_aside =
            self.journal.try_update_value(|journal| journal.set_aside(unsound, &texts)).unwrap_or_default();
        durable.apply(&set_aside.changes).await?;
        let changes = self.journal.try_update_value(|journal| journal.replace(set_aside)).unwrap_or_default();
        let replaced = durable.apply(&changes).await;
        self.refresh();
        replaced
    }

    /// Takes the words of what has lain in the trash long enough.
    fn empty_what_is_due(self) {
        let now = clock::now();
        let due = self.journal.with_value(|journal| journal.due(&journal.trash().0, now));
        if !due.is_empty() {
            self.write(due);
        }
    }
}
