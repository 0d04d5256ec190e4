//! The journal ring: keys, wire format, saving under faults, healing, search, export and import.

// clippy.toml allows these in `#[test]` functions only; here the helpers are tests as well.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod actions;
mod any;
mod aside;
mod bend;
mod browsing;
mod clocks;
mod crash;
mod drafts;
mod faults;
mod format;
mod fuzz;
mod golden;
mod healing;
mod inventory;
mod keeping;
mod keys;
mod locked;
mod merging;
mod named;
mod one_plan;
mod restore;
mod room;
mod sealing;
mod searching;
mod spare;
mod support;
mod tally;
mod tampering;
mod together;
mod transfer;
mod trash;
mod windows;
