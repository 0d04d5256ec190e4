//! What the key of a text that was set aside tells of it. Its words cannot be read; what it was and when it was made stand in
//! the key, sealed or not.

use super::aside::original_key;
use super::keep::Journal;
use super::key::RecordKey;
use super::record::Kind;
use super::store::FastStore;

/// What a person is told of a text that was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsideName {
    /// What it was, in a few words.
    pub what: &'static str,
    /// When its record was made, Unix time in milliseconds, where its key tells.
    pub made_ms: Option<i64>,
}

impl AsideName {
    /// Reads the key that it was moved to, or the one that it lay under. A file may have brought keys of any shape.
    pub fn of(key: &str) -> AsideName {
        let key = original_key(key).unwrap_or(key);
        match key.parse::<RecordKey>() {
            Ok(key) => AsideName { what: called(key.kind), made_ms: Some(key.id.made_ms()) },
            Err(_) => AsideName { what: "A text whose name cannot be read", made_ms: None },
        }
    }
}

fn called(kind: Kind) -> &'static str {
    match kind {
        Kind::CarePlan => "Your care plan",
        Kind::Session => "A session",
        Kind::CheckIn => "A check-in",
        Kind::Capture => "First words",
        Kind::Layer => "A later look",
        Kind::Draft => "A draft",
        Kind::ExampleSet => "The list of examples",
    }
}

impl<F: FastStore> Journal<F> {
    /// The names of all that was set aside, the newest first, and at the end those that tell no day. A text that was found in
    /// two forms is there twice, for both are kept.
    pub fn names_aside(&self) -> Vec<AsideName> {
        let mut names: Vec<AsideName> = Vec::new();
        // They are few, and put in one by one they need no code for sorting.
        for key in self.aside() {
            let name = AsideName::of(key);
            names.insert(names.partition_point(|other| other.made_ms >= name.made_ms), name);
        }
        names
    }
}
