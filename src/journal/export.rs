//! Everything as one readable JSON file, in the format that `FORMAT.md` describes.

use serde::Serialize;

use crate::domain::time::Moment;

use super::record::{Record, RecordState};
use super::wire::NotWritten;
use super::wire::v1::{BodyV1, MomentV1, RecordV1};

/// What an export file says it is.
pub(super) const FORMAT: &str = "homeward-export";

/// The version of the export file that this code writes.
pub(super) const VERSION: u64 = 1;

/// The shape of the file, frozen with its version.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportFile {
    format: &'static str,
    version: u64,
    made_at: MomentV1,
    records: Vec<RecordV1<BodyV1>>,
}

/// Writes the live ones of these records as an export file.
///
/// # Errors
/// [`NotWritten`] when a record has no text form.
pub fn export(records: &[Record], now: Moment) -> Result<String, NotWritten> {
    let live = records.iter().filter(|record| record.state == RecordState::Live);
    let file = ExportFile {
        format: FORMAT,
        version: VERSION,
        made_at: now.into(),
        records: live.map(RecordV1::from).collect(),
    };
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}
