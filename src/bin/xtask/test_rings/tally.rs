//! Counts what a test run says of itself: a ring without a single test has not passed.

use crate::failure::{Failure, Result};

/// How many tests passed, failed and were left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    passed: usize,
    failed: usize,
    ignored: usize,
}

impl Tally {
    /// Reads lines such as `test result: ok. 5 passed; 0 failed; 1 ignored; ...`.
    pub fn count(&mut self, line: &str) {
        let Some((_, numbers)) = line.split_once("test result: ") else { return };
        let words: Vec<&str> = numbers.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<usize>() else { continue };
            match pair[1] {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }

    /// What the ring came to.
    pub fn verdict(&self) -> Result<String> {
        match self {
            Self { failed: 0, ignored: 0, passed: 0 } => Err(Failure::rule("no test ran")),
            Self { failed: 0, ignored: 0, passed } => Ok(format!("{passed} tests")),
            Self { failed, ignored, .. } => Err(Failure::rule(format!("{failed} failed, {ignored} ignored"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_ring_with_passing_tests_has_passed() {
        for (lines, passed) in [
            (
                &[
                    "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s",
                ][..],
                true,
            ),
            (
                &[
                    "test result: ok. 0 passed; 0 failed; 0 ignored",
                    "test result: ok. 2 passed; 0 failed; 0 ignored",
                ],
                true,
            ),
            (&["test result: ok. 0 passed; 0 failed; 0 ignored; 0 filtered out"], false),
            (&["test result: FAILED. 4 passed; 1 failed; 0 ignored"], false),
            (&["test result: ok. 4 passed; 0 failed; 1 ignored"], false),
            (&["no tests to run!"], false),
            (&[], false),
        ] {
            let mut tally = Tally::default();
            lines.iter().for_each(|line| tally.count(line));
            assert_eq!(tally.verdict().is_ok(), passed, "{lines:?}");
        }
    }
}
