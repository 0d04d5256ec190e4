//! What is read: the pieces, the checklist, the prompts and the feeling words.
//!
//! | part | what it holds | where its words live |
//! |---|---|---|
//! | [`piece`] | the texts with their sources | `en/*.md`, made into JSON by the build, fetched when opened |
//! | `markdown` | Markdown to pieces, for the build alone | feature `xtask` |
//! | [`shipped`] | that JSON to pieces again, on the phone | |
//! | [`checklist`] | what to arrange for a session, by when | in code |
//! | [`prompts`] | one question at a time for a capture | in code |
//! | [`feelings`] | feeling words for a check-in | in code |
//!
//! Long texts are data and not code, so that the first load stays small. What the app names by a slug
//! (a tick, an answer, a feeling) keeps that slug for ever: journals hold it.

pub mod checklist;
pub mod feelings;
#[cfg(feature = "xtask")]
mod front_matter;
pub mod iso_day;
#[cfg(feature = "xtask")]
pub mod markdown;
pub mod piece;
#[cfg(feature = "xtask")]
pub mod problem;
pub mod prompts;
pub mod shipped;
mod slugged;
