//! What a person is told of a text that was set aside: what it was and when it was made, as far as its key tells.

use homeward::journal::{AsideName, FastStore, Journal, MemoryStore};

use crate::support::id;

#[test]
fn the_key_of_a_text_aside_names_it_as_far_as_it_tells() {
    fn check(key: &str, what: &'static str, tells_the_day: bool) {
        let made_ms = tells_the_day.then(|| id(1).made_ms());
        let key = key.replace("ID", &id(1).to_string());
        for name in [
            key.clone(),
            format!("homeward/aside/9ab21c37/{key}"),
            format!("homeward/aside/9ab21c37-2/{key}"),
        ] {
            assert_eq!(AsideName::of(&name), AsideName { what, made_ms }, "{name}");
        }
        let sealed = format!("homeward/aside-sealed/9ab21c37/{key}");
        assert_eq!(AsideName::of(&sealed), AsideName { what, made_ms }, "{sealed}");
    }
    for form in [1, 2] {
        check(&format!("homeward/{form}/check-in/ID/r2"), "A check-in", true);
        check(&format!("homeward/{form}/session/ID/r1"), "A session", true);
        check(&format!("homeward/{form}/capture/ID/r1"), "First words", true);
        check(&format!("homeward/{form}/layer/ID/x3"), "A later look", true);
        check(&format!("homeward/{form}/care-plan/ID/r4"), "Your care plan", true);
        check(&format!("homeward/{form}/draft/ID/r40"), "A draft", true);
        check(&format!("homeward/{form}/example-set/ID/r1"), "The list of examples", true);
    }
    // Brought by a file: no revision, no name, or of a kind and a format that are not known here.
    for rest in ["check-in/ID/q", "check-in/ID", "check-in/x/r1", "dream/ID/r1", "dream/x/r1", ""] {
        for form in [1, 2, 3] {
            check(&format!("homeward/{form}/{rest}"), "A text whose name cannot be read", false);
        }
    }
    check("homeward/2/check-in/7ZZZZZZZZZZZZZZZZZZZZZZZZZ/r1", "A text whose name cannot be read", false);
    check("homeward/3/session/ID/r1", "A text whose name cannot be read", false);
    check("homeward/notes", "A text whose name cannot be read", false);
    check("homeward/", "A text whose name cannot be read", false);
    check("", "A text whose name cannot be read", false);
    check("check-in/ID/r1", "A text whose name cannot be read", false);
}

#[test]
fn names_stand_in_the_order_of_the_journal_the_newest_first_and_those_without_a_day_last() {
    let store = MemoryStore::new();
    for (at, key) in [
        format!("homeward/1/check-in/{}/r1", id(1)),
        "homeward/notes".to_owned(),
        format!("homeward/2/capture/{}/r1", id(3)),
        format!("homeward/1/layer/{}/r1", id(2)),
        // Both copies had another text.
        format!("homeward/1/layer/{}/r1", id(2)),
    ]
    .iter()
    .enumerate()
    {
        FastStore::set(&store, &format!("homeward/aside/{at:08x}/{key}"), "half a text").unwrap();
    }
    let named: Vec<_> =
        Journal::open(store).names_aside().into_iter().map(|name| (name.what, name.made_ms)).collect();
    let made = |n| Some(id(n).made_ms());
    let expected = [
        ("First words", made(3)),
        ("A later look", made(2)),
        ("A later look", made(2)),
        ("A check-in", made(1)),
        ("A text whose name cannot be read", None),
    ];
    assert_eq!(named, expected);
}
