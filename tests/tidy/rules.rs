//! One function a rule.

use crate::source::{File, has_word};

const MAX_LINES: usize = 400;

fn words_in_code(file: &File, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in file.code() {
        for word in words.iter().filter(|word| has_word(line, word)) {
            found.push(file.at(number, word));
        }
    }
    found
}

/// Only `src/ui/platform/` and the two programs that a browser runs talk to it.
pub fn browser_only_in_platform(file: &File) -> Vec<String> {
    let may = ["src/ui/platform/", "src/ui/platform.rs", "src/bin/worker.rs", "src/main.rs"];
    if file.extension() != "rs" || may.iter().any(|start| file.path.starts_with(start)) {
        return Vec::new();
    }
    words_in_code(file, &["web_sys", "js_sys", "wasm_bindgen", "gloo_storage"])
}

/// `ui` knows all, `share`, `library` and `journal` know `domain`, `workshop` knows all but `ui`, `domain` knows nobody.
pub fn who_knows_whom(file: &File) -> Vec<String> {
    let outer: &[&str] = match file.path.split('/').nth(1).unwrap_or_default() {
        "domain" | "domain.rs" => {
            &["leptos", "crate::journal", "crate::library", "crate::share", "crate::ui"]
        }
        "journal" => &["leptos", "crate::library", "crate::share", "crate::ui"],
        "library" => &["leptos", "crate::journal", "crate::share", "crate::ui"],
        "share" | "workshop" => &["leptos", "crate::ui"],
        _ => &[],
    };
    if file.path.starts_with("src/") { words_in_code(file, outer) } else { Vec::new() }
}

/// A moment and random bits are handed to the domain.
pub fn no_clock_or_chance(file: &File) -> Vec<String> {
    const SOURCES: [&str; 7] =
        ["Utc::now", "Local::now", "SystemTime", "Instant", "rand", "getrandom", "Ulid::new"];
    if file.path.starts_with("src/domain") { words_in_code(file, &SOURCES) } else { Vec::new() }
}

/// The content security policy allows neither, so either would fail on the phone.
pub fn no_inline_style_or_script(file: &File) -> Vec<String> {
    let is_page = file.extension() == "html";
    if !is_page && !file.path.starts_with("src/ui/") {
        return Vec::new();
    }
    let lines: Vec<_> = if is_page { file.text.lines().enumerate().collect() } else { file.code() };
    let mut found = Vec::new();
    for (number, line) in lines {
        for attribute in [" style=", " inner_html=", "inner_html(", "set_inner_html", "javascript:"] {
            if line.contains(attribute) {
                found.push(file.at(number, attribute.trim()));
            }
        }
    }
    if is_page {
        found.extend(inline_scripts(&file.text).into_iter().map(|script| file.at(0, script)));
        found.extend(event_attributes(&file.text).into_iter().map(|attribute| file.at(0, attribute)));
    }
    found
}

fn inline_scripts(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in html.split("<script").skip(1) {
        let (head, rest) = part.split_once('>').unwrap_or((part, ""));
        let body = rest.split("</script>").next().unwrap_or_default();
        if !head.contains("src=") || !body.trim().is_empty() {
            found.push(part.lines().next().unwrap_or_default());
        }
    }
    found
}

fn event_attributes(html: &str) -> Vec<&str> {
    let names = html.split(char::is_whitespace).filter(|word| word.starts_with("on"));
    names
        .filter(|word| word.split_once('=').is_some_and(|(name, _)| name.chars().all(char::is_alphabetic)))
        .collect()
}

/// A person's words are open while this runs: errors are handled, not thrown.
pub fn no_unwrap(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    if file.extension() == "rs" {
        for (number, line) in file.code() {
            for call in [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err("] {
                if line.contains(call) {
                    found.push(file.at(number, call));
                }
            }
        }
    }
    found
}

/// Short enough to read in one go.
pub fn short_file(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let counts = matches!(file.extension(), "rs" | "css" | "js" | "html");
    if counts && lines > MAX_LINES { vec![file.at(lines, "too long")] } else { Vec::new() }
}

/// The header that would delete everything a person wrote. The tests of the host files speak of it.
pub fn no_clear_site_data(file: &File) -> Vec<String> {
    if file.path.starts_with("tests/") {
        return Vec::new();
    }
    let lines = file.text.lines().enumerate();
    let bad = lines.filter(|(_, line)| line.to_lowercase().contains("clear-site-data"));
    bad.map(|(number, _)| file.at(number + 1, "Clear-Site-Data")).collect()
}

/// A test that does not run tests nothing.
pub fn no_ignored_test(file: &File) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    let bad = lines.filter(|(_, line)| line.trim_start().starts_with("#[ignore"));
    bad.map(|(number, _)| file.at(number + 1, "#[ignore]")).collect()
}
