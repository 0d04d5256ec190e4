//! `dist/`, made by Trunk.

use crate::command::{command, run};
use crate::failure::Result;
use crate::setup;
use crate::tools::{TO_BUILD, Tool, search_path};
use std::process::Command;

/// The release in `dist/`.
pub fn release() -> Result<()> {
    run(&mut trunk(&["build", "--release"])?)
}

/// Trunk's server, which builds again at each change.
pub fn dev(more: &[String]) -> Result<()> {
    run(trunk(&["serve"])?.args(more))
}

/// The page that the benchmark compares with, made by the same tools with the same profile.
#[cfg(feature = "journeys")]
pub fn empty_page(dist: &std::path::Path) -> Result<()> {
    run(&mut trunk(&["build", "--release", "--config", "bench/Trunk.toml"])?)?;
    crate::finish::pack(dist)
}

/// A release that counts calls, for the profile.
#[cfg(feature = "journeys")]
pub fn counting(dist: &std::path::Path) -> Result<()> {
    let mut build = trunk(&["build", "--release", "--dist"])?;
    run(build.arg(dist).env(crate::finish::parts::COUNTING, "1"))
}

fn trunk(words: &[&str]) -> Result<Command> {
    setup::ensure(TO_BUILD)?;
    let mut trunk = command(Tool::Trunk.path()?, words);
    // Trunk reads NO_COLOR as its own option and stops at the usual value 1.
    trunk.env_remove("NO_COLOR").env("PATH", search_path(&[Tool::WasmBindgen, Tool::WasmOpt])?);
    if std::env::var_os("RUST_LOG").is_none() {
        // Trunk's JS minifier is older than the glue and warns at each build that it leaves it as it is.
        trunk.env("RUST_LOG", "warn,trunk=info,trunk::processing::minify=error");
    }
    Ok(trunk)
}
