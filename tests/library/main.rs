//! What the library promises its readers and the build.

// Helpers of tests may stop a test as tests may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[cfg(feature = "xtask")]
#[path = "../journal/bend.rs"]
mod bend;
mod checklist;
#[cfg(feature = "xtask")]
mod fuzz;
#[cfg(feature = "xtask")]
mod markdown;
#[cfg(feature = "xtask")]
mod pieces;
mod prompts;
mod readability;
mod wording;
