//! Every test, ring by ring from the pure core to whole journeys.

mod tally;

use crate::command::{cargo, failed, run as run_command};
use crate::failure::{Failure, Result};
use crate::finish::precache;
use crate::tools::{TO_BROWSE, TO_BUILD, Tool};
use crate::{build, crates, setup};
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tally::Tally;

/// One group of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Format and lints, for the core, the workbench and the app; licences and sources of the crates.
    Lint,
    /// Domain, journal, library and the borders of the house, without a browser.
    Core,
    /// The workbench itself, and the pieces, which it renders.
    Workbench,
    /// Backups, and the real `age`.
    Workshop,
    /// Components in headless Chromium.
    Components,
    /// The release, with its size limit.
    Build,
    /// Host files before real web servers.
    Hosting,
    /// Whole journeys in three engines.
    Journeys,
}

impl Ring {
    /// In the order they run.
    pub const ALL: [Self; 8] = [
        Self::Lint,
        Self::Core,
        Self::Workbench,
        Self::Workshop,
        Self::Components,
        Self::Build,
        Self::Hosting,
        Self::Journeys,
    ];

    /// The ring of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ring| ring.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Core => "core",
            Self::Workbench => "workbench",
            Self::Workshop => "workshop",
            Self::Components => "components",
            Self::Build => "build",
            Self::Hosting => "hosting",
            Self::Journeys => "journeys",
        }
    }

    fn tools(self) -> Vec<Tool> {
        match self {
            Self::Core | Self::Workbench => Vec::new(),
            Self::Workshop => vec![Tool::Age],
            Self::Lint => vec![Tool::Rustfmt, Tool::Clippy, Tool::CargoDeny, Tool::WasmTarget],
            Self::Components => vec![Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium, Tool::Chromedriver],
            Self::Build => TO_BUILD.to_vec(),
            Self::Hosting => vec![Tool::Nginx, Tool::Caddy],
            Self::Journeys => TO_BROWSE.to_vec(),
        }
    }

    fn needs_dist(self) -> bool {
        matches!(self, Self::Hosting | Self::Journeys)
    }
}

/// What a ring came to.
struct Outcome {
    ring: Ring,
    result: Result<String>,
    took: Duration,
}

#[allow(clippy::disallowed_methods, reason = "a native program may look at its own clock")]
fn clock() -> Instant {
    Instant::now()
}

/// Runs the rings in their order and sums up; the last line on stdout is `N passed, N failed`.
pub fn run(rings: &[Ring]) -> Result<ExitCode> {
    prepare(rings)?;
    let mut outcomes: Vec<Outcome> = Vec::new();
    for ring in Ring::ALL.into_iter().filter(|ring| rings.contains(ring)) {
        eprintln!("\n== {}", ring.name());
        let begun = clock();
        let build_failed = outcomes.iter().any(|it| it.ring == Ring::Build && it.result.is_err());
        let result = if ring.needs_dist() && build_failed {
            Err(Failure::rule("not run: the build failed"))
        } else {
            run_ring(ring)
        };
        if let Err(failure) = &result {
            eprintln!("{failure}");
        }
        outcomes.push(Outcome { ring, result, took: begun.elapsed() });
    }
    Ok(sum_up(&outcomes))
}

/// Set-up for all rings first, so that what is missing shows at once and not after ten minutes.
fn prepare(rings: &[Ring]) -> Result<()> {
    let mut tools: Vec<Tool> = Vec::new();
    for tool in rings.iter().flat_map(|ring| ring.tools()) {
        if !tools.contains(&tool) {
            tools.push(tool);
        }
    }
    setup::ensure(&tools)?;
    let builds = rings.contains(&Ring::Build);
    if rings.iter().any(|ring| ring.needs_dist()) && !builds {
        if precache::is_release(Path::new("dist")) {
            eprintln!("dist/ is taken as it is; `cargo xtask test build ...` makes it again");
        } else {
            build::release()?;
        }
    }
    Ok(())
}

/// Kills each browser so many times while it writes, and prints what was saved and found again.
pub fn torture(kills: u32) -> Result<()> {
    prepare(&[Ring::Journeys])?;
    let mut command =
        tests(&["--features", "journeys", "--test", "journeys", "kills::", "--", "--nocapture"]);
    command.env("HOMEWARD_KILLS", kills.to_string());
    counted(&mut command).map(drop)
}

