//! What came up: the raw capture, sealed in time, and the later readings laid over it.

use super::id::RecordId;
use super::text::{Slug, Words};

/// The first words after a session. Sealed when saved: there is no way to change it, only to add a layer or delete it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    words: Words,
    session: Option<RecordId>,
}

/// A text with nothing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing written yet")]
pub struct NothingWritten;

impl Capture {
    /// Seals words as they are.
    ///
    /// # Errors
    /// [`NothingWritten`] when there is nothing but white space.
    pub fn seal(words: Words, session: Option<RecordId>) -> Result<Capture, NothingWritten> {
        if words.is_blank() { Err(NothingWritten) } else { Ok(Capture { words, session }) }
    }

    /// The words.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The session that it belongs to.
    pub fn session(&self) -> Option<RecordId> {
        self.session
    }
}

/// One later reading of a capture, with its own date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The capture it lies over.
    pub capture: RecordId,
    /// The prompt that it answers, by its slug.
    pub prompt: Option<Slug>,
    /// The answer.
    pub words: Words,
}
