//! The trash: what was deleted keeps its words for a while, and is then emptied down to a tombstone.
//!
//! Opening the journal reads nothing of it: a key says that a record is deleted. When it was deleted, and whether it still
//! holds words, its text says, and that is read when somebody looks.

use std::cmp::Reverse;

use crate::domain::id::RecordId;
use crate::domain::text::Words;
use crate::domain::time::Moment;

use super::keep::{Journal, ReadError};
use super::key::RecordKey;
use super::record::{Draft, Entry, Kind, Record, RecordState, Stored, Tombstone};
use super::store::FastStore;

/// How long a deleted record keeps its words.
pub const TRASH_DAYS: i64 = 30;

/// The longest pause between two records, or between the newest record and now, that a clock is believed about.
pub const BELIEVED_DAYS: i64 = 60;

/// What a person wrote or planned. Drafts, the care plan and the list of examples do not go to the trash.
pub const TRASH_KINDS: [Kind; 4] = [Kind::Session, Kind::CheckIn, Kind::Capture, Kind::Layer];

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

impl<F: FastStore> Journal<F> {
    /// The keys of what was deleted, emptied records among them. Reads no text.
    pub fn deleted(&self) -> Vec<RecordKey> {
        let heads = TRASH_KINDS.into_iter().flat_map(|kind| self.index.heads(kind));
        heads.filter(|key| key.state == RecordState::Deleted).collect()
    }

    /// What lies in the trash with its words, newest deletion first, and what of it cannot be read.
    pub fn trash(&self) -> (Vec<Record>, Vec<(RecordId, ReadError)>) {
        let (mut records, mut unreadable) = (Vec::new(), Vec::new());
        for key in self.deleted() {
            match self.read_key(&key) {
                Ok(record) => records.push(record),
                Err(ReadError::Emptied) => {}
                Err(error) => unreadable.push((key.id, error)),
            }
        }
        newest_deletion_first(&mut records);
        (records, unreadable)
    }

    /// Makes the revision that takes a record's words for good: to empty the trash, or where nothing is to come back.
    #[must_use]
    pub fn empty(&self, record: &Record, now: Moment) -> Tombstone {
        let (kind, id, made) = (record.entry.kind(), record.id, record.made);
        Tombstone { kind, id, rev: self.next_revision(record), made, written: now }
    }

    /// What takes the words of these records for good: a tombstone for each, and a blank form of each draft that was begun
    /// over one of them. Its place is gone, so nobody would see it any more but in an export.
    pub fn empty_all(&self, records: &[&Record], now: Moment) -> Vec<Stored> {
        let names: Vec<String> = records.iter().map(|record| record.id.to_string()).collect();
        let stones = records.iter().map(|record| Stored::Tombstone(self.empty(record, now)));
        let drafts = if records.is_empty() { Vec::new() } else { self.read_all(Kind::Draft).0 };
        let blank = |record: Record| {
            let Entry::Draft(draft) = &record.entry else { return None };
            let is_over =
                draft.place.as_str().rsplit('/').next().is_some_and(|of| names.iter().any(|id| id == of));
            if draft.is_blank() || !is_over {
                return None;
            }
            let blank = Entry::Draft(Draft::of(draft.place.clone(), Words::default()));
            self.revise(&record, blank, now).ok().map(Stored::Record)
        };
        stones.chain(drafts.into_iter().filter_map(blank)).collect()
    }

    /// What takes the words of all that has lain in the trash for [`TRASH_DAYS`].
    pub fn due(&self, trash: &[Record], now: Moment) -> Vec<Stored> {
        let known: Vec<RecordId> = self.index.keys().iter().map(|key| key.id).collect();
        self.empty_all(&due_for_emptying(trash, &known, now), now)
    }
}

/// Puts the record that was deleted last at the front.
pub fn newest_deletion_first(trash: &mut [Record]) {
    trash.sort_unstable_by_key(|record| Reverse((record.written.utc_ms(), record.id)));
}

/// What was deleted in one tap, in the order of `trash`: a capture goes with its layers, and they come back with it.
pub fn deleted_together(trash: &[Record]) -> Vec<Vec<Record>> {
    let went_with = |layer: &Record, other: &Record| {
        matches!(&layer.entry, Entry::Layer(of) if of.capture == other.id) && layer.written == other.written
    };
    let went_with_one = |record: &Record| trash.iter().any(|other| went_with(record, other));
    let group = |first: &Record| {
        let with_it = trash.iter().filter(|layer| went_with(layer, first));
        std::iter::once(first).chain(with_it).cloned().collect()
    };
    trash.iter().filter(|record| !went_with_one(record)).map(group).collect()
}

/// Which of these deleted records have lain there for [`TRASH_DAYS`]. `known` are the names of all records there are.
///
/// A clock that lies must not empty the trash. So `now` is believed only when it is neither before the deletion nor more
/// than [`BELIEVED_DAYS`] after the newest other record, and the days since the deletion count only as far as other records
/// bear witness to them: a pause between two of them that is longer than that counts as none. Whatever is not believed
/// stays, and can be emptied by hand.
pub fn due_for_emptying<'a>(trash: &'a [Record], known: &[RecordId], now: Moment) -> Vec<&'a Record> {
    let mut known = known.to_vec();
    known.sort_unstable();
    known.dedup();
    trash.iter().filter(|record| is_due(record, &known, now.utc_ms())).collect()
}

fn is_due(record: &Record, known: &[RecordId], now_ms: i64) -> bool {
    let (deleted_ms, made_ms) = (record.written.utc_ms(), record.id.made_ms());
    let mut others = known.iter().filter(|id| **id != record.id).map(|id| id.made_ms());
    let Some(newest_ms) = others.clone().next_back() else { return false };
    // Deleted before it was made: one of the two clocks was wrong, and nobody knows which.
    let is_deletion_true = deleted_ms.saturating_add(DAY_MS) >= made_ms;
    if record.state != RecordState::Deleted || !is_deletion_true || !is_believed(newest_ms, now_ms) {
        return false;
    }
    // Only what lies after the deletion counts, so a clock that is behind it counts nothing.
    let mut last_ms = deleted_ms.max(made_ms);
    let mut witnessed_ms = 0;
    let mut count = |at_ms: i64| {
        if at_ms > last_ms {
            if is_believed(last_ms, at_ms) {
                witnessed_ms += at_ms - last_ms;
            }
            last_ms = at_ms;
        }
    };
    others.by_ref().take_while(|at_ms| *at_ms < now_ms).for_each(&mut count);
    count(now_ms);
    witnessed_ms >= TRASH_DAYS * DAY_MS
}

fn is_believed(from_ms: i64, to_ms: i64) -> bool {
    to_ms.saturating_sub(from_ms) <= BELIEVED_DAYS * DAY_MS
}
