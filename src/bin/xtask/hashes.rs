//! What a release is made of: the SHA-256 of every shipped file, and whether a second build gives the same bytes.

use crate::command::{answer, cargo, command, run};
use crate::failure::{Failure, Result};
use crate::finish::precache::is_release;
use crate::finish::{Shipped, read_all};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where the second build is made: under another path, with nothing of the first.
const AGAIN: &str = "target/again";

/// A line for each file of `dist/`, as `sha256sum` writes and checks them.
pub fn of_dist() -> Result<String> {
    let dist = Path::new("dist");
    if !is_release(dist) {
        return Err(Failure::Missing {
            what: "a release in dist/".to_owned(),
            command: "cargo xtask build".to_owned(),
        });
    }
    of_folder(dist)
}

/// Builds the last commit twice, here and in a fresh clone, and compares.
pub fn of_two_builds() -> Result<String> {
    let changed = answer("git", &["status", "--porcelain"]);
    if changed.is_none_or(|changed| !changed.is_empty()) {
        return Err(Failure::rule("commit first: the second build is made of the last commit"));
    }
    crate::build::release()?;
    let again = Path::new(AGAIN);
    if again.exists() {
        fs::remove_dir_all(again).map_err(Failure::file(again))?;
    }
    run(command("git", ["clone", "--quiet", "."]).arg(again))?;
    run(cargo(["xtask", "build"]).current_dir(again).env("CARGO_TARGET_DIR", "target"))?;
    let (first, second) = (of_dist()?, of_folder(&again.join("dist"))?);
    let different = different(&first, &second);
    if different.is_empty() {
        return Ok(format!("{} files, the same in both builds\n", first.lines().count()));
    }
    Err(Failure::rule(format!("not the same in both builds:\n{}", different.join("\n"))))
}

fn of_folder(dist: &Path) -> Result<String> {
    Ok(read_all(dist)?.iter().map(line).collect())
}

fn line(Shipped { path, bytes }: &Shipped) -> String {
    format!("{:x}  {path}\n", Sha256::digest(bytes))
}

/// The lines that only one of both has.
fn different<'a>(first: &'a str, second: &'a str) -> Vec<&'a str> {
    let (first, second): (BTreeSet<_>, BTreeSet<_>) = (first.lines().collect(), second.lines().collect());
    first.symmetric_difference(&second).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_sha256sum_writes() {
        // FIPS 180-2, appendix B.1.
        let file = Shipped { path: "library/en.json".to_owned(), bytes: b"abc".to_vec() };
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  library/en.json\n";
        assert_eq!(line(&file), expected);
    }

    #[test]
    fn a_file_that_differs_or_is_in_one_build_only_is_named() {
        for (first, second, expected) in [
            ("1  a\n2  b\n", "1  a\n2  b\n", vec![]),
            ("1  a\n2  b\n", "1  a\n3  b\n", vec!["2  b", "3  b"]),
            ("1  a\n2  b\n", "1  a\n", vec!["2  b"]),
        ] {
            assert_eq!(different(first, second), expected, "{first:?} {second:?}");
        }
    }
}
