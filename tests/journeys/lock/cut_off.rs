//! A lock that is cut off, put back by a browser, lost in one place or used in two windows at once.

use std::collections::BTreeSet;

use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::text::Words;
use homeward::domain::time::Moment;
use homeward::journal::{Entry, Record, RecordKey, RecordState, Revision, encode};
use serde_json::json;

use super::{LOCKED, PASSPHRASE, change, everything, lock_with, unlock};
use crate::engine::Engine;
use crate::phone::{Kept, Phone};
use crate::site::Site;
use crate::wait::until;
use crate::windows::Windows;

in_every_engine!(
    a_sealing_that_was_cut_off_goes_on_after_the_next_unlocking,
    a_note_that_one_place_has_lost_comes_back_from_another,
    what_was_written_after_the_lock_was_taken_off_survives_a_store_that_is_put_back,
    of_two_windows_the_one_that_takes_over_writes_once_it_is_opened,
    what_is_written_in_the_middle_of_a_sealing_is_there_after_a_page_that_ended,
);

/// Puts records into localStorage.
const PUT: &str = "for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text);";
/// Has the page itself answer the last question before a sealing.
const SEAL: &str = "
    const field = document.querySelector('#lock-again');
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, arguments[0]);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.form.requestSubmit(field.form.querySelector('button[type=submit]'));";

fn a_sealing_that_was_cut_off_goes_on_after_the_next_unlocking(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    phone.say("A boat.");
    let open = phone.all_kept();
    lock_with(&phone, PASSPHRASE);
    // As a browser leaves it that was killed in the middle of it, or has put localStorage back by a minute.
    phone.script(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('homeward/2/')) localStorage.removeItem(key);
         for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text);
         localStorage.removeItem('homeward/lock');",
        &[json!(open)],
    );
    phone.put_into_database(&open);
    phone.reload();
    phone.go("#/reflect");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Reflect");
    phone.sees("A boat.");
    until("all sealed again", || {
        let kept = everything(&phone);
        if kept.contains("homeward/1/") { Err(kept) } else { Ok(()) }
    });
    phone.put_away();
}

fn a_note_that_one_place_has_lost_comes_back_from_another(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat.");
    lock_with(&phone, PASSPHRASE);
    let notes = |phone: &Phone| {
        everything(phone).matches("\"homeward/lock\"").count()
            + everything(phone).matches("/homeward/lock\"").count()
    };
    let all = notes(&phone);
    phone.wipe_local_storage();
    phone.reload();
    unlock(&phone, PASSPHRASE);
    phone.go("#/reflect");
    phone.sees("A boat.");
    phone.wipe_database();
    phone.reload();
    unlock(&phone, PASSPHRASE);
    phone.sees("A boat.");
    until("the note in all places", || {
        let there = notes(&phone);
        if there == all { Ok(()) } else { Err(there.to_string()) }
    });
    phone.put_away();
}

/// Chromium may have put nothing of the last minutes onto the disk.
fn what_was_written_after_the_lock_was_taken_off_survives_a_store_that_is_put_back(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat.");
    lock_with(&phone, PASSPHRASE);
    let before = phone.script("return { ...localStorage }", &[]);
    change(&phone, "#off-now", PASSPHRASE);
    phone.sees("The lock is off.");
    phone.say("A door.");
    phone.script(
        "localStorage.clear(); for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text);",
        &[json!(before)],
    );
    phone.reload();
    phone.go("#/reflect");
    // It is asked for once more: what was put back is sealed.
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Reflect");
    phone.sees("A boat.");
    phone.sees("A door.");
    until("all open again", || {
        let kept = everything(&phone);
        if kept.contains("homeward/2/") { Err(kept) } else { Ok(()) }
    });
    phone.both_copies_hold("capture", 2);
    phone.reload();
    phone.heading_is("Reflect");
    phone.put_away();
}

fn of_two_windows_the_one_that_takes_over_writes_once_it_is_opened(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat.");
    lock_with(&phone, PASSPHRASE);
    let windows = Windows::open(&phone, ["#/reflect", "#/reflect"]);
    phone.heading_is(LOCKED);
    phone.press("Use here");
    unlock(&phone, PASSPHRASE);
    phone.sees("A boat.");
    phone.say("A door.");
    windows.turn_to_first();
    phone.heading_is(LOCKED);
    unlock(&phone, PASSPHRASE);
    phone.sees("A door.");
    phone.script("for (let at = 0; at < 2; at++) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))", &[]);
    phone.heading_is(LOCKED);
    windows.turn_to_second();
    phone.heading_is(LOCKED);
    phone.stands();
    phone.put_away();
}

