//! Records as text: a check sum, a space, and JSON that carries its own version. `FORMAT.md` describes it for others.
//!
//! The names of each version are apart from the domain and frozen once released: a new shape is a new version beside
//! the old one. A text of a newer version than this code knows is named as such and left alone.

mod from_v1;
pub(super) mod json;
mod members;
pub(super) mod to_v1;
mod v1;

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use serde_json::Value;

use super::key::{Form, RECORD_PREFIX, RecordKey};
use super::record::{Record, Stored, Tombstone};

/// Why a text is not the record that its key promises. Never carries any of the person's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The check sum does not fit the text.
    #[error("this entry is damaged: its check sum does not fit")]
    Damaged,
    /// The text is whole, but not JSON.
    #[error("this entry is not JSON")]
    NotJson,
    /// A newer version of the app wrote it.
    #[error("a newer version of Homeward wrote this entry (format {0})")]
    NewerVersion(u64),
    /// It is sealed, and the lock is shut.
    #[error("this entry is locked")]
    Locked,
    /// It lies there open, where all is sealed: this app did not write it.
    #[error("this entry is not sealed, and all others are")]
    NotSealed,
    /// The record inside belongs to another key.
    #[error("this entry lies under the key of another one")]
    OtherKey,
    /// A part of it is not as the format wants it.
    #[error(transparent)]
    Wrong(#[from] Wrong),
}

/// A part of a record that is not as the format wants it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct Wrong {
    /// Which part.
    pub field: &'static str,
    /// What is wrong with it.
    pub why: String,
}

impl Wrong {
    #[inline(never)]
    pub(super) fn new(field: &'static str, why: &dyn std::fmt::Display) -> Wrong {
        Wrong { field, why: why.to_string() }
    }
}

/// A record that has no text form. It does not happen with what the types allow; it is named all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this entry could not be written as text")]
pub struct NotWritten(());

impl NotWritten {
    /// It would have to be sealed, and there is no key or nothing to seal it with.
    pub(super) fn without_key() -> NotWritten {
        NotWritten(())
    }
}

impl From<serde_json::Error> for NotWritten {
    fn from(_: serde_json::Error) -> NotWritten {
        NotWritten(())
    }
}

/// The stored text of a record.
///
/// # Errors
/// [`NotWritten`] when it has none.
pub fn encode(record: &Record) -> Result<String, NotWritten> {
    summed(&to_v1::record(record))
}

/// The stored text of a tombstone.
///
/// # Errors
/// [`NotWritten`] when it has none.
pub fn encode_tombstone(tombstone: &Tombstone) -> Result<String, NotWritten> {
    summed(&to_v1::tombstone(tombstone))
}

pub(super) fn encode_stored(stored: &Stored) -> Result<String, NotWritten> {
    match stored {
        Stored::Record(record) => encode(record),
        Stored::Tombstone(tombstone) => encode_tombstone(tombstone),
    }
}

fn summed(object: &json::Object) -> Result<String, NotWritten> {
    let json = serde_json::to_string(object)?;
    Ok(format!("{} {json}", sum_of(&json)))
}

/// Reads the stored text of an open record and checks it against its key.
///
/// # Errors
/// [`DecodeError`] says what is wrong.
pub fn decode(key: &RecordKey, text: &str) -> Result<Stored, DecodeError> {
    if key.form == Form::Sealed {
        return Err(DecodeError::Locked);
    }
    let (sum, json) = text.split_at_checked(SUM_LENGTH).ok_or(DecodeError::Damaged)?;
    if sum.strip_suffix(' ') != Some(&sum_of(json)) {
        return Err(DecodeError::Damaged);
    }
    let value = serde_json::from_str(json).map_err(|_| DecodeError::NotJson)?;
    let stored = from_value(value)?;
    if RecordKey::of_stored(&stored) == *key { Ok(stored) } else { Err(DecodeError::OtherKey) }
}

/// The key and the stored text of a record that comes as its JSON alone, as in a backup.
///
/// # Errors
/// [`DecodeError`] says what is wrong.
pub fn stored_text(json: &str) -> Result<(RecordKey, String), DecodeError> {
    let stored = from_value(serde_json::from_str(json).map_err(|_| DecodeError::NotJson)?)?;
    Ok((RecordKey::of_stored(&stored), format!("{} {json}", sum_of(json))))
}

/// The key that a record says it has, and its stored text, where this version cannot read the rest of it.
pub fn unread_pair(json: &str) -> Option<(String, String)> {
    let value: Value = serde_json::from_str(json).ok()?;
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let state = if value.get(v1::DELETED) == Some(&Value::Bool(true)) { 'x' } else { 'r' };
    let (kind, id, rev) = (text(v1::KIND)?, text(v1::ID)?, value.get(v1::REV)?.as_u64()?);
    Some((format!("{RECORD_PREFIX}{kind}/{id}/{state}{rev}"), format!("{} {json}", sum_of(json))))
}

/// Reads the JSON object of a record, whichever version it has.
pub(super) fn from_value(value: Value) -> Result<Stored, DecodeError> {
    match value.get("v").and_then(Value::as_u64) {
        Some(v1::VERSION) => Ok(from_v1::stored(value)?),
        Some(newer) if newer > v1::VERSION => Err(DecodeError::NewerVersion(newer)),
        _ => Err(Wrong::new("v", &"the version of the format is missing").into()),
    }
}

/// The CRC-32 of zip and PNG, with a table of 1 KB: a faster one has 16 KB that no packing makes smaller.
static SUM: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// Eight hex digits and a space.
const SUM_LENGTH: usize = 9;

/// The check sum of a text, as eight hex digits.
pub(super) fn sum_of(text: &str) -> String {
    format!("{:08x}", SUM.checksum(text.as_bytes()))
}
