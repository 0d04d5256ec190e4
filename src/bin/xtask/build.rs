//! `dist/`, made by Trunk.

use crate::command::{command, run};
use crate::failure::{Failure, Result};
use crate::setup;
use crate::tools::{TO_BUILD, Tool, search_path};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Cargo adds these to the flags of `.cargo/config.toml`.
const MORE_RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

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
    trunk.env(MORE_RUSTFLAGS, without_machine_paths()?);
    if std::env::var_os("RUST_LOG").is_none() {
        // Trunk's JS minifier is older than the glue and warns at each build that it leaves it as it is.
        trunk.env("RUST_LOG", "warn,trunk=info,trunk::processing::minify=error");
    }
    Ok(trunk)
}

/// Panic texts name the files of crates. Where they lie on this machine is nobody's business, and would make the same
/// release differ from one machine to the next.
fn without_machine_paths() -> Result<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let home = home.ok_or_else(|| Failure::rule("HOME is not set, so there is no place for crates"))?;
    let crates = home.join("registry/src");
    if !crates.is_dir() {
        // All crates lie elsewhere, for instance in the project.
        return Ok(String::new());
    }
    // One folder a registry; a mirror has a name of its own. Cargo takes a space for the end of a flag.
    let mut flags = Vec::new();
    for registry in fs::read_dir(&crates).map_err(Failure::file(&crates))? {
        let registry = registry.map_err(Failure::file(&crates))?.path();
        flags.push(format!("--remap-path-prefix={}=crates", registry.display()));
    }
    flags.sort();
    Ok(flags.join(" "))
}
