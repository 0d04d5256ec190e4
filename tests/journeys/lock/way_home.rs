//! What stays open for the way home while the diary is locked.

use super::{LOCKED, PASSPHRASE, everything, lock_now, lock_with, unlock};
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    the_way_home_stays_open_if_it_was_allowed_and_only_then,
    the_list_of_a_locked_phone_asks_nothing_that_it_cannot_keep,
);

fn the_way_home_stays_open_if_it_was_allowed_and_only_then(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/session/new");
    phone.put_when(0);
    phone.put("Place", "Second floor");
    phone.put("Who takes you home", "Sam");
    phone.put("Their phone number", "0151 5550100");
    phone.press("Save");
    phone.status_is("Saved");
    lock_with(&phone, PASSPHRASE);
    lock_now(&phone);
    phone.go("#/ride-home");
    phone.heading_is("Ride home");
    phone.press("My ride");
    assert_eq!(phone.link("Call my ride"), "tel:01515550100");
    phone.sees_no("Second floor");
    phone.go("#/escort");
    phone.heading_is("For the person with me");
    phone.sees("Hello Sam.");
    phone.follow("Help now");
    phone.heading_is("Help now");
    phone.go("#/settings/lock");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    phone.choose("Keep Ride home, the card for my escort and my numbers to call open");
    until("the numbers to go", || {
        let look = phone.script("return localStorage.getItem('homeward/look')", &[]);
        if look.as_str().is_some_and(|look| look.contains("01515550100")) {
            Err(look.to_string())
        } else {
            Ok(())
        }
    });
    lock_now(&phone);
    for place in ["#/ride-home", "#/escort"] {
        phone.go(place);
        phone.heading_is(LOCKED);
    }
    phone.follow("Help now");
    phone.heading_is("Help now");
    assert!(!everything(&phone).contains("01515550100"));
    phone.put_away();
}

fn the_list_of_a_locked_phone_asks_nothing_that_it_cannot_keep(engine: Engine) {
    const UNLOCK: &str = "To say so, unlock Homeward:";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/session/new");
    // The morning after has begun, at whatever hour this runs.
    phone.put_when(-36);
    phone.press("Save");
    phone.status_is("Saved");
    lock_with(&phone, PASSPHRASE);
    phone.go("#/ride-home");
    phone.sees("Have you slept well?");
    lock_now(&phone);
    phone.go("#/ride-home");
    phone.heading_is("Ride home");
    phone.sees(UNLOCK);
    phone.sees_no("Have you slept well?");
    phone.go("#/settings/lock");
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    phone.go("#/ride-home");
    phone.press("Yes");
    phone.sees("I have not slept well yet");
    phone.sees_no(UNLOCK);
    phone.put_away();
}
