//! The status line: what it says of a save, and when it says nothing.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::ui::platform::document;
use crate::ui::saving::{Saving, Told};

/// How long *Saved* stays: long enough to be read.
const STATUS_MS: u32 = 4_000;

impl Store {
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
        document::set_status(saving.status(told));
        let passes = saving == Saving::Saved;
        self.saving.set(saving);
        let turn = self.pen.with_value(|pen| pen.told.wrapping_add(1));
        self.pen.update_value(|pen| pen.told = turn);
        if passes {
            spawn_local(async move {
                TimeoutFuture::new(STATUS_MS).await;
                // Only if nothing else has been said since.
                if self.pen.with_value(|pen| pen.told == turn) {
                    document::set_status("");
                }
            });
        }
    }
}
