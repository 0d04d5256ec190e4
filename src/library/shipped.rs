//! The file of the pieces, read on the phone.
//!
//! Read by hand from plain JSON values, which the journal needs too: a derived reader for each part brings 15 KB more.

use serde_json::Value;

use super::iso_day;
use super::piece::{Block, Inline, Line, Piece, Source};

/// A text that is not the file of the pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the file of the pieces")]
pub struct NotPieces;

/// Reads the file that the build made of the pieces.
///
/// # Errors
/// [`NotPieces`] when any part of it is not as the build writes it.
pub fn read_pieces(text: &str) -> Result<Vec<Piece>, NotPieces> {
    let file = serde_json::from_str(text).map_err(|_| NotPieces)?;
    each(file, piece).ok_or(NotPieces)
}

fn piece(mut value: Value) -> Option<Piece> {
    Some(Piece {
        slug: text(&mut value, "slug")?,
        title: text(&mut value, "title")?,
        summary: text(&mut value, "summary")?,
        sources: each(part(&mut value, "sources")?, source)?,
        checked: iso_day::parse(&text(&mut value, "checked")?)?,
        blocks: each(part(&mut value, "blocks")?, block)?,
    })
}

fn source(mut value: Value) -> Option<Source> {
    Some(Source { name: text(&mut value, "name")?, address: text(&mut value, "address")? })
}

fn block(value: Value) -> Option<Block> {
    let (name, mut inner) = only(value)?;
    match name.as_str() {
        "heading" => Some(Block::Heading(words(inner)?)),
        "paragraph" => Some(Block::Paragraph(line(inner)?)),
        "list" => Some(Block::List {
            ordered: part(&mut inner, "ordered")?.as_bool()?,
            items: each(part(&mut inner, "items")?, line)?,
        }),
        "note" => Some(Block::Note(line(inner)?)),
        _ => None,
    }
}

fn line(value: Value) -> Option<Line> {
    each(value, inline)
}

fn inline(value: Value) -> Option<Inline> {
    let (name, mut inner) = only(value)?;
    match name.as_str() {
        "text" => Some(Inline::Text(words(inner)?)),
        "strong" => Some(Inline::Strong(words(inner)?)),
        "emphasis" => Some(Inline::Emphasis(words(inner)?)),
        "link" => Some(Inline::Link { text: text(&mut inner, "text")?, route: text(&mut inner, "route")? }),
        _ => None,
    }
}

/// The one member of an object.
fn only(value: Value) -> Option<(String, Value)> {
    let Value::Object(members) = value else { return None };
    let mut members = members.into_iter();
    members.next().filter(|_| members.next().is_none())
}

fn part(value: &mut Value, name: &str) -> Option<Value> {
    value.get_mut(name).map(Value::take)
}

fn text(value: &mut Value, name: &str) -> Option<String> {
    words(part(value, name)?)
}

fn words(value: Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words),
        _ => None,
    }
}

fn each<T>(value: Value, read: fn(Value) -> Option<T>) -> Option<Vec<T>> {
    match value {
        Value::Array(values) => values.into_iter().map(read).collect(),
        _ => None,
    }
}
