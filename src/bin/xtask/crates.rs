//! Which crates may be in the tree: `deny.toml` says it, cargo-deny looks.
//!
//! cargo-deny itself asks nobody: the crates are there before, and the database of advisories is a copy on the disk.

use crate::command::{answer, cargo, command, run};
use crate::failure::{Failure, Result};
use crate::setup;
use crate::tools::Tool;
use std::fs;
use std::path::{Path, PathBuf};

/// Where cargo-deny looks for databases; must fit `deny.toml`.
const DATABASES: &str = "target/advisories";
/// The folder that cargo-deny takes for RustSec's: the end of its address, and a hash of it.
const RUSTSEC: &str = "advisory-db-3157b0e258782691";

/// Licences, sources and versions. Duplicates are counted, not shown: `cargo deny check bans` shows them.
pub fn allowed() -> Result<()> {
    check("error", &["bans", "licenses", "sources"])
}

/// Known weaknesses of the crates, by the copy of RustSec's database in a folder. Says how old that is.
pub fn advisories(copy: &Path) -> Result<String> {
    setup::ensure(&[Tool::CargoDeny])?;
    let (number, day) = database(copy)?;
    eprintln!("{number} advisories, the last change of {day}");
    link(copy)?;
    check("warn", &["advisories"])?;
    Ok(format!(
        "no advisory of {day} or before speaks against our crates, but for those that deny.toml names\n"
    ))
}

fn check(level: &str, what: &[&str]) -> Result<()> {
    // Also those of other systems, which no build here has asked for. Without a network it does where all are there.
    run(&mut cargo(["fetch", "--quiet", "--locked"]))?;
    let mut deny =
        command(Tool::CargoDeny.path()?, ["--frozen", "--log-level", level, "check", "--show-stats"]);
    run(deny.args(what))
}

/// How many advisories the copy has, and the day of its last change. cargo-deny would take a folder without any for
/// a clean tree, and the day on which the copy was made for that of the database.
fn database(copy: &Path) -> Result<(usize, String)> {
    let missing = || Failure::Missing {
        what: format!("a clone of RustSec's database in {}", copy.display()),
        command: format!("git clone https://github.com/RustSec/advisory-db {}", copy.display()),
    };
    let number = files(&copy.join("crates"))?.iter().map(|it| count(it)).sum::<Result<usize>>()?;
    let at = copy.to_string_lossy();
    let day = answer("git", &["-C", &at, "log", "-1", "--format=%cs", "--", "crates"]);
    day.filter(|day| number > 0 && !day.is_empty()).map(|day| (number, day)).ok_or_else(missing)
}

fn count(folder: &Path) -> Result<usize> {
    Ok(files(folder)?.iter().filter(|it| it.extension().is_some_and(|end| end == "md")).count())
}

/// What is in a folder; nothing where there is none.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(Failure::file(folder))?;
    entries.map(|it| it.map(|it| it.path()).map_err(Failure::file(folder))).collect()
}

fn link(copy: &Path) -> Result<()> {
    let copy = fs::canonicalize(copy).map_err(Failure::file(copy))?;
    let databases = Path::new(DATABASES);
    let link = databases.join(RUSTSEC);
    fs::create_dir_all(databases).map_err(Failure::file(databases))?;
    if link.is_symlink() {
        fs::remove_file(&link).map_err(Failure::file(&link))?;
    }
    std::os::unix::fs::symlink(copy, &link).map_err(Failure::file(&link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_an_advisory_is_no_database() {
        let empty = std::env::temp_dir().join(format!("homeward-advisories-{}", std::process::id()));
        fs::create_dir_all(empty.join("crates/age")).unwrap();
        for folder in [Path::new("not/there"), Path::new("src"), &empty] {
            let failure = database(folder).unwrap_err();
            assert!(matches!(failure, Failure::Missing { .. }), "{}: {failure}", folder.display());
        }
        fs::remove_dir_all(empty).unwrap();
    }

    #[test]
    fn cargo_deny_looks_where_the_link_is() {
        assert!(include_str!("../../../deny.toml").contains(&format!("db-path = \"{DATABASES}\"")));
    }
}
