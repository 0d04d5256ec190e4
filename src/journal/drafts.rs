//! Two drafts of one place become one: what was written before one copy was healed, and what was written after.

use super::record::Draft;
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

/// The older words above the newer ones; words that stand in the other text already are not said twice.
pub fn joined_words(older: &str, newer: &str) -> String {
    match (older.trim(), newer.trim()) {
        (older_words, _) if newer.contains(older_words) => newer.to_owned(),
        (_, newer_words) if older.contains(newer_words) => older.to_owned(),
        _ => [older, "\n\n", newer].concat(),
    }
}
