//! The files of the house as text.

use std::fs;
use std::path::Path;

/// One file.
pub struct File {
    /// From the root of the project, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Numbered lines of code: without comment lines and without what only tests see.
    pub fn code(&self) -> Vec<(usize, &str)> {
        if self.path.starts_with("tests/") || self.path.ends_with("/tests.rs") {
            return Vec::new();
        }
        let mut code = Vec::new();
        let mut lines = self.text.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            let bare = line.trim_start();
            if bare == "#[cfg(test)]" {
                // rustfmt puts the end of an item at the depth of its start.
                let depth = line.len() - bare.len();
                let end = format!("{}}}", " ".repeat(depth));
                lines.by_ref().find(|(_, line)| {
                    *line == end || (line.ends_with(';') && !line[depth..].starts_with(' '))
                });
            } else if !bare.starts_with("//") {
                code.push((number + 1, line));
            }
        }
        code
    }

    /// The finding for a line.
    pub fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }
}

/// Every file a rule may speak about.
pub fn all_files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![read(root, &root.join("index.html"))];
    let mut folders: Vec<_> =
        ["src", "style", "public", "tests", "hosting"].map(|name| root.join(name)).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|it| it != "png" && it != "ico") {
                files.push(read(root, &path));
            }
        }
    }
    files
}

fn read(root: &Path, path: &Path) -> File {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    File { path: path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"), text }
}

/// Whether `word` stands in `line` on its own, not as a part of a longer name.
pub fn has_word(line: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}
