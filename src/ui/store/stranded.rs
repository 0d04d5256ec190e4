//! Words that no copy would take: they stay on the screen until they are kept or copied.

mod plain;

use leptos::prelude::*;

use super::Store;
use crate::domain::id::RecordId;
use crate::journal::Record;
use crate::ui::platform::lifecycle;
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

    /// Lets a newer version in that alone may write. Words that only this page holds would go with it, so they are put up
    /// first; the next tap goes on.
    pub fn update_now(self) {
        self.flush_all();
        let held = self.pen.with_value(|pen| pen.held.clone());
        let new: Vec<Record> = self.stranded.with_untracked(|known| {
            held.into_iter().filter(|record| has_words(record) && !known.contains(record)).collect()
        });
        if new.is_empty() {
            lifecycle::apply_update();
        } else {
            self.strand(new, &[]);
        }
    }

    /// Whether nothing is being written and nothing waits for its place.
    pub fn is_calm(self) -> bool {
        self.saving.with(|saving| !matches!(saving, Saving::Writing | Saving::NotSaved { .. }))
            && self.stranded.with(Vec::is_empty)
    }
}

fn has_words(record: &Record) -> bool {
    !plain(&record.entry).trim().is_empty()
}
