//! One save on its way: into both copies at once, and what is said of it when they have answered.

use std::task::{Context, Poll, Waker};

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Store, refresh};
use crate::journal::{
    Change, DurableStore as _, FastStore as _, Journal, RecordKey, Staged, StoreError, Stored,
};
use crate::ui::platform::document;
use crate::ui::platform::lifecycle;
use crate::ui::platform::local_store::LocalStore;
use crate::ui::saving::{Saving, Told};

impl Store {
    /// Writes records to both copies, in one transaction of the durable one, and says *Saved* when both have all.
    pub fn write(self, records: impl IntoIterator<Item = impl Into<Stored>>) {
        self.write_stored(records.into_iter().map(Into::into).collect());
    }

    fn write_stored(self, all: Vec<Stored>) {
        let Some(all) = self.past_collecting(all) else { return };
        let told = Told::of(&all);
        let Some(all) = self.past_gate(all, told) else { return };
        let ids: Vec<_> = all.iter().map(|stored| RecordKey::of_stored(stored).id).collect();
        let is_held = all.iter().any(refresh::is_held);
        let (asked, outcomes) = if self.pen.with_value(|pen| pen.is_flushing) {
            // The page goes, so first comes what is done at once.
            let staged = self.stage_before_the_end(all);
            let asked = self.ask_durable(&staged);
            let outcomes = self.write_fast(staged);
            (begun(asked), outcomes)
        } else {
            // Asked for before all else, so that the disk works meanwhile.
            let staged = self.stage(all);
            (begun(self.ask_durable(&staged)), self.write_fast(staged))
        };
        self.tell(Saving::Writing, told);
        // An older form of these comes down: they are on their way, and come up again if no copy takes them.
        self.strand(Vec::new(), &ids);
        self.note_drafts(&outcomes);
        let (answered, turn) = (self.say_what_holds(&outcomes, told), self.turn());
        spawn_local(self.while_under_way(async move {
            self.end_write(outcomes, asked, told, turn).await;
            answered.set(true);
        }));
        // Most saves are of check-ins and drafts, which no signal holds.
        if is_held {
            self.refresh();
        } else {
            self.show_change();
        }
    }

    /// Gives them their texts, and shows them from memory. What has no text form comes back as it is.
    fn stage(self, all: Vec<Stored>) -> Vec<Prepared> {
        let stage_one =
            |journal: &mut Journal<LocalStore>, stored: Stored| match journal.stage(stored.clone()) {
                Ok(staged) => {
                    journal.hold(&staged);
                    Ok(staged)
                }
                Err(_) => Err(Box::new(stored)),
            };
        let stage_all = |journal: &mut Journal<LocalStore>| {
            all.into_iter().map(|stored| stage_one(journal, stored)).collect()
        };
        self.journal.try_update_value(stage_all).unwrap_or_default()
    }

    /// As [`Store::stage`], in a page that may be cut off anywhere: the text goes into localStorage on the spot, while nothing is
    /// held that would then be held for ever. [`Store::write_fast`] writes it once more, and answers for it.
    fn stage_before_the_end(self, all: Vec<Stored>) -> Vec<Prepared> {
        let fast = LocalStore::probe();
        let stage_one = |stored: Stored| {
            let staged = self.journal.with_value(|journal| journal.stage(stored.clone()));
            let staged = staged.map_err(|_| Box::new(stored))?;
            self.journal.update_value(|journal| journal.hold(&staged));
            if fast.set(&staged.key, &staged.text).is_ok() {
                self.note_if_draft(&staged.stored);
            }
            Ok(staged)
        };
        all.into_iter().map(stage_one).collect()
    }

    fn write_fast(self, all: Vec<Prepared>) -> Vec<Outcome> {
        let write_all = |journal: &mut Journal<LocalStore>| {
            let write_one = |staged: Prepared| match staged {
                Ok(staged) => {
                    let fast = journal.write_fast(&staged);
                    Outcome::Staged { staged: Box::new(staged), fast }
                }
                Err(stored) => Outcome::NoTextForm { stored: *stored },
            };
            all.into_iter().map(write_one).collect()
        };
        self.journal.try_update_value(write_all).unwrap_or_default()
    }

