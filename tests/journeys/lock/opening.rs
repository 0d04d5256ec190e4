//! The one field that opens a diary, and what stands round it: for password managers, for the keyboard, before the app runs.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::{LOCKED, PASSPHRASE, change, lock_now, lock_with, unlock};
use crate::copy::Copy;
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::windows::Windows;

in_every_engine!(
    the_one_field_takes_what_is_pasted,
    the_focus_has_a_place_once_it_is_locked,
    a_locked_diary_shows_no_tabs_before_the_app_runs,
    nothing_stays_covered_when_the_lock_goes_meanwhile,
    who_was_writing_comes_back_there_after_the_lock,
    what_is_locked_in_one_window_is_locked_in_the_other,
);

/// What a password manager goes by, for each field that can be written into.
const FIELDS: &str = "
    const fields = document.querySelectorAll('#main input:not([type=checkbox], [type=radio]), #main textarea');
    return [...fields].filter((field) => field.checkVisibility()).map((field) => `${field.id} ${field.type} ${field.autocomplete}`);";

/// Whether the frame calls itself *Today*, which is behind the lock.
const TITLE: &str = "return getComputedStyle(document.querySelector('.shape h1')).visibility";

const ESCAPE: &str = "for (let at = 0; at < 2; at++)
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));";

const NOTE: &str = "return localStorage.getItem('homeward/lock')";

fn the_one_field_takes_what_is_pasted(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/settings/lock");
    phone.heading_is("Lock");
    assert_eq!(phone.script(FIELDS, &[]), json!(["lock-passphrase password new-password"]));
    phone.write("New passphrase", PASSPHRASE);
    phone.press("Go on");
    phone.sees("Recovery words");
    assert_eq!(phone.script(FIELDS, &[]), json!(["lock-again password new-password"]));
    phone.press("Go back");
    phone.focus_is("New passphrase");
    lock_with(&phone, PASSPHRASE);
    phone.script("document.querySelectorAll('#main details').forEach((it) => { it.open = true; })", &[]);
    let all = phone.script(FIELDS, &[]);
    let expected = |field: &Value| {
        let is_new =
            ["change-new ", "change-again "].iter().any(|id| field.as_str().unwrap().starts_with(id));
        let wanted = if is_new { " password new-password" } else { " password current-password" };
        field.as_str().unwrap().ends_with(wanted)
    };
    assert!(all.as_array().unwrap().len() >= 5 && all.as_array().unwrap().iter().all(expected), "{all}");

    // As from another app: cut out of a field, and put in with the keys of the system.
    phone.go("#/journal");
    phone.write("Search your journal", PASSPHRASE);
    phone.type_into("Search your journal", Key::Control + "a");
    phone.type_into("Search your journal", Key::Control + "x");
    assert_eq!(phone.value("Search your journal"), "", "it is in the clipboard");
    lock_now(&phone);
    assert_eq!(phone.script(FIELDS, &[]), json!(["unlock password current-password"]), "one field");
    phone.type_into("Passphrase", Key::Control + "v");
    assert_eq!(phone.value("Passphrase"), PASSPHRASE);
    phone.press("Unlock");
    phone.heading_is("Lock");
    phone.put_away();
}

fn the_focus_has_a_place_once_it_is_locked(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    lock_now(&phone);
    phone.focus_is(LOCKED);
    // The next press of the key is the field.
    phone.type_key(Key::Tab);
    phone.focus_is("Passphrase");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    phone.focus_is("Lock");
    phone.go("#/journal");
    phone.heading_is("Journal");
    phone.script(ESCAPE, &[]);
    phone.heading_is(LOCKED);
    phone.stands();
    phone.focus_is(LOCKED);
    phone.put_away();
}

fn a_locked_diary_shows_no_tabs_before_the_app_runs(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    let on = phone.script(NOTE, &[]);
    lock_now(&phone);
    phone.open("#/help");
    phone.heading_is("Help now");
    assert_eq!(phone.count("link", "Journal"), 0, "Help stays as it is when the app comes");
    // The name leads back.
    phone.follow("Homeward");
    phone.heading_is(LOCKED);
    assert_eq!(phone.count("link", "Journal"), 0);
    phone.go("#/settings/lock");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    assert_eq!(phone.count("link", "Journal"), 1);
    change(&phone, "#off-now", PASSPHRASE);
    phone.sees("The lock is off.");
    let off = phone.script(NOTE, &[]);
    phone.put_away();

    // The same page, on which no app ever starts.
    let dist = Copy::of_dist();
    dist.write("boot.js", "");
    let site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    phone.expect_complaint("Homeward has stopped");
    phone.load(&site.url("#/today"));
    for (note, tabs, title) in [(&off, 1, "visible"), (&on, 0, "hidden")] {
        phone.script("localStorage.setItem('homeward/lock', arguments[0])", std::slice::from_ref(note));
        for (place, heading) in [("#/help", "Help now"), ("#/today", "Today")] {
            phone.load("about:blank");
            phone.load(&site.url(place));
            phone.heading_is(heading);
            assert_eq!(phone.count("link", "Journal"), tabs, "{place}");
            assert_eq!(phone.count("link", "Help now"), 1, "{place}");
            assert_eq!(phone.script(TITLE, &[]), json!(title), "{place}");
        }
        // And whoever takes a copy along learns what it is.
        phone.script("(window.wrappedJSObject ?? window).dispatchEvent(new Event('homeward:failed'))", &[]);
        phone.sees(if tabs == 0 {
            "What is sealed stays sealed in it"
        } else {
            "It holds what Homeward keeps"
        });
    }
    phone.put_away();
}

fn nothing_stays_covered_when_the_lock_goes_meanwhile(engine: Engine) {
    /// As when another app comes to the front, or goes.
    const TURN: &str = "Object.defineProperty(document.wrappedJSObject ?? document, 'visibilityState',
            { value: arguments[0], configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        return getComputedStyle(document.body).visibility";
    const IS_OFF: &str = "return String(localStorage.getItem('homeward/lock').includes('\"off\":true'))";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    assert_eq!(phone.script(TURN, &[json!("hidden")]), json!("hidden"), "covered");
    change(&phone, "#off-now", PASSPHRASE);
    phone.until_it_says("the lock", IS_OFF, "true");
    assert_eq!(phone.script(TURN, &[json!("visible")]), json!("visible"));
    phone.sees("The lock is off.");
    // Without a lock nothing is covered in the first place.
    assert_eq!(phone.script(TURN, &[json!("hidden")]), json!("visible"));
    phone.put_away();
}

fn who_was_writing_comes_back_there_after_the_lock(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    phone.go("#/capture");
    phone.heading_is("Say something");
    phone.write("Anything at all", "Half a");
    phone.script(ESCAPE, &[]);
    phone.heading_is(LOCKED);
    phone.stands();
    // The phone ends the page, and the icon leads to the bare address.
    phone.open("");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Say something");
    assert_eq!(phone.value("Anything at all"), "Half a");
    phone.put_away();
}

fn what_is_locked_in_one_window_is_locked_in_the_other(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/today", "#/reflect"]);
    windows.turn_to_first();
    phone.say("A boat.");
    lock_with(&phone, PASSPHRASE);
    windows.turn_to_second();
    phone.heading_is(LOCKED);
    phone.stands();
    unlock(&phone, PASSPHRASE);
    phone.sees("A boat.");
    windows.turn_to_first();
    lock_now(&phone);
    windows.turn_to_second();
    phone.heading_is(LOCKED);
    phone.sees_no("A boat.");
    phone.stands();
    phone.put_away();
}
