//! What is read: the pieces and the checklist.
//!
//! | part | what it holds | where its words live |
//! |---|---|---|
//! | [`piece`] | the texts with their sources | `en/*.md`, made into JSON by the build, fetched when opened |
//! | `markdown` | Markdown to pieces, for the build alone | feature `xtask` |
//! | [`checklist`] | what to arrange for a session, by when | in code |
//!
//! Long texts are data and not code, so that the first load stays small. What the app names by a slug
//! (a tick, an answer, a feeling) keeps that slug for ever: journals hold it.

pub mod checklist;
#[cfg(feature = "xtask")]
mod front_matter;
pub mod iso_day;
#[cfg(feature = "xtask")]
pub mod markdown;
pub mod piece;
#[cfg(feature = "xtask")]
pub mod problem;
mod slugged;
