//! Keys: `homeward/1/check-in/01J…/r3`. The key alone tells kind, name, revision, whether it is deleted and whether its text
//! is sealed, so a journal of ten thousand records opens without reading one of them.

use std::fmt;
use std::str::FromStr;

use crate::domain::id::RecordId;
use crate::domain::time::Moment;

use super::record::{Kind, Record, RecordState, Revision, Stored};

/// What every key of this app begins with.
pub const APP_PREFIX: &str = "homeward/";

/// What every key of an open record begins with.
pub const RECORD_PREFIX: &str = "homeward/1/";

/// What every key of a sealed record begins with.
pub const SEALED_PREFIX: &str = "homeward/2/";

/// The boot hints (theme, text size, country): no record, but ours.
pub const LOOK_KEY: &str = "homeward/look";

/// A text without meaning, that gives its place to a last save when the store is full.
pub const BALLAST_KEY: &str = "homeward/ballast";

/// What the lock keeps: the wrapped data key and how to unwrap it. No record, but ours.
pub const LOCK_KEY: &str = "homeward/lock";

/// Wrong tries to unlock since the last right one: no record, but ours.
pub const TRIES_KEY: &str = "homeward/tries";

/// Which revision of each record of a locked diary was here: no record, but ours.
pub const INVENTORY_KEY: &str = "homeward/inventory";

/// When the last export was made: no record, but ours.
pub const LAST_EXPORT_KEY: &str = "homeward/last-export";

/// When the last backup was made, and whether to remind of the next: no record, but ours.
pub const LAST_BACKUP_KEY: &str = "homeward/last-backup";

/// Where somebody was writing when the page was hidden: no record, but ours.
pub const LAST_PLACE_KEY: &str = "homeward/last-place";

/// Keys of ours that hold no part of the diary. Whatever else begins with [`APP_PREFIX`] is counted and exported.
pub(super) const HINT_KEYS: [&str; 8] = [
    LOOK_KEY,
    LAST_BACKUP_KEY,
    LAST_EXPORT_KEY,
    LAST_PLACE_KEY,
    BALLAST_KEY,
    LOCK_KEY,
    TRIES_KEY,
    INVENTORY_KEY,
];

/// Whether the text under a key can be read by anybody, or only with the key of the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// As text, `homeward/1/…`.
    Open,
    /// Sealed, `homeward/2/…`. Of one revision in both forms the sealed one counts.
    Sealed,
}

impl Form {
    fn prefix(self) -> &'static str {
        match self {
            Form::Open => RECORD_PREFIX,
            Form::Sealed => SEALED_PREFIX,
        }
    }
}

/// The key of one revision of one record. Sorts by kind, name, revision, form; of one record the last is the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The kind of entry.
    pub kind: Kind,
    /// The record's name.
    pub id: RecordId,
    /// Which revision.
    pub rev: Revision,
    /// Whether this revision is a deletion.
    pub state: RecordState,
    /// Whether its text is sealed.
    pub form: Form,
}

/// A text that is not the key of a record that this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a record")]
pub struct NotARecordKey;

impl RecordKey {
    /// The key of a record in its open form.
    pub fn of(record: &Record) -> RecordKey {
        let Record { id, rev, state, .. } = *record;
        RecordKey { kind: record.entry.kind(), id, rev, state, form: Form::Open }
    }

    /// The key of what is to be stored, in its open form. A tombstone is a deletion.
    pub fn of_stored(stored: &Stored) -> RecordKey {
        match stored {
            Stored::Record(record) => RecordKey::of(record),
            Stored::Tombstone(stone) => {
                let state = RecordState::Deleted;
                RecordKey { kind: stone.kind, id: stone.id, rev: stone.rev, state, form: Form::Open }
            }
        }
    }

    /// The key of the same revision in another form.
    #[must_use]
    pub fn in_form(self, form: Form) -> RecordKey {
        RecordKey { form, ..self }
    }

    /// Whether both are revisions of one record.
    pub fn same_record(&self, other: &RecordKey) -> bool {
        (self.kind, self.id) == (other.kind, other.id)
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            RecordState::Live => 'r',
            RecordState::Deleted => 'x',
        };
        write!(f, "{}{}/{}/{state}{}", self.form.prefix(), self.kind.slug(), self.id, self.rev.get())
    }
}

impl FromStr for RecordKey {
    type Err = NotARecordKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (form, rest) = match text.strip_prefix(RECORD_PREFIX) {
            Some(rest) => (Form::Open, rest),
            None => (Form::Sealed, text.strip_prefix(SEALED_PREFIX).ok_or(NotARecordKey)?),
        };
        let mut parts = rest.split('/');
        let (Some(kind), Some(id), Some(revision), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotARecordKey);
        };
        let kind = Kind::from_slug(kind).ok_or(NotARecordKey)?;
        let id = record_id(id).ok_or(NotARecordKey)?;
        let (state, number) = if let Some(number) = revision.strip_prefix('r') {
            (RecordState::Live, number)
        } else {
            (RecordState::Deleted, revision.strip_prefix('x').ok_or(NotARecordKey)?)
        };
        // One number, one writing: no sign, no leading zero.
        if !number.starts_with(|digit: char| ('1'..='9').contains(&digit)) {
            return Err(NotARecordKey);
        }
        let number = number.parse().map_err(|_| NotARecordKey)?;
        let rev = Revision::new(number).map_err(|_| NotARecordKey)?;
        Ok(RecordKey { kind, id, rev, state, form })
    }
}

/// Reads a record's name; its time must be one that our calendar holds.
///
/// A name at the very end of the range would leave no room for later ones.
pub(super) fn record_id(text: &str) -> Option<RecordId> {
    text.parse().ok().filter(|id: &RecordId| Moment::new(id.made_ms(), 0).is_ok())
}
