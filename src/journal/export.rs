//! Everything as one readable JSON file, in the format that `FORMAT.md` describes.

use crate::domain::time::Moment;

use super::aside::RawText;
use super::record::{Record, RecordState};
use super::wire::json::{Json, Object};
use super::wire::{NotWritten, to_v1};

/// What an export file says it is.
pub(super) const FORMAT: &str = "homeward-export";

/// The version of the export file that this code writes.
pub(super) const VERSION: u64 = 1;

/// The member for texts that could not be read; left out where there are none.
pub(super) const ASIDE: &str = "aside";

/// Writes the live ones of these records as an export file.
///
/// # Errors
/// [`NotWritten`] when a record has no text form.
pub fn export(records: &[Record], now: Moment) -> Result<String, NotWritten> {
    export_with(records, &[], now)
}

/// The same, with texts that this version cannot read, as they are.
///
/// # Errors
/// [`NotWritten`] when a record has no text form.
pub fn export_with(records: &[Record], raw: &[RawText], now: Moment) -> Result<String, NotWritten> {
    let live = records.iter().filter(|record| record.state == RecordState::Live);
    let file = Object::new()
        .text("format", FORMAT)
        .with("version", Json::Number(VERSION.cast_signed()))
        .with("madeAt", to_v1::moment(now))
        .with("records", Json::List(live.map(|record| Json::Object(to_v1::record(record))).collect()));
    let raw: Vec<Json> = raw.iter().map(raw_text).collect();
    let file = if raw.is_empty() { file } else { file.with(ASIDE, Json::List(raw)) };
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

fn raw_text(raw: &RawText) -> Json {
    Json::Object(Object::new().text("key", raw.key()).text("text", raw.text()))
}
