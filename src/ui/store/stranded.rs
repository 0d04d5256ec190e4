//! Words that no copy would take: they stay on the screen until they are kept or copied.

mod plain;

use leptos::prelude::*;

use super::Store;
use crate::domain::id::RecordId;
use crate::journal::Record;
use crate::ui::platform::{document, lifecycle};
use crate::ui::saving::Saving;

use plain::plain;

impl Store {
    /// Puts records up that no copy has. A record that was kept in a later form comes down: tried again, its old form
    /// would take the place of the newer one.
    pub(super) fn strand(self, lost: Vec<Record>, kept: &[RecordId]) {
        let mut all = self.stranded.get_untracked();
        let before = all.len();
        all.retain(|other| !kept.contains(&other.id) && lost.iter().all(|record| record.id != other.id));
        if lost.is_empty() && all.len() == before {
            return;
        }
        if !lost.is_empty() {
            self.pen.update_value(|pen| pen.has_copied = false);
        }
        all.extend(lost);
        self.stranded.set(all);
    }

    /// All that the stranded entries hold, for copying.
    pub fn stranded_text(self) -> String {
        // A draft that was just emptied has no words to offer.
        let texts = |records: &Vec<Record>| {
            let words = records.iter().map(|record| plain(&record.entry));
            words.filter(|words| !words.trim().is_empty()).collect::<Vec<_>>()
        };
        self.stranded.with(texts).join("\n\n")
    }

    /// Tries to keep the stranded entries again. What waits at the gate has its turn already: written twice, an older form
    /// would take the place of a newer one.
    pub fn retry(self) {
        let waiting = self.waiting_records();
        let waits = |record: &Record| waiting.iter().any(|other| other.id == record.id);
        let (waiting, again): (Vec<_>, Vec<_>) = self.stranded.get_untracked().into_iter().partition(waits);
        self.stranded.set(waiting);
        if !again.is_empty() {
            self.write(again);
        }
    }

    /// Whether words wait at the gate, which are in no copy yet.
    pub(super) fn has_words_that_wait(self) -> bool {
        self.waiting_records().iter().any(has_words)
    }

    /// The stranded words are on the clipboard or in a file.
    pub fn have_copied(self) {
        self.pen.update_value(|pen| pen.has_copied = true);
    }

    /// Lets a newer version in that alone may write. Words that only this page holds would go with it, so they are shown
    /// until they are copied.
    pub fn update_now(self) {
        let is_new = self.put_up_held();
        let is_copied =
            self.stranded.with_untracked(Vec::is_empty) || self.pen.with_value(|pen| pen.has_copied);
        if is_copied && !is_new {
            lifecycle::apply_update();
        } else {
            focus_stranded();
        }
    }

    /// Puts up what this window holds in memory alone, and says whether anything of it is new there.
    pub(super) fn put_up_held(self) -> bool {
        self.flush_all();
        let held = self.pen.with_value(|pen| pen.held.clone());
        let new: Vec<Record> = self.stranded.with_untracked(|known| {
            held.into_iter().filter(|record| has_words(record) && !known.contains(record)).collect()
        });
        let is_new = !new.is_empty();
        self.strand(new, &[]);
        is_new
    }

    /// Whether nothing is being written and nothing waits for its place.
    pub fn is_calm(self) -> bool {
        self.saving.with(|saving| !matches!(saving, Saving::Writing | Saving::NotSaved { .. }))
            && self.stranded.with(Vec::is_empty)
    }
}

/// Leads to the words that are put up, once they are drawn.
pub(super) fn focus_stranded() {
    request_animation_frame(|| document::focus_first("#stranded button"));
}

fn has_words(record: &Record) -> bool {
    !plain(&record.entry).trim().is_empty()
}
