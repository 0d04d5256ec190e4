//! Room is counted, and a last save finds a place.

use homeward::journal::key::BALLAST_KEY;
use homeward::journal::{
    BALLAST_CHARS, DurableStore, Entry, Journal, LIMIT_UNITS, MemoryStore, Record, RecordKey, Room, RoomUnit,
    Saved, StoreError, additions, export_with,
};
use std::collections::BTreeMap;

use crate::support::{App, broken, capture, draft, note, now, record};

/// The diary as it lies there, without the ballast.
fn diary_in(store: &MemoryStore) -> BTreeMap<String, String> {
    let mut texts = store.texts();
    texts.remove(BALLAST_KEY);
    texts
}

fn has_ballast(app: &App) -> bool {
    app.fast.texts().get(BALLAST_KEY).is_some_and(|text| text.len() == BALLAST_CHARS)
}

/// A diary with three entries and a draft, and a ballast.
fn before() -> App {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    for text in ["a", "b", "c"] {
        app.create(note(text));
    }
    app.create(draft("I saw"));
    app.journal.lay_ballast(Room::used(0)).unwrap();
    app
}

/// Leaves the fast store so many bytes.
fn leave(app: &App, free_bytes: usize) {
    let used_bytes: usize = app.fast.texts().iter().map(|(key, text)| key.len() + text.len()).sum();
    app.fast.limit(used_bytes + free_bytes);
}

#[test]
fn keys_and_texts_of_everybody_are_counted_as_the_browser_counts() {
    fn check(texts: &[(&str, &str)], code_units: usize, bytes: usize) {
        let own = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        let journal = Journal::open(MemoryStore::holding(texts.iter().map(own)));
        let keys = journal.keys_to_count().unwrap();
        let counted = [RoomUnit::CodeUnit, RoomUnit::Byte].map(|unit| journal.units_under(&keys, unit));
        assert_eq!(counted, [Ok(code_units), Ok(bytes)], "{texts:?}");
    }
    check(&[], 0, 0);
    check(&[("homeward/ballast", "---")], 0, 0);
    check(&[("homeward/look", "theme=dark")], 23, 23);
    check(&[("somebody else", "")], 13, 13);
    check(&[("a", "schön"), ("b", "ÿ")], 6 + 2, 6 + 2);
    check(&[("a", "Łódź"), ("b", "a海"), ("海", "c")], 5 + 3 + 2, 9 + 5 + 3);
    check(&[("c", "🌊")], 3, 5);
    check(&[("homeward/1/check-in/x", "no record"), ("homeward/9/x", "newer")], 47, 47);
}

#[test]
fn sixty_of_a_hundred_are_the_time_to_say_so_and_the_last_two_are_for_nothing_new() {
    fn check(used_units: usize, percent: usize, [is_short, is_full]: [bool; 2]) {
        let room = Room::used(used_units);
        assert_eq!(
            (room.percent(), room.is_short(), room.is_full()),
            (percent, is_short, is_full),
            "{used_units}"
        );
    }
    check(0, 0, [false, false]);
    check(LIMIT_UNITS * 6 / 10 - 1, 59, [false, false]);
    check(LIMIT_UNITS * 6 / 10, 60, [true, false]);
    check(LIMIT_UNITS * 98 / 100 - 1, 97, [true, false]);
    check(LIMIT_UNITS - 1, 99, [true, true]);
    check(LIMIT_UNITS, 100, [true, true]);
    check(LIMIT_UNITS * 2, 100, [true, true]);
}

#[test]
fn the_ballast_is_laid_once_and_only_where_there_is_plenty_of_room() {
    fn check(used_units: usize, is_laid: bool) {
        let mut app = App::open(MemoryStore::new(), MemoryStore::new());
        app.journal.lay_ballast(Room::used(used_units)).unwrap();
        assert_eq!(has_ballast(&app), is_laid, "{used_units}");
    }
    check(0, true);
    check(LIMIT_UNITS * 9 / 10 - BALLAST_CHARS - 1, true);
    check(LIMIT_UNITS * 9 / 10 - BALLAST_CHARS, false);
    check(LIMIT_UNITS, false);
    let mut app = before();
    let calls = app.fast.calls();
    app.journal.lay_ballast(Room::used(0)).unwrap();
    assert_eq!(app.fast.calls(), calls + 1, "a look, and no second write");
}

