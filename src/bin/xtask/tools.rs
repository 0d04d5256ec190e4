//! The tools of the house: which version, where each is looked for, where it comes from.
//!
//! A tool is taken from the `PATH` when its version fits. Otherwise it lives in a cache folder named after its
//! version, so that the tools of other projects stay as they are.

use crate::command::answer;
use crate::failure::{Failure, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Must fit `Trunk.toml`.
const TRUNK: &str = "0.21.14";
/// npm's `binaryen`; `Trunk.toml` names its first number.
const BINARYEN: &str = "132.0.0";
const GECKODRIVER: &str = "0.37.1";
const AXE_CORE: &str = "4.14.1";
const TERSER: &str = "5.51.2";
const CARGO_DENY: &str = "0.20.2";

/// Something the workbench calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// The standard library for WebAssembly.
    WasmTarget,
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// Looks at licences, sources and known weaknesses of crates.
    CargoDeny,
    /// The bundler.
    Trunk,
    /// `wasm-bindgen` and `wasm-bindgen-test-runner`, of exactly the version in `Cargo.lock`.
    WasmBindgen,
    /// The optimiser; Debian's own is too old.
    WasmOpt,
    /// Cuts the wasm in two; npm's `binaryen` leaves it out.
    WasmSplit,
    /// Shortens scripts; Trunk's own minifier cannot read the glue of the wasm.
    Terser,
    /// The first engine.
    Chromium,
    /// Drives Chromium.
    Chromedriver,
    /// The second engine.
    Firefox,
    /// Drives Firefox.
    Geckodriver,
    /// The third engine and its driver.
    WebKitDriver,
    /// A screen for WebKit where there is none.
    Xvfb,
    /// Finds what shuts people out; a script that the tests put into a page.
    Axe,
    /// What opens a backup on any computer.
    Age,
    /// A real web server for the shipped snippet, with its brotli module.
    Nginx,
    /// Another one.
    Caddy,
}

use Tool::*;

/// For `cargo xtask build`.
pub const TO_BUILD: &[Tool] = &[WasmTarget, Trunk, WasmBindgen, WasmOpt, WasmSplit, Terser];
/// Browsers and their drivers, and what looks at a page in them.
pub const TO_BROWSE: &[Tool] = &[Chromium, Chromedriver, Firefox, Geckodriver, WebKitDriver, Xvfb, Axe];
/// All of them.
pub const ALL: &[Tool] = &[
    WasmTarget,
    Rustfmt,
    Clippy,
    CargoDeny,
    Trunk,
    WasmBindgen,
    WasmOpt,
    WasmSplit,
    Terser,
    Chromium,
    Chromedriver,
    Firefox,
    Geckodriver,
    WebKitDriver,
    Xvfb,
    Axe,
    Age,
    Nginx,
    Caddy,
];

/// Where a tool comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `rustup <words>`.
    Rustup(&'static [&'static str]),
    /// crates.io.
    Crate(&'static str),
    /// The npm registry.
    Npm(&'static str),
    /// Debian packages, installed.
    Debian(&'static [&'static str]),
    /// Debian packages, only unpacked: an installed web server would start to listen.
    DebianUnpacked(&'static [&'static str]),
}

impl Tool {
    /// The tool of that name.
    pub fn named(name: &str) -> Option<Self> {
        ALL.iter().copied().find(|tool| tool.name() == name)
    }

