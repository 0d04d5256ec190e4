//! Many records at once, all or none.
//!
//! The durable store takes them in one transaction and is the point of no return: killed before it, nothing was
//! added; killed after it, the next start brings the fast store up to it. Only when the fast store refuses while the
//! page lives are both sides taken back.

use super::keep::{Journal, Staged};
use super::key::RecordKey;
use super::store::{Change, FastStore};

/// The changes that put these into the durable store and leave their older revisions there.
pub fn additions(staged: &[Staged]) -> Vec<Change> {
    staged.iter().map(|one| Change::Put { key: one.key.clone(), text: one.text.clone() }).collect()
}

/// The changes that take them out of the durable store again.
pub fn withdrawals(staged: &[Staged]) -> Vec<Change> {
    staged.iter().map(|one| Change::Remove { key: one.key.clone() }).collect()
}

/// The changes that drop what these made superfluous, once both stores have all of them.
pub fn retirements(staged: &[Staged]) -> Vec<Change> {
    staged.iter().flat_map(|one| &one.retired).map(|key| Change::Remove { key: key.clone() }).collect()
}

impl<F: FastStore> Journal<F> {
    /// Undoes [`Journal::write_fast`] for these: their keys leave the fast store, and what was there before shows again.
    pub fn take_back(&mut self, staged: &[Staged]) {
        for one in staged {
            self.retire_fast(&RecordKey::of_stored(&one.stored));
        }
        self.lay_ballast_again();
    }
}
