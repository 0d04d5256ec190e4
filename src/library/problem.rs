//! What can be wrong in a piece's source, with the place, in words for the person who wrote it.

use thiserror::Error;

/// A mistake in a piece's source, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}:{line}: {problem}")]
pub struct PieceError {
    /// The file, as it was given.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// A kind of mistake.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// The file does not open with a `---` line, or the second one is missing.
    #[error("front matter must stand between two lines of three hyphens, at the top")]
    NoFrontMatter,
    /// A front-matter line that is neither `key: value` nor a list item in its place.
    #[error("expected `key: value`, or `- name | https://address` under `sources:`")]
    BadFrontMatterLine,
    /// A key that pieces do not have.
    #[error("unknown key `{0}`")]
    UnknownKey(String),
    /// A key that stands twice.
    #[error("`{0}` stands twice")]
    RepeatedKey(&'static str),
    /// A key that is missing or has no value.
    #[error("`{0}` is missing or empty")]
    Missing(&'static str),
    /// A source line without a name or an https address.
    #[error("a source is `- name | https://address`")]
    BadSource,
    /// A date that is not one.
    #[error("`checked` must be a day such as 2026-11-22")]
    BadDay,
    /// Something Markdown knows and pieces do not.
    #[error("{0} cannot be shown in a piece")]
    Unsupported(&'static str),
    /// A link that leads to no screen or piece of the app.
    #[error("the link `{0}` leads to no screen or piece of the app")]
    UnknownLink(String),
    /// A piece without text, or a block without words.
    #[error("there is no text here")]
    Empty,
    /// A file name that is not in the reading order.
    #[error("`{0}` is not in READING_ORDER")]
    UnknownSlug(String),
    /// Two files for the same piece.
    #[error("there is already a piece `{0}`")]
    RepeatedSlug(String),
    /// A piece of the reading order without a file.
    #[error("the piece `{0}` is missing")]
    MissingPiece(&'static str),
}
