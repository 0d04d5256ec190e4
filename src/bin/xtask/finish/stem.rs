//! Names the wasm and its glue after what is in them at last.
//!
//! Trunk names them after the wasm as cargo made it, before it was bound, cut and shortened. A file whose name holds a hash is
//! kept for a year: were the same name given to other bytes, a phone would bring old and new together.

use super::{Shipped, read_all, read_text, workshop, write};
use crate::failure::{Failure, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

const FRONT: &str = "_bg.wasm";

/// Gives glue and wasm names that change with their bytes, and tells the page. The same for those of the workshop.
pub fn name_after_content(folder: &Path) -> Result<()> {
    let files = read_all(folder)?;
    let app = of_app(files.iter().map(|file| file.path.as_str()))?;
    let (name, _) = app.rsplit_once('-').ok_or_else(|| Failure::rule(format!("{app} holds no hash")))?;
    let page = folder.join("index.html");
    let mut text = read_text(&page)?;
    for (stem, name) in [(app, name), (workshop::STEM, workshop::NAME)] {
        let own: Vec<_> = files.iter().filter(|file| is_of(stem, &file.path)).collect();
        let named = named_after(stem, name, &own);
        if !text.contains(&format!("./{stem}.js")) {
            return Err(Failure::rule(format!("index.html does not name {stem}.js")));
        }
        for Shipped { path, .. } in own {
            let to = path.replacen(stem, &named, 1);
            text = text.replace(&format!("./{path}"), &format!("./{to}"));
            let to = folder.join(to);
            fs::rename(folder.join(path), &to).map_err(Failure::file(&to))?;
        }
    }
    write(&page, text.as_bytes())
}

/// How the names of the app's own wasm and glue begin.
pub fn of_app<'a>(paths: impl Iterator<Item = &'a str>) -> Result<&'a str> {
    let stems = paths.filter_map(|path| path.strip_suffix(FRONT)).filter(|stem| *stem != workshop::STEM);
    match stems.collect::<Vec<_>>()[..] {
        [stem] => Ok(stem),
        ref stems => {
            Err(Failure::rule(format!("{} wasm files of the app in the build, not one", stems.len())))
        }
    }
}

fn is_of(stem: &str, path: &str) -> bool {
    path.strip_prefix(stem).is_some_and(|end| end.starts_with(['.', '_']))
}

/// A name and the hash of all of these files: what calls each other changes its name together.
fn named_after(stem: &str, name: &str, files: &[&Shipped]) -> String {
    let mut hash = Sha256::new();
    for Shipped { path, bytes } in files {
        hash.update(path.trim_start_matches(stem));
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    format!("{name}-{}", &format!("{:x}", hash.finalize())[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::is_hashed;

    #[test]
    fn the_name_changes_with_any_byte_of_any_of_the_files_and_with_nothing_else() {
        let name = |stem: &str, glue: &[u8], rest: &[u8]| {
            let file =
                |end: &str, bytes: &[u8]| Shipped { path: format!("{stem}{end}"), bytes: bytes.to_vec() };
            let files = [file(".js", glue), file("_bg.wasm", b"front"), file("_rest.wasm", rest)];
            named_after(stem, "homeward", &files.each_ref())
        };
        let first = name("homeward-0123456789abcdef", b"glue", b"rest");
        assert_eq!(name("homeward-fedcba987654321", b"glue", b"rest"), first);
        assert_ne!(name("homeward-0123456789abcdef", b"glue2", b"rest"), first);
        assert_ne!(name("homeward-0123456789abcdef", b"glue", b"rest2"), first);
        assert!(is_hashed(&format!("{first}_bg.wasm")), "{first}");
    }

    #[test]
    fn the_wasm_of_the_workshop_is_not_that_of_the_app() {
        const APP: &str = "homeward-0123456789abcdef_bg.wasm";
        for (paths, expected) in [
            (vec!["boot.js", APP, "worker.js", "worker_bg.wasm"], Some("homeward-0123456789abcdef")),
            (vec!["worker.js", "worker_bg.wasm"], None),
            (vec!["a_bg.wasm", APP], None),
        ] {
            assert_eq!(of_app(paths.iter().copied()).ok(), expected, "{paths:?}");
        }
    }

    #[test]
    fn a_name_that_only_begins_alike_belongs_to_something_else() {
        for (path, expected) in
            [("worker.js", true), ("worker_bg.wasm", true), ("workers.js", false), ("sw.js", false)]
        {
            assert_eq!(is_of("worker", path), expected, "{path}");
        }
    }
}
