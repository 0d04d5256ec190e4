//! Makes the texts to read into one JSON file, so that no Markdown reader travels to the phone.

use super::{Shipped, read_all, write};
use crate::failure::{Failure, Result};
use homeward::library::markdown::{SourceFile, render_library};
use std::fs;
use std::path::Path;

const SOURCES: &str = "src/library/en";
const SHIPPED: &str = "library/en.json";

/// Writes the library of each language; today that is English.
pub fn write_json(folder: &Path) -> Result<()> {
    let json = rendered(read_all(Path::new(SOURCES))?)?;
    let path = folder.join(SHIPPED);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(Failure::file(parent))?;
    }
    write(&path, json.as_bytes())
}

fn rendered(files: Vec<Shipped>) -> Result<String> {
    let mut sources = Vec::new();
    for file in files {
        let path = format!("{SOURCES}/{}", file.path);
        let text =
            String::from_utf8(file.bytes).map_err(|error| Failure::rule(format!("{path}: {error}")))?;
        sources.push(SourceFile { path, text });
    }
    let pieces = render_library(&sources).map_err(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        Failure::rule(lines.join("\n"))
    })?;
    serde_json::to_string(&pieces).map_err(|error| Failure::rule(format!("{SHIPPED}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_the_house_become_one_file() {
        let json = rendered(read_all(Path::new(SOURCES)).unwrap()).unwrap();
        assert!(homeward::library::shipped::read_pieces(&json).unwrap().len() >= 6);
    }

    #[test]
    fn a_broken_text_stops_the_build_and_is_named() {
        let broken = Shipped { path: "getting-home.md".into(), bytes: b"no front matter".to_vec() };
        let failure = rendered(vec![broken]).unwrap_err().to_string();
        assert!(failure.contains("src/library/en/getting-home.md"), "{failure}");
    }
}