    /// Counts a write from now on for as long as it takes, so that a window gives up its right to write after it.
    pub(super) fn while_under_way<T>(self, write: impl Future<Output = T>) -> impl Future<Output = T> {
        self.pen.update_value(|pen| pen.under_way += 1);
        async move {
            let written = write.await;
            self.pen.update_value(|pen| pen.under_way -= 1);
            written
        }
    }

    /// What the durable copy was asked for, and whether it took it.
    fn ask_durable(
        self,
        staged: &[Prepared],
    ) -> impl Future<Output = (Vec<Change>, Result<(), StoreError>)> + use<> {
        let changes: Vec<_> = staged.iter().flatten().flat_map(Staged::changes).collect();
        let durable = self.durable.get_value();
        async move {
            let kept = durable.apply(&changes).await;
            (changes, kept)
        }
    }

    async fn end_write(
        self,
        outcomes: Vec<Outcome>,
        asked: impl Future<Output = (Vec<Change>, Result<(), StoreError>)>,
        told: Told,
        turn: u32,
    ) {
        let (changes, kept) = asked.await;
        self.pen.update_value(|pen| pen.is_durable_silent = false);
        let is_saved = kept.is_ok() && outcomes.iter().all(Outcome::is_in_fast);
        if is_saved {
            // Then nothing that follows can change it, and the word need not wait for that.
            self.tell(Saving::Saved, told);
            // Nobody reads it on a hidden page, whose timers may sleep, and the spare must not.
            if !document::is_hidden() {
                TimeoutFuture::new(0).await;
            }
        }
        let settle_all = |journal: &mut Journal<LocalStore>| {
            outcomes.into_iter().map(|outcome| outcome.settle(journal, kept.clone())).collect::<Vec<_>>()
        };
        let settled = self.journal.try_update_value(settle_all).unwrap_or_default();
        let worst = settled.iter().map(|(saving, _)| saving).max().cloned().unwrap_or(Saving::Saved);
        let (lost, kept): (Vec<_>, Vec<_>) =
            settled.into_iter().partition(|(saving, _)| matches!(saving, Saving::NotSaved { .. }));
        let records = |outcomes: Vec<(Saving, Stored)>| {
            let record = |(_, stored): (Saving, Stored)| stored.into_record();
            outcomes.into_iter().filter_map(record)
        };
        self.strand(records(lost).collect(), &records(kept).map(|record| record.id).collect::<Vec<_>>());
        if !is_saved {
            self.tell(worst.clone(), told);
        }
        self.keep_spare(changes, turn, &worst);
        match worst {
            Saving::Saved => {
                self.ask_to_persist_once();
                self.note_witness();
                self.take_inventory_when_quiet();
            }
            _ => self.count_room_again(),
        }
        self.go_on_soon();
    }

    /// Asks the browser for lasting storage at the first save of this start, when there is something to lose.
    fn ask_to_persist_once(self) {
        if self.pen.with_value(|pen| pen.asked_to_persist) {
            return;
        }
        self.pen.update_value(|pen| pen.asked_to_persist = true);
        spawn_local(async {
            // The safety panel shows the answer; a no changes nothing here.
            let _granted = lifecycle::ask_to_persist().await;
        });
    }
}

/// What is to be written; or what has no text form.
type Prepared = Result<Staged, Box<Stored>>;

/// One record on its way through the two copies.
pub(super) enum Outcome {
    /// It has a key and a text; the first copy took it or did not.
    Staged { staged: Box<Staged>, fast: Result<(), StoreError> },
    /// It could not be turned into text at all.
    NoTextForm { stored: Stored },
}

impl Outcome {
    fn is_in_fast(&self) -> bool {
        matches!(self, Outcome::Staged { fast: Ok(()), .. })
    }

    fn settle(self, journal: &mut Journal<LocalStore>, durable: Result<(), StoreError>) -> (Saving, Stored) {
        match self {
            Outcome::Staged { staged, fast } => {
                (Saving::of(&journal.settle(&staged, durable, fast)), staged.stored)
            }
            Outcome::NoTextForm { stored } => (Saving::NotSaved { full: false }, stored),
        }
    }
}

/// Runs a task up to where it first waits; what comes of it is to be awaited. A task that is spawned begins only after this one.
fn begun<T>(task: impl Future<Output = T>) -> impl Future<Output = T> {
    let mut task = Box::pin(task);
    let first = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    async move {
        match first {
            Poll::Ready(done) => done,
            Poll::Pending => task.await,
        }
    }
}
