//! What a number of records is, said by kind in plain words.

use super::record::{Kind, Record};

/// The kinds in the order in which they are named, with the words for one and for many.
const WORDS: [(Kind, &str, &str); 6] = [
    (Kind::CheckIn, "1 check-in", "check-ins"),
    (Kind::Session, "1 session", "sessions"),
    (Kind::Capture, "1 set of first words", "sets of first words"),
    (Kind::Layer, "1 later look", "later looks"),
    (Kind::CarePlan, "your care plan", "care plans"),
    (Kind::Draft, "1 draft", "drafts"),
];

const NOTHING: &str = "nothing";

/// So many check-ins, sessions, … as a sentence names them. What is blank and the list of examples are nothing that a
/// person has written, and are not counted.
pub fn by_kind<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    Tally::of(records).words()
}

/// The same, counted one after the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; WORDS.len()],
}

impl Tally {
    /// Counts all of these.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Tally {
        let mut tally = Tally::default();
        records.into_iter().for_each(|record| tally.add(record));
        tally
    }

    /// Counts one more.
    pub fn add(&mut self, record: &Record) {
        let is_blank = record.entry.is_blank();
        let at = WORDS.iter().position(|(kind, ..)| *kind == record.entry.kind() && !is_blank);
        if let Some(count) = at.and_then(|at| self.counts.get_mut(at)) {
            *count += 1;
        }
    }

    /// Whether any of this kind was counted.
    pub fn has(&self, kind: Kind) -> bool {
        WORDS.iter().zip(self.counts).any(|((of, ..), count)| *of == kind && count > 0)
    }

    /// So many of each kind.
    pub fn words(&self) -> String {
        listed(&said(self.counts))
    }

    /// The same, where there is something to name.
    pub fn named(&self) -> Option<String> {
        self.counts.iter().any(|count| *count > 0).then(|| self.words())
    }
}

/// A line for each kind. `count` says how many of a kind there are.
pub fn lines_by_kind(count: impl Fn(Kind) -> usize) -> Vec<String> {
    said(WORDS.map(|(kind, ..)| count(kind)))
}

fn said(counts: [usize; WORDS.len()]) -> Vec<String> {
    let mut said = Vec::new();
    for ((_, one, many), count) in WORDS.iter().zip(counts) {
        match count {
            0 => {}
            1 => said.push((*one).to_owned()),
            count => said.push(format!("{count} {many}")),
        }
    }
    said
}

/// So many texts that no version could read.
pub fn damaged_texts(count: usize) -> String {
    if count == 1 { "1 damaged text".to_owned() } else { format!("{count} damaged texts") }
}

/// What an import has added, as a person reads it: the records, and how many texts are aside now.
pub fn added<'a>(records: impl IntoIterator<Item = &'a Record>, aside: usize) -> String {
    let records = by_kind(records);
    let kept = format!("{} {} kept aside.", damaged_texts(aside), if aside == 1 { "is" } else { "are" });
    match (records.as_str(), aside) {
        (_, 0) => format!("Added: {records}."),
        (NOTHING, _) => kept,
        _ => format!("Added: {records}. {kept}"),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => NOTHING.to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
