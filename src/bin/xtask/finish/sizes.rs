//! What the first load weighs, printed at each release and held to a limit.

use super::compress::Packed;
use super::precache::is_kept;
use super::workshop;
use crate::failure::{Failure, Result};
use crate::policy::is_hashed;
use std::fmt;

const AIM_BYTES: usize = 110 * 1024;
/// What may be asked for until the first screen stands.
const LIMIT_BYTES: usize = 160 * 1024;
/// What may be asked for until the browser rests, the rest of the app and what is kept for offline use included.
const LIMIT_IN_ALL_BYTES: usize = 409 * 1024;
/// What the workshop may weigh, which nothing asks for before the browser rests.
const LIMIT_WORKSHOP_BYTES: usize = 260 * 1024;

const GROUPS: [&str; 7] = ["wasm", "glue js", "css", "page", "library", "icons", "other"];

/// Sizes by group; each file that a browser asks for counts once.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    groups: Vec<(&'static str, Weight, Weight)>,
    first: Weight,
    in_all: Weight,
    workshop: Weight,
}

/// What files weigh together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw_bytes: usize,
    sent_bytes: usize,
}

impl Weight {
    fn of<'a>(files: impl Iterator<Item = &'a Packed>) -> Weight {
        files.fold(Weight::default(), |sum, file| Weight {
            raw_bytes: sum.raw_bytes + file.raw_bytes,
            sent_bytes: sum.sent_bytes + file.sent_bytes,
        })
    }
}

impl Report {
    /// A browser asks for the page and its parts until the first screen stands; then for the rest of the wasm, the
    /// service worker and what that keeps for offline use, and the one picture it looks at before it offers to install.
    pub fn new(files: &[Packed]) -> Self {
        let asked_for: Vec<_> = files.iter().filter(|file| is_asked_for(&file.path)).collect();
        let first = || asked_for.iter().copied().filter(|file| !is_later(&file.path));
        let group = |group: &'static str| {
            let of_group = |file: &&Packed| group_of(&file.path) == group;
            (
                group,
                Weight::of(first().filter(of_group)),
                Weight::of(asked_for.iter().copied().filter(of_group)),
            )
        };
        Self {
            groups: GROUPS.map(group).to_vec(),
            first: Weight::of(first()),
            in_all: Weight::of(asked_for.iter().copied()),
            workshop: Weight::of(files.iter().filter(|file| workshop::holds(&file.path))),
        }
    }

    /// A build over a limit is a failed build.
    pub fn within_budget(&self) -> Result<()> {
        for (what, weight, limit_bytes) in [
            ("the first load", self.first, LIMIT_BYTES),
            ("all that is loaded", self.in_all, LIMIT_IN_ALL_BYTES),
            ("the workshop", self.workshop, LIMIT_WORKSHOP_BYTES),
        ] {
            if weight.sent_bytes > limit_bytes {
                let (sent, limit) = (kilobytes(weight.sent_bytes), kilobytes(limit_bytes));
                return Err(Failure::rule(format!("{what} is {sent} KB, over the limit of {limit} KB")));
            }
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<10}{:>24}{:>24}", "", "until the first screen", "until the browser rests")?;
        writeln!(f, "{:<10}{:>12}{:>12}{:>12}{:>12}", "", "raw KB", "brotli KB", "raw KB", "brotli KB")?;
        let total = ("total", self.first, self.in_all);
        for (group, first, in_all) in self.groups.iter().chain([&total]) {
            let [first_raw, first_sent, raw, sent] =
                [first.raw_bytes, first.sent_bytes, in_all.raw_bytes, in_all.sent_bytes].map(kilobytes);
            writeln!(f, "{group:<10}{first_raw:>12}{first_sent:>12}{raw:>12}{sent:>12}")?;
        }
        let [raw, sent] = [self.workshop.raw_bytes, self.workshop.sent_bytes].map(kilobytes);
        writeln!(f, "{:<34}{raw:>12}{sent:>12}  when it is asked for", "workshop")?;
        let [aim, limit, in_all, workshop] =
            [AIM_BYTES, LIMIT_BYTES, LIMIT_IN_ALL_BYTES, LIMIT_WORKSHOP_BYTES].map(|bytes| bytes / 1024);
        write!(f, "aim {aim}, limit {limit}; in all {in_all}; workshop {workshop}")
    }
}

