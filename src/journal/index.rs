//! The index: which revisions of which records there are. Built from keys alone.

use crate::domain::id::RecordId;

use super::key::RecordKey;
use super::record::Kind;

/// All keys, each once. They sort by kind, name and revision, so those of one record lie together, the newest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Index(Vec<RecordKey>);

/// Puts keys in order, each once.
pub(super) fn sorted(mut keys: Vec<RecordKey>) -> Vec<RecordKey> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl Index {
    pub(super) fn of(keys: Vec<RecordKey>) -> Index {
        Index(sorted(keys))
    }

    pub(super) fn add(&mut self, key: RecordKey) {
        if let Err(at) = self.0.binary_search(&key) {
            self.0.insert(at, key);
        }
    }

    pub(super) fn drop_key(&mut self, key: &RecordKey) {
        if let Ok(at) = self.0.binary_search(key) {
            self.0.remove(at);
        }
    }

    /// All keys of one record, oldest first.
    pub(super) fn revisions(&self, kind: Kind, id: RecordId) -> &[RecordKey] {
        self.between(|key| (key.kind, key.id) < (kind, id), |key| (key.kind, key.id) <= (kind, id))
    }

    pub(super) fn newest(&self, kind: Kind, id: RecordId) -> Option<RecordKey> {
        self.revisions(kind, id).last().copied()
    }

    /// The newest key of every record of a kind, newest record first.
    pub(super) fn heads(&self, kind: Kind) -> impl Iterator<Item = RecordKey> {
        let mut last = None;
        let keys = self.between(|key| key.kind < kind, |key| key.kind <= kind).iter().rev().copied();
        keys.filter(move |key| last.replace(key.id) != Some(key.id))
    }

    pub(super) fn keys(&self) -> &[RecordKey] {
        &self.0
    }

    pub(super) fn last_id(&self) -> Option<RecordId> {
        self.0.iter().map(|key| key.id).max()
    }

    fn between(
        &self,
        before: impl Fn(&RecordKey) -> bool,
        until: impl Fn(&RecordKey) -> bool,
    ) -> &[RecordKey] {
        let (from, to) = (self.0.partition_point(before), self.0.partition_point(until));
        self.0.get(from..to).unwrap_or_default()
    }
}