    /// The name to show.
    pub fn name(self) -> &'static str {
        match self {
            WasmTarget => "wasm32-unknown-unknown",
            Rustfmt => "rustfmt",
            Clippy => "clippy",
            CargoDeny => "cargo-deny",
            Trunk => "trunk",
            WasmBindgen => "wasm-bindgen",
            WasmOpt => "wasm-opt",
            WasmSplit => "wasm-split",
            Terser => "terser",
            Chromium => "chromium",
            Chromedriver => "chromedriver",
            Firefox => "firefox-esr",
            Geckodriver => "geckodriver",
            WebKitDriver => "WebKitWebDriver",
            Xvfb => "Xvfb",
            Axe => "axe-core",
            Age => "age",
            Nginx => "nginx",
            Caddy => "caddy",
        }
    }

    /// Where it comes from.
    pub fn source(self) -> Source {
        match self {
            WasmTarget => Source::Rustup(&["target", "add", "wasm32-unknown-unknown"]),
            Rustfmt => Source::Rustup(&["component", "add", "rustfmt"]),
            Clippy => Source::Rustup(&["component", "add", "clippy"]),
            CargoDeny => Source::Crate("cargo-deny"),
            Trunk => Source::Crate("trunk"),
            WasmBindgen => Source::Crate("wasm-bindgen-cli"),
            Geckodriver => Source::Crate("geckodriver"),
            WasmOpt => Source::Npm("binaryen"),
            Terser => Source::Npm("terser"),
            Chromium => Source::Debian(&["chromium"]),
            Chromedriver => Source::Debian(&["chromium-driver"]),
            Firefox => Source::Debian(&["firefox-esr"]),
            WebKitDriver => Source::Debian(&["webkit2gtk-driver"]),
            Xvfb => Source::Debian(&["xvfb"]),
            Age => Source::Debian(&["age"]),
            Axe => Source::Npm("axe-core"),
            WasmSplit => Source::DebianUnpacked(&["binaryen"]),
            Nginx => Source::DebianUnpacked(&["nginx", "libnginx-mod-http-brotli-static"]),
            Caddy => Source::DebianUnpacked(&["caddy"]),
        }
    }

    /// The version to install, where the source offers a choice.
    pub fn version(self) -> Result<String> {
        Ok(match self {
            CargoDeny => CARGO_DENY.to_owned(),
            Trunk => TRUNK.to_owned(),
            WasmOpt => BINARYEN.to_owned(),
            Geckodriver => GECKODRIVER.to_owned(),
            Axe => AXE_CORE.to_owned(),
            Terser => TERSER.to_owned(),
            WasmBindgen => locked_wasm_bindgen()?,
            _ => "debian".to_owned(),
        })
    }

    /// Where the set-up puts it.
    pub fn home(self) -> Result<PathBuf> {
        let package = match self.source() {
            Source::Crate(name) | Source::Npm(name) => name,
            _ => self.name(),
        };
        Ok(cache_dir()?.join("homeward/tools").join(format!("{package}-{}", self.version()?)))
    }

    /// The program, if it is there in the right version.
    pub fn find(self) -> Result<Option<PathBuf>> {
        let in_cache = self.home()?.join(self.place_at_home());
        if in_cache.is_file() {
            return Ok(Some(in_cache));
        }
        Ok(match self {
            WasmTarget => {
                let sysroot = answer("rustc", &["--print", "sysroot"]).map(PathBuf::from);
                sysroot
                    .map(|root| root.join("lib/rustlib/wasm32-unknown-unknown/lib"))
                    .filter(|it| it.is_dir())
            }
            Rustfmt => on_path("cargo-fmt").filter(|_| answer("cargo", &["fmt", "--version"]).is_some()),
            Clippy => on_path("cargo-clippy").filter(|_| answer("cargo", &["clippy", "--version"]).is_some()),
            CargoDeny => on_path("cargo-deny").filter(|it| says(it, &format!("cargo-deny {CARGO_DENY}"))),
            Trunk => on_path("trunk").filter(|it| says(it, &format!("trunk {TRUNK}"))),
            WasmBindgen => {
                let expected = format!("wasm-bindgen {}", self.version()?);
                let found = on_path("wasm-bindgen").filter(|it| says(it, &expected));
                found.filter(|it| it.with_file_name("wasm-bindgen-test-runner").is_file())
            }
            WasmOpt => {
                on_path("wasm-opt").filter(|it| says(it, &format!("wasm-opt version {}", major(BINARYEN))))
            }
            // These copies only: their versions and modules are known.
            WasmSplit | Terser | Axe | Nginx | Caddy => None,
            _ => on_path(self.name()),
        })
    }

    fn place_at_home(self) -> &'static str {
        match self {
            CargoDeny => "bin/cargo-deny",
            Trunk => "bin/trunk",
            WasmBindgen => "bin/wasm-bindgen",
            Geckodriver => "bin/geckodriver",
            WasmOpt => "node_modules/binaryen/bin/wasm-opt",
            Axe => "node_modules/axe-core/axe.min.js",
            WasmSplit => "usr/bin/wasm-split",
            Terser => "node_modules/terser/bin/terser",
            Nginx => "usr/sbin/nginx",
            Caddy => "usr/bin/caddy",
            _ => "not kept here",
        }
    }

    /// The program, or the failure that says how to get it.
    pub fn path(self) -> Result<PathBuf> {
        self.find()?.ok_or_else(|| Failure::Missing {
            what: self.name().to_owned(),
            command: "cargo xtask setup".to_owned(),
        })
    }
}

