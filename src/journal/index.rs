//! The index: which revisions of which records there are. Built from keys alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::RecordId;

use super::key::RecordKey;
use super::record::{Kind, RecordState, Revision};

/// All keys by kind. Within a kind they sort by name, then revision.
#[derive(Debug, Clone, Default)]
pub(super) struct Index(BTreeMap<Kind, BTreeSet<RecordKey>>);

impl Index {
    pub(super) fn add(&mut self, key: RecordKey) {
        self.0.entry(key.kind).or_default().insert(key);
    }

    pub(super) fn drop_key(&mut self, key: &RecordKey) {
        if let Some(keys) = self.0.get_mut(&key.kind) {
            keys.remove(key);
        }
    }

    /// All keys of one record, oldest first.
    pub(super) fn revisions(&self, kind: Kind, id: RecordId) -> impl DoubleEndedIterator<Item = RecordKey> {
        let lowest = RecordKey { kind, id, rev: Revision::FIRST, state: RecordState::Deleted };
        self.0
            .get(&kind)
            .into_iter()
            .flat_map(move |keys| keys.range(lowest..))
            .copied()
            .take_while(move |key| key.id == id)
            .collect::<Vec<_>>()
            .into_iter()
    }

    pub(super) fn newest(&self, kind: Kind, id: RecordId) -> Option<RecordKey> {
        self.revisions(kind, id).next_back()
    }

    /// The newest key of every record of a kind, newest record first.
    pub(super) fn heads(&self, kind: Kind) -> impl Iterator<Item = RecordKey> {
        let mut last = None;
        let keys = self.0.get(&kind).into_iter().flat_map(|keys| keys.iter().rev()).copied();
        keys.filter(move |key| last.replace(key.id) != Some(key.id))
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.0.values().flatten().copied()
    }

    pub(super) fn last_id(&self) -> Option<RecordId> {
        self.0.values().filter_map(|keys| keys.last()).map(|key| key.id).max()
    }
}
