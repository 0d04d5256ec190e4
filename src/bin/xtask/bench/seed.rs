//! A journal of many records, made by the app's own code, so that it is what the app would have kept.

use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::text::Words;
use homeward::domain::time::Moment;
use homeward::journal::{Entry, Record, RecordKey, RecordState, Revision, encode};

use crate::failure::{Failure, Result};

/// A key and its text.
pub type Pair = (String, String);

/// 2024-01-01, so that all of them lie in the past.
const FROM_MS: i64 = 1_704_067_200_000;
/// A little over two hours: 10,000 of them fill two and a half years.
const APART_MS: i64 = 8_000_000;
/// The word that a search looks for stands in one note.
const NEEDLE_AT: usize = 4_321;

/// `count` check-ins with short notes.
pub fn records(count: usize) -> Result<Vec<Pair>> {
    let mut last = None;
    (0..count)
        .map(|at| {
            let pair = pair(at, last)?;
            last = Some(pair.0);
            Ok(pair.1)
        })
        .collect()
}

fn pair(at: usize, last: Option<RecordId>) -> Result<(RecordId, Pair)> {
    let made_ms = FROM_MS + APART_MS * i64::try_from(at).unwrap_or(i64::MAX);
    let made = Moment::new(made_ms, 60).map_err(|error| Failure::rule(error.to_string()))?;
    let id = RecordId::next(last, made_ms, at as u128);
    let mut check_in = CheckIn::of(Mood::ALL[at % Mood::ALL.len()]);
    check_in.note = note(at)?;
    let entry = Entry::CheckIn(check_in);
    let record = Record { id, rev: Revision::FIRST, made, written: made, state: RecordState::Live, entry };
    let text = encode(&record).map_err(|error| Failure::rule(error.to_string()))?;
    Ok((id, (RecordKey::of(&record).to_string(), text)))
}

fn note(at: usize) -> Result<Words> {
    let what = if at == NEEDLE_AT { "the lighthouse again" } else { "a walk by the river" };
    let text = format!("Entry {at}: woke early, {what}, tea with a friend.");
    Words::new(text).map_err(|error| Failure::rule(error.to_string()))
}
