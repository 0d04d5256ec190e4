//! Installs what is missing, from the ordinary package registries and from nowhere else.
//!
//! Nothing is installed twice, and what cannot be installed ends in one line that says what to type.

use crate::command::{answer, cargo, command, line, run};
use crate::failure::{Failure, Result};
use crate::tools::{Source, Tool, cache_dir, trunk_links};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Makes sure that all of these tools are there.
pub fn ensure(tools: &[Tool]) -> Result<()> {
    let mut missing = Vec::new();
    for tool in tools {
        if tool.find()?.is_none() {
            missing.push(*tool);
        }
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    if tools.contains(&Tool::Trunk) {
        link_for_trunk()?;
    }
    Ok(())
}

/// Compiling keeps the processor busy, Debian and npm the network: both run side by side.
fn install(missing: &[Tool]) -> Result<()> {
    let names: Vec<_> = missing.iter().map(|tool| tool.name()).collect();
    eprintln!("set-up: {} (the first time takes some minutes)", names.join(", "));
    std::thread::scope(|scope| {
        let fetched = scope.spawn(|| fetch_ready_made(missing));
        let built = compile(missing);
        let fetched = fetched.join().unwrap_or_else(|_| Err(stopped_short()));
        built.and(fetched)
    })?;
    for tool in missing {
        if tool.find()?.is_none() {
            return Err(not_there(*tool));
        }
    }
    Ok(())
}

fn fetch_ready_made(missing: &[Tool]) -> Result<()> {
    let mut packages = Vec::new();
    for tool in missing {
        if let Source::Debian(names) = tool.source() {
            packages.extend_from_slice(names);
        }
    }
    if !packages.is_empty() {
        install_debian(&packages)?;
    }
    for tool in missing {
        match tool.source() {
            Source::Npm(package) => install_npm(*tool, package)?,
            Source::DebianUnpacked(packages) => unpack_debian(*tool, packages)?,
            _ => {}
        }
    }
    Ok(())
}

fn compile(missing: &[Tool]) -> Result<()> {
    for tool in missing {
        if let Source::Rustup(words) = tool.source() {
            or_missing(*tool, &mut command("rustup", words))?;
        }
    }
    // Side by side: one alone leaves processors idle while it links.
    std::thread::scope(|scope| {
        let mut installs = Vec::new();
        for tool in missing {
            if let Source::Crate(package) = tool.source() {
                installs.push(scope.spawn(move || install_crate(*tool, package)));
            }
        }
        installs.into_iter().try_for_each(|install| install.join().unwrap_or_else(|_| Err(stopped_short())))
    })
}

fn stopped_short() -> Failure {
    Failure::rule("set-up: an installation stopped short")
}

fn install_crate(tool: Tool, package: &str) -> Result<()> {
    let version = tool.version()?;
    let target_dir = cache_dir()?.join("homeward/target").join(package);
    // Without default features: they only add TLS, for downloads that never happen here.
    let mut install = cargo(["install", "--no-default-features", package, "--version", &version]);
    if tool != Tool::WasmBindgen {
        // The lock file of wasm-bindgen-cli 0.2.130 asks for a crate that does not exist.
        install.arg("--locked");
    }
    // Their own release profiles cost twice the time. Trunk only moves files about; the others compute.
    install
        .arg("--root")
        .arg(tool.home()?)
        .env("CARGO_TARGET_DIR", &target_dir)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", if tool == Tool::Trunk { "0" } else { "1" })
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    or_missing(tool, &mut install)?;
    fs::remove_dir_all(&target_dir).map_err(Failure::file(&target_dir))
}

/// Into a side folder first: a half-done download is then never taken for the tool.
fn install_npm(tool: Tool, package: &str) -> Result<()> {
    let versioned = format!("{package}@{}", tool.version()?);
    in_new_home(tool, |folder| {
        let mut install = command("npm", ["install", "--no-audit", "--no-fund", "--prefix"]);
        or_missing(tool, install.arg(folder).arg(&versioned))
    })
}

fn install_debian(packages: &[&str]) -> Result<()> {
    let install = ["apt-get", "install", "-y", "--no-install-recommends"];
    let by_hand = || Failure::Missing {
        what: packages.join(", "),
        command: format!("apt-get update && {} {} (as root)", install.join(" "), packages.join(" ")),
    };
    let mut update = as_root(["apt-get", "update"]).ok_or_else(by_hand)?;
    if let Err(failure) = run(&mut update) {
        eprintln!("set-up: {failure}; going on with the package lists that are there");
    }
    let mut install = as_root(install).ok_or_else(by_hand)?;
    run(install.args(packages)).map_err(|_| by_hand())
}

fn unpack_debian(tool: Tool, packages: &[&str]) -> Result<()> {
    in_new_home(tool, |folder| {
        let mut download = command("apt-get", ["download"]);
        download.args(packages).current_dir(folder);
        // A bare machine has no package lists yet.
        if run(&mut download).is_err() {
            as_root(["apt-get", "update"]).map_or(Ok(()), |mut update| run(&mut update))?;
            or_missing(tool, &mut download)?;
        }
        for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
            let package = entry.map_err(Failure::file(folder))?.path();
            or_missing(tool, command("dpkg", ["-x"]).arg(&package).arg(folder))?;
        }
        Ok(())
    })
}

