//! Everything as one readable JSON file, in the format that `FORMAT.md` describes.

use crate::domain::time::Moment;

use super::record::{Record, RecordState};
use super::wire::json::{Json, Object};
use super::wire::{NotWritten, to_v1};

/// What an export file says it is.
pub(super) const FORMAT: &str = "homeward-export";

/// The version of the export file that this code writes.
pub(super) const VERSION: u64 = 1;

/// Writes the live ones of these records as an export file.
///
/// # Errors
/// [`NotWritten`] when a record has no text form.
pub fn export(records: &[Record], now: Moment) -> Result<String, NotWritten> {
    let live = records.iter().filter(|record| record.state == RecordState::Live);
    let file = Object::new()
        .text("format", FORMAT)
        .with("version", Json::Number(VERSION.cast_signed()))
        .with("madeAt", to_v1::moment(now))
        .with("records", Json::List(live.map(|record| Json::Object(to_v1::record(record))).collect()));
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}
