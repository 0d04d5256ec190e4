//! The lock, as the journal sees it: which form texts are written in, and which it can read.

use std::borrow::Cow;

use super::keep::Journal;
use super::key::{Form, RecordKey};
use super::record::Stored;
use super::seal::Sealer;
use super::store::FastStore;
use super::wire::{DecodeError, NotWritten, decode, encode_stored};

/// How far the lock is. It is written into the lock's note, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Texts are being sealed, or were a moment ago: an open one may still turn up, where a browser puts a store back to how
    /// it was some minutes before.
    Sealing,
    /// All is sealed. An open text is not of this app.
    Sealed,
    /// The lock is being taken off.
    Opening,
}

/// What the journal does with texts.
#[derive(Debug, Default)]
pub(super) enum Seal {
    /// There is no lock.
    #[default]
    Off,
    /// There is a lock, and its key is not here.
    Shut,
    /// The key is here.
    On(Sealer, Phase),
}

impl<F: FastStore> Journal<F> {
    /// Whether there is a lock whose key is not here.
    pub fn is_shut(&self) -> bool {
        matches!(self.seal, Seal::Shut)
    }

    /// How far the lock is, where its key is here.
    pub fn phase(&self) -> Option<Phase> {
        match self.seal {
            Seal::On(_, phase) => Some(phase),
            Seal::Off | Seal::Shut => None,
        }
    }

    /// Drops the key. Nothing can be read or written from here on.
    pub fn shut(&mut self) {
        self.seal = Seal::Shut;
        self.overlay.clear();
    }

    /// Takes the key, to read and to write with, or the next phase of the lock.
    pub fn unlock(&mut self, sealer: Sealer, phase: Phase) {
        self.seal = Seal::On(sealer, phase);
    }

    /// Goes on without a lock, where none of the texts is sealed any more.
    pub fn take_lock_off(&mut self) {
        self.seal = Seal::Off;
    }

    /// Without a key, a sealed text means that there is a lock.
    pub(super) fn shut_where_sealed(&mut self, keys: &[RecordKey]) {
        if matches!(self.seal, Seal::Off) && keys.iter().any(|key| key.form == Form::Sealed) {
            self.shut();
        }
    }

    /// What seals, where there is a key for it.
    pub fn sealer(&self) -> Option<&Sealer> {
        match &self.seal {
            Seal::On(sealer, _) => Some(sealer),
            Seal::Off | Seal::Shut => None,
        }
    }

    /// The form that texts are written in.
    pub(super) fn form(&self) -> Form {
        match self.seal {
            Seal::Off | Seal::On(_, Phase::Opening) => Form::Open,
            Seal::Shut | Seal::On(_, Phase::Sealing | Phase::Sealed) => Form::Sealed,
        }
    }

    /// The key of what is to be stored, in the form that is written.
    pub(super) fn key_of(&self, stored: &Stored) -> RecordKey {
        RecordKey::of_stored(stored).in_form(self.form())
    }

    /// The text of what is to be stored, in the form that is written.
    pub(super) fn encode(&self, stored: &Stored) -> Result<String, NotWritten> {
        self.in_written_form(&self.key_of(stored), encode_stored(stored)?)
    }

    /// A text of an open record, in the form that `key` has.
    pub(super) fn in_written_form(&self, key: &RecordKey, open: String) -> Result<String, NotWritten> {
        match (key.form, self.sealer()) {
            (Form::Open, _) => Ok(open),
            (Form::Sealed, Some(sealer)) => sealer.seal(&key.to_string(), &open),
            (Form::Sealed, None) => Err(NotWritten::without_key()),
        }
    }

    /// Reads a stored text, sealed or not, and checks it against its key.
    pub(super) fn decode(&self, key: &RecordKey, text: &str) -> Result<Stored, DecodeError> {
        decode(&key.in_form(Form::Open), &self.opened(key, text)?)
    }

    /// A stored text in its open form.
    pub(super) fn opened<'a>(&self, key: &RecordKey, text: &'a str) -> Result<Cow<'a, str>, DecodeError> {
        match (key.form, &self.seal) {
            (Form::Open, Seal::Off | Seal::On(_, Phase::Sealing | Phase::Opening)) => Ok(Cow::Borrowed(text)),
            (Form::Open, Seal::On(_, Phase::Sealed)) => Err(DecodeError::NotSealed),
            (Form::Sealed, Seal::On(sealer, _)) => Ok(Cow::Owned(sealer.open(&key.to_string(), text)?)),
            (_, Seal::Shut) | (Form::Sealed, Seal::Off) => Err(DecodeError::Locked),
        }
    }
}
