//! Everything out as one readable file, a file in, everything gone.

use std::ops::ControlFlow;

use leptos::prelude::*;

use super::Store;
use super::browse::pause;
use super::lock::Lock;
use crate::journal::{
    Change, DurableStore as _, ImportError, Journal, Kind, NotWritten, Preview, RawText, Saved, Staged,
    StoreError, Stored, Tallies, additions, by_kind, export_with, most_needed_first, preview, retirements,
    withdrawals,
};
use crate::ui::platform::clock;
use crate::ui::platform::local_store::LocalStore;
use crate::ui::platform::look::Look;
use crate::ui::platform::windows::Said;
use crate::ui::platform::{spare, witness};
use crate::ui::saving::{Saving, Told};

/// Records written between two pauses: some ten milliseconds of work on a slow phone.
const CHUNK: usize = 25;

/// An export, and what could not be put into it.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What is in it, by kind.
    pub holds: String,
    /// How many texts that cannot be read are in it, as they are.
    pub raw: usize,
}

impl Store {
    /// Writes everything as one file, drafts included, and what cannot be read as it is.
    ///
    /// # Errors
    /// [`NotWritten`] when there is no text form.
    pub async fn export_everything(self) -> Result<Exported, NotWritten> {
        let mut raw = self.texts_not_read().await;
        let names = self.journal.with_value(|journal| {
            let oldest_first = |kind| journal.ids(kind).into_iter().rev().map(move |id| (kind, id));
            Kind::ALL.into_iter().flat_map(oldest_first).collect::<Vec<_>>()
        });
        let mut records = Vec::with_capacity(names.len());
        self.read_slowly(&names, &mut |(kind, id), read| {
            match read {
                Ok(record) => records.push(record),
                Err(_) => raw.extend(self.journal.with_value(|journal| journal.raw_text(kind, id))),
            }
            ControlFlow::Continue(())
        })
        .await;
        let text = export_with(&records, &raw, clock::now())?;
        Ok(Exported { text, holds: by_kind(&records), raw: raw.len() })
    }

    /// What was set aside, and what only another version knows, out of both copies. To be asked before the journal is read: a window
    /// that only reads has not compared them since the other one wrote, and does so now.
    pub(super) async fn texts_not_read(self) -> Vec<RawText> {
        if self.only_reads() {
            self.reconcile(self.turn()).await;
        }
        let names = self.journal.with_value(Journal::raw_keys);
        let durable = self.durable.get_value();
        // A copy that does not answer gives nothing; the other one has the same.
        let texts = durable.get(&names).await.unwrap_or_default();
        self.journal.with_value(|journal| journal.raw_texts(&texts))
    }

    /// What a file would add. Nothing is written.
    ///
    /// # Errors
    /// [`ImportError`] with a sentence for the person.
    pub fn preview_import(self, text: &str) -> Result<Preview, ImportError> {
        self.journal.with_value(|journal| preview(text, journal))
    }

    /// Puts what the care plans among these say into the one that will be shown, see [`Journal::join_plans`].
    pub fn join_plans(self, to_add: &mut Vec<Stored>) {
        self.journal.with_value(|journal| journal.join_plans(to_add, clock::now()));
    }

