//! Keys of ours that are no records of this version: texts that were set aside, and what a newer version wrote.

use super::aside::{ASIDE_PREFIX, SEALED_ASIDE_PREFIX};
use super::key::{APP_PREFIX, HINT_KEYS, RECORD_PREFIX, RecordKey, SEALED_PREFIX};
use super::record::Kind;

/// Whether this version may write into the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Write,
    /// A newer version keeps something here. Everything can be read and exported, and nothing is written: what the newer
    /// version has moved on must not be changed behind its back. The app has to be updated first.
    UpdateFirst,
    /// The lock is shut: nothing can be read here, and nothing is written.
    Locked,
}

/// Such keys, of both stores, each once.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// Texts that could not be read, under the keys that they were moved to, in order.
    pub(super) aside: Vec<String>,
    /// What this version does not know. It is never touched.
    pub(super) unknown: Vec<String>,
    pub(super) is_newer: bool,
}

impl Others {
    /// Sorts a key in; a record's key comes back.
    pub(super) fn sort_in(&mut self, key: String) -> Option<RecordKey> {
        if !key.starts_with(APP_PREFIX) || HINT_KEYS.contains(&key.as_str()) {
            return None;
        }
        if let Ok(record) = key.parse() {
            return Some(record);
        }
        if key.starts_with(ASIDE_PREFIX) || key.starts_with(SEALED_ASIDE_PREFIX) {
            self.add_aside(key);
        } else if !self.unknown.contains(&key) {
            self.is_newer |= is_newer(&key);
            self.unknown.push(key);
        }
        None
    }

    pub(super) fn add_aside(&mut self, key: String) {
        if let Err(at) = self.aside.binary_search(&key) {
            self.aside.insert(at, key);
        }
    }
}

/// A later format (`homeward/3/…`), or a kind that this version has never heard of.
fn is_newer(key: &str) -> bool {
    let of_record = key.strip_prefix(RECORD_PREFIX).or_else(|| key.strip_prefix(SEALED_PREFIX));
    let kind = of_record.and_then(|rest| rest.split('/').next());
    let format = key.strip_prefix(APP_PREFIX).and_then(|rest| rest.split_once('/'));
    match (kind, format) {
        (Some(kind), _) => !kind.is_empty() && Kind::from_slug(kind).is_none(),
        (None, Some((format, _))) => format.parse::<u32>().is_ok_and(|format| format > 2),
        (None, None) => false,
    }
}
