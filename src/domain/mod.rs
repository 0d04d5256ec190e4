//! What care is: plain types and rules.
//!
//! Nothing here knows a browser, a clock or a source of randomness: a moment and random bits are handed in.
//! That keeps every rule that matters (what Today shows, what is "not yet") testable as a table.

pub mod at_hand;
pub mod backup;
pub mod capture;
pub mod care_plan;
pub mod check_in;
pub mod examples;
pub mod help_lines;
pub mod hint;
pub mod id;
mod links;
pub mod lock;
pub mod mood_line;
pub mod not_yet;
pub mod now;
pub mod phone;
pub mod ride;
pub mod session;
pub mod taps;
pub mod text;
pub mod time;
pub mod today;
pub mod when;
pub mod witness;
