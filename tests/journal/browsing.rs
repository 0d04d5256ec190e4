//! Lists: the order of entries, and the few words that are shown of each.

use homeward::domain::capture::Layer;
use homeward::journal::{EXCERPT_CHARS, Entry, Kind, MemoryStore, Query, excerpt};

use crate::support::{App, capture, draft, note, words};

#[test]
fn an_excerpt_is_one_line_of_whole_words() {
    fn check(text: &str, query: &str, expected: &str) {
        assert_eq!(excerpt(text, &Query::new(query)), expected, "{query} in {text}");
    }
    check("", "", "");
    check(" \n\t ", "door", "");
    check("A door", "", "A door");
    check("  A\n\n  door \t opened ", "", "A door opened");
    check("A door", "window", "A door");
    check("one two three four five", "FIVE", "one two three four five");
    check("one two three four five six", "six", "… two three four five six");
    check("Angst Nacht Wind Regen Licht über", "uber", "… Nacht Wind Regen Licht über");
    check("one two three four five six", "six one", "one two three four five six");
    let whole = "x".repeat(EXCERPT_CHARS);
    check(&whole, "", &whole);
    check(&format!("{whole}y"), "", &format!("{whole}…"));
    check(&format!("a {whole}"), "", "a …");
    check(&"ä".repeat(EXCERPT_CHARS + 1), "", &format!("{}…", "ä".repeat(EXCERPT_CHARS)));
    let long = format!("{} needle end", "hay ".repeat(20_000));
    check(&long, "needle", "… hay hay hay hay needle end");
}

#[test]
fn an_excerpt_is_short_whatever_the_text() {
    for text in ["hay ".repeat(1_000), "hay\n".repeat(1_000), "ha🌿".repeat(1_000)] {
        assert!(excerpt(&text, &Query::new("")).chars().count() <= EXCERPT_CHARS + 4);
    }
}

#[test]
fn the_latest_stands_first_and_a_session_at_its_start() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let first = app.create(note("first"));
    let said = app.create(capture("second"));
    let deleted = app.create(note("gone"));
    app.delete(&deleted);
    app.create(draft("not a part of it"));
    let looked = app.create(Entry::Layer(Layer { capture: said.id, prompt: None, words: words("third") }));
    let session = app.create(note("only its name is used")).id;
    let between_ms = first.id.made_ms() + 1;
    let timeline = app.journal.timeline([(session, between_ms)]);
    let order: Vec<_> = timeline.iter().map(|entry| (entry.kind, entry.id)).collect();
    let expected = [
        (Kind::CheckIn, session),
        (Kind::Layer, looked.id),
        (Kind::Capture, said.id),
        (Kind::Session, session),
        (Kind::CheckIn, first.id),
    ];
    assert_eq!(order, expected);
}

#[test]
fn the_order_of_ten_thousand_is_known_without_reading_one() {
    let store = MemoryStore::new();
    let mut app = App::open(store.clone(), MemoryStore::new());
    for _ in 0..10_000 {
        let record = app.journal.create(note("x"), crate::support::at(1_790_000_000_000), 7);
        let staged = app.journal.stage(record).unwrap();
        app.journal.write_fast(&staged).unwrap();
    }
    let gets = store.gets();
    assert_eq!(app.journal.timeline([]).len(), 10_000);
    assert_eq!(store.gets(), gets);
}
