//! Nothing acknowledged is lost, whatever call of whatever action fails in whatever way: once or for good, in either store,
//! with a store that is full, denied, broken or tears what it writes; and the browser killed right after.

use std::collections::BTreeMap;

use homeward::domain::id::RecordId;
use homeward::journal::key::BALLAST_KEY;
use homeward::journal::{FastStore, Kind, MemoryStore, RawText, RecordKey, StoreError, Stored};
use proptest::prelude::*;

use crate::actions::{ACTIONS, Action, Diary, erase};
use crate::support::App;

/// How a call fails.
#[derive(Debug, Clone)]
enum Fault {
    Refused(StoreError),
    Torn { bytes: usize },
}

fn faults() -> [Fault; 7] {
    let torn = |bytes| Fault::Torn { bytes };
    let broken = StoreError::Broken("test".to_owned());
    let refused = [StoreError::Full, StoreError::Denied, broken].map(Fault::Refused);
    let [full, denied, broken] = refused;
    [full, denied, broken, torn(0), torn(1), torn(150), torn(450)]
}

fn plan(store: &MemoryStore, at: usize, lasting: bool, fault: &Fault) {
    match fault {
        Fault::Refused(error) if lasting => store.fail_from(at, error.clone()),
        Fault::Refused(error) => store.fail_at(at, error.clone()),
        Fault::Torn { bytes } => store.tear(at, lasting, *bytes),
    }
}

/// Calls that an action makes on a healthy fast and durable store, opening included.
fn calls((_, action): Action, diary: &Diary) -> [usize; 2] {
    let mut app = diary.open(|_, _| {});
    action(&mut app, diary);
    [app.fast.calls(), app.durable.calls()]
}

/// What the journal shows is what was promised, or something newer that was to be saved after it.
fn assert_shown(
    diary: &Diary,
    app: &App,
    promised: &BTreeMap<RecordId, Stored>,
    attempted: &[Stored],
    context: &str,
) {
    let sides = [("fast", app.fast.texts()), ("durable", app.durable.texts())];
    for promise in promised.values() {
        let RecordKey { kind, id, .. } = RecordKey::of_stored(promise);
        let Some(key) = app.journal.newest(kind, id) else { panic!("{promise:?} is gone, {context}") };
        for (side, texts) in &sides {
            match diary.read(&key, texts.get(&key.to_string()).map_or("", String::as_str)) {
                Ok(shown) if shown == *promise => {}
                Ok(shown) => assert!(
                    shown.rev() > promise.rev() && attempted.contains(&shown),
                    "{shown:?} in the place of {promise:?}, {side} side, {context}"
                ),
                Err(error) => panic!("{error} for {promise:?}, {side} side, {context}"),
            }
        }
    }
}

fn assert_whole(app: &App, raw: &[&RawText], context: &str) {
    let mut fast = app.fast.texts();
    fast.remove(BALLAST_KEY);
    assert_eq!(fast, app.durable.texts(), "both sides hold the same, {context}");
    for kind in Kind::ALL {
        assert_eq!(app.journal.read_all(kind).1, [], "no {kind:?} is unreadable, {context}");
    }
    let aside = app.journal.raw_texts(&[]);
    for text in raw {
        assert!(aside.contains(text), "{text:?} is not aside, {context}");
    }
}

/// Killed, and started again on both copies, or on one where the browser has lost the other.
fn assert_nothing_lost(app: &App, diary: &Diary, context: &str) {
    let none = MemoryStore::new();
    let both = diary.reopen(&app.fast, &app.durable);
    assert_shown(diary, &both, &app.fast_has, &app.attempted, context);
    assert_shown(diary, &both, &app.durable_has, &app.attempted, context);
    assert_whole(&both, &[&diary.lost, &diary.half_lost], context);
    let only_durable = diary.reopen(&none, &app.durable);
    assert_shown(diary, &only_durable, &app.durable_has, &app.attempted, &format!("{context}, fast wiped"));
    assert_whole(&only_durable, &[&diary.lost], &format!("{context}, fast wiped"));
    let only_fast = diary.reopen(&app.fast, &none);
    assert_shown(diary, &only_fast, &app.fast_has, &app.attempted, &format!("{context}, durable wiped"));
    assert_whole(&only_fast, &[&diary.lost], &format!("{context}, durable wiped"));
}

/// Every action, whichever of its calls fails in one of these ways.
fn each_call_of_each_action_fails(diary: &Diary, faults: &[Fault]) {
    let mut runs = 0;
    for action in ACTIONS {
        let [fast_calls, durable_calls] = calls(action, diary);
        for (in_fast, calls) in [(true, fast_calls), (false, durable_calls)] {
            for (at, lasting) in (1..=calls + 1).flat_map(|at| [(at, false), (at, true)]) {
                for fault in faults {
                    let mut app = diary.open(|fast, durable| {
                        plan(if in_fast { fast } else { durable }, at, lasting, fault);
                    });
                    (action.1)(&mut app, diary);
                    let side = if in_fast { "fast" } else { "durable" };
                    let context = format!("{}: {side} {fault:?} at {at}, lasting {lasting}", action.0);
                    assert_nothing_lost(&app, diary, &context);
                    runs += 1;
                }
            }
        }
    }
    println!("{runs} runs, no acknowledged record lost");
    assert!(runs > 400 * faults.len(), "{runs} runs are too few to be all of them");
}