/// `PATH` with the folders of these tools in front.
pub fn search_path(tools: &[Tool]) -> Result<OsString> {
    let mut folders = Vec::new();
    for tool in tools {
        folders.extend(tool.find()?.and_then(|program| program.parent().map(Path::to_owned)));
    }
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    std::env::join_paths(folders).map_err(|error| Failure::rule(format!("PATH: {error}")))
}

/// What a plain `trunk serve` needs: the tools where Trunk looks before it tries a download, and Trunk itself among
/// cargo's programs when there is none. Pairs of program and link.
pub fn trunk_links() -> Result<Vec<(PathBuf, PathBuf)>> {
    let trunk_cache = cache_dir()?.join("trunk");
    let bindgen = trunk_cache.join(format!("wasm-bindgen-{}/wasm-bindgen", WasmBindgen.version()?));
    let wasm_opt = trunk_cache.join(format!("wasm-opt-version_{}/bin/wasm-opt", major(BINARYEN)));
    let mut links = vec![(WasmBindgen.path()?, bindgen), (WasmOpt.path()?, wasm_opt)];
    if let (None, Some(cargo)) = (on_path("trunk"), on_path("cargo")) {
        links.push((Trunk.path()?, cargo.with_file_name("trunk")));
    }
    Ok(links)
}

/// The user's cache folder.
pub fn cache_dir() -> Result<PathBuf> {
    let named = std::env::var_os("XDG_CACHE_HOME").filter(|it| !it.is_empty()).map(PathBuf::from);
    let at_home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    named.or_else(at_home).ok_or_else(|| Failure::rule("HOME is not set, so there is no place for the tools"))
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|it| it.is_file())
}

fn says(program: &Path, expected: &str) -> bool {
    answer(program, &["--version"]).is_some_and(|version| {
        version.strip_prefix(expected).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

fn locked_wasm_bindgen() -> Result<String> {
    let path = Path::new("Cargo.lock");
    let lock = std::fs::read_to_string(path).map_err(Failure::file(path))?;
    locked_version(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(|| Failure::rule("Cargo.lock does not name wasm-bindgen"))
}

/// The version of a package in the text of a lock file.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let heading = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_exact_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        for (package, expected) in
            [("wasm-bindgen", Some("0.2.130")), ("wasm-bindgen-macro", Some("9.9.9")), ("trunk", None)]
        {
            assert_eq!(locked_version(lock, package), expected, "{package}");
        }
    }

    #[test]
    fn trunk_is_told_the_same_wasm_opt() {
        let config = include_str!("../../../Trunk.toml");
        assert!(config.contains(&format!("wasm_opt = \"version_{}\"", major(BINARYEN))));
    }

    #[test]
    fn the_locked_wasm_bindgen_is_the_one_cargo_toml_pins() {
        let manifest = include_str!("../../../Cargo.toml");
        let version = locked_wasm_bindgen().unwrap();
        assert!(manifest.contains(&format!("wasm-bindgen = {{ version = \"={version}\"")), "{version}");
    }
}
