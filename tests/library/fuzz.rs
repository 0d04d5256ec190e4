//! The head of a piece, bent in every way: read or refused with its line, and no panic.

use homeward::library::markdown::{SourceFile, render_piece};

use crate::bend::{any_bends, bent, fuzz};

#[test]
fn the_head_of_any_piece_is_read_or_refused_with_its_line() {
    const PIECE: &str = "---\ntitle: A door\nsummary: What it is.\nsources:\n- A paper | https://example.org/a\n\
        - Another | https://example.org/b\nchecked: 2026-11-01\n---\n\n## One\n\nWords, *more* words.\n\n- a\n- b\n";
    fuzz("front matter", &any_bends(), |bends| {
        let text = bent(PIECE, &bends);
        match render_piece(&SourceFile { path: "a-slow-breath.md".to_owned(), text: text.clone() }) {
            Ok(piece) => {
                assert!(!piece.title.is_empty() && !piece.summary.is_empty() && !piece.sources.is_empty());
                assert!(piece.sources.iter().all(|source| source.address.starts_with("https://")));
                true
            }
            Err(error) => {
                assert!(error.line <= text.lines().count() + 1, "line {} of {text:?}", error.line);
                false
            }
        }
    });
}