#[test]
fn where_a_newer_version_has_written_no_ballast_is_laid() {
    let fast = MemoryStore::holding([("homeward/2/x".to_owned(), "newer".to_owned())]);
    let mut app = App::open(fast, MemoryStore::new());
    assert_eq!(app.journal.lay_ballast(Room::used(0)), Err(StoreError::UpdateFirst));
    assert!(!has_ballast(&app));
}

#[test]
fn the_ballast_is_no_part_of_the_diary() {
    let mut app = before();
    let opened = App::open(app.fast.copy(), app.durable.copy());
    assert_eq!(opened.journal.keys(), app.journal.keys());
    assert!(opened.journal.raw_keys().is_empty(), "neither unknown nor aside, so not in an export");
    assert!(homeward::journal::RawText::new(BALLAST_KEY, "-").is_none(), "no file brings one");
    let healed = App::reopen(&app.fast, &app.durable);
    assert!(!healed.durable.texts().contains_key(BALLAST_KEY), "healing passes it by");
    app.journal.erase_fast().unwrap();
    assert!(app.fast.texts().is_empty());
}

#[test]
fn a_full_store_takes_one_last_save_and_leaves_all_else_as_it_was() {
    fn check(what: &str, save: impl Fn(&mut App) -> (Record, Saved)) {
        let mut app = before();
        let kept = diary_in(&app.fast);
        leave(&app, 10);
        let (last, saved) = save(&mut app);
        assert_eq!(saved, Saved::Both, "{what}");
        app.assert_everywhere(&last, what);
        assert!(!has_ballast(&app), "{what}");
        for (key, text) in &kept {
            let key: RecordKey = key.parse().unwrap();
            let is_replaced = key.same_record(&RecordKey::of(&last));
            assert!(is_replaced || app.fast.texts().get(&key.to_string()) == Some(text), "{what}: {key}");
        }
        let again = App::reopen(&app.fast, &app.durable);
        again.assert_everywhere(&last, &format!("{what}, after a new start"));
        assert_eq!(again.journal.keys(), app.journal.keys(), "{what}");
    }
    let large = "x".repeat(BALLAST_CHARS / 2);
    check("a new entry", |app| {
        let at = app.tick();
        let new = app.journal.create(capture(&large), at, 7);
        app.save(new)
    });
    check("an edit", |app| {
        let (all, _) = app.journal.read_all(homeward::journal::Kind::CheckIn);
        let at = app.tick();
        let next = app.journal.revise(&all[0], note(&large), at).unwrap();
        app.save(next)
    });
}

#[test]
fn after_the_last_save_the_next_one_is_refused_and_said_to_be() {
    let mut app = before();
    leave(&app, 10);
    let fill = |app: &mut App, text: &str| {
        let at = app.tick();
        let new = app.journal.create(capture(text), at, 7);
        app.save(new).1
    };
    assert_eq!(fill(&mut app, &"x".repeat(BALLAST_CHARS - 500)), Saved::Both);
    let kept = diary_in(&app.fast);
    assert_eq!(fill(&mut app, &"y".repeat(500)), Saved::OnlyDurable(StoreError::Full));
    assert_eq!(app.fast.texts(), kept, "nothing gave way to it");
}

#[test]
fn a_save_that_is_too_large_even_so_leaves_the_ballast_to_a_smaller_one() {
    let mut app = before();
    leave(&app, 10);
    let texts = app.fast.texts();
    let at = app.tick();
    let large = app.journal.create(capture(&"x".repeat(BALLAST_CHARS)), at, 7);
    assert_eq!(app.save(large.clone()).1, Saved::OnlyDurable(StoreError::Full));
    assert_eq!(app.fast.texts(), texts);
    assert_eq!(app.journal.read(large.entry.kind(), large.id), Ok(large), "shown from memory");
    let small = app.journal.create(capture("small"), at, 7);
    assert_eq!(app.save(small).1, Saved::Both);
}

