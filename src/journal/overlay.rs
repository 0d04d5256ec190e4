//! Texts that are shown from memory, because the fast store would not take them.

use super::key::RecordKey;

/// Such texts, in the order of their keys, so that thousands of them are found as fast as one.
#[derive(Debug, Default)]
pub(super) struct Overlay(Vec<(RecordKey, String)>);

impl Overlay {
    pub(super) fn get(&self, key: &RecordKey) -> Option<&str> {
        self.at(key).ok().and_then(|at| self.0.get(at)).map(|(_, text)| text.as_str())
    }

    /// Puts a text in, in the place of the one that was under its key.
    pub(super) fn put(&mut self, key: RecordKey, text: &str) {
        self.remove(&key);
        let at = self.at(&key).unwrap_or_else(|free| free);
        self.0.insert(at, (key, text.to_owned()));
    }

    pub(super) fn remove(&mut self, key: &RecordKey) {
        if let Ok(at) = self.at(key) {
            self.0.remove(at);
        }
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.0.iter().map(|(key, _)| *key)
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    fn at(&self, key: &RecordKey) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(key))
    }
}
