//! The lock's note: what a phone keeps so that a passphrase can open the diary. It lies in the clear under
//! [`LOCK_KEY`](super::key::LOCK_KEY), in both stores and in the spare, and holds nothing that opens anything by itself.

use std::fmt;

use serde_json::Value;

use super::lock::Phase;
use super::seal::Sealer;
use super::wire::json::{Json, Object};
use super::wire::{NotWritten, sum_of};
use crate::domain::lock::AutoLock;
use crate::domain::time::Moment;

const VERSION: u32 = 1;

/// What the phase is sealed for.
const PHASE_PLACE: &str = "homeward/lock/phase";

// The members of the note. Frozen: a new shape is a new version.
const V: &str = "v";
const REV: &str = "rev";
const LOCKS_AFTER_MIN: &str = "locksAfterMin";
const SHOWS_RIDE: &str = "showsRide";
const OFF: &str = "off";
const PHASE: &str = "phase";
const PASSPHRASE: &str = "passphrase";
const RECOVERY: &str = "recovery";
const MEMORY_KIB: &str = "memoryKib";
const PASSES: &str = "passes";
const SALT: &str = "salt";
const KEY: &str = "key";

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
    /// Goes up with each change; of two copies the higher one counts. It begins with the seconds of the clock, and above the
    /// note of an earlier lock whatever the clock says: below it, nothing would open the diary.
    pub rev: u32,
    /// Whether the lock was taken off. The note stays for a while: a store that a browser puts back may need it once more.
    pub is_off: bool,
    /// When the app locks by itself.
    pub auto_lock: AutoLock,
    /// Whether the ride, the card for the escort and the numbers to call stay open while it is locked.
    pub shows_ride: bool,
    /// The phase, sealed with the data key for this revision, so that nobody turns the lock back without it.
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

/// What is changed in a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteChange {
    /// The key is wrapped for another passphrase.
    Passphrase(Wrap),
    /// The key is wrapped for other recovery words.
    Recovery(Wrap),
    /// When to lock, and whether the way home stays open then.
    Choice(AutoLock, bool),
    /// How far the lock is, and since when (Unix time in ms).
    Phase(Phase, i64),
    /// The lock is off.
    Off,
}

impl Note {
    /// The first note of a lock. `earlier` is what is left of the one before it.
    ///
    /// # Errors
    /// [`NotWritten`] when the phase cannot be sealed.
    pub fn first(
        [passphrase, recovery]: [Wrap; 2],
        auto_lock: AutoLock,
        shows_ride: bool,
        now: Moment,
        earlier: Option<&Note>,
        sealer: &Sealer,
    ) -> Result<Note, NotWritten> {
        let seconds = u32::try_from(now.utc_ms() / 1_000).unwrap_or(u32::MAX / 2);
        let rev = earlier.map_or(seconds, |earlier| seconds.max(earlier.rev.saturating_add(1)));
        let phase = sealed_phase(rev, (Phase::Sealing, 0), sealer)?;
        Ok(Note { rev, is_off: false, auto_lock, shows_ride, phase, passphrase, recovery })
    }

    /// How far the lock is, and since when (Unix time in ms). Nothing where this is not the key of that diary, or somebody
    /// has changed the note.
    pub fn phase(&self, sealer: &Sealer) -> Option<(Phase, i64)> {
        let open = sealer.open(&phase_place(self.rev), &self.phase).ok()?;
        let (name, since) = open.split_once(' ')?;
        let phase = PHASES.iter().find(|(_, known)| *known == name)?.0;
        Some((phase, since.parse().ok()?))
    }

