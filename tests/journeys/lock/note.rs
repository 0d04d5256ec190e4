//! The lock's note lies in three places, which are written one after the other. Each of these writes is the last one here that
//! the browser makes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{LOCKED, PASSPHRASE, change, everything, lock_now, lock_with, unlock};
use crate::engine::Engine;
use crate::phone::{Kept, Phone};
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_change_of_the_passphrase_that_is_cut_off_at_any_write_leaves_one_that_opens_and_every_text_as_it_was,
    a_lock_that_is_cut_off_at_any_write_of_its_note_is_on_or_off_and_the_diary_whole,
    an_older_note_is_not_written_over_a_disk_that_does_not_answer,
);

/// How many places the note is written to.
const PLACES: u32 = 3;

/// Lets so many writes of the note pass. With the next one the page is as good as dead: nothing that it writes arrives any more.
const CUT: &str = "
    const page = window.wrappedJSObject ?? window;
    const [passing] = arguments;
    let writes = 0;
    page.isCut = false;
    const passes = (key) => {
        if (key.endsWith('homeward/lock')) page.isCut ||= ++writes > passing;
        return !page.isCut;
    };
    const records = page.IDBObjectStore.prototype;
    const cut = (holder, name, instead) => {
        const whole = holder[name];
        holder[name] = function (...parts) {
            const key = holder === records && name === 'put' ? parts[1] : parts[0];
            return passes(String(key)) ? whole.apply(this, parts) : instead();
        };
    };
    const never = () => new page.Promise(() => {});
    cut(records, 'put', () => { throw new page.Error('cut off'); });
    cut(records, 'delete', () => { throw new page.Error('cut off'); });
    cut(page.Storage.prototype, 'setItem', () => {});
    cut(page.Storage.prototype, 'removeItem', () => {});
    cut(page.Cache.prototype, 'put', never);
    cut(page.Cache.prototype, 'delete', never);";

#[track_caller]
fn until_cut(phone: &Phone) {
    until("the cut", || match phone.script("return (window.wrappedJSObject ?? window).isCut", &[]) {
        Value::Bool(true) => Ok(()),
        other => Err(other.to_string()),
    });
}

/// Every sealed text in every place.
fn sealed_texts(phone: &Phone) -> Kept {
    /// localStorage, sessionStorage, the stores of the database with their pairs, and the caches.
    type All = (Kept, Kept, BTreeMap<String, Vec<(String, String)>>, Kept);
    let (fast, session, stores, spare): All = serde_json::from_str(&everything(phone)).expect("what is kept");
    let durable = stores.into_values().flatten().collect();
    let places = [("fast", fast), ("session", session), ("durable", durable), ("spare", spare)];
    let named = |(place, kept): (&'static str, Kept)| {
        kept.into_iter().map(move |(key, text)| (format!("{place} {key}"), text))
    };
    places.into_iter().flat_map(named).filter(|(name, _)| name.contains("homeward/2/")).collect()
}

/// A change of the passphrase touches the note alone.
fn a_change_of_the_passphrase_that_is_cut_off_at_any_write_leaves_one_that_opens_and_every_text_as_it_was(
    engine: Engine,
) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    phone.say("A boat.");
    lock_with(&phone, PASSPHRASE);
    let sealed = sealed_texts(&phone);
    assert!(sealed.len() >= 4, "both copies of both: {:?}", sealed.keys());
    let mut holds = PASSPHRASE.to_owned();
    for passing in 0..=PLACES {
        let next = format!("seven green doors and {passing}");
        phone.go("#/settings/lock");
        phone.heading_is("Lock");
        phone.script("document.querySelector('#change-new').closest('details').open = true", &[]);
        phone.put("New passphrase", &next);
        phone.put("The new one once more", &next);
        phone.script(CUT, &[json!(passing)]);
        change(&phone, "#change-now", &holds);
        if passing < PLACES {
            until_cut(&phone);
        } else {
            phone.sees("Your passphrase is changed.");
        }
        assert_eq!(sealed_texts(&phone), sealed, "{passing} writes");
        phone.reload();
        phone.go("#/reflect");
        // On the disk comes first: from there on the new one holds.
        let (opens, opens_not) = if passing == 0 { (&holds, &next) } else { (&next, &holds) };
        unlock(&phone, opens_not);
        phone.sees("This does not open it.");
        unlock(&phone, opens);
        phone.heading_is("Reflect");
        phone.sees("A boat.");
        phone.go("#/journal");
        phone.sees("Check-in: Low");
        assert_eq!(sealed_texts(&phone), sealed, "{passing} writes, opened again");
        holds = opens.clone();
    }
    lock_now(&phone);
    unlock(&phone, &holds);
    phone.heading_is("Lock");
    phone.put_away();
}

