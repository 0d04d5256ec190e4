//! The order in which entries were lived. Built from names alone, so ten thousand entries are put in order without
//! reading one of them.

use std::collections::BinaryHeap;

use crate::domain::id::RecordId;

use super::keep::Journal;
use super::record::Kind;
use super::store::FastStore;

/// Where one entry stands in time. Sorts from early to late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimelineEntry {
    /// Unix time in milliseconds: when it was written; for a session, when it starts.
    pub at_ms: i64,
    /// Its name.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
}

/// The kinds that stand at the time they were written. A session stands at its start.
const WRITTEN: [Kind; 3] = [Kind::CheckIn, Kind::Capture, Kind::Layer];

impl<F: FastStore> Journal<F> {
    /// Everything a person would look for in their journal, the latest first. Sessions are handed in with their start,
    /// which their name does not tell.
    pub fn timeline(&self, sessions: impl IntoIterator<Item = (RecordId, i64)>) -> Vec<TimelineEntry> {
        let sessions = sessions.into_iter();
        // A heap sorts in a quarter of the code that a sort has.
        let mut entries: BinaryHeap<TimelineEntry> =
            sessions.map(|(id, at_ms)| TimelineEntry { at_ms, id, kind: Kind::Session }).collect();
        for kind in WRITTEN {
            let ids = self.ids(kind).into_iter();
            entries.extend(ids.map(|id| TimelineEntry { at_ms: id.made_ms(), id, kind }));
        }
        let mut entries = entries.into_sorted_vec();
        entries.reverse();
        entries
    }
}