fn run_ring(ring: Ring) -> Result<String> {
    match ring {
        Ring::Lint => lint(),
        // The runs with faults say how many there were.
        Ring::Core => counted(&mut tests(&["--", "--nocapture"])),
        Ring::Workbench => {
            counted(&mut tests(&["--features", "journeys", "--bin", "xtask", "--test", "library"]))
        }
        Ring::Workshop => counted(&mut tests(&["--features", "journeys", "--test", "workshop"])),
        Ring::Components => components(),
        Ring::Build => build::release().map(|()| "dist/ is made".to_owned()),
        Ring::Hosting => counted(&mut tests(&["--features", "journeys", "--test", "hosting"])),
        Ring::Journeys => journeys(),
    }
}

fn lint() -> Result<String> {
    // What is linted: the core with its tests, the workbench with its tests, the app with its tests, the
    // workshop.
    const LINTS: [&str; 4] = [
        "--no-default-features --all-targets",
        "--no-default-features --features journeys --all-targets",
        "--target wasm32-unknown-unknown --lib --bins --test components",
        "--target wasm32-unknown-unknown --no-default-features --features workshop --lib --bins",
    ];
    // All of them, so that one look shows everything.
    let format = run_command(&mut cargo(["fmt", "--check"]));
    let lints = LINTS.map(|what| {
        let words = ["clippy", "--quiet"].into_iter().chain(what.split(' ')).chain(["--", "-D", "warnings"]);
        run_command(&mut cargo(words))
    });
    let crates = crates::allowed();
    lints.into_iter().fold(format, Result::and).and(crates)?;
    Ok("format, lints and deny.toml hold".to_owned())
}

/// `cargo test` on the machine itself. All rings but the core share one set of features, so they share one build.
fn tests(more: &[&str]) -> Command {
    let mut command = cargo(["test", "--no-default-features"]);
    command.args(more);
    command
}

fn components() -> Result<String> {
    let bindgen = Tool::WasmBindgen.path()?;
    let mut command = cargo(["test", "--target", "wasm32-unknown-unknown", "--test", "components"]);
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", bindgen.with_file_name("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", Tool::Chromedriver.path()?)
        // The runner gives all tests together 20 s, which a busy machine takes longer than.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    counted(&mut command)
}

fn journeys() -> Result<String> {
    /// The test runner's own.
    const THREADS: &str = "RUST_TEST_THREADS";
    // A journey that fails says so at once: on a machine that keeps the last lines only, its words would be cut off.
    let mut command = tests(&["--features", "journeys", "--test", "journeys", "--", "--nocapture"]);
    // Each of them waits for a third of its time, so more of them than there are cores.
    if env::var_os(THREADS).is_none() {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        command.env(THREADS, (cores + cores.div_ceil(2)).to_string());
    }
    counted(&mut command)
}

/// Runs a test command and counts: a ring without a single test has not passed.
fn counted(command: &mut Command) -> Result<String> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| failed(command, &error))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| failed(command, &error))?;
            let line = String::from_utf8_lossy(&line);
            eprintln!("{line}");
            tally.count(&line);
        }
    }
    let status = child.wait().map_err(|error| failed(command, &error))?;
    if !status.success() {
        return Err(failed(command, &status));
    }
    tally.verdict()
}

fn sum_up(outcomes: &[Outcome]) -> ExitCode {
    println!();
    for Outcome { ring, result, took } in outcomes {
        let (mark, note) = match result {
            Ok(note) => ("ok", note.clone()),
            Err(failure) => ("FAILED", failure.to_string()),
        };
        println!("{:<12}{mark:<8}{:>5} s  {note}", ring.name(), took.as_secs());
    }
    let passed = outcomes.iter().filter(|it| it.result.is_ok()).count();
    let failed = outcomes.len() - passed;
    println!("{passed} passed, {failed} failed");
    if let Err(error) = std::io::stdout().flush() {
        eprintln!("stdout: {error}");
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ring_answers_to_its_name() {
        for ring in Ring::ALL {
            assert_eq!(Ring::named(ring.name()), Some(ring));
        }
        assert_eq!(Ring::named("cores"), None);
    }
}
