//! The lock's note: what a phone keeps so that a passphrase can open the diary. It lies in the clear under
//! [`LOCK_KEY`](super::key::LOCK_KEY), in both stores and in the spare, and holds nothing that opens anything by itself.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lock::Phase;
use super::seal::Sealer;
use super::wire::{NotWritten, sum_of};
use crate::domain::lock::AutoLock;

const VERSION: u32 = 1;

/// What the phase is sealed for.
const PHASE_PLACE: &str = "homeward/lock/phase";

/// The note, as it is kept. Frozen: a new shape is a new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoteV1 {
    v: u32,
    rev: u32,
    locks_after_min: u16,
    shows_ride: bool,
    phase: String,
    passphrase: WrapV1,
    recovery: WrapV1,
}

/// The data key, wrapped with a key that is derived from a secret by Argon2id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WrapV1 {
    memory_kib: u32,
    passes: u32,
    salt: String,
    key: String,
}

/// How the data key is wrapped for one secret. All of it is public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrap {
    /// Memory of Argon2id, in KiB.
    pub memory_kib: u32,
    /// Passes of Argon2id over it.
    pub passes: u32,
    /// The salt, as base64url.
    pub salt: String,
    /// The wrapped data key, as base64url.
    pub key: String,
}

/// The lock's note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Goes up with each change; of two copies the higher one counts.
    pub rev: u32,
    /// When the app locks by itself.
    pub auto_lock: AutoLock,
    /// Whether the ride, the card for the escort and the numbers to call stay open while it is locked.
    pub shows_ride: bool,
    /// The phase, sealed with the data key, so that nobody turns the lock back without it.
    phase: String,
    /// For the passphrase.
    pub passphrase: Wrap,
    /// For the recovery words.
    pub recovery: Wrap,
}

/// A text that is no note of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the note of the lock cannot be read")]
pub struct NotANote;

impl Note {
    /// The first note of a lock.
    ///
    /// # Errors
    /// [`NotWritten`] when the phase cannot be sealed.
    pub fn first(
        [passphrase, recovery]: [Wrap; 2],
        auto_lock: AutoLock,
        shows_ride: bool,
        sealer: &Sealer,
    ) -> Result<Note, NotWritten> {
        let phase = sealed_phase(Phase::Sealing, 0, sealer)?;
        Ok(Note { rev: 1, auto_lock, shows_ride, phase, passphrase, recovery })
    }

    /// How far the lock is, and since when (Unix time in ms). What cannot be opened counts as sealed: it takes no open text.
    pub fn phase(&self, sealer: &Sealer) -> (Phase, i64) {
        let open = sealer.open(PHASE_PLACE, &self.phase).unwrap_or_default();
        let (name, since) = open.split_once(' ').unwrap_or_default();
        let phase = match name {
            SEALING => Phase::Sealing,
            OPENING => Phase::Opening,
            _ => Phase::Sealed,
        };
        (phase, since.parse().unwrap_or_default())
    }

    /// The next note, in another phase.
    ///
    /// # Errors
    /// [`NotWritten`] when the phase cannot be sealed.
    pub fn in_phase(&self, phase: Phase, since_ms: i64, sealer: &Sealer) -> Result<Note, NotWritten> {
        Ok(Note { phase: sealed_phase(phase, since_ms, sealer)?, ..self.next() })
    }

    /// The next note, to be changed.
    #[must_use]
    pub fn next(&self) -> Note {
        Note { rev: self.rev.saturating_add(1), ..self.clone() }
    }

    /// The stored text: a check sum, a space and JSON, as that of a record.
    ///
    /// # Errors
    /// [`NotWritten`] does not happen with what the types allow.
    pub fn to_text(&self) -> Result<String, NotWritten> {
        let json = serde_json::to_string(&NoteV1 {
            v: VERSION,
            rev: self.rev,
            locks_after_min: self.auto_lock.minutes(),
            shows_ride: self.shows_ride,
            phase: self.phase.clone(),
            passphrase: WrapV1::from(self.passphrase.clone()),
            recovery: WrapV1::from(self.recovery.clone()),
        })?;
        Ok(format!("{} {json}", sum_of(&json)))
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// [`NotANote`] when it is damaged, or of another version.
    pub fn read(text: &str) -> Result<Note, NotANote> {
        let (sum, json) = text.split_once(' ').ok_or(NotANote)?;
        if sum != sum_of(json) {
            return Err(NotANote);
        }
        let note: NoteV1 = serde_json::from_str(json).map_err(|_| NotANote)?;
        if note.v != VERSION {
            return Err(NotANote);
        }
        Ok(Note {
            rev: note.rev,
            auto_lock: AutoLock::of_minutes(note.locks_after_min),
            shows_ride: note.shows_ride,
            phase: note.phase,
            passphrase: note.passphrase.into(),
            recovery: note.recovery.into(),
        })
    }

    /// Of several stored texts the newest note.
    pub fn newest<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Note> {
        texts.into_iter().filter_map(|text| Note::read(text).ok()).max_by_key(|note| note.rev)
    }
}

const SEALING: &str = "sealing";
const SEALED: &str = "sealed";
const OPENING: &str = "opening";

fn sealed_phase(phase: Phase, since_ms: i64, sealer: &Sealer) -> Result<String, NotWritten> {
    let name = match phase {
        Phase::Sealing => SEALING,
        Phase::Sealed => SEALED,
        Phase::Opening => OPENING,
    };
    sealer.seal(PHASE_PLACE, &format!("{name} {since_ms}"))
}

impl From<Wrap> for WrapV1 {
    fn from(Wrap { memory_kib, passes, salt, key }: Wrap) -> WrapV1 {
        WrapV1 { memory_kib, passes, salt, key }
    }
}

impl From<WrapV1> for Wrap {
    fn from(WrapV1 { memory_kib, passes, salt, key }: WrapV1) -> Wrap {
        Wrap { memory_kib, passes, salt, key }
    }
}

impl fmt::Display for Wrap {
    /// What the wrapped key is bound to: the derivation and all of its numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "argon2id 19 {} {} 1 {}", self.memory_kib, self.passes, self.salt)
    }
}
