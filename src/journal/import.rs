//! Reading an export file: what it would add is shown first, and nothing is written while it is read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde_json::Value;
use serde_json::error::Category;

use crate::domain::id::RecordId;

use super::aside::RawText;
use super::export::{ASIDE, FORMAT, VERSION};
use super::keep::Journal;
use super::record::{Kind, Record, RecordState, Stored};
use super::restore::{Standing, Tallies, age, standing};
use super::store::FastStore;
use super::wire::from_value;

/// The largest file that is read.
pub const MAX_IMPORT_BYTES: u64 = 32 * 1024 * 1024;

/// How an age file begins, as text and as bytes.
const SEALED: [&str; 2] = ["-----BEGIN AGE ENCRYPTED FILE-----", "age-encryption.org/v1"];

/// A revision above this is no count of somebody's edits. It would leave no room for the next ones.
pub(super) const MAX_IMPORT_REVISION: u32 = 1_000_000_000;

/// Why a file is not taken. Each text is shown to the person as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is not JSON at all.
    #[error("This is not a Homeward export. Nothing was changed.")]
    NotJson,
    /// It is a backup, which is taken elsewhere.
    #[error(
        "This is a sealed backup. Open it under Restore a backup, further up on this page. Nothing was changed."
    )]
    Sealed,
    /// It is JSON of some other kind.
    #[error("This file is not from Homeward. Nothing was changed.")]
    NotHomeward,
    /// A newer version wrote it.
    #[error("A newer Homeward made this file. Update the app, then try again. Nothing was changed.")]
    NewerVersion(u64),
    /// It has more bytes than [`MAX_IMPORT_BYTES`].
    #[error("This file is too large. Homeward reads files of up to 32 MB. Nothing was changed.")]
    TooLarge(u64),
    /// Its end is missing.
    #[error("The end of this file is missing. Try to copy it again. Nothing was changed.")]
    CutShort,
}

/// What a file would do to the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Records in the file that this version cannot read. They are left out.
    pub unreadable: usize,
    /// Texts in the file that no version could read where they were, and that are not aside here. See
    /// [`Journal::keep_raw_durably`].
    pub aside: Vec<RawText>,
    /// What to stage and write: the new and the newer ones, oldest name first.
    pub to_add: Vec<Record>,
    /// The records of the file, counted for a person.
    pub tallies: Tallies,
}

/// Says whether a file of this size is read at all; ask before loading it.
///
/// # Errors
/// [`ImportError::TooLarge`] above [`MAX_IMPORT_BYTES`].
pub fn check_import_size(bytes: u64) -> Result<(), ImportError> {
    if bytes > MAX_IMPORT_BYTES { Err(ImportError::TooLarge(bytes)) } else { Ok(()) }
}

/// Reads a whole export file and compares it with the journal.
///
/// # Errors
/// [`ImportError`] with a sentence for the person.
pub fn preview<F: FastStore>(text: &str, journal: &Journal<F>) -> Result<Preview, ImportError> {
    check_import_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let mut preview = Preview::default();
    let (records, aside) = contents_of(text)?;
    for record in newest_of_each(records, &mut preview) {
        preview.sort_in(record, journal);
    }
    for value in aside {
        match raw_text(&value) {
            Some(raw) if journal.has_aside(&raw) || preview.aside.contains(&raw) => {}
            Some(raw) => preview.aside.push(raw),
            None => preview.unreadable += 1,
        }
    }
    Ok(preview)
}

/// The records of a file, and its texts that could not be read.
fn contents_of(text: &str) -> Result<(Vec<Value>, Vec<Value>), ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportError::NotJson);
    }
    if SEALED.iter().any(|beginning| text.trim_start().starts_with(beginning)) {
        return Err(ImportError::Sealed);
    }
    let mut file: Value = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => ImportError::CutShort,
        _ => ImportError::NotJson,
    })?;
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ImportError::NotHomeward);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(ImportError::NewerVersion(newer)),
        _ => return Err(ImportError::NotHomeward),
    }
    match (list(&mut file, "records"), list(&mut file, ASIDE)) {
        (Some(records), aside) => Ok((records, aside.unwrap_or_default())),
        (None, _) => Err(ImportError::NotHomeward),
    }
}

fn list(file: &mut Value, name: &str) -> Option<Vec<Value>> {
    match file.get_mut(name).map(Value::take) {
        Some(Value::Array(values)) => Some(values),
        _ => None,
    }
}

fn raw_text(value: &Value) -> Option<RawText> {
    let member = |name| value.get(name).and_then(Value::as_str);
    RawText::new(member("key")?, member("text")?)
}

/// A file that another program wrote may hold a record twice; the newest one counts.
fn newest_of_each(values: Vec<Value>, preview: &mut Preview) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for value in values {
        match readable(value) {
            Some(record) => records.push(record),
            None => preview.unreadable += 1,
        }
    }
    // Of two copies of the same age the first in the file counts. A heap sorts in a quarter of the code that a sort has.
    let names = records.iter().enumerate().map(|(at, record)| (name(record), Reverse(age(record)), at));
    let order = names.collect::<BinaryHeap<_>>().into_sorted_vec();
    let mut records: Vec<Option<Record>> = records.into_iter().map(Some).collect();
    let mut newest: Vec<Record> = Vec::new();
    for (name_here, _, at) in order {
        if newest.last().is_none_or(|last| name(last) != name_here) {
            newest.extend(records.get_mut(at).and_then(Option::take));
        }
    }
    newest
}

fn name(record: &Record) -> (RecordId, Kind) {
    (record.id, record.entry.kind())
}

fn readable(value: Value) -> Option<Record> {
    let Ok(Stored::Record(record)) = from_value(value) else { return None };
    let fits = record.state == RecordState::Live && record.rev.get() <= MAX_IMPORT_REVISION;
    fits.then_some(record)
}

impl Preview {
    fn sort_in<F: FastStore>(&mut self, record: Record, journal: &Journal<F>) {
        let stored = Stored::Record(record);
        let standing = standing(&stored, journal);
        self.tallies.add(standing, &stored, journal);
        if let (Standing::New | Standing::NewerThere, Stored::Record(record)) = (standing, stored) {
            self.to_add.push(record);
        }
    }
}
