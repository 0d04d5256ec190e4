//! The lock on the real screens: what it hides, what opens it, and what it costs nobody.

mod begun;
mod cut_off;
mod kept;
mod memory;
mod note;
mod opening;
mod put_back;
mod way_home;

use serde_json::json;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_locked_diary_tells_nothing_and_opens_again,
    the_recovery_words_open_it_and_lead_to_a_new_passphrase,
    a_lock_that_is_taken_off_leaves_the_records_as_they_were,
    what_was_being_written_is_sealed_and_comes_back,
    it_locks_by_itself_after_a_warning,
    wrong_passphrases_cost_a_pause_and_nothing_else,
    a_locked_diary_can_be_erased_after_a_word,
    a_backup_of_a_locked_diary_opens_without_its_lock,
);

pub const PASSPHRASE: &str = "seven green doors";
pub const LOCKED: &str = "Locked";

/// Turns the lock on, and gives the recovery words.
#[track_caller]
pub fn lock_with(phone: &Phone, passphrase: &str) -> String {
    phone.go("#/settings/lock");
    phone.heading_is("Lock");
    phone.write("New passphrase", passphrase);
    phone.press("Go on");
    phone.sees("Recovery words");
    let words = phone.script(
        "return [...document.querySelectorAll('.words li')].map((it) => it.textContent).join(' ')",
        &[],
    );
    phone.write("Your passphrase once more", passphrase);
    phone.press("Lock my diary");
    phone.sees("Your diary is sealed.");
    phone.sees("The lock is on.");
    words.as_str().expect("words").to_owned()
}

#[track_caller]
pub fn lock_now(phone: &Phone) {
    phone.go("#/settings/lock");
    phone.press("Lock now");
    phone.heading_is(LOCKED);
    phone.stands();
}

#[track_caller]
pub fn unlock(phone: &Phone, secret: &str) {
    phone.heading_is(LOCKED);
    phone.put("Passphrase", secret);
    phone.press("Unlock");
}

#[track_caller]
pub fn everything(phone: &Phone) -> String {
    phone.everything_kept()
}

/// Opens one of the changes, fills in what opens the lock now, and sends it off. Its fields have the same names as others.
#[track_caller]
pub fn change(phone: &Phone, field: &str, secret: &str) {
    phone.script(
        "const field = document.querySelector(arguments[0]);
         field.closest('details').open = true;
         Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, arguments[1]);
         field.dispatchEvent(new Event('input', { bubbles: true }));
         field.form.requestSubmit(field.form.querySelector('button[type=submit]'));",
        &[json!(field), json!(secret)],
    );
}

fn a_locked_diary_tells_nothing_and_opens_again(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat on a lake");
    let capture = phone.only("capture");
    lock_with(&phone, PASSPHRASE);
    phone.go("#/reflect");
    phone.sees("A boat on a lake");
    lock_now(&phone);
    for place in [
        "#/today",
        "#/journal",
        "#/reflect",
        &format!("#/reflect/{capture}"),
        "#/settings",
        "#/settings/safety",
        "#/settings/trash",
        "#/settings/backup",
        "#/settings/plan",
        "#/capture",
        "#/check-in",
        "#/patterns",
        "#/welcome",
        "#/session/new",
        "#/about",
        "#/settings/lock",
    ] {
        phone.go(place);
        phone.heading_is(LOCKED);
        phone.sees_no("boat");
    }
    phone.until_it_says("a title that tells nothing", "return document.title", "Locked – Homeward");
    phone.sees_no("1 ");
    phone.follow("Help now");
    phone.heading_is("Help now");
    phone.open("#/reflect");
    phone.heading_is(LOCKED);
    phone.bring_axe();
    assert_eq!(phone.barriers(), [""; 0]);
    assert_eq!(phone.overflow(), None);
    unlock(&phone, "another one");
    phone.sees("This does not open it.");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Reflect");
    phone.sees("A boat on a lake");
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/settings/lock");
    phone.bring_axe();
    assert_eq!(phone.barriers(), [""; 0]);
    phone.put_away();
}