    /// The next note.
    ///
    /// # Errors
    /// [`NotWritten`] when the phase cannot be sealed, or this is not its key.
    pub fn changed(&self, change: NoteChange, sealer: &Sealer) -> Result<Note, NotWritten> {
        let mut next = Note { rev: self.rev.saturating_add(1), ..self.clone() };
        let mut phase = self.phase(sealer).ok_or(NotWritten::without_key())?;
        match change {
            NoteChange::Passphrase(wrap) => next.passphrase = wrap,
            NoteChange::Recovery(wrap) => next.recovery = wrap,
            NoteChange::Choice(auto_lock, shows_ride) => {
                (next.auto_lock, next.shows_ride) = (auto_lock, shows_ride);
            }
            NoteChange::Phase(next_phase, since_ms) => phase = (next_phase, since_ms),
            NoteChange::Off => next.is_off = true,
        }
        next.phase = sealed_phase(next.rev, phase, sealer)?;
        Ok(next)
    }

    /// The stored text: a check sum, a space and JSON, as that of a record.
    ///
    /// # Errors
    /// [`NotWritten`] does not happen with what the types allow.
    pub fn to_text(&self) -> Result<String, NotWritten> {
        let object = Object::new()
            .with(V, Json::Number(VERSION.into()))
            .with(REV, Json::Number(self.rev.into()))
            .with(LOCKS_AFTER_MIN, Json::Number(self.auto_lock.minutes().into()))
            .with(SHOWS_RIDE, Json::Flag(self.shows_ride))
            .raised(OFF, self.is_off)
            .text(PHASE, &self.phase)
            .with(PASSPHRASE, wrap_json(&self.passphrase))
            .with(RECOVERY, wrap_json(&self.recovery));
        let json = serde_json::to_string(&object)?;
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
        let note: Value = serde_json::from_str(json).map_err(|_| NotANote)?;
        read(&note).ok_or(NotANote)
    }

    /// Of several stored texts the newest note.
    pub fn newest<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Note> {
        texts.into_iter().filter_map(|text| Note::read(text).ok()).max_by_key(|note| note.rev)
    }
}

const PHASES: [(Phase, &str); 3] =
    [(Phase::Sealing, "sealing"), (Phase::Sealed, "sealed"), (Phase::Opening, "opening")];

fn sealed_phase(rev: u32, (phase, since_ms): (Phase, i64), sealer: &Sealer) -> Result<String, NotWritten> {
    let name = PHASES.iter().find(|(known, _)| *known == phase).map_or("", |(_, name)| *name);
    sealer.seal(&phase_place(rev), &format!("{name} {since_ms}"))
}

fn phase_place(rev: u32) -> String {
    format!("{PHASE_PLACE}/{rev}")
}

fn read(note: &Value) -> Option<Note> {
    if number(note, V)? != VERSION {
        return None;
    }
    Some(Note {
        rev: number(note, REV)?,
        is_off: note.get(OFF) == Some(&Value::Bool(true)),
        auto_lock: AutoLock::of_minutes(u16::try_from(number(note, LOCKS_AFTER_MIN)?).ok()?),
        shows_ride: note.get(SHOWS_RIDE)?.as_bool()?,
        phase: text(note, PHASE)?,
        passphrase: read_wrap(note, PASSPHRASE)?,
        recovery: read_wrap(note, RECOVERY)?,
    })
}

fn wrap_json(wrap: &Wrap) -> Json {
    let object = Object::new()
        .with(MEMORY_KIB, Json::Number(wrap.memory_kib.into()))
        .with(PASSES, Json::Number(wrap.passes.into()))
        .text(SALT, &wrap.salt)
        .text(KEY, &wrap.key);
    Json::Object(object)
}

fn read_wrap(note: &Value, name: &str) -> Option<Wrap> {
    let wrap = note.get(name)?;
    Some(Wrap {
        memory_kib: number(wrap, MEMORY_KIB)?,
        passes: number(wrap, PASSES)?,
        salt: text(wrap, SALT)?,
        key: text(wrap, KEY)?,
    })
}

fn number(object: &Value, name: &str) -> Option<u32> {
    u32::try_from(object.get(name)?.as_u64()?).ok()
}

fn text(object: &Value, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

impl fmt::Display for Wrap {
    /// What the wrapped key is bound to: the derivation and all of its numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "argon2id 19 {} {} 1 {}", self.memory_kib, self.passes, self.salt)
    }
}