/// The first note of a lock comes before the first text is sealed.
fn a_lock_that_is_cut_off_at_any_write_of_its_note_is_on_or_off_and_the_diary_whole(engine: Engine) {
    let site = Site::start();
    for passing in 0..PLACES {
        let phone = Phone::new(engine, &site);
        phone.open("#/today");
        phone.check_in_with_three_taps("Low");
        phone.say("A boat.");
        phone.go("#/settings/lock");
        phone.write("New passphrase", PASSPHRASE);
        phone.press("Go on");
        phone.sees("Recovery words");
        phone.write("Your passphrase once more", PASSPHRASE);
        phone.script(CUT, &[json!(passing)]);
        phone.press("Lock my diary");
        until_cut(&phone);
        assert!(sealed_texts(&phone).is_empty(), "{passing} writes");
        phone.reload();
        phone.go("#/reflect");
        let is_on = passing > 0;
        if is_on {
            phone.heading_is(LOCKED);
            unlock(&phone, PASSPHRASE);
        }
        phone.heading_is("Reflect");
        phone.sees("A boat.");
        phone.go("#/journal");
        phone.sees("Check-in: Low");
        let unwanted = if is_on { "homeward/1/" } else { "homeward/2/" };
        until("all texts in one form", || {
            let kept = everything(&phone);
            if kept.contains(unwanted) { Err(kept) } else { Ok(()) }
        });
        let notes = everything(&phone).matches("homeward/lock\"").count();
        assert_eq!(
            notes,
            if is_on { 3 } else { 0 },
            "{passing} writes: the note is in all places or in none"
        );
        phone.put_away();
    }
}

fn an_older_note_is_not_written_over_a_disk_that_does_not_answer(engine: Engine) {
    const NEXT: &str = "eight green doors";
    const FAST: &str = "return localStorage.getItem('homeward/lock')";
    /// localStorage as it was before, as Chromium may leave it after a kill, and a spare that was lost.
    const PUT_BACK: &str = later!(
        "localStorage.setItem('homeward/lock', arguments[0]);
        return String(await caches.delete('newest-of-homeward'));"
    );
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    // A file that shows as plain text has no icon of ours.
    phone.expect_complaint("/favicon.ico");
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    lock_with(&phone, PASSPHRASE);
    let older = phone.script(FAST, &[]);
    phone.script("document.querySelector('#change-new').closest('details').open = true", &[]);
    phone.put("New passphrase", NEXT);
    phone.put("The new one once more", NEXT);
    change(&phone, "#change-now", PASSPHRASE);
    phone.sees("Your passphrase is changed.");
    leave_the_app(&phone, &site);
    assert_eq!(phone.script_later(PUT_BACK, &[older]), json!("true"));
    let first = phone.wait_for(phone.browser().window());
    let second = phone.wait_for(phone.browser().new_window());
    phone.wait_for(phone.browser().switch_to_window(second.clone()));
    leave_the_app(&phone, &site);
    phone.hold_database();
    phone.wait_for(phone.browser().switch_to_window(first.clone()));
    phone.load(&site.url("#/today"));
    phone.stands();
    // All that is known while the disk is silent, after its time to answer is over.
    unlock(&phone, NEXT);
    phone.sees("This does not open it.");
    phone.wait_for(phone.browser().switch_to_window(second));
    phone.wait_for(phone.browser().close_window());
    phone.wait_for(phone.browser().switch_to_window(first));
    unlock(&phone, NEXT);
    phone.heading_is("Today");
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    phone.put_away();
}

/// To a page of this host on which no app runs.
fn leave_the_app(phone: &Phone, site: &Site) {
    phone.load(&site.url("look.js"));
    phone.until_it_says("a file", "return location.pathname", "/look.js");
}
