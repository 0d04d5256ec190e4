//! What the library promises its readers and the build.

// Helpers of tests may stop a test as tests may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(feature = "xtask")]
mod markdown;