#[test]
fn whatever_call_of_whatever_action_fails_nothing_acknowledged_is_lost() {
    each_call_of_each_action_fails(&Diary::new(), &faults());
}

/// Each run seals and opens a diary some times over, so that there are fewer of them.
#[test]
fn nor_in_a_locked_diary() {
    let [full, _, _, _, _, torn, _] = faults();
    each_call_of_each_action_fails(&Diary::locked(), &[full, torn]);
}

#[test]
fn a_write_cut_off_at_any_byte_loses_nothing() {
    let diary = Diary::new();
    let mut runs = 0;
    for action in [ACTIONS[1], ACTIONS[4], ACTIONS[11]] {
        let [fast_calls, durable_calls] = calls(action, &diary);
        for bytes in (0..480).step_by(7) {
            // The last calls of an action are those that write.
            let last = |calls: usize| (calls.saturating_sub(4)..=calls).filter(|at| *at > 0);
            let fast = last(fast_calls).map(|at| (true, at));
            for (in_fast, at) in fast.chain(last(durable_calls).map(|at| (false, at))) {
                let mut app = diary.open(|fast, durable| {
                    (if in_fast { fast } else { durable }).tear(at, false, bytes);
                });
                (action.1)(&mut app, &diary);
                let context = format!("{}: fast {in_fast}, call {at} cut off after {bytes} bytes", action.0);
                assert_nothing_lost(&app, &diary, &context);
                runs += 1;
            }
        }
    }
    println!("{runs} runs with a torn write, no acknowledged record lost");
    assert!(runs > 1_000, "{runs} runs are too few to be all of them");
}

#[test]
fn a_store_that_fills_up_at_any_byte_loses_nothing() {
    let diary = Diary::new();
    let mut runs = 0;
    for action in ACTIONS {
        for (in_fast, ballast_bytes) in [(true, None), (false, None), (true, Some(0)), (true, Some(900))] {
            for free in (0..1_200).step_by(100) {
                let mut app = diary.open(|fast, durable| {
                    if let Some(bytes) = ballast_bytes {
                        FastStore::set(fast, BALLAST_KEY, &"-".repeat(bytes)).unwrap();
                    }
                    let full = if in_fast { fast } else { durable };
                    let used: usize = full.texts().iter().map(|(key, text)| key.len() + text.len()).sum();
                    full.limit(used + free);
                });
                (action.1)(&mut app, &diary);
                let context =
                    format!("{}: fast {in_fast}, {free} bytes are free, ballast {ballast_bytes:?}", action.0);
                assert_nothing_lost(&app, &diary, &context);
                runs += 1;
            }
        }
    }
    println!("{runs} runs with a full store, no acknowledged record lost");
    assert!(runs > 700, "{runs} runs are too few to be all of them");
}

#[test]
fn erasing_that_fails_has_lost_nothing_or_leaves_whole_records() {
    let diary = Diary::new();
    let mut healthy = diary.open(|_, _| {});
    erase(&mut healthy).unwrap();
    assert!(healthy.fast.texts().is_empty() && healthy.durable.texts().is_empty());
    let mut runs = 0;
    for (in_fast, calls) in [(true, healthy.fast.calls()), (false, healthy.durable.calls())] {
        for (at, lasting) in (1..=calls).flat_map(|at| [(at, false), (at, true)]) {
            for fault in faults() {
                let mut app = diary
                    .open(|fast, durable| plan(if in_fast { fast } else { durable }, at, lasting, &fault));
                let is_erased = erase(&mut app).is_ok();
                let context = format!("erase: fast {in_fast}, {fault:?} at {at}, lasting {lasting}");
                if is_erased {
                    // Opening may have failed; what the journal never knew goes all the same.
                    assert!(app.fast.texts().is_empty() && app.durable.texts().is_empty(), "{context}");
                } else {
                    let left = diary.reopen(&app.fast, &app.durable);
                    assert_shown(&diary, &left, &app.fast_has, &[], &context);
                    // A transaction that is torn has erased after all; it was asked to.
                    if !matches!(fault, Fault::Torn { .. }) {
                        assert_shown(&diary, &left, &app.durable_has, &[], &context);
                    }
                    assert_whole(&left, &[], &context);
                }
                runs += 1;
            }
        }
    }
    println!("{runs} runs of erasing");
    assert!(runs > 150, "{runs} runs are too few to be all of them");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_actions_in_any_order_with_any_faults_keep_what_they_acknowledged(
        actions in prop::collection::vec(0..ACTIONS.len(), 1..8), at in [1..60_usize, 1..60_usize],
        lasting in any::<[bool; 2]>(), which in [0..7_usize, 0..7_usize],
    ) {
        let diary = Diary::new();
        let mut app = diary.open(|fast, durable| {
            plan(fast, at[0], lasting[0], &faults()[which[0]]);
            plan(durable, at[1], lasting[1], &faults()[which[1]]);
        });
        for index in &actions {
            (ACTIONS[*index].1)(&mut app, &diary);
        }
        let both = diary.reopen(&app.fast, &app.durable);
        assert_shown(&diary, &both, &app.fast_has, &app.attempted, "both");
        assert_shown(&diary, &both, &app.durable_has, &app.attempted, "both");
        assert_whole(&both, &[&diary.lost, &diary.half_lost], "both");
    }
}