/// So many check-ins that the sealing takes a while.
const MANY: u32 = 400;

fn what_is_written_in_the_middle_of_a_sealing_is_there_after_a_page_that_ended(engine: Engine) {
    const SEALED: &str = "homeward/2/";
    const FIELD: &str = "Anything at all";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    up_to_the_sealing(&phone, &many());
    phone.hold_database_after(SEALED);
    phone.script(SEAL, &[json!(PASSPHRASE)]);
    phone.until_database_is_held();
    phone.sees("Sealing your diary…");
    assert!(!phone.kept("check-in").is_empty(), "some are open yet");
    phone.go("#/capture");
    phone.put(FIELD, "Half a boat.");
    phone.reload();
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Say something");
    assert_eq!(phone.value(FIELD), "Half a boat.");
    until("all sealed", || {
        let kept = everything(&phone);
        if kept.contains("homeward/1/") { Err("not yet".to_owned()) } else { Ok(()) }
    });
    assert!(!everything(&phone).contains("Half a boat."));
    phone.put_away();
}

/// A diary with these records, and the question before it is sealed.
fn up_to_the_sealing(phone: &Phone, records: &Kept) {
    phone.script(PUT, &[json!(records)]);
    phone.put_into_database(records);
    phone.reload();
    phone.go("#/settings/lock");
    phone.write("New passphrase", PASSPHRASE);
    phone.press("Go on");
    phone.sees("Recovery words");
}

fn many() -> Kept {
    let pair = |at: u32| {
        let made = Moment::new(1_790_000_000_000 + i64::from(at) * 3_600_000, 60).unwrap();
        let words = Words::new(format!("planted note {at}.")).unwrap();
        let entry = Entry::CheckIn(CheckIn { note: words, ..CheckIn::of(Mood::Okay) });
        let id = RecordId::next(None, made.utc_ms(), u128::from(at));
        let record =
            Record { id, rev: Revision::FIRST, made, written: made, state: RecordState::Live, entry };
        (RecordKey::of(&record).to_string(), encode(&record).unwrap())
    };
    (0..MANY).map(pair).collect()
}

#[test]
fn chromium_killed_in_the_middle_of_a_sealing_loses_nothing() {
    a_browser_killed_in_the_middle_of_a_sealing_loses_nothing(Engine::Chromium);
}

#[test]
fn firefox_killed_in_the_middle_of_a_sealing_loses_nothing() {
    a_browser_killed_in_the_middle_of_a_sealing_loses_nothing(Engine::Firefox);
}

/// Whether the kill came before the note of the lock, among the texts or after them: all are there, and sealed once it is opened.
fn a_browser_killed_in_the_middle_of_a_sealing_loses_nothing(engine: Engine) {
    let many = many();
    let site = Site::start();
    for delay_ms in [5, 120, 300, 700] {
        let mut phone = Phone::new(engine, &site);
        phone.open("#/today");
        up_to_the_sealing(&phone, &many);
        phone.script(SEAL, &[json!(PASSPHRASE)]);
        phone.kill_in(delay_ms).join().expect("the kill");
        phone.start_again_over(|_| {});
        phone.open("#/settings/safety");
        let is_locked = until("the screen or the lock", || {
            let heading = phone.script("return document.querySelector('#main h1')?.textContent ?? ''", &[]);
            match heading.as_str() {
                // The lock may be found a moment after the screen, where localStorage knows nothing of it.
                Some(LOCKED) => Ok(true),
                Some("How safe is my diary") if !everything(&phone).contains("homeward/lock") => Ok(false),
                other => Err(format!("{other:?}")),
            }
        });
        if is_locked {
            unlock(&phone, PASSPHRASE);
            phone.heading_is("How safe is my diary");
        }
        let wanted = if is_locked { "homeward/2/check-in/" } else { "homeward/1/check-in/" };
        until("all records in one form", || {
            let keys = phone.script("return Object.keys(localStorage)", &[]);
            let keys: Vec<String> = serde_json::from_value(keys).unwrap();
            let all: BTreeSet<&String> = keys.iter().filter(|key| key.contains("/check-in/")).collect();
            let in_form = all.iter().filter(|key| key.starts_with(wanted)).count();
            if all.len() == in_form && in_form == many.len() {
                Ok(())
            } else {
                Err(format!("{in_form} of {}", all.len()))
            }
        });
        phone.go("#/journal");
        phone.put("Search your journal", &format!("note {}.", MANY - 1));
        phone.sees("1 entry");
        phone.put_away();
    }
}
