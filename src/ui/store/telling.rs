//! The status line: what it says of a save, and when it says nothing.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::save::Outcome;
use crate::journal::{Record, StoreError, Stored};
use crate::ui::platform::document;
use crate::ui::saving::{Saving, Told};

/// How long *Saved* stays: long enough to be read.
const STATUS_MS: u32 = 4_000;
/// How long a save may take before the line says *Saving…*. What takes less feels instant (Miller 1968), and a word that
/// flashes can be read by nobody, but drawing it would hold up the word that counts.
const INSTANT_MS: u32 = 100;

/// How long the durable copy may take. It answers in milliseconds; a browser whose database has broken may never do so.
pub(super) const PATIENCE_MS: u32 = 10_000;

/// What is said while an import or *Erase everything* waits for a copy.
pub const NO_ANSWER: &str = "The browser’s storage has not answered yet. It may still do so.";

/// Calls `say` after a while, unless what begins now has ended by then: set to true at its end.
pub fn when_it_takes_long(say: impl FnOnce() + 'static) -> Rc<Cell<bool>> {
    let ended = Rc::new(Cell::new(false));
    let has_ended = ended.clone();
    spawn_local(async move {
        TimeoutFuture::new(PATIENCE_MS).await;
        if !has_ended.get() {
            say();
        }
    });
    ended
}

/// What a future comes to, if it does so within a time.
pub(super) async fn within<T>(after_ms: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut over) = (pin!(work), pin!(TimeoutFuture::new(after_ms)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => over.as_mut().poll(context).map(|()| None),
    })
    .await
}

impl Store {
    /// Says after a while what holds without the durable copy, and puts up what nobody has. What the copy answers is said
    /// whenever it comes; set to true then. While it is known to be silent, what holds is said at once.
    pub(super) fn say_what_holds(self, outcomes: &[Outcome], told: Told) -> Rc<Cell<bool>> {
        let so_far = outcomes.iter().map(Outcome::without_durable).max().unwrap_or_default();
        let lost = outcomes.iter().filter(|outcome| outcome.without_durable() != Saving::OnlyFast);
        let lost: Vec<_> = lost.filter_map(|outcome| outcome.stored().clone().into_record()).collect();
        if self.pen.with_value(|pen| pen.is_durable_silent) {
            self.tell(so_far.clone(), told);
        }
        when_it_takes_long(move || {
            self.pen.update_value(|pen| pen.is_durable_silent = true);
            // A later form may have found its place since.
            let is_newest = |record: &Record| {
                let newest =
                    self.journal.with_value(|journal| journal.newest(record.entry.kind(), record.id));
                newest.is_none_or(|newest| newest.rev <= record.rev)
            };
            self.strand(lost.into_iter().filter(is_newest).collect(), &[]);
            self.tell(so_far, told);
        })
    }

    pub(super) fn tell(self, saving: Saving, told: Told) {
        if told == Told::Nothing && matches!(saving, Saving::Writing | Saving::Saved) {
            // What could not be kept before is not wanted any more.
            let is_over = saving == Saving::Saved && self.stranded.with_untracked(Vec::is_empty);
            if is_over && self.saving.with_untracked(|before| *before > Saving::Writing) {
                document::set_status("");
                self.saving.set(Saving::Idle);
            }
            return;
        }
        let turn = self.pen.with_value(|pen| pen.told.wrapping_add(1));
        self.pen.update_value(|pen| pen.told = turn);
        match saving {
            Saving::Writing => {
                // What was said of the last save is not said of this one.
                document::set_status("");
                self.say_later(INSTANT_MS, saving.status(told), turn);
            }
            Saving::Saved => {
                document::set_status(saving.status(told));
                self.say_later(STATUS_MS, "", turn);
            }
            _ => document::set_status(saving.status(told)),
        }
        self.saving.set(saving);
    }

    /// Says something after a time, if nothing else has been said since.
    fn say_later(self, after_ms: u32, status: &'static str, turn: u32) {
        spawn_local(async move {
            TimeoutFuture::new(after_ms).await;
            if self.pen.with_value(|pen| pen.told == turn) {
                document::set_status(status);
            }
        });
    }
}

impl Outcome {
    fn stored(&self) -> &Stored {
        match self {
            Outcome::Staged { staged, .. } => &staged.stored,
            Outcome::NoTextForm { stored } => stored,
        }
    }

    /// What holds as long as the durable copy has not answered.
    fn without_durable(&self) -> Saving {
        match self {
            Outcome::Staged { fast: Ok(()), .. } => Saving::OnlyFast,
            Outcome::Staged { fast: Err(refused), .. } => {
                Saving::NotSaved { full: *refused == StoreError::Full }
            }
            Outcome::NoTextForm { .. } => Saving::NotSaved { full: false },
        }
    }
}
