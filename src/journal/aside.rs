//! Texts that cannot be read are moved aside, as they are: never overwritten, never deleted, part of every export.
//!
//! The key of such a text holds its check sum and the key that it lay under: `homeward/aside/dfd53579/homeward/1/…`. Both
//! stores so come to the same key without asking each other, and doing it twice changes nothing.
//!
//! Where the lock is on, an open text is sealed before it goes aside, under `homeward/aside-sealed/…` with the check sum of the
//! sealed text. What was sealed already lies aside as it is.

use super::import::MAX_IMPORT_REVISION;
use super::keep::Journal;
use super::key::{APP_PREFIX, Form, HINT_KEYS, RecordKey, SEALED_PREFIX};
use super::others::Access;
use super::record::{Kind, RecordState, Stored};
use super::store::{Change, FastStore, StoreError};
use super::wire::{decode, sum_of};
use crate::domain::id::RecordId;

/// What every key of a text that was set aside begins with.
pub const ASIDE_PREFIX: &str = "homeward/aside/";

/// The same, where the lock has sealed them.
pub(super) const SEALED_ASIDE_PREFIX: &str = "homeward/aside-sealed/";

/// How many different texts of one check sum and one key find a place.
const NAMES: usize = 4;

/// No key of ours is longer; a file may say anything.
const MAX_KEY_BYTES: usize = 400;

/// A stored text as it is, whatever it is, and the key that it lay under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RawText {
    key: String,
    text: String,
}

impl RawText {
    /// Takes a text with the key it lay under; also with the key that it was moved to. Keys that are not ours are refused.
    pub fn new(key: &str, text: impl Into<String>) -> Option<RawText> {
        let key = original_key(key).unwrap_or(key);
        let is_aside = key.starts_with(ASIDE_PREFIX) || key.starts_with(SEALED_ASIDE_PREFIX);
        let is_ours = key.starts_with(APP_PREFIX) && !is_aside && !HINT_KEYS.contains(&key);
        let fits = is_ours && key.len() <= MAX_KEY_BYTES && !key.contains(char::is_control);
        fits.then(|| RawText { key: key.to_owned(), text: text.into() })
    }

    /// The key that it lay under.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The key that it goes into a backup with: the one that it lay under; where the text can be read as that record, the one
    /// that it was moved to, so that nobody takes it for the record itself.
    pub fn backup_key(&self) -> String {
        let is_readable = self.key.parse().is_ok_and(|key| decode(&key, &self.text).is_ok());
        let moved = is_readable.then(|| self.names().next()).flatten();
        moved.unwrap_or_else(|| self.key.clone())
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it was sealed when it was found.
    pub(super) fn is_sealed(&self) -> bool {
        self.key.starts_with(SEALED_PREFIX)
    }

    /// The keys under which it may lie aside, the usual one first. The others are for a second text with the same check sum.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let sum = sum_of(&self.text);
        (1..=NAMES).map(move |n| match n {
            1 => format!("{ASIDE_PREFIX}{sum}/{}", self.key),
            n => format!("{ASIDE_PREFIX}{sum}-{n}/{}", self.key),
        })
    }
}

/// The key that a text lay under before it was set aside.
pub fn original_key(aside_key: &str) -> Option<&str> {
    let rest =
        aside_key.strip_prefix(ASIDE_PREFIX).or_else(|| aside_key.strip_prefix(SEALED_ASIDE_PREFIX))?;
    rest.split_once('/').map(|(_sum, key)| key)
}

pub(super) fn is_sealed_aside(aside_key: &str) -> bool {
    aside_key.starts_with(SEALED_ASIDE_PREFIX)
}

impl<F: FastStore> Journal<F> {
    /// The keys of all texts that were set aside, of both stores once [`Journal::know_durable`] was told.
    pub fn aside(&self) -> &[String] {
        &self.others.aside
    }

    /// Whether a text of this key was set aside.
    pub fn is_aside(&self, key: &RecordKey) -> bool {
        let key = key.to_string();
        self.others.aside.iter().any(|aside| original_key(aside) == Some(&key))
    }

    /// Keys of ours that this version does not know. They stay where they are.
    pub fn unknown(&self) -> &[String] {
        &self.others.unknown
    }

    /// Whether this version may write here. Ask again after [`Journal::know_durable`].
    pub fn access(&self) -> Access {
        if self.others.is_newer {
            Access::UpdateFirst
        } else if self.is_shut() {
            Access::Locked
        } else {
            Access::Write
        }
    }

