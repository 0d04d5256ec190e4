//! Markdown comes through whole or is refused with its place.

use homeward::library::{
    iso_day,
    markdown::{SourceFile, render_library, render_piece},
    piece::{Piece, READING_ORDER},
    problem::PieceError,
};
use proptest::prelude::*;

const HEAD: &str = "---\ntitle: A title\nsummary: A summary: in short.\nsources:\n  - A name | https://a.example/b\nchecked: 2026-11-22\n---\n";
/// The line on which the text below `HEAD` starts.
const FIRST: usize = 8;

fn render(text: &str) -> Result<Piece, PieceError> {
    render_piece(&SourceFile { path: "en/getting-home.md".to_owned(), text: text.to_owned() })
}

fn check(body: &str, blocks: &str) {
    let piece = render(&format!("{HEAD}{body}")).unwrap_or_else(|error| panic!("{body:?}: {error}"));
    assert_eq!(serde_json::to_string(&piece.blocks).unwrap(), blocks, "{body:?}");
}

fn check_error(text: &str, line: usize, message: &str) {
    let error = render(text).expect_err(text);
    assert_eq!(error.to_string(), format!("en/getting-home.md:{line}: {message}"), "{text:?}");
}

fn check_body_error(body: &str, line: usize, message: &str) {
    check_error(&format!("{HEAD}{body}"), FIRST + line - 1, message);
}

