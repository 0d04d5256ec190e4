//! The last build step, called by Trunk's `post_build` hook: what can only be done when all files are there.

mod compress;
mod help_lines;
mod library;
pub mod names;
pub mod parts;
pub mod precache;
mod scripts;
mod sizes;
mod stem;
mod workshop;

use crate::failure::{Failure, Result};
use crate::policy;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of the build, by its path inside the folder, with `/` between the parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// For example `library/en.json`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Works on the folder that Trunk names in the environment.
pub fn from_trunk() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or_else(|| Failure::rule("finish is called by Trunk: cargo xtask build"))?;
    let is_release = std::env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    finish(&folder, is_release)
}

fn finish(folder: &Path, is_release: bool) -> Result<()> {
    help_lines::fill(folder)?;
    library::write_json(folder)?;
    workshop::start_by_itself(folder, is_release)?;
    if is_release {
        parts::cut(folder)?;
        scripts::shorten(folder)?;
        stem::name_after_content(folder)?;
    }
    let files = read_all(folder)?;
    precache::fill(folder, &files, is_release)?;
    let names = files.iter().map(|file| file.path.as_str());
    write(&folder.join("_headers"), policy::headers_file(names).as_bytes())?;
    if is_release && !parts::is_counting() {
        let packed = compress::write_all(folder, &read_all(folder)?)?;
        let report = sizes::Report::new(&packed);
        eprintln!("{report}");
        report.within_budget()?;
    } else if !is_release {
        let page = folder.join("index.html");
        write(&page, with_reload(&read_text(&page)?)?.as_bytes())?;
    }
    Ok(())
}

/// While developing, Trunk adds an inline script that reloads the page through a WebSocket. Only such a build lets it in.
fn with_reload(page: &str) -> Result<String> {
    const DOORS: [(&str, &str); 2] = [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("connect-src 'self'", "connect-src 'self' ws:"),
    ];
    DOORS.iter().try_fold(page.to_owned(), |page, (shut, open)| match page.matches(shut).count() {
        1 => Ok(page.replace(shut, open)),
        found => Err(Failure::rule(format!("index.html says {found} times {shut}, not once"))),
    })
}

/// Packs the files of a folder that is not the app.
#[cfg(feature = "journeys")]
pub fn pack(folder: &Path) -> Result<()> {
    compress::write_all(folder, &read_all(folder)?).map(drop)
}

/// All files of the folder, sorted by path, so that the same input gives the same build.
pub fn read_all(folder: &Path) -> Result<Vec<Shipped>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).map_err(Failure::file(&current))? {
            let path = entry.map_err(Failure::file(&current))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(Shipped { path: relative(folder, &path)?, bytes: read(&path)? });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn relative(folder: &Path, path: &Path) -> Result<String> {
    let parts = path.strip_prefix(folder).ok().and_then(Path::to_str);
    parts.map(str::to_owned).ok_or_else(|| Failure::rule(format!("no plain name: {}", path.display())))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(Failure::file(path))
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Failure::file(path))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(Failure::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_with_its_policy_is_opened_for_the_reload() {
        let page = include_str!("../../../../index.html");
        let opened = with_reload(page).unwrap();
        assert!(opened.contains("script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"), "{opened}");
        assert!(opened.contains("connect-src 'self' ws:"), "{opened}");
        assert!(with_reload("<html></html>").is_err());
    }
}