#[test]
fn drafts_and_repairs_leave_the_ballast_alone() {
    let mut app = before();
    leave(&app, 10);
    let texts = app.fast.texts();
    let at = app.tick();
    let typing = app.journal.create(draft("I saw a door, and then"), at, 7);
    assert_eq!(app.save(typing).1, Saved::OnlyDurable(StoreError::Full), "a draft");
    assert_eq!(app.fast.texts(), texts);
    let stray = record(77, 1, note("only in the durable store"));
    let staged = app.journal.stage(stray).unwrap();
    now(app.durable.apply(&additions(&[staged]))).unwrap();
    assert!(app.heal().1 > 0, "a repair");
    assert_eq!(app.fast.texts(), texts);
}

#[test]
fn an_edit_that_leaves_room_again_gives_the_ballast_back() {
    let mut app = before();
    let big = app.create(note(&"x".repeat(1_000)));
    leave(&app, 10);
    for text in ["short", "shorter"] {
        app.revise(&big, note(text));
        assert!(has_ballast(&app), "{text}");
    }
}

#[test]
fn an_import_leaves_the_ballast_to_a_last_save() {
    let mut app = before();
    leave(&app, 10);
    let texts = app.fast.texts();
    let file: Vec<Record> = (1..4).map(|n| record(n, 1, note(&"x".repeat(BALLAST_CHARS / 2)))).collect();
    let file = export_with(&file, &[], file[0].made).unwrap();
    assert_eq!(crate::actions::import(&mut app, &file), Ok(vec![Saved::OnlyDurable(StoreError::Full); 3]));
    assert_eq!(app.fast.texts(), texts);
    let at = app.tick();
    let last = app.journal.create(capture("one last save"), at, 7);
    assert_eq!(app.save(last).1, Saved::Both);
}

#[test]
fn whatever_call_of_a_last_save_fails_nothing_is_lost_or_shortened() {
    let entry: fn() -> Entry = || capture("I saw a door");
    let save = |prepare: &dyn Fn(&App)| {
        let mut app = before();
        let kept = diary_in(&app.fast);
        leave(&app, 10);
        prepare(&app);
        let at = app.tick();
        let last = app.journal.create(entry(), at, 7);
        let (last, saved) = app.save(last);
        (app, kept, last, saved)
    };
    let healthy_calls = {
        let begun = before().fast.calls();
        save(&|_| {}).0.fast.calls() - begun
    };
    let mut runs = 0;
    for at in 1..=healthy_calls {
        for lasting in [false, true] {
            for fault in [Some(StoreError::Full), Some(StoreError::Denied), Some(broken()), None] {
                let (app, kept, last, saved) = save(&|app| match &fault {
                    Some(error) if lasting => app.fast.fail_from(at, error.clone()),
                    Some(error) => app.fast.fail_at(at, error.clone()),
                    None => app.fast.tear(at, lasting, 150),
                });
                let context = format!("{fault:?} at {at}, lasting {lasting}");
                assert!(matches!(saved, Saved::Both | Saved::OnlyDurable(_)), "{saved:?}, {context}");
                for (key, text) in &kept {
                    assert_eq!(app.fast.texts().get(key), Some(text), "{context}");
                }
                App::reopen(&app.fast, &app.durable).assert_everywhere(&last, &context);
                runs += 1;
            }
        }
    }
    assert!(runs >= 40, "{runs} runs are too few: the save of a full store makes five calls and more");
}

/// An entry of so many signs, and a full store; then the entry in another length.
fn an_edit_in_a_full_store(before_chars: usize, after_chars: usize) -> (App, Record, Record, Saved) {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.create(note("a"));
    let first = app.create(note(&"x".repeat(before_chars)));
    leave(&app, 10);
    let at = app.tick();
    let next = app.journal.revise(&first, note(&"y".repeat(after_chars)), at).unwrap();
    let (next, saved) = app.save(next);
    (app, first, next, saved)
}

