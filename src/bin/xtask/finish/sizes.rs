//! What the first load weighs, printed at each release and held to a limit.

use super::compress::Packed;
use super::precache::is_kept;
use crate::failure::{Failure, Result};
use crate::policy::is_hashed;
use std::fmt;

const AIM_BYTES: usize = 110 * 1024;
/// What the first load may weigh. The app is over it.
const LIMIT_BYTES: usize = 160 * 1024;
/// Until the app is under the limit, no build may weigh more than this. It only ever goes down, and goes away at the limit.
const CEILING_BYTES: usize = 260 * 1024;

const GROUPS: [&str; 7] = ["wasm", "glue js", "css", "page", "library", "icons", "other"];

/// Sizes by group; each file of the first load counts once.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    groups: Vec<(&'static str, usize, usize)>,
    sent_bytes: usize,
    raw_bytes: usize,
}

impl Report {
    /// The first load is everything a browser asks for until it rests: the page and its parts, the service worker
    /// and what it keeps for offline use, and the one picture a browser looks at before it offers to install.
    pub fn new(files: &[Packed]) -> Self {
        let first_load: Vec<_> = files.iter().filter(|file| is_asked_for(&file.path)).collect();
        let sum = |group: &'static str| {
            let files = first_load.iter().filter(|file| group_of(&file.path) == group);
            files.fold((group, 0, 0), |(_, raw, sent), file| {
                (group, raw + file.raw_bytes, sent + file.sent_bytes)
            })
        };
        let groups: Vec<_> = GROUPS.into_iter().map(sum).collect();
        let raw_bytes = groups.iter().map(|(_, raw, _)| raw).sum();
        let sent_bytes = groups.iter().map(|(_, _, sent)| sent).sum();
        Self { groups, sent_bytes, raw_bytes }
    }

    /// A build over the ceiling is a failed build.
    pub fn within_budget(&self) -> Result<()> {
        if self.sent_bytes <= CEILING_BYTES {
            return Ok(());
        }
        let (sent, ceiling) = (kilobytes(self.sent_bytes), kilobytes(CEILING_BYTES));
        Err(Failure::rule(format!("the first load is {sent} KB, over the ceiling of {ceiling} KB")))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<16}{:>10}{:>10}", "first load", "raw KB", "brotli KB")?;
        for (group, raw, sent) in &self.groups {
            writeln!(f, "{group:<16}{:>10}{:>10}", kilobytes(*raw), kilobytes(*sent))?;
        }
        let (raw, sent) = (kilobytes(self.raw_bytes), kilobytes(self.sent_bytes));
        let (aim, limit) = (AIM_BYTES / 1024, LIMIT_BYTES / 1024);
        write!(f, "{:<16}{raw:>10}{sent:>10}   aim {aim}, limit {limit}", "total")?;
        if self.sent_bytes > LIMIT_BYTES {
            let over = kilobytes(self.sent_bytes - LIMIT_BYTES);
            write!(f, "\nOVER THE LIMIT by {over} KB; held at the ceiling of {} KB", CEILING_BYTES / 1024)?;
        }
        Ok(())
    }
}

fn is_asked_for(path: &str) -> bool {
    is_kept(path) || matches!(path, "sw.js" | "icons/icon-192.png")
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
    fn the_first_load_is_what_a_browser_asks_for() {
        let files = [
            ("index.html", 1),
            ("sw.js", 2),
            ("_headers", 4),
            ("screenshots/a.png", 8),
            ("a_bg.wasm", 16),
            ("icons/icon-192.png", 32),
            ("icons/icon-512.png", 64),
        ];
        let report = Report::new(&files.map(|(path, size)| file(path, size)));
        assert_eq!((report.sent_bytes, report.raw_bytes), (51, 102));
    }

    #[test]
    fn over_the_limit_the_build_fails() {
        for (sent_bytes, fits) in
            [(0, true), (LIMIT_BYTES + 1, true), (CEILING_BYTES, true), (CEILING_BYTES + 1, false)]
        {
            assert_eq!(
                Report::new(&[file("a_bg.wasm", sent_bytes)]).within_budget().is_ok(),
                fits,
                "{sent_bytes}"
            );
        }
    }
}
