//! One text of the library, in the form the app draws.
//!
//! The Markdown is read once, at build time. What reaches the phone is this small tree, so the app
//! needs no Markdown reader and no raw HTML, and every word goes through the same safe rendering.

use chrono::NaiveDate;
use serde::Serialize;

use super::iso_day;

/// The slugs of all pieces, in the order a reader meets them.
///
/// Every language has exactly these; the build fails on a missing or an unknown one.
pub const READING_ORDER: [&str; 9] = [
    "what-ketamine-is",
    "questions-for-your-clinic",
    "set-setting-intention",
    "the-day-before",
    "a-slow-breath",
    "what-it-can-feel-like",
    "getting-home",
    "when-to-call",
    "what-integration-is",
];

/// One text with its sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The name in the address, the same in every language.
    pub slug: String,
    /// The heading of the page.
    pub title: String,
    /// One or two sentences for the list of pieces.
    pub summary: String,
    /// Where its facts come from; never empty.
    pub sources: Vec<Source>,
    /// The day its facts were last read against the sources.
    #[serde(serialize_with = "iso_day::serialize")]
    pub checked: NaiveDate,
    /// The text itself.
    pub blocks: Vec<Block>,
}

/// A page or paper that facts were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Who wrote it and what it is.
    pub name: String,
    /// Where it can be read, with `https://`.
    pub address: String,
}

/// A line of text made of inline parts.
pub type Line = Vec<Inline>;

/// One building block of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A heading one level below the title.
    Heading(String),
    /// A paragraph.
    Paragraph(Line),
    /// A list; the order matters when `ordered`.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// One line an item.
        items: Vec<Line>,
    },
    /// A set-apart remark, such as "Your clinic's instruction comes first".
    Note(Line),
}

/// A run of text inside a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text of strong importance.
    Strong(String),
    /// Stressed text.
    Emphasis(String),
    /// A link to another screen of the app; a piece never links out of it.
    Link {
        /// The words of the link.
        text: String,
        /// Where it leads, such as `#/help`.
        route: String,
    },
}

impl Inline {
    /// The words alone.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Link { text, .. } => text,
        }
    }
}
