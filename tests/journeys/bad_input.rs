//! What cannot be kept gets a sentence beside its field. Nothing is stored, and nothing that was written is lost.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(a_session_says_what_is_wrong_with_it, a_text_beyond_all_measure_stays_in_its_field);

fn a_session_says_what_is_wrong_with_it(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/session/new");
    phone.write("Place", "Praxis am Park");
    phone.write("Their phone number", "ask Sam");
    phone.press("Save");
    phone.sees("Choose a date.");
    phone.sees("A phone number has digits, spaces and + - ( ) . / only.");
    phone.put("Date", "2019-02-28");
    phone.press("Save");
    phone.sees("Add a time.");
    phone.put("Time", "09:30");
    phone.put("Date", "1999-12-31");
    phone.press("Save");
    phone.sees("This year looks wrong. Take a date within ten years.");
    assert_eq!(phone.value("Place"), "Praxis am Park");
    assert_eq!(phone.value("Their phone number"), "ask Sam");
    assert!(phone.kept("session").is_empty() && phone.kept_for_good("session").is_empty());
    phone.put_when(24);
    phone.write("Their phone number", "+49 170 1234567");
    phone.press("Save");
    phone.heading_is("Session");
    phone.status_is("Saved");
    phone.both_copies_hold("session", 1);
    phone.put_away();
}

fn a_text_beyond_all_measure_stays_in_its_field(engine: Engine) {
    let words = "a".repeat(400_001);
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.put("Anything at all", &words);
    phone.press("Save");
    phone.sees("This is too long for one entry: 400001 of 400000 characters. Nothing is lost.");
    assert_eq!(phone.value("Anything at all").len(), words.len());
    assert!(phone.kept("capture").is_empty() && phone.kept_for_good("capture").is_empty());
    phone.put("Anything at all", &words[1..]);
    phone.press("Save");
    phone.heading_is("Your words");
    phone.status_is("Saved");
    phone.both_copies_hold("capture", 1);
    phone.put_away();
}
