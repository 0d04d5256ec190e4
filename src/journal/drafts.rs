//! Drafts of one place: which one a window goes on with, and how two become one. There are two when a person wrote on before
//! one copy was healed, or in two windows.

use super::keep::Journal;
use super::key::RecordKey;
use super::record::{Draft, Entry, Kind, Place, Record};
use super::store::FastStore;
use crate::domain::check_in::Answers;
use crate::domain::text::Words;

impl Draft {
    /// This draft with what an older one of the same place holds besides: the older words above, the older answers and
    /// fields where this one has none. Nothing where both together would be too long.
    pub fn with_older(&self, older: &Draft) -> Option<Draft> {
        let mut joined = self.clone();
        joined.words = Words::new(joined_words(older.words.as_str(), self.words.as_str())).ok()?;
        if self.answers == Answers::default() {
            joined.answers = older.answers.clone();
        }
        for (field, text) in older.fields.iter() {
            if self.fields.get(field.as_str()).is_none() {
                joined.fields.put(field.clone(), text.clone());
            }
        }
        Some(joined)
    }
}

impl<F: FastStore> Journal<F> {
    /// The draft that was left at a place: the newest with words in it, otherwise the newest.
    pub fn draft_at(&self, place: &Place) -> Option<Record> {
        let (drafts, _unreadable) = self.read_all(Kind::Draft);
        let mut here = drafts.into_iter().filter(|record| is_of(record, place)).collect::<Vec<_>>();
        let at = here.iter().position(|record| !is_blank(record)).unwrap_or(0);
        (at < here.len()).then(|| here.swap_remove(at))
    }

    /// The record whose next revision the next draft of a place may be, by what this window has `seen` there last.
    ///
    /// `None` asks for a record of its own: what another window has written there since is nobody's to replace.
    pub fn draft_to_follow(&self, place: &Place, seen: Option<RecordKey>) -> Option<Record> {
        let Some(seen) = seen else { return self.draft_at(place).filter(is_blank) };
        let record = self.read(Kind::Draft, seen.id).ok()?;
        (record.rev <= seen.rev || is_blank(&record)).then_some(record)
    }
}

/// The older words above the newer ones; words that stand in the other text already are not said twice.
pub fn joined_words(older: &str, newer: &str) -> String {
    match (older.trim(), newer.trim()) {
        (older_words, _) if newer.contains(older_words) => newer.to_owned(),
        (_, newer_words) if older.contains(newer_words) => older.to_owned(),
        _ => [older, "\n\n", newer].concat(),
    }
}

fn is_of(record: &Record, place: &Place) -> bool {
    matches!(&record.entry, Entry::Draft(draft) if draft.place == *place)
}

fn is_blank(record: &Record) -> bool {
    matches!(&record.entry, Entry::Draft(draft) if draft.is_blank())
}
