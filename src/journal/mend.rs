//! Carrying out what [`reconcile`](super::reconcile()) found, one record at a time and never on trust: a text goes to the other
//! side, and an older revision goes away, only after the newest one was read and found whole.

use super::aside::text_under;
use super::keep::{Journal, ReadError};
use super::key::RecordKey;
use super::reconcile::Heal;
use super::store::{Change, FastStore, StoreError};

impl<F: FastStore> Journal<F> {
    /// Mends one record on the fast side and returns the changes for the durable side, to be made in one transaction.
    ///
    /// `durable_texts` is what [`DurableStore::get`](super::DurableStore::get) gave for [`Heal::wanted`]; texts of other
    /// records may be among them.
    ///
    /// # Errors
    /// [`ReadError`] when the newest revision cannot be read or the fast store does not take it. Nothing is removed then.
    pub fn mend(
        &mut self,
        heal: &Heal,
        durable_texts: &[(String, String)],
    ) -> Result<Vec<Change>, ReadError> {
        self.must_write()?;
        let mut changes = Vec::new();
        if heal.in_durable {
            let text = text_of(&heal.newest, durable_texts).ok_or(ReadError::NotHere)?;
            self.decode(&heal.newest, text)?;
            if !heal.in_fast || self.covering(&heal.newest).is_some() {
                self.give_fast(heal.newest, text, &heal.older_fast)?;
            }
        }
        if heal.in_fast {
            self.read_stored(&heal.newest)?;
        }
        if heal.in_durable {
            self.retire_readable(&heal.older_fast);
        } else {
            // The older ones in the fast store wait for the next start: the durable store does not have this one yet.
            let text = self.text_of_key(&heal.newest)?;
            changes.push(Change::Put { key: heal.newest.to_string(), text });
        }
        let whole =
            |key: &&RecordKey| text_of(key, durable_texts).is_some_and(|text| self.decode(key, text).is_ok());
        let removed = heal.older_durable.iter().filter(whole);
        changes.extend(removed.map(|key| Change::Remove { key: key.to_string() }));
        Ok(changes)
    }

    /// Shows from memory what the durable store alone holds, and writes nothing: for who may only read. `durable_texts` as for
    /// [`Journal::mend`].
    pub fn show(&mut self, heals: &[Heal], durable_texts: &[(String, String)]) {
        for heal in heals.iter().filter(|heal| !heal.in_fast) {
            let text = text_of(&heal.newest, durable_texts);
            if let Some(text) = text.filter(|text| self.decode(&heal.newest, text).is_ok()) {
                self.cover(heal.newest, text);
            }
        }
    }

    /// Whether anything is shown that the fast store does not have.
    pub fn shows_from_memory(&self) -> bool {
        self.overlay.keys().next().is_some()
    }

    /// Removes every key of this app from the fast store and empties the journal. The person has confirmed it.
    ///
    /// # Errors
    /// [`StoreError`] of the first key that would not go.
    pub fn erase_fast(&mut self) -> Result<(), StoreError> {
        for key in self.fast.keys()?.iter().filter(|key| key.starts_with(super::key::APP_PREFIX)) {
            self.fast.remove(key)?;
        }
        self.forget();
        Ok(())
    }

    /// Writes a text of the durable store where the fast one has none; where that is full, in the place of the older revisions. It
    /// may have one after all, where its keys could not be listed at the start; that one stays, for it may be all that is left
    /// of something.
    fn give_fast(&mut self, key: RecordKey, text: &str, older: &[RecordKey]) -> Result<(), StoreError> {
        match self.fast.get(&key.to_string()) {
            Ok(None) => match self.put_fast(key, text) {
                Err(StoreError::Full) => self.put_over_older(key, text, older),
                outcome => outcome,
            },
            Ok(Some(_)) => {
                self.know(key);
                Ok(())
            }
            Err(error) => {
                self.cover(key, text);
                Err(error)
            }
        }
    }

    fn retire_readable(&mut self, older: &[RecordKey]) {
        for key in older {
            if self.read_stored(key).is_ok() {
                self.retire_fast(key);
            }
        }
    }
}

fn text_of<'a>(key: &RecordKey, texts: &'a [(String, String)]) -> Option<&'a str> {
    text_under(&key.to_string(), texts)
}