    /// Tells the journal which keys the durable store has, so that what only lies there is counted and respected too. Those
    /// of records come back; keys that this version does not know are left out, so nobody touches them.
    pub fn know_durable(&mut self, keys: impl IntoIterator<Item = String>) -> Vec<RecordKey> {
        let records: Vec<RecordKey> = keys.into_iter().filter_map(|key| self.others.sort_in(key)).collect();
        self.shut_where_sealed(&records);
        records
    }

    /// The keys whose texts an export takes as they are: what was set aside, and what this version does not know.
    pub fn raw_keys(&self) -> Vec<String> {
        self.aside().iter().chain(self.unknown()).cloned().collect()
    }

    /// The texts of [`Journal::raw_keys`], each once. `durable_texts` is what the durable store gave for these keys.
    pub fn raw_texts(&self, durable_texts: &[(String, String)]) -> Vec<RawText> {
        let mut texts = Vec::new();
        for key in self.raw_keys() {
            // What the fast store does not give, the durable one may.
            let fast = self.fast.get(&key).ok().flatten();
            let durable = durable_texts.iter().filter(|(name, _)| *name == key).map(|(_, text)| text.clone());
            for raw in durable.chain(fast).filter_map(|text| self.raw_of(&key, &text)) {
                if !texts.contains(&raw) {
                    texts.push(raw);
                }
            }
        }
        texts
    }

    /// The text of a record that cannot be read, as it lies there, for an export.
    pub fn raw_text(&self, kind: Kind, id: RecordId) -> Option<RawText> {
        let key = self.newest(kind, id)?;
        RawText::new(&key.to_string(), self.text_of_key(&key).ok()?)
    }

