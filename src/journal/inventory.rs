//! The inventory of a locked diary: which revision of each record was here. It is sealed as the records are, so that an older
//! text that somebody puts back, or a record that is gone, is noticed and named.
//!
//! It is written some time after a save. A record that is newer than its line is one that was saved since; one that is older, or
//! not there, is missed. Whoever puts back all of a diary together with its older inventory is not found out: nothing on the
//! phone is newer then.

use super::keep::Journal;
use super::key::{Form, INVENTORY_KEY, RecordKey};
use super::lock::Phase;
use super::store::FastStore;
use super::wire::NotWritten;
use crate::domain::time::Moment;

/// What was here, and when it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// When, Unix time in milliseconds.
    pub taken_ms: i64,
    /// The newest key of each record in its sealed form, in their order.
    keys: Vec<RecordKey>,
}

impl<F: FastStore> Journal<F> {
    /// What is here now, and what goes on being [`Journal::missed`].
    pub fn take_inventory(&self, missed: Vec<RecordKey>, now: Moment) -> Inventory {
        let mut keys = missed;
        keys.extend(self.newest_keys().into_iter().map(|key| key.in_form(Form::Sealed)));
        keys.sort_unstable();
        // Of one record the last is the newest.
        keys.dedup_by(|later, kept| {
            let is_same = later.same_record(kept);
            if is_same {
                *kept = *later;
            }
            is_same
        });
        Inventory { taken_ms: now.utc_ms(), keys }
    }

    /// What is here in an older revision than the inventory has it, or not at all: the keys that it has. What was set aside is
    /// named as such.
    pub fn missed(&self, before: &Inventory) -> Vec<RecordKey> {
        let is_here =
            |key: &&RecordKey| self.newest_known(key.kind, key.id).is_some_and(|newest| newest >= key.rev);
        before.keys.iter().filter(|key| !is_here(key)).copied().collect()
    }

    /// Seals an inventory, where texts are written sealed.
    ///
    /// # Errors
    /// [`NotWritten`] where there is no key, or there are no random bytes.
    pub fn seal_inventory(&self, inventory: &Inventory) -> Result<String, NotWritten> {
        let sealer = self.sealer().filter(|_| self.form() == Form::Sealed);
        let sealer = sealer.ok_or(NotWritten::without_key())?;
        let mut text = inventory.taken_ms.to_string();
        for key in &inventory.keys {
            text.push('\n');
            text.push_str(&key.to_string());
        }
        sealer.seal(INVENTORY_KEY, &text)
    }

    /// What there is of an inventory, by the text that was found under its key. A lock that has been on for some minutes has one.
    pub fn find_inventory(&self, sealed: Option<&str>) -> Found {
        match sealed.and_then(|sealed| self.open_inventory(sealed)) {
            Some(inventory) => Found::Whole(inventory),
            None if self.phase() == Some(Phase::Sealed) => Found::Gone,
            None => Found::NotYet,
        }
    }

    fn open_inventory(&self, sealed: &str) -> Option<Inventory> {
        let text = self.sealer()?.open(INVENTORY_KEY, sealed).ok()?;
        let mut lines = text.lines();
        let taken_ms = lines.next()?.parse().ok()?;
        let keys = lines.map(|line| line.parse().ok()).collect::<Option<_>>()?;
        Some(Inventory { taken_ms, keys })
    }
}

/// What there is of an inventory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It is whole.
    Whole(Inventory),
    /// There was none yet.
    NotYet,
    /// Somebody took it away or changed it, or another version wrote it.
    Gone,
}

/// Those of these that are not among the keys of the durable store, as new or newer: the journal may not know all of it yet.
pub fn missed_there_too(mut missed: Vec<RecordKey>, mut durable: Vec<RecordKey>) -> Vec<RecordKey> {
    durable.sort_unstable();
    let newest = |key: &RecordKey| {
        let after = durable.partition_point(|other| (other.kind, other.id) <= (key.kind, key.id));
        durable.get(after.checked_sub(1)?).filter(|newest| newest.same_record(key))
    };
    missed.retain(|key| newest(key).is_none_or(|newest| newest.rev < key.rev));
    missed
}

impl Inventory {
    /// Whether both list the same.
    pub fn lists_the_same_as(&self, other: &Inventory) -> bool {
        self.keys == other.keys
    }
}