fn the_recovery_words_open_it_and_lead_to_a_new_passphrase(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    let words = lock_with(&phone, PASSPHRASE);
    assert_eq!(words.split(' ').count(), 10, "{words}");
    lock_now(&phone);
    phone.go("#/journal");
    unlock(&phone, &words.to_uppercase());
    phone.heading_is("Lock");
    phone.sees("Your recovery words have opened the diary.");
    let is_open = || phone.script("return document.querySelector('details:has(#change-new)').open", &[]);
    assert_eq!(is_open(), json!(true), "where a new one is chosen");
    phone.put("New passphrase", "123456");
    phone.sees("but not somebody who copies its storage");
    change(&phone, "#change-now", &words);
    phone.sees("The two are not the same.");
    phone.put("The new one once more", "123456");
    change(&phone, "#change-now", &words);
    phone.sees("Your passphrase is changed.");
    assert_eq!(is_open(), json!(false), "it is done");
    lock_now(&phone);
    unlock(&phone, PASSPHRASE);
    phone.sees("This does not open it.");
    unlock(&phone, "123456");
    phone.heading_is("Lock");
    change(&phone, "#words-now", "123456");
    phone.sees("Your old words hold until you tap this.");
    phone.press("I have written them down");
    phone.sees("The old ones open nothing any more.");
    lock_now(&phone);
    unlock(&phone, &words);
    phone.sees("These are not the recovery words of this diary.");
    let (first_nine, _) = words.rsplit_once(' ').expect("ten words");
    unlock(&phone, &format!("{first_nine} appel"));
    phone.sees("Word 10 cannot be one of them.");
    phone.put_away();
}

