//! The workshop: the wasm that a Web Worker runs. No first visit loads it, so it is neither cut nor kept ahead.

use super::{read_text, write};
use crate::failure::Result;
use crate::policy::is_hashed;
use std::path::{Path, PathBuf};

/// How Trunk begins the names of its files: with the program's own name, and no hash.
pub const STEM: &str = "worker";
/// How they begin in a release, before the hash.
pub const NAME: &str = "workshop";

/// Starts the wasm that lies beside the script.
const START: &str = include_str!("worker-start.js");

/// Makes the glue a whole worker. In one file: a second script would be one more request, and terser could not shorten a
/// name that both know.
///
/// In a release the glue is taken as wasm-bindgen wrote it. Trunk's own minifier reads this one, and gives other bytes each time.
pub fn start_by_itself(folder: &Path, is_release: bool) -> Result<()> {
    let name = format!("{STEM}.js");
    let whole = folder.join(&name);
    let glue = if is_release { as_written().join(&name) } else { whole.clone() };
    write(&whole, format!("{}\n{START}", read_text(&glue)?).as_bytes())
}

/// Where Trunk lets wasm-bindgen write a release.
fn as_written() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join("wasm-bindgen/release")
}

/// Whether a file of a release belongs to the workshop.
pub fn holds(path: &str) -> bool {
    let of_name = path.strip_prefix(NAME).is_some_and(|after| after.starts_with('-'));
    of_name && is_hashed(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_files_are_known_by_their_names() {
        for (path, expected) in [
            ("workshop-0123456789abcdef.js", true),
            ("workshop-0123456789abcdef_bg.wasm", true),
            ("workshop-0123456789abcdef_bg.wasm.br", false),
            ("workshop.js", false),
            ("workshops-0123456789abcdef.js", false),
            ("homeward-0123456789abcdef_bg.wasm", false),
            ("worker.js", false),
        ] {
            assert_eq!(holds(path), expected, "{path}");
        }
    }
}
