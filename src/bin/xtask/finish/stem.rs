//! Names the wasm and its glue after what is in them at last.
//!
//! Trunk names them after the wasm as cargo made it, before it was bound, cut and shortened. A file whose name holds a hash is
//! kept for a year: were the same name given to other bytes, a phone would bring old and new together.

use super::{Shipped, read_all, read_text, write};
use crate::failure::{Failure, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

const FRONT: &str = "_bg.wasm";

/// Gives glue and wasm names that change with their bytes, and tells the page.
pub fn name_after_content(folder: &Path) -> Result<()> {
    let files = read_all(folder)?;
    let stem = files.iter().find_map(|file| file.path.strip_suffix(FRONT));
    let stem = stem.ok_or_else(|| Failure::rule("no wasm in the build"))?;
    let own: Vec<_> = files.iter().filter(|file| file.path.starts_with(stem)).collect();
    let named = named_after(stem, &own)?;
    for Shipped { path, .. } in own {
        let to = folder.join(path.replacen(stem, &named, 1));
        fs::rename(folder.join(path), &to).map_err(Failure::file(&to))?;
    }
    let page = folder.join("index.html");
    let text = read_text(&page)?;
    if !text.contains(stem) {
        return Err(Failure::rule(format!("index.html does not name {stem}")));
    }
    write(&page, text.replace(stem, &named).as_bytes())
}

/// `homeward-` and the hash of all of these files: what calls each other changes its name together.
fn named_after(stem: &str, files: &[&Shipped]) -> Result<String> {
    let (name, _) = stem.rsplit_once('-').ok_or_else(|| Failure::rule(format!("{stem} holds no hash")))?;
    let mut hash = Sha256::new();
    for Shipped { path, bytes } in files {
        hash.update(path.trim_start_matches(stem));
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    Ok(format!("{name}-{}", &format!("{:x}", hash.finalize())[..16]))
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
            named_after(stem, &files.each_ref()).unwrap()
        };
        let first = name("homeward-0123456789abcdef", b"glue", b"rest");
        assert_eq!(name("homeward-fedcba987654321", b"glue", b"rest"), first);
        assert_ne!(name("homeward-0123456789abcdef", b"glue2", b"rest"), first);
        assert_ne!(name("homeward-0123456789abcdef", b"glue", b"rest2"), first);
        assert!(is_hashed(&format!("{first}_bg.wasm")), "{first}");
        assert!(named_after("plain", &[]).is_err());
    }
}