#[test]
fn in_a_full_store_an_edit_takes_the_room_of_what_it_edits() {
    fn check(before_chars: usize, after_chars: usize, expected: &Saved) {
        let context = format!("{before_chars} to {after_chars}");
        let (app, first, next, saved) = an_edit_in_a_full_store(before_chars, after_chars);
        assert_eq!(&saved, expected, "{context}");
        assert_eq!(app.journal.read(next.entry.kind(), next.id).as_ref(), Ok(&next), "{context}");
        let [is_first, is_next] =
            [&first, &next].map(|one| app.fast.texts().contains_key(&RecordKey::of(one).to_string()));
        assert_eq!([is_first, is_next], [*expected != Saved::Both, *expected == Saved::Both], "{context}");
        App::reopen(&app.fast, &app.durable).assert_everywhere(&next, &context);
        App::reopen(&MemoryStore::new(), &app.durable).assert_everywhere(&next, &context);
    }
    let refused = Saved::OnlyDurable(StoreError::Full);
    check(500, 0, &Saved::Both);
    check(500, 500, &Saved::Both);
    check(500, 510, &Saved::Both);
    check(500, 511, &refused);
    check(500, 5_000, &refused);
}

#[test]
fn an_edit_that_only_the_durable_store_has_takes_the_room_at_the_next_start() {
    for (after_chars, is_there) in [(500, true), (5_000, false)] {
        let (app, first, next, _) = an_edit_in_a_full_store(500, 5_000);
        // The entry is made shorter where it was not seen: the durable store gets it alone.
        let later = Record { rev: next.rev.next(), entry: note(&"z".repeat(after_chars)), ..next };
        let staged = app.journal.stage(later.clone()).unwrap();
        now(app.durable.apply(&staged.changes())).unwrap();
        let mut again = App::open(app.fast.clone(), app.durable.copy());
        let (_, failed) = again.heal();
        assert_eq!(failed, usize::from(!is_there), "{after_chars}");
        for _ in ["at once", "compared once more"] {
            assert_eq!(
                again.journal.read(later.entry.kind(), later.id).as_ref(),
                Ok(&later),
                "{after_chars}"
            );
            let [is_first, is_later] =
                [&first, &later].map(|one| again.fast.texts().contains_key(&RecordKey::of(one).to_string()));
            assert_eq!([is_first, is_later], [!is_there, is_there], "{after_chars}");
            again.heal();
        }
    }
}

#[test]
fn drafts_that_only_the_durable_store_has_do_not_pile_up() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.create(note("a"));
    leave(&app, 10);
    let mut typing = app.create(draft("I"));
    for text in ["I saw", "I saw a door", "I saw a door, and then"] {
        typing = app.revise(&typing, draft(text));
    }
    assert_eq!(app.journal.keys().len(), 2, "the entry, and the draft as it is now");
    assert_eq!(app.journal.read(typing.entry.kind(), typing.id), Ok(typing));
}

#[test]
fn whatever_call_of_an_edit_in_a_full_store_fails_the_newer_form_is_kept() {
    let mut runs = 0;
    let faults = || [StoreError::Full, StoreError::Denied, broken()];
    for (after_chars, fault) in
        [400, 5_000].into_iter().flat_map(|chars| faults().map(|error| (chars, error)))
    {
        for (at, lasting) in (1..12).flat_map(|at| [(at, false), (at, true)]) {
            let (app, _, next, _) = an_edit_in_a_full_store(500, 5_000);
            let mut app = App::open(app.fast.clone(), app.durable.clone());
            app.heal();
            app.later();
            if lasting {
                app.fast.fail_from(at, fault.clone());
            } else {
                app.fast.fail_at(at, fault.clone());
            }
            let later = app.revise(&next, note(&"z".repeat(after_chars)));
            let context = format!("{after_chars}, {fault:?} at {at}, lasting {lasting}");
            match app.journal.read(later.entry.kind(), later.id) {
                Ok(shown) => assert_eq!(shown, later, "{context}"),
                Err(error) => assert_eq!(error, fault.clone().into(), "{context}"),
            }
            App::reopen(&app.fast, &app.durable).assert_everywhere(&later, &context);
            App::reopen(&MemoryStore::new(), &app.durable).assert_everywhere(&later, &context);
            runs += 1;
        }
    }
    assert!(runs > 100, "{runs} runs are too few to be all of them");
}
