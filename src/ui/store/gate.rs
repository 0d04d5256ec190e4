//! What may be written right now, and what waits.
//!
//! All waits until it is said that this window writes. New revisions wait until the two copies have been compared as well:
//! Chromium may have lost the last minute of localStorage, and a revision written before the comparison could take the
//! number of one that only IndexedDB still holds. New records cannot, so at the start they pass at once. A window that
//! takes over from another one has not seen what that one wrote last, so there all waits for the comparison.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::telling::PATIENCE_MS;
use crate::journal::{Entry, Kind, Record, Revision, Stored};
use crate::ui::saving::{Saving, Told};

/// No browser takes this long to list its keys, unless it never answers.
pub(super) const GATE_MS: u32 = 3_000;

/// What may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Pass {
    /// Nothing.
    #[default]
    Nothing,
    /// New records, but no revisions.
    NewRecords,
    /// All.
    All,
}

/// What may pass, and who waits.
#[derive(Debug, Clone, Default)]
pub(super) struct Gate {
    pass: Pass,
    waiting: Vec<Vec<Stored>>,
}

impl Gate {
    pub(super) fn passes_all(&self) -> bool {
        self.pass == Pass::All
    }

    fn forget_first(&mut self) {
        self.waiting.drain(..self.waiting.len().min(1));
    }

    pub(super) fn forget_what_waits(&mut self) {
        self.waiting.clear();
    }
}

impl Store {
    /// The records, if they may be written now; otherwise they are kept and written when the gate opens. In a window
    /// that only reads they stay on the screen.
    pub(super) fn past_gate(self, all: Vec<Stored>, told: Told) -> Option<Vec<Stored>> {
        if self.only_reads() {
            self.tell(Saving::NotSaved { full: false }, Told::Entry);
            self.strand(all.into_iter().filter_map(Stored::into_record).collect(), &[]);
            return None;
        }
        let passes = match self.passes() {
            Pass::Nothing => false,
            Pass::NewRecords => all.iter().all(is_new_beside_others),
            Pass::All => true,
        };
        if passes {
            return Some(all);
        }
        self.tell(Saving::Writing, told);
        self.put_up_after_patience(all.clone());
        self.pen.update_value(|pen| pen.gate.waiting.push(all));
        None
    }

    /// What waits is in no copy. After a while it is put up, so that it can be copied, and goes on waiting.
    fn put_up_after_patience(self, all: Vec<Stored>) {
        spawn_local(async move {
            TimeoutFuture::new(PATIENCE_MS).await;
            if self.pen.with_value(|pen| pen.gate.waiting.contains(&all)) {
                self.strand(all.into_iter().filter_map(Stored::into_record).collect(), &[]);
                self.tell(Saving::NotSaved { full: false }, Told::Entry);
            }
        });
    }

    /// What waits now.
    pub(super) fn waiting_records(self) -> Vec<Record> {
        let waiting = self.pen.with_value(|pen| pen.gate.waiting.concat());
        waiting.into_iter().filter_map(Stored::into_record).collect()
    }

    /// What may pass now.
    pub(super) fn passes(self) -> Pass {
        self.pen.with_value(|pen| pen.gate.pass)
    }

    /// Sets what may pass from now on, and writes what waited for that, in its order.
    pub(super) fn set_gate(self, pass: Pass) {
        self.pen.update_value(|pen| pen.gate.pass = pass);
        self.write_what_waits();
    }

    /// Writes what waits and may pass.
    pub(super) fn write_what_waits(self) {
        if self.passes() == Pass::Nothing {
            return;
        }
        for _ in 0..self.pen.with_value(|pen| pen.gate.waiting.len()) {
            let next = self.pen.with_value(|pen| pen.gate.waiting.first().cloned()).unwrap_or_default();
            // What has to wait on goes to the end again.
            self.write(next.into_iter().map(|stored| self.after_the_comparison(stored)));
            // Not before: this may be cut off, and begun again.
            self.pen.update_value(|pen| pen.gate.forget_first());
        }
    }

    /// The page may end in the first moments, before it is known whether a new record may pass: it does now, rather than being
    /// kept by nobody. Nothing else shuts the gate of a first window that writes.
    pub(super) fn let_new_pass(self) {
        let waits = self.passes() == Pass::Nothing;
        if waits && self.turn() == 0 && !self.is_shut() {
            self.set_gate(Pass::NewRecords);
        }
    }

    /// A care plan that was made before the other copy gave the real one back: it becomes the next revision of that one.
    fn after_the_comparison(self, stored: Stored) -> Stored {
        let Stored::Record(record @ Record { entry: Entry::CarePlan(plan), .. }) = &stored else {
            return stored;
        };
        let joined = self.journal.with_value(|journal| {
            let known = journal.read(Kind::CarePlan, *journal.ids(Kind::CarePlan).first()?).ok()?;
            let Entry::CarePlan(older) = known.entry.clone() else { return None };
            let is_other = record.rev == Revision::FIRST && known.id != record.id;
            is_other.then(|| {
                journal.revise(&known, Entry::CarePlan(plan.clone().over(older)), record.written).ok()
            })?
        });
        joined.map_or(stored, Stored::Record)
    }

    /// From now on nothing passes.
    pub(super) fn shut_gate(self) {
        self.pen.update_value(|pen| pen.gate.pass = Pass::Nothing);
    }

    /// Gives what waits to whoever deals with it otherwise.
    pub(super) fn take_waiting(self) -> Vec<Vec<Stored>> {
        self.pen.try_update_value(|pen| std::mem::take(&mut pen.gate.waiting)).unwrap_or_default()
    }
}

/// Of a care plan there is one: a first one may only seem to be the first.
fn is_new_beside_others(stored: &Stored) -> bool {
    let Stored::Record(record) = stored else { return false };
    record.rev == Revision::FIRST && record.entry.kind() != Kind::CarePlan
}
