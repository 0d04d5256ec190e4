//! Nothing acknowledged is lost: every call fails once, then for good, on either store and on both; and every start
//! after it finds the newest acknowledged revision and brings it to both sides.

use std::collections::BTreeMap;

use homeward::domain::id::RecordId;
use homeward::journal::{MemoryStore, StoreError, Stored};

use crate::support::{App, broken, capture, draft, note};

/// What a person does in an evening. Goes on whatever the stores answer.
fn an_evening(app: &mut App, mut after_each: impl FnMut(&App)) {
    let first = app.create(note("one"));
    after_each(app);
    let first = app.revise(&first, note("one, in other words"));
    after_each(app);
    let mut typing = app.create(draft("I"));
    after_each(app);
    for text in ["I saw", "I saw a door"] {
        typing = app.revise(&typing, draft(text));
        after_each(app);
    }
    let sealed = app.create(capture("I saw a door"));
    after_each(app);
    app.delete(&typing);
    after_each(app);
    let gone = app.delete(&first);
    after_each(app);
    let back = app.restore(&gone);
    after_each(app);
    app.revise(&back, note("three"));
    after_each(app);
    app.delete(&sealed);
    after_each(app);
}

/// Of two promises for one record the later one holds.
fn newest(a: &BTreeMap<RecordId, Stored>, b: &BTreeMap<RecordId, Stored>) -> Vec<Stored> {
    let mut all = a.clone();
    for (id, record) in b {
        if all.get(id).is_none_or(|other| other.rev() < record.rev()) {
            all.insert(*id, record.clone());
        }
    }
    all.into_values().collect()
}

fn assert_kept(promised: &[Stored], fast: &MemoryStore, durable: &MemoryStore, context: &str) {
    let app = App::reopen(fast, durable);
    for record in promised {
        app.assert_kept_everywhere(record, context);
    }
    let keys = |store: &MemoryStore| store.texts().into_keys().collect::<Vec<_>>();
    assert_eq!(keys(&app.fast), keys(&app.durable), "both sides hold the same, {context}");
    assert_eq!(keys(&app.fast).len(), app.journal.keys().len(), "and the journal knows it, {context}");
}

/// How many calls the evening makes on a healthy fast and durable store.
fn calls_of_an_evening() -> (usize, usize) {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let opening = app.fast.calls();
    an_evening(&mut app, |_| {});
    (app.fast.calls() - opening, app.durable.calls())
}

#[test]
fn whatever_call_fails_no_acknowledged_record_is_lost() {
    let (fast_calls, durable_calls) = calls_of_an_evening();
    let mut runs = 0;
    for lasting in [[false, false], [false, true], [true, false], [true, true]] {
        for fast_at in 1..=fast_calls + 1 {
            for durable_at in 1..=durable_calls + 1 {
                let error =
                    [StoreError::Full, StoreError::Denied, broken()][(fast_at + durable_at) % 3].clone();
                let mut app = App::open(MemoryStore::new(), MemoryStore::new());
                let plans = [(&app.fast, fast_at, lasting[0]), (&app.durable, durable_at, lasting[1])];
                for (store, at, lasting) in plans {
                    if lasting {
                        store.fail_from(at, error.clone());
                    } else {
                        store.fail_at(at, error.clone());
                    }
                }
                an_evening(&mut app, |_| {});
                let context =
                    format!("fast fails at {fast_at}, durable at {durable_at}, lasting {lasting:?}");
                let promised = newest(&app.fast_has, &app.durable_has);
                assert_kept(&promised, &app.fast, &app.durable, &context);
                // The browser may also have lost one store altogether: what the other promised still stands.
                let durable_promised: Vec<_> = app.durable_has.values().cloned().collect();
                assert_kept(
                    &durable_promised,
                    &MemoryStore::new(),
                    &app.durable,
                    &format!("{context}, fast wiped"),
                );
                runs += 1;
            }
        }
    }
    println!("{runs} runs, no acknowledged record lost");
    assert!(runs > 1_000, "{runs} runs are too few to be all of them");
}

#[test]
fn whatever_call_fails_the_person_still_sees_the_last_words() {
    for durable_fails in [false, true] {
        for at in 1.. {
            let mut app = App::open(MemoryStore::new(), MemoryStore::new());
            let written = app.create(note("one"));
            let calls = app.fast.calls();
            app.fast.fail_at(at, StoreError::Full);
            if durable_fails {
                app.durable.fail_from(1, StoreError::Full);
            }
            let written = app.revise(&written, note("two"));
            if app.fast.calls() - calls < at {
                break;
            }
            let shown = app.journal.read(written.entry.kind(), written.id);
            assert_eq!(shown, Ok(written), "fast fails at call {at}, durable fails: {durable_fails}");
        }
    }
}

#[test]
fn a_fast_store_that_lost_its_last_minutes_gets_them_back() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let mut moments = vec![app.fast.copy()];
    an_evening(&mut app, |app| moments.push(app.fast.copy()));
    let promised: Vec<_> = app.durable_has.values().cloned().collect();
    for (at, older) in moments.iter().enumerate() {
        assert_kept(&promised, older, &app.durable, &format!("fast store as after step {at}"));
    }
}

#[test]
fn a_durable_store_that_fell_behind_catches_up() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let mut moments = vec![app.durable.copy()];
    an_evening(&mut app, |app| moments.push(app.durable.copy()));
    let promised: Vec<_> = app.fast_has.values().cloned().collect();
    for (at, older) in moments.iter().enumerate() {
        assert_kept(&promised, &app.fast, older, &format!("durable store as after step {at}"));
    }
}

#[test]
fn a_healing_that_is_cut_off_at_any_call_can_be_done_again() {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let mut halves = None;
    an_evening(&mut app, |app| {
        halves.get_or_insert_with(|| (app.fast.copy(), app.durable.copy()));
    });
    let (old_fast, old_durable) = halves.unwrap();
    for (fast, durable) in [(&old_fast, &app.durable), (&app.fast, &old_durable)] {
        for at in 1..40 {
            let mut cut = App::open(fast.copy(), durable.copy());
            cut.fast.fail_from(at, broken());
            cut.heal();
            let promised: Vec<_> = app.durable_has.values().cloned().collect();
            assert_kept(&promised, &cut.fast, &cut.durable, &format!("healing cut off at call {at}"));
        }
    }
}
