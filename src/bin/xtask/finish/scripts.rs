//! Shortens the scripts of a release: no comments, short names. What they do stays the same.

use super::{Shipped, read_all};
use crate::command::{command, run};
use crate::failure::Result;
use crate::setup;
use crate::tools::Tool;
use std::path::Path;

/// Shortens each script of the folder where it lies. The service workers keep their names and lines: the build fills in their marked
/// places later, and takes the comments out then.
pub fn shorten(folder: &Path) -> Result<()> {
    setup::ensure(&[Tool::Terser])?;
    for Shipped { path, .. } in read_all(folder)?.iter().filter(|file| is_short_when_shipped(&file.path)) {
        let script = folder.join(path);
        // As modules, though look.js and the worker are none: their names are read by no other script.
        let mut shorten = command(Tool::Terser.path()?, ["--module", "--compress", "--mangle", "--output"]);
        run(shorten.arg(&script).arg("--").arg(&script))?;
    }
    Ok(())
}

fn is_short_when_shipped(path: &str) -> bool {
    path.ends_with(".js") && !path.starts_with("sw")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_scripts_but_the_service_workers_are_shortened() {
        for (path, expected) in [
            ("boot.js", true),
            ("homeward-36c7426efe8c66c8.js", true),
            ("worker.js", true),
            ("sw.js", false),
            ("sw-kill.js", false),
            ("index.html", false),
        ] {
            assert_eq!(is_short_when_shipped(path), expected, "{path}");
        }
    }
}
