//! One style sheet out of several files: on a slow line each file more holds the first words back.

use crate::failure::{Failure, Result};
use std::fs;
use std::path::Path;

/// Names the parts, in order.
const LIST: &str = "style/main.css";
/// Where index.html looks for the whole; inside the folder that is not under version control.
const WHOLE: &str = "target/style/homeward.css";

/// Writes the whole sheet, called by Trunk's `pre_build` hook.
pub fn join() -> Result<()> {
    let list = Path::new(LIST);
    let folder = list.parent().unwrap_or(Path::new(""));
    let whole = joined(&read(list)?, |part| read(&folder.join(part)))?;
    let target = Path::new(WHOLE);
    // An unchanged file is left alone: a new date would set off the next build of `trunk serve`.
    if fs::read_to_string(target).is_ok_and(|before| before == whole) {
        return Ok(());
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    fs::write(target, whole).map_err(Failure::file(target))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Failure::file(path))
}

fn joined(list: &str, part: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut whole = String::new();
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("/*")) {
        let name = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        let name = name
            .ok_or_else(|| Failure::rule(format!("{LIST}: only comments and @import lines, not {line}")))?;
        whole.push_str(&part(name)?);
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, expected: Option<&str>) {
        let found = joined(list, |part| Ok(format!("[{part}]")));
        assert_eq!(found.ok().as_deref(), expected, "{list}");
    }

    #[test]
    fn the_parts_stand_in_the_order_of_the_list() {
        check("/* why */\n@import \"b.css\";\n\n@import \"a.css\";\n", Some("[b.css][a.css]"));
        check("", Some(""));
    }

    #[test]
    fn anything_but_an_import_is_refused() {
        check("@import url(b.css);", None);
        check("p { margin: 0 }", None);
    }

    #[test]
    fn a_missing_part_is_named() {
        let found = joined("@import \"gone.css\";", |part| read(Path::new(part)));
        assert!(found.is_err_and(|failure| failure.to_string().starts_with("gone.css: ")));
    }
}
