//! What is inside of a backup: JSON Lines with counts, and a SHA-256 for every record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::{OpenError, Opened, Pair};
use crate::domain::id::RecordId;
use crate::domain::time::Moment;
use crate::journal::{Kind, RawText, RecordKey, decode, stored_text, unread_pair};

const FORMAT: &str = "homeward-backup";
const VERSION: u64 = 1;
/// More than 27 years of ten records a day.
const MOST_LINES: usize = 100_000;
/// Of a line with no record and no text: a piece of sound or of a drawing, which later versions write.
const MOST_CHUNK_LINE_BYTES: usize = 1024 * 1024;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    format: String,
    version: u64,
    made_at: MadeAt,
    records: usize,
    aside: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MadeAt {
    utc_ms: i64,
    offset_min: i16,
}

/// Every other line: one of the two, with the hash of its very bytes.
#[derive(Serialize, Deserialize)]
struct Line<'a> {
    sha256: String,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    record: Option<&'a RawValue>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    aside: Option<&'a RawValue>,
}

#[derive(Serialize, Deserialize)]
struct Aside {
    key: String,
    text: String,
}

pub(super) fn write(pairs: &[Pair], made: Moment) -> String {
    let (mut records, mut aside) = (Vec::new(), Vec::new());
    for (key, text) in pairs {
        match record_json(key, text) {
            Some(json) => records.push(line("record", json)),
            None => {
                let json = serde_json::to_string(&Aside { key: key.clone(), text: text.clone() });
                aside.extend(json.map(|json| line("aside", &json)));
            }
        }
    }
    let head = Head {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: MadeAt { utc_ms: made.utc_ms(), offset_min: made.offset_min() },
        records: records.len(),
        aside: aside.len(),
    };
    let head = serde_json::to_string(&head).map(|head| head + "\n");
    head.into_iter().chain(records).chain(aside).collect()
}

/// The JSON of a stored text, if it is whole, belongs under its key, and stands on one line as the app writes it.
fn record_json<'a>(key: &str, text: &'a str) -> Option<&'a str> {
    let key: RecordKey = key.parse().ok()?;
    decode(&key, text).ok()?;
    let (_sum, json) = text.split_once(' ')?;
    (json.trim() == json && !json.contains(['\n', '\r'])).then_some(json)
}

fn line(name: &str, json: &str) -> String {
    format!("{{\"sha256\":\"{}\",\"{name}\":{json}}}\n", hash(json))
}

fn hash(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn read(bytes: &[u8]) -> Result<Opened, OpenError> {
    let text = std::str::from_utf8(bytes).map_err(|_| OpenError::NotABackup)?;
    let (head, rest) = text.split_once('\n').ok_or(OpenError::NotABackup)?;
    let head = read_head(head)?;
    let made = Moment::new(head.made_at.utc_ms, head.made_at.offset_min).map_err(|_| OpenError::Damaged)?;
    check_limits(&head, rest)?;
    let mut found = Found::default();
    for line in rest.lines() {
        found.read_line(line)?;
    }
    if (found.records, found.aside) != (head.records, head.aside) {
        return Err(OpenError::Damaged);
    }
    Ok(Opened { made, pairs: found.into_pairs() })
}

/// Before any line is read or hashed.
fn check_limits(head: &Head, rest: &str) -> Result<(), OpenError> {
    if head.records.saturating_add(head.aside) > MOST_LINES || rest.lines().nth(MOST_LINES).is_some() {
        return Err(OpenError::TooManyLines);
    }
    Ok(())
}

fn read_head(line: &str) -> Result<Head, OpenError> {
    let head: serde_json::Value = serde_json::from_str(line).map_err(|_| OpenError::NotABackup)?;
    if head.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(OpenError::NotABackup);
    }
    match head.get("version").and_then(serde_json::Value::as_u64) {
        Some(VERSION) => serde_json::from_value(head).map_err(|_| OpenError::Damaged),
        Some(newer) if newer > VERSION => Err(OpenError::NewerVersion),
        _ => Err(OpenError::NotABackup),
    }
}

/// What the lines hold. Another program may have written a record twice: the newest revision counts.
#[derive(Default)]
struct Found {
    records: usize,
    aside: usize,
    newest: BTreeMap<(Kind, RecordId), (RecordKey, String)>,
    raw: Vec<Pair>,
}

impl Found {
    fn read_line(&mut self, line: &str) -> Result<(), OpenError> {
        let length = line.len();
        let line: Line<'_> = serde_json::from_str(line).map_err(|_| OpenError::Damaged)?;
        let Some(json) = line.record.or(line.aside).map(RawValue::get) else {
            // A sort of line that this version has never heard of. No version writes a larger one.
            let is_too_large = length > MOST_CHUNK_LINE_BYTES;
            return Err(if is_too_large { OpenError::PieceTooLarge } else { OpenError::NewerVersion });
        };
        if hash(json) != line.sha256 {
            return Err(OpenError::Damaged);
        }
        if line.record.is_some() {
            self.records += 1;
            self.take_record(json);
        } else {
            self.aside += 1;
            let Aside { key, text } = serde_json::from_str(json).map_err(|_| OpenError::Damaged)?;
            self.raw.push((key, text));
        }
        Ok(())
    }

    fn take_record(&mut self, json: &str) {
        match stored_text(json) {
            Ok((key, text)) => {
                let known = self.newest.entry((key.kind, key.id)).or_insert((key, text.clone()));
                if known.0 < key {
                    *known = (key, text);
                }
            }
            // Of a later version, or made by hand: kept as it is.
            Err(_) => self.raw.extend(unread_pair(json)),
        }
    }

    fn into_pairs(self) -> Vec<Pair> {
        let records = self.newest.into_values().map(|(key, text)| (key.to_string(), text));
        let raw = self.raw.into_iter().filter(|(key, text)| RawText::new(key, text.as_str()).is_some());
        records.chain(raw).collect()
    }
}