fn a_lock_that_is_taken_off_leaves_the_records_as_they_were(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    phone.say("A boat.");
    let kept = phone.all_kept();
    lock_with(&phone, PASSPHRASE);
    assert!(phone.all_kept().is_empty(), "all is sealed");
    change(&phone, "#off-now", PASSPHRASE);
    phone.sees("The lock is off.");
    assert_eq!(phone.all_kept(), kept);
    assert_eq!(phone.all_kept_for_good(), kept);
    let left = everything(&phone);
    assert!(!left.contains("homeward/2/") && left.contains(r#"\"off\":true"#), "{left}");
    phone.reload();
    phone.go("#/reflect");
    phone.sees("A boat.");
    phone.put_away();
}

fn what_was_being_written_is_sealed_and_comes_back(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    let in_haste = [
        "for (let at = 0; at < 2; at++) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));",
        "for (let at = 0; at < 3; at++) document.querySelector('.brand').dispatchEvent(new Event('pointerdown', { bubbles: true }));",
    ];
    for (at, hide) in in_haste.into_iter().enumerate() {
        let words = format!("Half a sentence {at}");
        phone.go("#/capture");
        phone.heading_is("Say something");
        phone.write("Anything at all", &words);
        let covered = phone.script(&format!("{hide} return getComputedStyle(document.body).visibility"), &[]);
        assert_eq!(covered, json!("hidden"), "at once");
        phone.heading_is(LOCKED);
        phone.stands();
        assert!(!everything(&phone).contains("Half a sentence"));
        unlock(&phone, PASSPHRASE);
        phone.heading_is("Say something");
        assert_eq!(phone.value("Anything at all"), words);
    }
    phone.put_away();
}

/// Sets the page's clock ahead, and lets it look.
#[track_caller]
fn go_ahead(phone: &Phone, seconds: u32) {
    phone.script(
        "const page = window.wrappedJSObject ?? window;
         const True = page.TrueDate ??= page.Date;
         const shift = arguments[0] * 1000;
         const ahead = function (...parts) { return parts.length ? new True(...parts) : new True(True.now() + shift); };
         // Firefox runs this in a room of its own.
         page.Date = typeof exportFunction === 'function' ? exportFunction(ahead, page) : ahead;
         page.Date.now = True.now;
         document.dispatchEvent(new Event('visibilitychange'));",
        &[json!(seconds)],
    );
}

fn it_locks_by_itself_after_a_warning(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    phone.go("#/journal");
    go_ahead(&phone, 200);
    phone.sees_no("about to lock");
    // Of the 20 seconds of warning, most are left to the thumb.
    go_ahead(&phone, 281);
    phone.sees("Homeward is about to lock. What you write is kept.");
    phone.press("Stay open");
    phone.sees_no("about to lock");
    phone.heading_is("Journal");
    go_ahead(&phone, 281 + 310);
    phone.heading_is(LOCKED);
    phone.stands();
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Journal");
    phone.put_away();
}

fn wrong_passphrases_cost_a_pause_and_nothing_else(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    lock_now(&phone);
    phone.press("Unlock");
    phone.sees("Type your passphrase here.");
    for tries in 1..=3 {
        unlock(&phone, &format!("wrong one {tries}"));
        until("one more try counted", || {
            let tries_kept = phone.script("return localStorage.getItem('homeward/tries') ?? ''", &[]);
            let tries_kept = tries_kept.as_str().unwrap_or_default().to_owned();
            if tries_kept.starts_with(&format!("{tries} ")) { Ok(()) } else { Err(tries_kept) }
        });
        if tries < 3 {
            phone.sees("This does not open it. Look at each letter, large and small.");
        }
    }
    // The third costs two seconds, which a busy machine may be too late to see.
    phone.sees("You can try again now.");
    // The pause outlives the page.
    phone.script("localStorage.setItem('homeward/tries', `20 ${Date.now()}`)", &[]);
    phone.reload();
    unlock(&phone, PASSPHRASE);
    phone.sees("Please wait ");
    phone.sees("Your diary is safe.");
    phone.script("localStorage.setItem('homeward/tries', `20 ${Date.now() - 31000}`)", &[]);
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    // A clock that was set back since costs one pause, and not one at each try.
    lock_now(&phone);
    phone.script("localStorage.setItem('homeward/tries', `6 ${Date.now() + 86400000}`)", &[]);
    unlock(&phone, PASSPHRASE);
    phone.sees("Please wait 20 seconds.");
    phone.sees("You can try again now.");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    phone.put_away();
}

fn a_locked_diary_can_be_erased_after_a_word(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat.");
    lock_with(&phone, PASSPHRASE);
    lock_now(&phone);
    phone.press("I cannot open it…");
    phone.press("Erase this diary…");
    phone.sees("This removes the whole diary from this phone.");
    phone.press("Erase everything");
    phone.sees("Type the word erase here first.");
    phone.write("To go on, type: erase", "erase");
    phone.press("Erase everything");
    phone.heading_is("Welcome");
    phone.sees("Everything was erased.");
    let left = everything(&phone);
    assert!(!left.contains("homeward/2/") && !left.contains("homeward/lock"), "{left}");
    phone.reload();
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    assert_eq!(phone.kept("check-in").len(), 1, "a new diary, without a lock");
    phone.put_away();
}

fn a_backup_of_a_locked_diary_opens_without_its_lock(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat.");
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    let kept = phone.all_kept();
    lock_with(&phone, PASSPHRASE);
    let file = crate::backup::backed_up(&phone, 2);
    let folder = crate::running::Folder::new();
    phone.put_away();
    let other = Phone::new(engine, &site);
    other.open("#/today");
    other.check_in_with_three_taps("Good");
    lock_with(&other, "another passphrase");
    crate::backup::open_backup(&other, &folder, &file, crate::backup::WORDS);
    other.sees("In this backup");
    other.press("Add these");
    other.sees("Added: ");
    assert!(other.all_kept().is_empty(), "what comes in is sealed");
    other.go("#/settings/lock");
    other.heading_is("Lock");
    change(&other, "#off-now", "another passphrase");
    other.sees("The lock is off.");
    let open = other.all_kept();
    for (key, text) in kept {
        assert_eq!(open.get(&key), Some(&text), "{key}");
    }
    other.put_away();
}