/// Lets `fill` work in a side folder, which becomes the home of the tool when all went well.
fn in_new_home(tool: Tool, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let home = tool.home()?;
    let side = home.with_extension("part");
    for old in [&side, &home] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(Failure::file(old))?;
        }
    }
    fs::create_dir_all(&side).map_err(Failure::file(&side))?;
    fill(&side)?;
    fs::rename(&side, &home).map_err(Failure::file(&home))
}

/// The command with the rights of root, or `None` when there is no way to them.
fn as_root<const N: usize>(words: [&str; N]) -> Option<Command> {
    let mut prefix = Vec::new();
    if answer("id", &["-u"])? != "0" {
        answer("sudo", &["--version"])?;
        prefix.push("sudo");
    }
    prefix.extend(["env", "DEBIAN_FRONTEND=noninteractive"]);
    let (program, first_words) = prefix.split_first()?;
    let mut command = command(program, first_words);
    command.args(words);
    Some(command)
}

/// So that `trunk serve`, typed by habit, finds what it needs.
fn link_for_trunk() -> Result<()> {
    for (program, link) in trunk_links()? {
        if let Err(failure) = link_to(&program, &link) {
            eprintln!("set-up: {failure}; only a plain `trunk` needs this link");
        }
    }
    Ok(())
}

fn link_to(program: &Path, link: &Path) -> Result<()> {
    if fs::read_link(link).is_ok_and(|target| target == program) {
        return Ok(());
    }
    if let Some(folder) = link.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    if link.is_symlink() {
        fs::remove_file(link).map_err(Failure::file(link))?;
    }
    // A real file there is somebody's own: it stays.
    if link.exists() {
        return Ok(());
    }
    std::os::unix::fs::symlink(program, link).map_err(Failure::file(link))
}

fn or_missing(tool: Tool, command: &mut Command) -> Result<()> {
    run(command).map_err(|_| Failure::Missing { what: tool.name().to_owned(), command: line(command) })
}

fn not_there(tool: Tool) -> Failure {
    let command = match tool.source() {
        Source::Rustup(words) => format!("rustup {}", words.join(" ")),
        Source::Crate(package) => format!("cargo install {package}"),
        Source::Npm(package) => format!("npm install {package}"),
        Source::Debian(packages) | Source::DebianUnpacked(packages) => {
            format!("apt-get install {}", packages.join(" "))
        }
    };
    Failure::Missing { what: tool.name().to_owned(), command }
}