fn is_asked_for(path: &str) -> bool {
    is_kept(path) || matches!(path, "sw.js" | "icons/icon-192.png")
}

/// What nothing waits for: `boot.js` and the browser ask for it when the first screen stands.
fn is_later(path: &str) -> bool {
    path.ends_with("_rest.wasm")
        || path.starts_with("library/")
        || matches!(path, "update.js" | "sw.js" | "icons/icon-192.png")
}

fn group_of(path: &str) -> &'static str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    match (folder, file, extension) {
        (_, _, "wasm") => "wasm",
        (_, _, "js") if is_hashed(path) || folder.starts_with("snippets") => "glue js",
        (_, _, "html" | "js") => "page",
        (_, _, "css") => "css",
        ("library", _, _) => "library",
        (_, _, "png" | "svg" | "ico") => "icons",
        _ => "other",
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, sent_bytes: usize) -> Packed {
        Packed { path: path.into(), raw_bytes: sent_bytes * 2, sent_bytes }
    }

    #[test]
    fn each_file_is_in_one_group() {
        for (path, expected) in [
            ("homeward-0123456789abcdef_bg.wasm", "wasm"),
            ("homeward-0123456789abcdef.js", "glue js"),
            ("snippets/a-1/inline0.js", "glue js"),
            ("main-0123456789abcdef.css", "css"),
            ("index.html", "page"),
            ("boot.js", "page"),
            ("sw.js", "page"),
            ("library/en.json", "library"),
            ("icons/icon-192.png", "icons"),
            ("manifest.webmanifest", "other"),
        ] {
            assert_eq!(group_of(path), expected, "{path}");
        }
    }

    #[test]
    fn what_nothing_waits_for_is_not_in_the_first_load() {
        let files = [
            ("index.html", 1),
            ("sw.js", 2),
            ("_headers", 4),
            ("screenshots/a.png", 8),
            ("a_bg.wasm", 16),
            ("icons/icon-192.png", 32),
            ("icons/icon-512.png", 64),
            ("a_rest.wasm", 128),
            ("workshop-0123456789abcdef.js", 256),
            ("workshop-0123456789abcdef_bg.wasm", 512),
        ];
        let report = Report::new(&files.map(|(path, size)| file(path, size)));
        assert_eq!((report.first.sent_bytes, report.in_all.sent_bytes), (17, 179));
        assert_eq!((report.first.raw_bytes, report.in_all.raw_bytes), (34, 358));
        assert_eq!((report.workshop.sent_bytes, report.workshop.raw_bytes), (768, 1536));
    }

    #[test]
    fn over_a_limit_the_build_fails() {
        for (path, sent_bytes, fits) in [
            ("a_bg.wasm", LIMIT_BYTES, true),
            ("a_bg.wasm", LIMIT_BYTES + 1, false),
            ("a_rest.wasm", LIMIT_BYTES + 1, true),
            ("a_rest.wasm", LIMIT_IN_ALL_BYTES, true),
            ("a_rest.wasm", LIMIT_IN_ALL_BYTES + 1, false),
            ("workshop-0123456789abcdef_bg.wasm", LIMIT_WORKSHOP_BYTES, true),
            ("workshop-0123456789abcdef_bg.wasm", LIMIT_WORKSHOP_BYTES + 1, false),
        ] {
            assert_eq!(
                Report::new(&[file(path, sent_bytes)]).within_budget().is_ok(),
                fits,
                "{path} {sent_bytes}"
            );
        }
    }
}