    /// A sentence where what a file holds changes what the care plan here says.
    pub fn plan_sentence(self, tallies: &Tallies) -> Option<&'static str> {
        self.journal.with_value(|journal| journal.plan_sentence(tallies))
    }

    /// Adds all of these records or none, and tells `progress` how many are on their way. Says how many of them are in the durable
    /// copy alone, because localStorage has no room for them.
    ///
    /// # Errors
    /// [`StoreError`] of the copy that did not take them; then nothing was added.
    pub async fn import(
        self,
        to_add: Vec<Stored>,
        aside: Vec<RawText>,
        progress: &dyn Fn(usize),
    ) -> Result<usize, StoreError> {
        self.alone(self.import_all(to_add, aside, progress)).await
    }

    async fn import_all(
        self,
        to_add: Vec<Stored>,
        aside: Vec<RawText>,
        progress: &dyn Fn(usize),
    ) -> Result<usize, StoreError> {
        let turn = self.turn();
        // In another task than what the tap has changed on the screen.
        pause().await;
        let mut added = Vec::with_capacity(to_add.len());
        let staged = self.stage_slowly(most_needed_first(to_add), turn, &mut added).await?;
        let mut changes = self.keep_aside(&aside).await?;
        self.must_still_write(turn)?;
        changes.append(&mut added);
        let durable = self.durable.get_value();
        durable.apply(&changes).await?;
        drop(changes);
        if let Err(refused) = self.write_fast_slowly(&staged, turn, progress).await {
            durable.apply(&withdrawals(&staged)).await?;
            self.refresh();
            return Err(refused);
        }
        // What a failure leaves behind here are older revisions in the durable copy; the next start drops them.
        let _left_to_the_next_start = durable.apply(&retirements(&staged)).await;
        let in_one_place = self.settle_slowly(&staged).await;
        // With ten thousand this, too, takes its time.
        drop(staged);
        pause().await;
        let has_all = aside.is_empty() || self.gave_fast_too(&aside).await;
        self.refresh();
        self.miss(None);
        self.pen.update_value(|pen| pen.noted = None);
        self.note_witness();
        if has_all && in_one_place == 0 {
            self.tell(Saving::Saved, Told::Entry);
        } else {
            self.tell(Saving::OnDisk, Told::Entry);
            self.count_room_again();
        }
        Ok(in_one_place)
    }

    /// The fast copy gets what is aside in the durable one, once the records have had their room; what does not fit waits
    /// there for room. Whether both copies have all of these texts now.
    async fn gave_fast_too(self, raw: &[RawText]) -> bool {
        self.level_aside().await.is_ok()
            && self.journal.with_value(|journal| raw.iter().all(|one| journal.has_aside(one)))
    }

    /// Texts of a file that no version could read go aside here too: what puts them into the durable copy, which has room for
    /// large ones. They are no entries, and doing it twice changes nothing.
    async fn keep_aside(self, raw: &[RawText]) -> Result<Vec<Change>, StoreError> {
        if raw.is_empty() {
            return Ok(Vec::new());
        }
        let durable = self.durable.get_value();
        let names: Vec<String> = raw.iter().flat_map(RawText::names).collect();
        let texts = durable.get(&names).await?;
        let kept = self.journal.try_update_value(|journal| journal.keep_raw_durably(raw, &texts));
        kept.unwrap_or(Ok(Vec::new()))
    }

    /// Stages all of these, and adds what puts them into the durable copy to `changes`.
    async fn stage_slowly(
        self,
        records: Vec<Stored>,
        turn: u32,
        changes: &mut Vec<Change>,
    ) -> Result<Vec<Staged>, StoreError> {
        let mut staged = Vec::with_capacity(records.len());
        for record in records {
            let one = self.journal.with_value(|journal| journal.stage(record))?;
            changes.extend(additions(std::slice::from_ref(&one)));
            staged.push(one);
            if staged.len() % CHUNK == 0 {
                pause().await;
                self.must_still_write(turn)?;
            }
        }
        Ok(staged)
    }

    /// Ends the writing, and counts what is in the durable copy alone.
    async fn settle_slowly(self, staged: &[Staged]) -> usize {
        let has_room_again = staged.iter().any(|one| !one.retired.is_empty());
        let mut in_one_place = 0;
        let first = staged.chunks(CHUNK).map(|chunk| (chunk, false));
        for (chunk, are_all_settled) in first.chain(staged.chunks(CHUNK).map(|chunk| (chunk, true))) {
            self.journal.update_value(|journal| {
                if are_all_settled {
                    let settled = journal.settle_refused(chunk, has_room_again);
                    in_one_place += settled.iter().filter(|saved| **saved != Saved::Both).count();
                } else {
                    journal.settle_taken(chunk);
                }
            });
            pause().await;
        }
        in_one_place
    }

    async fn write_fast_slowly(
        self,
        staged: &[Staged],
        turn: u32,
        progress: &dyn Fn(usize),
    ) -> Result<(), StoreError> {
        for (at, chunk) in staged.chunks(CHUNK).enumerate() {
            let may_go_on = self.must_still_write(turn);
            let write = |journal: &mut Journal<LocalStore>| {
                let write_one = |one| journal.write_fast_too(one).err();
                let refused = may_go_on.err().or_else(|| chunk.iter().find_map(write_one));
                if refused.is_some() {
                    journal.take_back(staged);
                }
                refused
            };
            if let Some(refused) = self.journal.try_update_value(write).flatten() {
                return Err(refused);
            }
            progress(at * CHUNK + chunk.len());
            pause().await;
        }
        Ok(())
    }

    /// How many live records of a kind there are; a blank one is none.
    pub fn count(self, kind: Kind) -> usize {
        self.read_journal(|journal| match kind {
            Kind::Draft | Kind::CarePlan => {
                journal.read_all(kind).0.iter().filter(|record| !record.entry.is_blank()).count()
            }
            _ => journal.count(kind),
        })
    }

    /// Removes everything from both copies and starts anew.
    ///
    /// # Errors
    /// [`StoreError`] of the copy that would not let go. The durable copy goes first: what is left after a failure
    /// is whole.
    pub async fn erase_everything(self) -> Result<(), StoreError> {
        self.alone(self.erase_all()).await
    }

    async fn erase_all(self) -> Result<(), StoreError> {
        let turn = self.turn();
        // The spare goes first: what is left in it would come back.
        spare::forget().await?;
        let durable = self.durable.get_value();
        match durable.keys().await {
            Ok(keys) => {
                self.must_still_write(turn)?;
                let removals: Vec<Change> = keys.into_iter().map(|key| Change::Remove { key }).collect();
                durable.apply(&removals).await?;
            }
            // A copy that the browser keeps from this page cannot come back through it either.
            Err(StoreError::Denied) => {}
            Err(error) => return Err(error),
        }
        self.must_still_write(turn)?;
        // Words that were written since, in a long wait for the durable copy, must not go with the rest.
        if self.has_words_that_wait() {
            return Err(StoreError::Meanwhile);
        }
        self.journal.try_update_value(Journal::erase_fast).unwrap_or(Ok(()))?;
        self.with_lock(|windows| windows.say(Said::Erased));
        // A save that was on its way for very long may have come in between.
        spare::forget().await?;
        witness::forget().await?;
        self.miss(None);
        self.pen.update_value(|pen| pen.noted = None);
        self.undo.set(Vec::new());
        self.stranded.set(Vec::new());
        self.pen.update_value(|pen| {
            pen.held.clear();
            pen.seen_drafts.clear();
            pen.gate.forget_what_waits();
            pen.note = None;
            pen.room.set(None);
        });
        self.tell(Saving::Idle, Told::Entry);
        self.lock().set(Lock::Off);
        self.just_erased.set_value(true);
        self.look.set(Look::default());
        self.refresh();
        Ok(())
    }
}

/// A name for the file that says nothing about its content: `homeward-2026-11-22.json`.
pub fn export_name() -> String {
    let day = clock::now().local_date();
    format!("homeward-{}.json", crate::library::iso_day::text(day))
}
