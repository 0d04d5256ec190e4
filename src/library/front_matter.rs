//! The head of a piece: four keys, each once, between two `---` lines.
//!
//! Strict on purpose: a mistyped key is an error and not a piece that shows without its sources.

use chrono::NaiveDate;

use super::{iso_day, piece::Source, problem::Problem};

/// What stands above the text of a piece.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) sources: Vec<Source>,
    pub(super) checked: NaiveDate,
}

/// A problem and its line, counted from 1.
pub(super) type Located<T> = Result<T, (usize, Problem)>;

/// Splits a file into its front matter, the text below, and the line on which that text starts.
pub(super) fn split(text: &str) -> Located<(FrontMatter, &str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().unwrap_or_default();
    if opening.trim_end() != "---" {
        return Err((1, Problem::NoFrontMatter));
    }
    let mut draft = Draft::default();
    let mut offset = opening.len();
    for (index, line) in lines.enumerate() {
        let number = index + 2;
        offset += line.len();
        if line.trim_end() == "---" {
            let head = draft.finish().map_err(|problem| (number, problem))?;
            return Ok((head, &text[offset..], number + 1));
        }
        draft.read(line.trim_end()).map_err(|problem| (number, problem))?;
    }
    Err((1, Problem::NoFrontMatter))
}

#[derive(Default)]
struct Draft {
    title: Option<String>,
    summary: Option<String>,
    sources: Option<Vec<Source>>,
    checked: Option<NaiveDate>,
    in_sources: bool,
}

impl Draft {
    fn read(&mut self, line: &str) -> Result<(), Problem> {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            return match &mut self.sources {
                Some(sources) if self.in_sources => {
                    sources.push(source(item)?);
                    Ok(())
                }
                _ => Err(Problem::BadFrontMatterLine),
            };
        }
        let (key, value) = line.split_once(':').ok_or(Problem::BadFrontMatterLine)?;
        let value = value.trim();
        self.in_sources = key == "sources";
        match key {
            "title" => set(&mut self.title, "title", filled("title", value)?),
            "summary" => set(&mut self.summary, "summary", filled("summary", value)?),
            "sources" if value.is_empty() => set(&mut self.sources, "sources", Vec::new()),
            "sources" => Err(Problem::BadFrontMatterLine),
            "checked" => set(&mut self.checked, "checked", iso_day::parse(value).ok_or(Problem::BadDay)?),
            _ => Err(Problem::UnknownKey(key.to_owned())),
        }
    }

    fn finish(self) -> Result<FrontMatter, Problem> {
        Ok(FrontMatter {
            title: self.title.ok_or(Problem::Missing("title"))?,
            summary: self.summary.ok_or(Problem::Missing("summary"))?,
            sources: self.sources.filter(|list| !list.is_empty()).ok_or(Problem::Missing("sources"))?,
            checked: self.checked.ok_or(Problem::Missing("checked"))?,
        })
    }
}

fn set<T>(slot: &mut Option<T>, key: &'static str, value: T) -> Result<(), Problem> {
    if slot.replace(value).is_some() { Err(Problem::RepeatedKey(key)) } else { Ok(()) }
}

fn filled(key: &'static str, value: &str) -> Result<String, Problem> {
    if value.is_empty() { Err(Problem::Missing(key)) } else { Ok(value.to_owned()) }
}

fn source(item: &str) -> Result<Source, Problem> {
    let (name, address) = item.split_once(" | ").ok_or(Problem::BadSource)?;
    let (name, address) = (name.trim(), address.trim());
    let host = address.strip_prefix("https://").ok_or(Problem::BadSource)?;
    if name.is_empty() || host.is_empty() || address.contains(char::is_whitespace) {
        return Err(Problem::BadSource);
    }
    Ok(Source { name: name.to_owned(), address: address.to_owned() })
}
