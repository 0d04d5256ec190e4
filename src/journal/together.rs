//! Many records at once, all or none.
//!
//! The durable store takes them in one transaction and is the point of no return: killed before it, nothing was
//! added; killed after it, the next start brings the fast store up to it. What the fast store has no room for lives in the
//! durable one alone and is shown from memory. Only when it refuses for another reason while the page lives are both sides
//! taken back.

use std::collections::BinaryHeap;

use super::keep::{Journal, Saved, Staged};
use super::key::RecordKey;
use super::record::Stored;
use super::store::{Change, FastStore, StoreError};

/// Puts these in the order in which they are to get room in the fast store: what the first screen reads, then the newest.
pub fn most_needed_first(all: Vec<Stored>) -> Vec<Stored> {
    let rank = |(at, one): (usize, &Stored)| {
        let RecordKey { kind, id, .. } = RecordKey::of_stored(one);
        (kind.is_read_at_the_start(), id, at)
    };
    let mut ranked: BinaryHeap<_> = all.iter().enumerate().map(rank).collect();
    let mut all: Vec<Option<Stored>> = all.into_iter().map(Some).collect();
    let next = || ranked.pop().map(|(_, _, at)| all.get_mut(at).and_then(Option::take));
    std::iter::from_fn(next).flatten().collect()
}

/// The changes that put these into the durable store and leave their older revisions there.
pub fn additions(staged: &[Staged]) -> Vec<Change> {
    staged.iter().map(|one| Change::Put { key: one.key.clone(), text: one.text.clone() }).collect()
}

/// The changes that take them out of the durable store again.
pub fn withdrawals(staged: &[Staged]) -> Vec<Change> {
    staged.iter().map(|one| Change::Remove { key: one.key.clone() }).collect()
}

/// The changes that drop what these made superfluous, once the fast store was asked to take all of them.
pub fn retirements(staged: &[Staged]) -> Vec<Change> {
    staged.iter().flat_map(|one| &one.retired).map(|key| Change::Remove { key: key.clone() }).collect()
}

impl<F: FastStore> Journal<F> {
    /// Writes one of many into the fast store, beside its older revisions, once the durable store has all of them. Where there is
    /// no room it is shown from memory; the ballast stays, for a save that has no other copy yet.
    ///
    /// # Errors
    /// [`StoreError`] when the store refuses it for another reason.
    pub fn write_fast_too(&mut self, staged: &Staged) -> Result<(), StoreError> {
        match self.put_fast(self.key_of(&staged.stored), &staged.text) {
            Err(StoreError::Full) => Ok(()),
            outcome => outcome,
        }
    }

    /// Undoes [`Journal::write_fast_too`] for these: their keys leave the fast store, and what was there before shows again.
    pub fn take_back(&mut self, staged: &[Staged]) {
        for one in staged {
            let key = self.key_of(&one.stored);
            let is_covering = self.covering(&key).is_some();
            if self.fast.remove(&key.to_string()).is_ok() || is_covering {
                self.forget_key(&key);
            }
        }
    }

    /// Ends the writing of many, which the durable store has: drops the older revisions of those that the fast store has taken.
    /// [`Journal::settle_refused`] comes after it, when this was done for all of them.
    pub fn settle_taken(&mut self, staged: &[Staged]) {
        for one in staged {
            if !self.was_refused(one) {
                self.settle(one, Ok(()), Ok(()));
            }
        }
    }

    /// Gives the room of all those older revisions, where there were any, to what the fast store has refused, and says what holds
    /// of each.
    pub fn settle_refused(&mut self, staged: &[Staged], has_room_again: bool) -> Vec<Saved> {
        let settle_one = |one: &Staged| match self.was_refused(one) {
            true if has_room_again => self.settle(one, Ok(()), Err(StoreError::Full)),
            true => Saved::OnlyDurable(StoreError::Full),
            false => Saved::Both,
        };
        staged.iter().map(settle_one).collect()
    }

    fn was_refused(&self, one: &Staged) -> bool {
        self.covering(&self.key_of(&one.stored)).is_some()
    }
}
