//! The borders of the house, checked on the text of its files.
//!
//! What the compiler and clippy cannot hold, a rule here holds. Each rule is a function from a file to the lines
//! that break it, with its own table of good and bad samples in `samples.rs`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may stop a test"
)]

mod colours;
mod rules;
mod samples;
mod source;

use source::{File, all_files};

/// The lines that break a rule.
type Rule = fn(&File) -> Vec<String>;

fn holds(rule: Rule) {
    let broken: Vec<String> = all_files().iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "{} places:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn the_whole_house_is_looked_at() {
    let files = all_files();
    for start in [
        "src/domain/",
        "src/ui/",
        "src/workshop/",
        "src/bin/xtask/",
        "style/",
        "public/",
        "index.html",
        "tests/",
        "hosting/",
    ] {
        assert!(files.iter().any(|file| file.path.starts_with(start)), "no file under {start}");
    }
}

#[test]
fn the_browser_stays_at_the_rim() {
    holds(rules::browser_only_in_platform);
}

#[test]
fn inner_rooms_do_not_know_outer_ones() {
    holds(rules::who_knows_whom);
}

#[test]
fn no_clock_and_no_chance_in_the_domain() {
    holds(rules::no_clock_or_chance);
}

#[test]
fn the_policy_is_not_broken_from_inside() {
    holds(rules::no_inline_style_or_script);
}

#[test]
fn colours_live_in_one_file() {
    holds(colours::only_in_tokens);
}

#[test]
fn nothing_stops_the_app_on_purpose() {
    holds(rules::no_unwrap);
}

#[test]
fn files_stay_short() {
    holds(rules::short_file);
}

#[test]
fn no_header_ever_clears_a_journal() {
    holds(rules::no_clear_site_data);
}

#[test]
fn no_test_is_switched_off() {
    holds(rules::no_ignored_test);
}
