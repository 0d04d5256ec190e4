//! `age` at a terminal, where a person types the passphrase: it takes one from nowhere else.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `age` with these words and types this.
#[track_caller]
pub fn at_a_terminal(age: &Path, words: &str, typed: &str) {
    let line = format!("{} {words}", age.display());
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = script.spawn().expect("script, of bsdutils");
    running.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success(), "age {words}: {}", String::from_utf8_lossy(&output.stdout));
}
