//! Drafts: what is being written survives a closed page.

use leptos::prelude::*;

use super::Store;
use crate::domain::id::RecordId;
use crate::domain::text::Words;
use crate::journal::{Draft, Entry, Kind, Place, Record};
use crate::ui::platform::clock;

impl Store {
    /// The draft that was left at a place.
    pub fn draft(self, place: &Place) -> Option<(Record, Draft)> {
        self.journal.with_value(|journal| {
            let (drafts, _unreadable) = journal.read_all(Kind::Draft);
            drafts.into_iter().find_map(|record| {
                match &record.entry {
                    Entry::Draft(draft) if draft.place == *place => Some(draft.clone()),
                    _ => None,
                }
                .map(|draft| (record, draft))
            })
        })
    }

    /// Keeps what is written at a place so far. A blank draft means that there is none any more; the record stays
    /// and serves the place again, so that old words do not pile up.
    pub fn keep_draft(self, draft: Draft) {
        let kept = self.draft(&draft.place);
        let is_blank = draft.is_blank();
        let entry = Entry::Draft(draft);
        match kept {
            Some((record, _)) if record.entry == entry => {}
            Some((record, _)) => self.revise(&record, entry),
            None if is_blank => {}
            None => {
                self.add_entry(entry);
            }
        }
    }

    /// Keeps a new entry and empties the draft it grew from, both in one write: whenever the page is closed, the words
    /// are in one of the two.
    pub fn add_from_draft(self, place: &Place, entry: Entry) -> RecordId {
        let record = self.create(entry);
        let id = record.id;
        let emptied = Entry::Draft(Draft::of(place.clone(), Words::default()));
        let draft = self.draft(place).and_then(|(draft, _)| {
            self.journal.with_value(|journal| journal.revise(&draft, emptied, clock::now())).ok()
        });
        self.write([record].into_iter().chain(draft).collect());
        id
    }

    /// Calls `flush` when the page is hidden, before the browser may end it, until the caller is gone.
    pub fn on_hide(self, flush: impl Fn() + 'static) {
        let key = self.next_flush.with_value(|next| *next);
        self.next_flush.set_value(key.wrapping_add(1));
        self.flushes.update_value(|flushes| flushes.push((key, Box::new(flush))));
        on_cleanup(move || {
            self.flushes.update_value(|flushes| flushes.retain(|(other, _)| *other != key));
        });
    }

    pub(super) fn flush_all(self) {
        self.flushes.with_value(|flushes| flushes.iter().for_each(|(_, flush)| flush()));
    }
}
