//! Looking at every text of both copies: a bad one is healed from the good one, or set aside where there is none.
//!
//! The caller goes through [`to_verify`] in chunks of [`VERIFY_CHUNK`] and lets the screen live between them:
//! 1. fetch the durable texts of the chunk, and ask [`Journal::verify`]; mostly that is all;
//! 2. fetch the durable texts under [`Unsound::names`], and let [`Journal::set_aside`] keep the raw texts: it writes the fast
//!    store, and names the changes for the durable one;
//! 3. only when the durable store has them too, [`Journal::replace`] takes the bad texts from their old keys, and names the
//!    same for the durable store.
//!
//! Cut off anywhere, it can be done again: a text is at its old key, aside, or both.

use std::cmp::Reverse;

use super::aside::{RawText, text_under};
use super::index::sorted;
use super::keep::Journal;
use super::key::{Form, RecordKey};
use super::store::{Change, FastStore, StoreError};

/// Records to verify between two pauses: a few milliseconds of work on a slow phone.
pub const VERIFY_CHUNK: usize = 25;

/// A key under which one copy holds a text that cannot be read, or the two hold different ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    key: RecordKey,
    fast: Option<String>,
    durable: Option<String>,
    /// What both copies will hold.
    good: Option<String>,
    raw: Vec<RawText>,
}

impl Unsound {
    /// The keys whose texts must be fetched from the durable store for [`Journal::set_aside`].
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.raw.iter().flat_map(RawText::names)
    }

    /// Whether a copy of it can be read.
    pub fn is_healed(&self) -> bool {
        self.good.is_some()
    }
}

/// What [`Journal::set_aside`] has kept in the fast store.
#[derive(Debug, Default)]
pub struct SetAside {
    /// Puts the raw texts into the durable store; to be made before [`Journal::replace`].
    pub changes: Vec<Change>,
    /// Why the fast store did not take one of them, which then stays where it is until the next start.
    pub refused: Option<StoreError>,
    kept: Vec<Unsound>,
}

/// The keys of all records of both stores, each once.
pub fn to_verify(mut fast: Vec<RecordKey>, durable: Vec<RecordKey>) -> Vec<RecordKey> {
    fast.extend(durable);
    sorted(fast)
}

impl<F: FastStore> Journal<F> {
    /// Reads the texts of these keys in both copies. `durable_texts` is what the durable store gave for them. A copy that
    /// has no text under a key is no matter here, but of [`reconcile`](super::reconcile()).
    pub fn verify(&self, keys: &[RecordKey], durable_texts: &[(String, String)]) -> Vec<Unsound> {
        if self.must_write().is_err() {
            return Vec::new();
        }
        keys.iter().filter_map(|key| self.unsound(*key, durable_texts)).collect()
    }

    fn unsound(&self, key: RecordKey, durable_texts: &[(String, String)]) -> Option<Unsound> {
        let name = key.to_string();
        // A store that does not answer is not a text that cannot be read.
        let fast = self.fast.get(&name).ok()?;
        let durable = text_under(&name, durable_texts).map(str::to_owned);
        let good = self.best(&key, [fast.as_deref(), durable.as_deref(), self.covering(&key)]);
        let sides = [fast.as_ref(), durable.as_ref()].into_iter().flatten();
        let mut raw: Vec<RawText> = Vec::new();
        for text in sides.filter(|text| Some(*text) != good.as_ref()) {
            raw.extend(RawText::new(&name, text.as_str()).filter(|new| !raw.contains(new)));
        }
        (!raw.is_empty()).then_some(Unsound { key, fast, durable, good, raw })
    }

    /// Of the texts that can be read the one written last. Both copies come to the same answer, whichever is asked first.
    fn best(&self, key: &RecordKey, texts: [Option<&str>; 3]) -> Option<String> {
        let readable = texts.into_iter().flatten();
        let readable = readable.filter_map(|text| Some((self.decode(key, text).ok()?, text)));
        let newest = readable.min_by_key(|(stored, text)| Reverse((stored.written(), *text)));
        newest.map(|(_, text)| text.to_owned())
    }

    /// Keeps the raw texts aside in the fast store. `durable_texts` is what the durable store gave for [`Unsound::names`].
    pub fn set_aside(&mut self, unsound: Vec<Unsound>, durable_texts: &[(String, String)]) -> SetAside {
        let mut set_aside = SetAside::default();
        for one in unsound {
            match self.keep_raw(&one.raw, durable_texts) {
                Ok(changes) => {
                    set_aside.changes.extend(changes);
                    set_aside.kept.push(one);
                }
                // The good text takes the room of the bad one; the bad one waits in the durable store for room here. So does an
                // open one where the lock is on: it must not stay readable for want of room.
                Err(StoreError::Full)
                    if one.good.is_some() || (self.form() == Form::Sealed && one.key.form == Form::Open) =>
                {
                    match self.keep_raw_durably(&one.raw, durable_texts) {
                        Ok(changes) => {
                            set_aside.changes.extend(changes);
                            set_aside.kept.push(one);
                        }
                        Err(error) => set_aside.refused = Some(error),
                    }
                }
                Err(error) => set_aside.refused = Some(error),
            }
        }
        set_aside
    }

    /// Puts the good text in the place of the bad one in the fast store, or takes the bad one away where there is no good
    /// one; an older revision that can be read then shows again. Returns the same for the durable store, to be made in one
    /// transaction. Call it only once the durable store has made [`SetAside::changes`].
    pub fn replace(&mut self, set_aside: SetAside) -> Vec<Change> {
        let mut changes = Vec::new();
        for Unsound { key, fast, durable, good, .. } in set_aside.kept {
            let name = key.to_string();
            // Only what was kept aside goes; the person may have gone on meanwhile.
            let is_as_it_was = fast.is_some() && self.fast.get(&name) == Ok(fast.clone());
            match &good {
                Some(good) if is_as_it_was && fast.as_ref() != Some(good) => {
                    // If it is refused, the good text shows from memory until the next start tries again.
                    let _shown_from_memory = self.put_fast(key, good);
                }
                None if is_as_it_was => self.retire_fast(&key),
                _ => {}
            }
            if durable.is_some() && durable != good {
                changes.push(match good {
                    Some(text) => Change::Put { key: name, text },
                    None => Change::Remove { key: name },
                });
            }
        }
        changes
    }
}
