//! The workbench: `cargo xtask serve`, `cargo xtask test` and the build steps.
//!
//! One native program instead of shell scripts, so that the same steps run on any machine and are tested
//! like the rest.
#![allow(clippy::print_stdout, reason = "the terminal is where the workbench speaks")]

mod args;
#[cfg(feature = "journeys")]
mod bench;
mod build;
mod command;
mod crates;
mod failure;
mod finish;
mod hashes;
mod policy;
#[cfg(feature = "journeys")]
mod profile;
mod serve;
mod setup;
mod style;
mod test_rings;
mod tools;

use args::Task;
use failure::Result;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match args::parse(&words).and_then(run) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    // The alias works from any folder of the project; the steps speak of files from its root.
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::set_current_dir(root).map_err(failure::Failure::file(root))?;
    match task {
        Task::Help => println!("{}", args::HELP),
        Task::Setup => setup::ensure(tools::ALL)?,
        Task::Build => build::release()?,
        Task::Hashes { again: false } => print!("{}", hashes::of_dist()?),
        Task::Hashes { again: true } => print!("{}", hashes::of_two_builds()?),
        Task::Advisories(copy) => print!("{}", crates::advisories(&copy)?),
        Task::Dev(more) => build::dev(&more)?,
        Task::Serve(options) => {
            if options.build_first {
                build::release()?;
            }
            serve::run(&options)?;
        }
        Task::Bench | Task::Profile => in_a_browser(&task)?,
        Task::Torture(kills) => test_rings::torture(kills)?,
        Task::Test(rings) => return test_rings::run(&rings),
        Task::Which(tool) => println!("{}", tool.path()?.display()),
        Task::Style => style::join()?,
        Task::Finish => finish::from_trunk()?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(feature = "journeys")]
fn in_a_browser(task: &Task) -> Result<()> {
    if *task == Task::Profile { profile::run() } else { bench::run() }
}

/// These tasks drive a browser. Most others do without that code, so it is compiled only when it is asked for.
#[cfg(not(feature = "journeys"))]
fn in_a_browser(task: &Task) -> Result<()> {
    let task = if *task == Task::Profile { "profile" } else { "bench" };
    let words =
        ["run", "--quiet", "--no-default-features", "--features", "journeys", "--bin", "xtask", "--", task];
    let status = command::cargo(words).status().map_err(failure::Failure::file("cargo".as_ref()))?;
    if status.success() { Ok(()) } else { Err(failure::Failure::rule(format!("{task} did not finish"))) }
}
