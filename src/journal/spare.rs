//! The spare: what was saved last, once more in a third place, for as long as the fast store may not have it on the disk.
//!
//! Both copies can lose the newest saves at once: a browser may throw a damaged database away, and it puts the fast store
//! on the disk some time late.

use super::index::sorted;
use super::keep::Journal;
use super::key::RecordKey;
use super::reconcile::Heal;
use super::record::{Revision, Stored};
use super::store::{Change, FastStore};
use crate::domain::time::Moment;

/// After so long every browser has put the fast store on the disk. Chromium takes a minute or more when much is written.
const ON_DISK_MS: u64 = 600_000;

/// What is to be done about the spare.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SparePlan {
    /// Newer than all that the two copies have of the record, or all that is left of it: to be brought back.
    pub missing: Vec<RecordKey>,
    /// Found in the fast store, or older than what is known of the record: see [`Journal::can_let_go`].
    pub doubled: Vec<RecordKey>,
}

/// Compares the spare with the two copies as they were found, before one of them is mended from the other: what the fast
/// store gets only now may not be on the disk for a while.
pub fn compare_spare(spare: Vec<RecordKey>, fast: Vec<RecordKey>, durable: Vec<RecordKey>) -> SparePlan {
    let mut plan = SparePlan::default();
    let (spare, fast, durable) = (sorted(spare), sorted(fast), sorted(durable));
    let known = sorted([spare.as_slice(), &fast, &durable].concat());
    for key in spare {
        // Keys sort by record and then by revision.
        let next = known.get(known.partition_point(|other| *other <= key));
        let is_in = |keys: &[RecordKey]| keys.binary_search(&key).is_ok();
        if next.is_some_and(|next| next.same_record(&key)) || is_in(&fast) {
            plan.doubled.push(key);
        } else if !is_in(&durable) {
            plan.missing.push(key);
        }
    }
    plan
}

impl<F: FastStore> Journal<F> {
    /// Whether a doubled text of the spare is needed no more: what stands in its place can be read, and is on the disk; or it
    /// could not be read and lies aside.
    pub fn can_let_go(&self, key: &RecordKey, now: Moment) -> bool {
        let newest = self.newest(key.kind, key.id);
        if newest.is_none() {
            return self.is_aside(key);
        }
        newest.and_then(|newest| self.read_stored(&newest).ok()).is_some_and(|stored| {
            RecordKey::of_stored(&stored).in_form(key.form) != *key
                || !is_recent(stored.written().utc_ms(), now)
        })
    }

    /// What the fast store got from the durable one only now, of records that were written lately. The page may have ended
    /// before the spare had them, and until the fast store is on the disk the durable one alone would hold them.
    pub fn to_spare(&self, mended: &[Heal], now: Moment) -> Vec<Change> {
        let given = mended.iter().filter(|heal| heal.in_durable && !heal.in_fast).map(|heal| heal.newest);
        // A first revision tells by its name when it was written, so an old diary need not be read for this.
        let may_be_recent = |key: &RecordKey| key.rev != Revision::FIRST || is_recent(key.id.made_ms(), now);
        let put = |key: RecordKey| {
            let is_recent = |stored: &Stored| is_recent(stored.written().utc_ms(), now);
            self.read_stored(&key).ok().filter(is_recent)?;
            Some(Change::Put { key: key.to_string(), text: self.text_of_key(&key).ok()? })
        };
        given.filter(may_be_recent).filter_map(put).collect()
    }
}

fn is_recent(written_ms: i64, now: Moment) -> bool {
    written_ms.abs_diff(now.utc_ms()) <= ON_DISK_MS
}