#[test]
fn what_pieces_may_hold_becomes_blocks() {
    check("One.", r#"[{"paragraph":[{"text":"One."}]}]"#);
    check("One\ntwo.", r#"[{"paragraph":[{"text":"One two."}]}]"#);
    check("One.\r\n\r\nTwo.", r#"[{"paragraph":[{"text":"One."}]},{"paragraph":[{"text":"Two."}]}]"#);
    check("## A head", r#"[{"heading":"A head"}]"#);
    check("> A note\n> goes on.", r#"[{"note":[{"text":"A note goes on."}]}]"#);
    check("- a\n- b", r#"[{"list":{"ordered":false,"items":[[{"text":"a"}],[{"text":"b"}]]}}]"#);
    check("1. a\n2. b", r#"[{"list":{"ordered":true,"items":[[{"text":"a"}],[{"text":"b"}]]}}]"#);
    check(
        "a **b** *c* d",
        r#"[{"paragraph":[{"text":"a "},{"strong":"b"},{"text":" "},{"emphasis":"c"},{"text":" d"}]}]"#,
    );
    check("[Help](#/help)", r##"[{"paragraph":[{"link":{"text":"Help","route":"#/help"}}]}]"##);
    check(
        "[Home](#/prepare/getting-home)",
        r##"[{"paragraph":[{"link":{"text":"Home","route":"#/prepare/getting-home"}}]}]"##,
    );
    check("a [b] c & d < e", r#"[{"paragraph":[{"text":"a [b] c & d < e"}]}]"#);
}

#[test]
fn what_pieces_cannot_show_is_refused_with_its_line() {
    for (body, line, what) in [
        ("a\n\n# big", 3, "a heading other than `## words`"),
        ("### small", 1, "a heading other than `## words`"),
        ("## name {#id}", 1, "a heading other than `## words`"),
        ("## a **b**", 1, "a mark inside a heading"),
        ("a\n\n| a | b |\n|---|---|\n| c | d |", 3, "a table"),
        ("a `b`", 1, "code"),
        ("    indented", 1, "a code block"),
        ("```\nfenced\n```", 1, "a code block"),
        ("a\n\n<p>b</p>", 3, "HTML"),
        ("a <b>c</b>", 1, "HTML"),
        ("a\n\n<!-- gone -->", 3, "HTML"),
        ("![a](b.png)", 1, "an image"),
        ("a ~~b~~", 1, "struck-out text"),
        ("a  \nb", 1, "a forced line break"),
        ("a\n\n---", 3, "a rule"),
        ("- [ ] a", 1, "a tick box"),
        ("- a\n\n- b", 1, "a blank line between list items"),
        ("- a\n  - b", 2, "a list inside a list, or one that does not start at 1"),
        ("3. a", 1, "a list inside a list, or one that does not start at 1"),
        ("> a\n>\n> b", 3, "a note of more than one paragraph"),
        ("> - a", 1, "a list inside a list, or one that does not start at 1"),
        ("> [!WARNING]\n> a", 1, "a note of this kind or in this place"),
        ("a **b *c***", 1, "a mark inside a mark"),
        ("a\n\n[b]: https://c.example", 3, "a link definition"),
        ("a[^1]\n\n[^1]: b", 1, "a footnote"),
        ("<https://a.example>", 1, "a link other than `[words](#/route)`"),
        ("[a](#/help \"t\")", 1, "a link other than `[words](#/route)`"),
        ("a $b$", 1, "a formula"),
    ] {
        check_body_error(body, line, &format!("{what} cannot be shown in a piece"));
    }
}

#[test]
fn a_link_leads_to_a_screen_or_a_piece_of_the_app() {
    for address in ["https://a.example", "#/prepare/no-such-piece", "#/settings/lock", "help", ""] {
        check_body_error(
            &format!("a\n\n[b]({address})"),
            3,
            &format!("the link `{address}` leads to no screen or piece of the app"),
        );
    }
}

#[test]
fn a_piece_and_each_of_its_blocks_has_words() {
    for (body, line) in [("", 1), ("\n\n", 1), ("a\n\n##", 3), (">", 1), ("- a\n-", 2), ("a []( #/help )", 1)]
    {
        check_body_error(body, line, "there is no text here");
    }
}

#[test]
fn front_matter_has_four_keys_each_once() {
    let no_fences = "front matter must stand between two lines of three hyphens, at the top";
    let bad_line = "expected `key: value`, or `- name | https://address` under `sources:`";
    for (text, line, message) in [
        ("", 1, no_fences),
        ("title: a\n", 1, no_fences),
        ("---\ntitle: a\n", 1, no_fences),
        ("---\n---\na", 2, "`title` is missing or empty"),
        ("---\ntitle:\n---\na", 2, "`title` is missing or empty"),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "`title` stands twice"),
        ("---\ntitel: a\n---\n", 2, "unknown key `titel`"),
        ("---\n\n---\n", 2, bad_line),
        ("---\n- a | https://b.example\n---\n", 2, bad_line),
        ("---\nsources: a\n---\n", 2, bad_line),
        ("---\nsources:\ntitle: a\n- a | https://b.example\n---\n", 4, bad_line),
        ("---\nsources:\n- a\n---\n", 3, "a source is `- name | https://address`"),
        ("---\nsources:\n- a | http://b.example\n---\n", 3, "a source is `- name | https://address`"),
        ("---\nsources:\n-  | https://b.example\n---\n", 3, "a source is `- name | https://address`"),
        (
            "---\ntitle: a\nsummary: b\nsources:\nchecked: 2026-11-22\n---\n",
            6,
            "`sources` is missing or empty",
        ),
        ("---\nchecked: 22.11.2026\n---\n", 2, "`checked` must be a day such as 2026-11-22"),
    ] {
        check_error(text, line, message);
    }
}

#[test]
fn front_matter_is_kept_as_written() {
    let piece = render(&format!("{HEAD}a")).unwrap();
    assert_eq!(
        serde_json::to_string(&piece).unwrap(),
        r#"{"slug":"getting-home","title":"A title","summary":"A summary: in short.","sources":[{"name":"A name","address":"https://a.example/b"}],"checked":"2026-11-22","blocks":[{"paragraph":[{"text":"a"}]}]}"#
    );
}

#[test]
fn a_day_has_one_form() {
    assert!(iso_day::parse("2026-11-22").is_some());
    for text in ["", "2026-11-31", "2026-1-2", "+026-11-22", "2026-11-22 ", "2026-11", "2026-11-22-1"] {
        assert_eq!(iso_day::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_library_has_every_piece_once_and_in_reading_order() {
    let file = |slug: &str| SourceFile { path: format!("{slug}.md"), text: format!("{HEAD}a") };
    let mut files: Vec<_> = READING_ORDER.iter().rev().map(|slug| file(slug)).collect();
    let slugs: Vec<_> = render_library(&files).unwrap().into_iter().map(|piece| piece.slug).collect();
    assert_eq!(slugs, READING_ORDER);

    files.pop();
    files.push(file("getting-home"));
    files.push(file("no-such-piece"));
    files[0].text.clear();
    let messages: Vec<_> = render_library(&files).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "what-integration-is.md:1: front matter must stand between two lines of three hyphens, at the top",
            "getting-home.md:1: there is already a piece `getting-home`",
            "no-such-piece.md:1: `no-such-piece` is not in READING_ORDER",
            "what-ketamine-is.md:1: the piece `what-ketamine-is` is missing",
        ]
    );
}

/// Every letter and digit of a text, which no rendering may lose.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), body in "[-#>*_|`~\\[\\](){}<>!:&$^=a1 \n\r\t]{0,60}") {
        let _ = render(&text);
        let _ = render(&format!("---\n{body}\n---\n{text}"));
        if let Err(error) = render(&format!("{HEAD}{body}")) {
            prop_assert!(error.line >= FIRST && error.line <= FIRST + body.len());
        }
    }

    #[test]
    fn no_letter_is_lost(body in "[-#>*_\\[\\]()!:a1b \n]{0,60}") {
        if let Ok(piece) = render(&format!("{HEAD}{body}")) {
            let json = serde_json::to_value(&piece.blocks).unwrap();
            let mut shown = String::new();
            collect(&json, &mut shown);
            // The number of an ordered item is drawn by the list itself.
            let kept = |text: &str| letters(text).replace('1', "");
            prop_assert_eq!(kept(&shown), kept(&body));
        }
    }
}

fn collect(value: &serde_json::Value, into: &mut String) {
    match value {
        serde_json::Value::String(text) => into.push_str(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| collect(field, into)),
        _ => {}
    }
}
