//! From words on the command line to a task.

use crate::failure::{Failure, Result};
use crate::serve::Options;
use crate::test_rings::Ring;
use crate::tools::Tool;
use std::path::PathBuf;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask serve [--lan] [--port N]               build the release and serve it with the production headers
                  [--no-build] [--dist DIR]        serve what is in dist/ or another folder
cargo xtask test [ring...]                         every test, or the named rings
cargo xtask dev [trunk options]                    serve with reload while you work
cargo xtask build                                  leave the release in dist/
cargo xtask hashes [--again]                       the SHA-256 of every shipped file; or of two builds, compared
cargo xtask advisories DIR                         known weaknesses of our crates, by a clone of RustSec's database
cargo xtask bench                                  how fast it is, beside an empty page
cargo xtask profile                                note which functions no start calls, for the next builds
cargo xtask torture [kills]                        kill browsers while they write, 100 times in each engine
cargo xtask setup                                  install every tool that is missing
cargo xtask which <tool>                           where a tool is
cargo xtask style                                  one style sheet out of the parts; Trunk calls it
cargo xtask finish                                 the last build step; Trunk calls it

rings: lint core workbench workshop components build hosting journeys";

/// One thing the workbench can do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print [`HELP`].
    Help,
    /// Install every tool.
    Setup,
    /// Make `dist/`.
    Build,
    /// Print what `dist/` is made of, or compare it with a second build.
    Hashes {
        /// Whether to build twice.
        again: bool,
    },
    /// Look for known weaknesses of the crates, by the database in this folder.
    Advisories(PathBuf),
    /// Serve with reload; the words go to Trunk.
    Dev(Vec<String>),
    /// Serve `dist/`.
    Serve(Options),
    /// Measure the speed.
    Bench,
    /// Note which functions no start calls.
    Profile,
    /// Kill each browser so many times.
    Torture(u32),
    /// Run these rings.
    Test(Vec<Ring>),
    /// Say where a tool is.
    Which(Tool),
    /// Trunk's first build step.
    Style,
    /// Trunk's last build step.
    Finish,
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Task> {
    let Some((task, rest)) = words.split_first() else { return Ok(Task::Help) };
    match task.as_str() {
        "serve" => serve_options(rest).map(Task::Serve),
        "test" => rings(rest).map(Task::Test),
        "dev" => Ok(Task::Dev(rest.to_vec())),
        "build" => nothing_more(rest, Task::Build),
        "hashes" => match rest {
            [word] if word == "--again" => Ok(Task::Hashes { again: true }),
            _ => nothing_more(rest, Task::Hashes { again: false }),
        },
        "advisories" => match rest {
            [folder] => Ok(Task::Advisories(folder.into())),
            _ => Err(Failure::rule("advisories needs the folder of one database")),
        },
        "bench" => nothing_more(rest, Task::Bench),
        "profile" => nothing_more(rest, Task::Profile),
        "torture" => kills(rest).map(Task::Torture),
        "setup" => nothing_more(rest, Task::Setup),
        "style" => nothing_more(rest, Task::Style),
        "finish" => nothing_more(rest, Task::Finish),
        "which" => match rest {
            [name] => Tool::named(name).map(Task::Which).ok_or_else(|| not_understood(name)),
            _ => Err(not_understood("which")),
        },
        "help" | "--help" | "-h" => Ok(Task::Help),
        unknown => Err(not_understood(unknown)),
    }
}

fn serve_options(words: &[String]) -> Result<Options> {
    let mut options = Options::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--lan" => options.lan = true,
            "--no-build" => options.build_first = false,
            "--dist" => {
                let folder = words.next().ok_or_else(|| Failure::rule("--dist needs a folder"))?;
                options.dist = folder.into();
            }
            "--port" => {
                let number = words.next().map(String::as_str).unwrap_or_default();
                options.port =
                    number.parse().map_err(|_| Failure::rule("--port needs a number from 0 to 65535"))?;
            }
            unknown => return Err(not_understood(unknown)),
        }
    }
    Ok(options)
}

fn rings(words: &[String]) -> Result<Vec<Ring>> {
    if words.is_empty() {
        return Ok(Ring::ALL.to_vec());
    }
    words.iter().map(|word| Ring::named(word).ok_or_else(|| not_understood(word))).collect()
}

fn kills(words: &[String]) -> Result<u32> {
    match words {
        [] => Ok(100),
        [number] => number.parse().map_err(|_| Failure::rule("torture takes a number of kills")),
        [_, more, ..] => Err(not_understood(more)),
    }
}

fn nothing_more(rest: &[String], task: Task) -> Result<Task> {
    rest.first().map_or(Ok(task), |word| Err(not_understood(word)))
}

fn not_understood(word: &str) -> Failure {
    Failure::rule(format!("not understood: {word}\n\n{HELP}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn each_line_is_one_task() {
        let serve =
            |port, lan, build_first| Task::Serve(Options { port, lan, build_first, dist: "dist".into() });
        for (line, expected) in [
            ("", Task::Help),
            ("--help", Task::Help),
            ("serve", serve(8080, false, true)),
            ("serve --lan --port 9", serve(9, true, true)),
            ("serve --no-build --port 0", serve(0, false, false)),
            ("bench", Task::Bench),
            ("profile", Task::Profile),
            ("test", Task::Test(Ring::ALL.to_vec())),
            ("test core journeys", Task::Test(vec![Ring::Core, Ring::Journeys])),
            ("dev --open", Task::Dev(vec!["--open".into()])),
            ("build", Task::Build),
            ("hashes", Task::Hashes { again: false }),
            ("hashes --again", Task::Hashes { again: true }),
            ("advisories ../advisory-db", Task::Advisories("../advisory-db".into())),
            ("torture", Task::Torture(100)),
            ("torture 7", Task::Torture(7)),
            ("setup", Task::Setup),
            ("which nginx", Task::Which(Tool::Nginx)),
            ("style", Task::Style),
            ("finish", Task::Finish),
        ] {
            assert_eq!(parsed(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for line in [
            "bild",
            "build now",
            "serve --prot 1",
            "serve --port",
            "serve --dist",
            "serve --port 70000",
            "advisories",
            "advisories 1 2",
            "test cor",
            "which",
            "which x",
            "torture hard",
            "torture 1 2",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
