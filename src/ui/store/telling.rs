//! The status line: what it says of a save, and when it says nothing.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::ui::platform::document;
use crate::ui::saving::{Saving, Told};

/// How long *Saved* stays: long enough to be read.
const STATUS_MS: u32 = 4_000;
/// How long a save may take before the line says *Saving…*. What takes less feels instant (Miller 1968), and a word that
/// flashes can be read by nobody, but drawing it would hold up the word that counts.
const INSTANT_MS: u32 = 100;

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
