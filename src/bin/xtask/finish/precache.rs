//! Tells the service worker which files belong to this build, so that it takes all of them or none.

use super::{Shipped, read_text, workshop, write};
use crate::failure::{Failure, Result};
use crate::policy;
use base64::{Engine, prelude::BASE64_STANDARD as STANDARD};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::Path;

const WORKER: &str = "sw.js";
const LIST: &str = "/*__PRECACHE__*/[]";
const LATER: &str = "/*__LATER__*/[]";
const BUILD: &str = "__BUILD_ID__";

/// One file the service worker keeps.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Entry {
    url: String,
    integrity: String,
    /// The name changes with the content, so the browser's own copy will do.
    hashed: bool,
}

/// Fills the gaps in `sw.js`. While developing the lists stay empty: a kept file would hide the change just made.
pub fn fill(folder: &Path, files: &[Shipped], is_release: bool) -> Result<()> {
    let path = folder.join(WORKER);
    let entries = |is_listed: fn(&str) -> bool| {
        if is_release { entries(files, is_listed) } else { Vec::new() }
    };
    write(&path, filled(&read_text(&path)?, &entries(is_kept), &entries(workshop::holds))?.as_bytes())
}

/// Whether a folder holds a release. What `dev` leaves there keeps no files for offline use.
pub fn is_release(folder: &Path) -> bool {
    let worker = std::fs::read_to_string(folder.join(WORKER)).unwrap_or_default();
    worker.contains("integrity\":\"sha256-")
}

fn filled(template: &str, kept: &[Entry], later: &[Entry]) -> Result<String> {
    for gap in [LIST, LATER, BUILD] {
        if !template.contains(gap) {
            return Err(Failure::rule(format!("{WORKER} has no {gap} to fill")));
        }
    }
    let list =
        |entries| serde_json::to_string(entries).map_err(|error| Failure::rule(format!("{WORKER}: {error}")));
    let (kept, later) = (list(kept)?, list(later)?);
    let id = build_id(&[kept.as_str(), &later].concat());
    Ok(without_comments(template).replace(BUILD, &id).replace(LIST, &kept).replace(LATER, &later))
}

/// Nothing else of the worker's text is changed: no tool that shortens scripts knows the marked places.
fn without_comments(script: &str) -> String {
    let is_code = |line: &&str| !line.is_empty() && !line.trim_start().starts_with("//");
    script.lines().filter(is_code).map(|line| format!("{line}\n")).collect()
}

/// The same files give the same id, on any machine.
fn build_id(list: &str) -> String {
    hex(&Sha256::digest(list.as_bytes()))[..16].to_owned()
}

fn entries(files: &[Shipped], is_listed: fn(&str) -> bool) -> Vec<Entry> {
    let listed = files.iter().filter(|file| is_listed(&file.path));
    listed
        .map(|file| Entry {
            url: url(&file.path),
            integrity: format!("sha256-{}", STANDARD.encode(Sha256::digest(&file.bytes))),
            hashed: policy::is_hashed(&file.path),
        })
        .collect()
}

/// Everything but what the browser fetches itself (the worker), what only an installation asks for, while there is a
/// network (the pictures of the manifest), what is kept when it is first asked for (the workshop), and what no browser asks
/// for (host files, the worker that steps down, packed copies).
pub fn is_kept(path: &str) -> bool {
    let is_packed = path.ends_with(".br") || path.ends_with(".gz");
    let is_for_installing = path.ends_with(".png");
    !is_packed
        && !is_for_installing
        && !workshop::holds(path)
        && !matches!(path, WORKER | "sw-kill.js" | "_headers")
}

/// The page goes by its folder: some hosts answer `index.html` with a redirect, which cannot be kept.
fn url(path: &str) -> String {
    let folder = path.strip_suffix("index.html").filter(|it| it.is_empty() || it.ends_with('/'));
    format!("./{}", folder.unwrap_or(path))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "const B='__BUILD_ID__', L=/*__PRECACHE__*/[], M=/*__LATER__*/[];";

    fn shipped(path: &str) -> Shipped {
        Shipped { path: path.into(), bytes: b"abc".to_vec() }
    }

    #[test]
    fn the_worker_keeps_the_app_and_nothing_else() {
        for (path, kept) in [
            ("index.html", true),
            ("boot.js", true),
            ("library/en.json", true),
            ("icons/mark.svg", true),
            ("icons/icon-192.png", false),
            ("sw.js", false),
            ("sw-kill.js", false),
            ("_headers", false),
            ("index.html.br", false),
            ("boot.js.gz", false),
            ("screenshots/today.png", false),
            ("homeward-0123456789abcdef_bg.wasm", true),
            ("workshop-0123456789abcdef_bg.wasm", false),
            ("workshop-0123456789abcdef.js", false),
        ] {
            assert_eq!(is_kept(path), kept, "{path}");
        }
    }

    #[test]
    fn each_file_has_its_address_and_its_hash() {
        let files = ["index.html", "sw.js", "x-0123456789abcdef.js"].map(shipped);
        let integrity = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        let expected = [("./", false), ("./x-0123456789abcdef.js", true)].map(|(url, hashed)| Entry {
            url: url.into(),
            integrity: integrity.into(),
            hashed,
        });
        assert_eq!(entries(&files, is_kept), expected);
    }

    #[test]
    fn all_gaps_are_filled() {
        let files = ["a.js", "workshop-0123456789abcdef.js"].map(shipped);
        let (kept, later) = (entries(&files, is_kept), entries(&files, workshop::holds));
        let text = filled(EMPTY, &kept, &later).unwrap();
        assert!(text.starts_with("const B='"), "{text}");
        assert!(text.contains("L=[{\"url\":\"./a.js\",\"integrity\":\"sha256-"), "{text}");
        assert!(
            text.contains("M=[{\"url\":\"./workshop-0123456789abcdef.js\",\"integrity\":\"sha256-"),
            "{text}"
        );
        assert_eq!(text.matches("url").count(), 2, "{text}");
        assert!(!text.contains("__"));
    }

    #[test]
    fn comments_are_for_the_source() {
        let script = "// What it is.\nconst A = \"https://a\"; // here\n\n  // Why.\n  go(A);\n";
        assert_eq!(without_comments(script), "const A = \"https://a\"; // here\n  go(A);\n");
    }

    #[test]
    fn a_worker_without_a_gap_is_refused() {
        for gap in [BUILD, LIST, LATER] {
            let template = EMPTY.replace(gap, "");
            assert!(filled(&template, &[], &[]).is_err(), "{template}");
        }
    }

    #[test]
    fn another_file_list_is_another_build() {
        let id = |paths: &[&str]| {
            let files: Vec<_> = paths.iter().map(|path| shipped(path)).collect();
            let (kept, later) = (entries(&files, is_kept), entries(&files, workshop::holds));
            let text = filled(EMPTY, &kept, &later).unwrap();
            text.split('\'').nth(1).unwrap().to_owned()
        };
        assert_eq!(id(&["a.js"]), id(&["a.js"]));
        assert_ne!(id(&["a.js"]), id(&["b.js"]));
        assert_ne!(id(&["a.js"]), id(&["a.js", "workshop-0123456789abcdef.js"]));
    }
}
