//! From Markdown with front matter to pieces, at build time.
//!
//! The app can draw headings, paragraphs, lists, notes and a few inline marks. Whatever else Markdown
//! knows is an error with its place: a text must never reach a reader with a part silently gone.
//!
//! ```text
//! ---
//! title: Getting home
//! summary: Who takes you, and what waits until tomorrow.
//! sources:
//!   - Who wrote it, what it is | https://example.org/page
//! checked: 2026-11-22
//! ---
//!
//! A paragraph with **strong** and *stressed* words and a [link](#/help) to a screen of the app.
//!
//! ## A heading
//!
//! - a list, or `1.` for steps
//!
//! > A note, such as: your clinic’s instruction comes first.
//! ```

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    front_matter::{self, Located},
    piece::{Block, Inline, Line, Piece, READING_ORDER},
    problem::{PieceError, Problem},
};

/// The screens a piece may link to, beside other pieces.
pub const LINKABLE_ROUTES: [&str; 8] = [
    "#/help",
    "#/today",
    "#/prepare",
    "#/capture",
    "#/check-in",
    "#/reflect",
    "#/ride-home",
    "#/settings/plan",
];

/// One Markdown file, already read from disk.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it lies; the file's name without `.md` is the slug.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

/// Renders the pieces of one language, in reading order, or says all that is wrong with them.
///
/// # Errors
/// The first mistake of each file, and each piece that has no file.
pub fn render_library(files: &[SourceFile]) -> Result<Vec<Piece>, Vec<PieceError>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        match render_piece(file) {
            Ok(piece) if pieces.iter().any(|earlier| earlier.slug == piece.slug) => {
                errors.push(at(file, 1, Problem::RepeatedSlug(piece.slug)));
            }
            Ok(piece) => pieces.push(piece),
            Err(error) => errors.push(error),
        }
    }
    for slug in READING_ORDER {
        if !files.iter().any(|file| slug_of(&file.path) == slug) {
            let problem = Problem::MissingPiece(slug);
            errors.push(PieceError { path: format!("{slug}.md"), line: 1, problem });
        }
    }
    pieces.sort_by_key(|piece| READING_ORDER.iter().position(|slug| *slug == piece.slug));
    if errors.is_empty() { Ok(pieces) } else { Err(errors) }
}

/// Renders one piece.
///
/// # Errors
/// The first mistake, with its line.
pub fn render_piece(file: &SourceFile) -> Result<Piece, PieceError> {
    let slug = slug_of(&file.path);
    if !READING_ORDER.contains(&slug) {
        return Err(at(file, 1, Problem::UnknownSlug(slug.to_owned())));
    }
    let (head, body, first_line) =
        front_matter::split(&file.text).map_err(|(line, problem)| at(file, line, problem))?;
    let blocks = Reader::read(body)
        .map_err(|(offset, problem)| at(file, first_line + newlines_before(body, offset), problem))?;
    Ok(Piece {
        slug: slug.to_owned(),
        title: head.title,
        summary: head.summary,
        sources: head.sources,
        checked: head.checked,
        blocks,
    })
}

fn at(file: &SourceFile, line: usize, problem: Problem) -> PieceError {
    PieceError { path: file.path.clone(), line, problem }
}

