//! The workshop ring: backups that the real `age` opens, and files of every kind that must be refused.

// clippy.toml allows these in `#[test]` functions only; here the helpers are tests as well.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod age_program;
mod backup;
mod lock;
mod memory;
mod passphrases;
mod talk;
mod terminal;
mod vectors;