    /// Gives each store the texts that only the other one has set aside: writes the fast one, and returns the changes for
    /// the durable one. `durable_texts` is what that gave for [`Journal::aside`].
    pub fn level_aside(&mut self, durable_texts: &[(String, String)]) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.must_write().is_err() {
            return changes;
        }
        for key in self.others.aside.clone() {
            let durable = text_under(&key, durable_texts);
            // A store that does not answer, or has no room, is asked again at the next start.
            match (self.fast.get(&key), durable) {
                (Ok(fast), Some(durable)) if fast.as_deref() == Some(durable) => {}
                (Ok(fast), Some(durable)) if is_part(fast.as_deref(), durable) => {
                    let _tried_again_at_the_next_start = self.fast.set(&key, durable);
                }
                (Ok(Some(fast)), durable) if is_part(durable, &fast) => {
                    changes.push(Change::Put { key, text: fast });
                }
                _ => {}
            }
        }
        changes
    }

    /// Puts raw texts aside in the fast store, and returns the changes that put them aside in the durable one.
    /// `durable_texts` is what that gave for all [`RawText::names`] of these.
    ///
    /// # Errors
    /// [`StoreError`] of the fast store. What it has taken before stays; doing it again changes nothing.
    pub(super) fn keep_raw(
        &mut self,
        raw: &[RawText],
        durable_texts: &[(String, String)],
    ) -> Result<Vec<Change>, StoreError> {
        self.must_write()?;
        let mut changes = Vec::new();
        for one in raw {
            let (name, text) = self.aside_entry(one, durable_texts)?;
            if self.fast.get(&name)?.as_deref() != Some(&text) {
                self.fast.set(&name, &text)?;
            }
            self.others.add_aside(name.clone());
            if text_under(&name, durable_texts) != Some(&text) {
                changes.push(Change::Put { key: name, text });
            }
        }
        Ok(changes)
    }

    /// Returns the changes that put raw texts aside in the durable store alone. The fast one gets them where it has room for
    /// them, see [`Journal::level_aside`]. `durable_texts` is what the durable store gave for all [`RawText::names`] of these.
    ///
    /// # Errors
    /// [`StoreError`] when this version may not write, or a text finds no name. Doing it again changes nothing.
    pub fn keep_raw_durably(
        &mut self,
        raw: &[RawText],
        durable_texts: &[(String, String)],
    ) -> Result<Vec<Change>, StoreError> {
        self.must_write()?;
        let mut changes = Vec::new();
        // A name that one of these takes is not free for the next.
        let mut texts = durable_texts.to_vec();
        for one in raw {
            let (key, text) = self.aside_entry(one, &texts)?;
            self.others.add_aside(key.clone());
            texts.insert(0, (key.clone(), text.clone()));
            changes.push(Change::Put { key, text });
        }
        Ok(changes)
    }

    /// Texts that were set aside and can be read now, because this version knows what an older one did not, where nothing
    /// newer has taken their place. Keep them like any other; the texts aside stay. `texts` is what either store gave for
    /// [`Journal::aside`]. A file may have brought them: what deletes, or leaves no room for later revisions, stays aside.
    pub fn readable_again(&self, texts: &[(String, String)]) -> Vec<Stored> {
        let readable = texts.iter().filter_map(|(name, text)| {
            let raw = self.open_aside(name, text)?;
            let key: RecordKey = raw.key.parse().ok()?;
            let is_newest = self.newest(key.kind, key.id).is_none_or(|newest| newest.rev < key.rev);
            let fits = is_newest && key.rev.get() <= MAX_IMPORT_REVISION;
            let stored = self.decode(&key, &raw.text).ok().filter(|_| fits)?;
            matches!(&stored, Stored::Record(record) if record.state == RecordState::Live).then_some(stored)
        });
        readable.collect()
    }

    /// Whether the fast store has this text aside.
    pub fn has_aside(&self, raw: &RawText) -> bool {
        let is_it = |name: &str| {
            let text = self.fast.get(name).ok().flatten();
            text.and_then(|text| self.open_aside(name, &text)).as_ref() == Some(raw)
        };
        raw.names().any(|name| is_it(&name)) || self.sealed_aside(raw).any(|name| is_it(name))
    }

    /// What lies aside under this key, as it was before.
    pub(super) fn open_aside(&self, name: &str, text: &str) -> Option<RawText> {
        if !is_sealed_aside(name) {
            return RawText::new(name, text);
        }
        let key = original_key(name)?;
        RawText::new(key, self.sealer()?.open(&place_aside(key), text).ok()?)
    }

    /// The same for an export. What was sealed and changed since, or sealed by another lock, goes along as it lies.
    fn raw_of(&self, name: &str, text: &str) -> Option<RawText> {
        let opened = self.open_aside(name, text);
        if opened.is_some() || self.is_shut() { opened } else { RawText::new(name, text) }
    }

    /// The key and the text with which this is to lie aside, in the form that is written.
    pub(super) fn aside_entry(
        &self,
        raw: &RawText,
        durable_texts: &[(String, String)],
    ) -> Result<(String, String), StoreError> {
        let sealer = self.sealer().filter(|_| self.form() == Form::Sealed && !raw.is_sealed());
        let Some(sealer) = sealer else {
            return Ok((self.free_name(raw, durable_texts)?, raw.text.clone()));
        };
        for name in self.sealed_aside(raw) {
            let there = self.fast.get(name)?.or_else(|| text_under(name, durable_texts).map(str::to_owned));
            if let Some(there) = there
                && self.open_aside(name, &there).as_ref() == Some(raw)
            {
                return Ok((name.clone(), there));
            }
        }
        let text = sealer.seal(&place_aside(&raw.key), &raw.text);
        let text = text.map_err(|error| StoreError::Broken(error.to_string()))?;
        Ok((format!("{SEALED_ASIDE_PREFIX}{}/{}", sum_of(&text), raw.key), text))
    }

    /// The keys under which sealed texts of the same key lie aside.
    fn sealed_aside(&self, raw: &RawText) -> impl Iterator<Item = &String> {
        let key = raw.key.clone();
        self.others
            .aside
            .iter()
            .filter(move |name| is_sealed_aside(name) && original_key(name) == Some(key.as_str()))
    }

    /// A name under which neither store has another text. A text that was cut off while it was set aside is no other one.
    fn free_name(&self, raw: &RawText, durable_texts: &[(String, String)]) -> Result<String, StoreError> {
        for name in raw.names() {
            let fast = self.fast.get(&name)?;
            if is_part(fast.as_deref(), &raw.text) && is_part(text_under(&name, durable_texts), &raw.text) {
                return Ok(name);
            }
        }
        Err(StoreError::Broken("no free name aside".to_owned()))
    }
}

/// What a text is sealed for that goes aside. Its check sum is not known before.
fn place_aside(key: &str) -> String {
    format!("{SEALED_ASIDE_PREFIX}{key}")
}

/// Whether nothing of what is there would be lost under this text.
fn is_part(there: Option<&str>, text: &str) -> bool {
    there.is_none_or(|there| text.starts_with(there))
}

pub(super) fn text_under<'a>(key: &str, texts: &'a [(String, String)]) -> Option<&'a str> {
    texts.iter().find(|(name, _)| *name == key).map(|(_, text)| text.as_str())
}