fn slug_of(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

fn newlines_before(body: &str, offset: usize) -> usize {
    body.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// Walks the events of one body. Its errors carry a byte offset, which `Located` calls a line.
struct Reader<'a> {
    events: std::iter::Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>,
    end: usize,
}

impl<'a> Reader<'a> {
    fn read(body: &'a str) -> Located<Vec<Block>> {
        // With the extensions on, a table is seen as a table and refused, not printed as bars and dashes.
        let parser = Parser::new_ext(body, Options::all() & !Options::ENABLE_SMART_PUNCTUATION);
        let definition = parser.reference_definitions().iter().map(|(_, it)| it.span.start).min();
        if let Some(offset) = definition {
            return Err((offset, Problem::Unsupported("a link definition")));
        }
        let events: Vec<_> = parser.into_offset_iter().collect();
        let mut reader = Reader { events: events.into_iter().peekable(), end: body.len() };
        let mut blocks = Vec::new();
        while let Some((event, range)) = reader.events.next() {
            blocks.push(reader.block(event, range.start)?);
        }
        if blocks.is_empty() { Err((0, Problem::Empty)) } else { Ok(blocks) }
    }

    fn next(&mut self) -> Located<(Event<'a>, usize)> {
        let (event, range) = self.events.next().ok_or((self.end, Problem::Empty))?;
        Ok((event, range.start))
    }

    fn block(&mut self, event: Event<'a>, offset: usize) -> Located<Block> {
        let Event::Start(tag) = event else { return Err((offset, unsupported(&event))) };
        match tag {
            Tag::Heading { level: HeadingLevel::H2, id: None, classes, attrs }
                if classes.is_empty() && attrs.is_empty() =>
            {
                match self.line(offset, TagEnd::Heading(HeadingLevel::H2))?.as_slice() {
                    [Inline::Text(text)] => Ok(Block::Heading(text.clone())),
                    _ => Err((offset, Problem::Unsupported("a mark inside a heading"))),
                }
            }
            Tag::Paragraph => Ok(Block::Paragraph(self.line(offset, TagEnd::Paragraph)?)),
            Tag::List(None) => Ok(Block::List { ordered: false, items: self.items()? }),
            Tag::List(Some(1)) => Ok(Block::List { ordered: true, items: self.items()? }),
            Tag::BlockQuote(None) => self.note(),
            other => Err((offset, unsupported(&Event::Start(other)))),
        }
    }

    fn note(&mut self) -> Located<Block> {
        let note = match self.next()? {
            (Event::Start(Tag::Paragraph), offset) => self.line(offset, TagEnd::Paragraph)?,
            (Event::End(_), offset) => return Err((offset, Problem::Empty)),
            (other, offset) => return Err((offset, unsupported(&other))),
        };
        match self.next()? {
            (Event::End(TagEnd::BlockQuote(_)), _) => Ok(Block::Note(note)),
            (_, offset) => Err((offset, Problem::Unsupported("a note of more than one paragraph"))),
        }
    }

    fn items(&mut self) -> Located<Vec<Line>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::Start(Tag::Item), offset) => items.push(self.line(offset, TagEnd::Item)?),
                (Event::End(TagEnd::List(_)), _) => return Ok(items),
                (other, offset) => return Err((offset, unsupported(&other))),
            }
        }
    }

    fn line(&mut self, start: usize, end: TagEnd) -> Located<Line> {
        let mut line = Line::new();
        loop {
            let (event, offset) = self.next()?;
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(text) => push_text(&mut line, &text),
                Event::SoftBreak => push_text(&mut line, " "),
                Event::Start(Tag::Strong) => line.push(Inline::Strong(self.words(offset, TagEnd::Strong)?)),
                Event::Start(Tag::Emphasis) => {
                    line.push(Inline::Emphasis(self.words(offset, TagEnd::Emphasis)?));
                }
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, .. })
                    if title.is_empty() =>
                {
                    let route = route(&dest_url).map_err(|problem| (offset, problem))?;
                    line.push(Inline::Link { text: self.words(offset, TagEnd::Link)?, route });
                }
                other => return Err((offset, unsupported(&other))),
            }
        }
        let has_words = line.iter().any(|inline| !inline.text().trim().is_empty());
        if has_words { Ok(line) } else { Err((start, Problem::Empty)) }
    }

    fn words(&mut self, start: usize, end: TagEnd) -> Located<String> {
        match self.line(start, end)?.as_slice() {
            [Inline::Text(text)] => Ok(text.clone()),
            _ => Err((start, Problem::Unsupported("a mark inside a mark"))),
        }
    }
}

/// The parser splits text at characters that might have been marks; a reader sees one run.
fn push_text(line: &mut Line, text: &str) {
    match line.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => line.push(Inline::Text(text.to_owned())),
    }
}

fn route(address: &str) -> Result<String, Problem> {
    let piece = address.strip_prefix("#/prepare/");
    if LINKABLE_ROUTES.contains(&address) || piece.is_some_and(|slug| READING_ORDER.contains(&slug)) {
        return Ok(address.to_owned());
    }
    Err(Problem::UnknownLink(address.to_owned()))
}

fn unsupported(event: &Event<'_>) -> Problem {
    Problem::Unsupported(match event {
        Event::Start(tag) => match tag {
            Tag::Heading { .. } => "a heading other than `## words`",
            Tag::Paragraph => "a blank line between list items",
            Tag::BlockQuote(_) => "a note of this kind or in this place",
            Tag::CodeBlock(_) => "a code block",
            Tag::HtmlBlock => "HTML",
            Tag::List(_) => "a list inside a list, or one that does not start at 1",
            Tag::FootnoteDefinition(_) => "a footnote",
            Tag::Table(_) => "a table",
            Tag::Strikethrough => "struck-out text",
            Tag::Link { .. } => "a link other than `[words](#/route)`",
            Tag::Image { .. } => "an image",
            _ => "this Markdown",
        },
        Event::Code(_) => "code",
        Event::InlineMath(_) | Event::DisplayMath(_) => "a formula",
        Event::Html(_) | Event::InlineHtml(_) => "HTML",
        Event::FootnoteReference(_) => "a footnote",
        Event::HardBreak => "a forced line break",
        Event::Rule => "a rule",
        Event::TaskListMarker(_) => "a tick box",
        Event::End(_) | Event::Text(_) | Event::SoftBreak => "text in this place",
    })
}
