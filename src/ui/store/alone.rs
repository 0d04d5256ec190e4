//! What is done to the whole diary: meanwhile nothing else writes, unless the work lets it.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::gate::Pass;
use super::writer::Writer;
use crate::journal::StoreError;

/// How long to wait for writes that are on their way. A copy that has not answered by then may never do so.
const UNDER_WAY_MS: u32 = 5_000;
const STEP_MS: u32 = 20;

impl Store {
    /// Does something to the whole diary. Repairs, and another such work, break off before; what is saved meanwhile waits
    /// until this is done, or the work itself opens the gate. It breaks off itself when its turn is over, see [`Store::must_still_write`].
    ///
    /// # Errors
    /// [`StoreError`] of the work, or when this window may not write. The screens ask before.
    pub(super) async fn alone<T>(
        self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        self.must_write()?;
        self.next_turn();
        let turn = self.turn();
        self.shut_gate();
        for _ in 0..UNDER_WAY_MS / STEP_MS {
            if self.pen.with_value(|pen| pen.under_way == 0) {
                break;
            }
            TimeoutFuture::new(STEP_MS).await;
        }
        let done = match self.must_still_write(turn) {
            Ok(()) => self.while_under_way(work).await,
            Err(over) => Err(over),
        };
        // A comparison may have broken off. One that never ends keeps the gate shut no longer than at a start.
        self.after_patience(turn);
        self.reconcile(turn).await;
        if self.must_still_write(turn).is_ok() {
            self.set_gate(Pass::All);
            // What a file brought may stand beside what was typed meanwhile.
            self.join_drafts();
            spawn_local(self.when_whole(turn));
        }
        done
    }

    /// Whether work that began in this turn may go on.
    ///
    /// # Errors
    /// [`StoreError`] when another window writes now, or something else is done to the whole diary.
    pub(super) fn must_still_write(self, turn: u32) -> Result<(), StoreError> {
        self.must_write()?;
        if self.turn() == turn { Ok(()) } else { Err(StoreError::Broken("it was stopped".to_owned())) }
    }

    fn must_write(self) -> Result<(), StoreError> {
        match self.writer.get_untracked() {
            Writer::Here => Ok(()),
            Writer::UpdateFirst => Err(StoreError::UpdateFirst),
            Writer::Asking | Writer::Elsewhere => Err(StoreError::Broken("another window writes".to_owned())),
        }
    }
}
