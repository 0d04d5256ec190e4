//! Turning the lock on or off: each text goes over into the other form, some at a time.
//!
//! The caller goes through [`Journal::to_turn`] in chunks, after a healing, and can be cut off at every write:
//! 1. fetch [`Turn::wanted`] from the durable store, and ask [`Journal::turn`] for the new texts;
//! 2. put them into the durable store;
//! 3. [`Journal::turn_fast`] puts them into the fast store, and takes the old ones out of it;
//! 4. take the old ones out of the durable store.
//!
//! A text so lies in at least one store in at least one form, and where both forms are found, they are of the same words.

use super::aside::{RawText, is_sealed_aside, text_under};
use super::keep::Journal;
use super::key::{Form, RecordKey};
use super::others::Access;
use super::store::{Change, FastStore, StoreError};

/// Texts to turn between two pauses.
pub const TURN_CHUNK: usize = 25;

/// A text on its way from one form into the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    old: String,
    new: String,
    text: String,
    /// The keys, where it is a record and no text that was set aside.
    record: Option<(RecordKey, RecordKey)>,
}

impl Turn {
    /// The keys whose texts must be fetched from the durable store for [`Journal::turn`].
    pub fn wanted(keys: &[RecordKey]) -> Vec<String> {
        let both = |key: &RecordKey| [Form::Open, Form::Sealed].map(|form| key.in_form(form).to_string());
        keys.iter().flat_map(both).collect()
    }

    /// Puts the new text into the durable store.
    pub fn put(&self) -> Change {
        Change::Put { key: self.new.clone(), text: self.text.clone() }
    }

    /// Takes the old text out of the durable store.
    pub fn remove(&self) -> Change {
        Change::Remove { key: self.old.clone() }
    }
}

impl<F: FastStore> Journal<F> {
    /// Which of these are not in the form that is written.
    pub fn to_turn(&self, keys: impl IntoIterator<Item = RecordKey>) -> Vec<RecordKey> {
        keys.into_iter().filter(|key| key.form != self.form()).collect()
    }

    /// Makes the new texts of these. One that cannot be read stays as it is: it is for [`Journal::verify`].
    ///
    /// # Errors
    /// [`StoreError`] when nothing may be written here, or the fast store does not answer.
    pub fn turn(
        &self,
        keys: &[RecordKey],
        durable_texts: &[(String, String)],
    ) -> Result<Vec<Turn>, StoreError> {
        self.must_write()?;
        let mut turns = Vec::with_capacity(keys.len());
        for old in keys {
            let new = old.in_form(self.form());
            let text_of = |key: &RecordKey| -> Result<Option<String>, StoreError> {
                let name = key.to_string();
                let covering = self.covering(key).map(str::to_owned);
                let kept = covering.or(self.fast.get(&name)?);
                Ok(kept.or_else(|| text_under(&name, durable_texts).map(str::to_owned)))
            };
            let Some(text) = text_of(old)? else { continue };
            let Ok(open) = self.opened(old, &text) else { continue };
            if self.decode(old, &text).is_err() {
                continue;
            }
            // Where this was cut off before, the new text is there already: no key is written twice.
            let there = text_of(&new)?.filter(|there| self.decode(&new, there).is_ok());
            let made = || self.in_written_form(&new, open.into_owned());
            let text = there.map_or_else(made, Ok).map_err(|error| StoreError::Broken(error.to_string()))?;
            let (old_name, new_name) = (old.to_string(), new.to_string());
            turns.push(Turn { old: old_name, new: new_name, text, record: Some((*old, new)) });
        }
        Ok(turns)
    }

    /// The same for what was set aside. `durable_texts` is what the durable store gave for [`Journal::aside`].
    ///
    /// # Errors
    /// [`StoreError`] when nothing may be written here, or the fast store does not answer.
    pub fn turn_aside(&self, durable_texts: &[(String, String)]) -> Result<Vec<Turn>, StoreError> {
        self.must_write()?;
        let mut turns = Vec::new();
        for old in self.others.aside.iter().filter(|name| self.is_to_turn_aside(name)) {
            let kept = self.fast.get(old)?;
            let Some(text) = kept.or_else(|| text_under(old, durable_texts).map(str::to_owned)) else {
                continue;
            };
            let Some(raw) = self.open_aside(old, &text) else { continue };
            let (new, text) = self.aside_entry(&raw, durable_texts)?;
            turns.push(Turn { old: old.clone(), new, text, record: None });
        }
        Ok(turns)
    }

    /// What was sealed once is sealed for good: it lay there so when it could not be opened.
    fn is_to_turn_aside(&self, name: &str) -> bool {
        match self.form() {
            Form::Sealed => {
                !is_sealed_aside(name) && RawText::new(name, "").is_some_and(|raw| !raw.is_sealed())
            }
            Form::Open => is_sealed_aside(name),
        }
    }

    /// Puts the new texts into the fast store and takes the old ones out. Call it once the durable store has the new ones.
    ///
    /// # Errors
    /// [`StoreError`] of the first text that it did not take or let go; room is made by taking the old one out first.
    pub fn turn_fast(&mut self, turns: &[Turn]) -> Result<(), StoreError> {
        for turn in turns {
            match turn.record {
                Some((old, new)) => self.turn_record(old, new, &turn.text)?,
                None => self.turn_text_aside(turn)?,
            }
        }
        Ok(())
    }

    fn turn_record(&mut self, old: RecordKey, new: RecordKey, text: &str) -> Result<(), StoreError> {
        let written = self.put_fast(new, text);
        match written {
            Ok(()) | Err(StoreError::Full) => {}
            Err(error) => return Err(error),
        }
        self.fast.remove(&old.to_string())?;
        self.forget_key(&old);
        // In a store that is full to the brim it stays in memory, as others that found no room.
        if written.is_err() && self.put_fast(new, text).is_err() {
            return Ok(());
        }
        Ok(())
    }

    fn turn_text_aside(&mut self, turn: &Turn) -> Result<(), StoreError> {
        if let Err(StoreError::Full) = self.fast.set(&turn.new, &turn.text) {
            self.fast.remove(&turn.old)?;
            // The next start asks again; the durable store has it.
            let _asked_again = self.fast.set(&turn.new, &turn.text);
        }
        self.fast.remove(&turn.old)?;
        self.others.aside.retain(|name| *name != turn.old);
        self.others.add_aside(turn.new.clone());
        Ok(())
    }

    /// Whether anything among these keys, or aside, still waits to be turned.
    pub fn is_turned(&self, durable: &[RecordKey]) -> bool {
        let all = self.keys().into_iter().chain(durable.iter().copied());
        // What lies aside sealed with another key stays so, and holds nothing up.
        let waits = |name: &String| {
            let text = self.fast.get(name).ok().flatten();
            self.is_to_turn_aside(name) && text.is_none_or(|text| self.open_aside(name, &text).is_some())
        };
        self.to_turn(all).is_empty() && !self.others.aside.iter().any(waits)
    }

    pub(super) fn must_write(&self) -> Result<(), StoreError> {
        match self.access() {
            Access::Write => Ok(()),
            Access::UpdateFirst => Err(StoreError::UpdateFirst),
            Access::Locked => Err(StoreError::Locked),
        }
    }
}
