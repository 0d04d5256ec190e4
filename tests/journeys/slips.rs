//! An unsteady thumb: what is tapped twice acts once, and nothing on the next screen.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::engine::Engine;
use crate::phone::{Phone, TooSlow};
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_very_low_mood_is_met_with_help,
    a_second_tap_does_nothing_on_the_next_screen,
    a_session_is_cancelled_after_a_question
);

/// Lives a journey with double taps. Where the driver was too slow for one of them, it begins anew on a new phone.
fn with_quick_taps(journey: impl Fn()) {
    for _ in 0..30 {
        match catch_unwind(AssertUnwindSafe(&journey)) {
            Ok(()) => return,
            Err(cause) if cause.is::<TooSlow>() => eprintln!("the second tap came late; once more"),
            Err(cause) => resume_unwind(cause),
        }
    }
    panic!("the driver was never quick enough for two taps");
}

fn a_second_tap_does_nothing_on_the_next_screen(engine: Engine) {
    with_quick_taps(|| {
        let site = Site::start();
        let phone = Phone::new(engine, &site);
        phone.open("#/session/new");
        phone.put_when(24);
        phone.press_twice("Save");
        phone.heading_is("Session");
        phone.status_is("Saved");
        assert_eq!((phone.count("button", "Edit"), phone.count("button", "Save")), (1, 0), "no form came up");
        phone.go("#/check-in");
        phone.choose("Good");
        phone.press_twice("Save");
        phone.heading_is("Today");
        phone.status_is("Saved");
        phone.heading_is("Today");
        phone.go("#/settings/plan");
        phone.press_twice("Save");
        phone.heading_is("More");
        phone.status_is("Saved");
        phone.heading_is("More");
        // After a moment the same place answers again.
        phone.choose("Light");
        phone.put_away();
    });
}

fn a_very_low_mood_is_met_with_help(engine: Engine) {
    with_quick_taps(|| {
        let site = Site::start();
        let phone = Phone::new(engine, &site);
        phone.open("#/check-in");
        phone.choose("Very low");
        phone.press_twice("Save");
        phone.sees("That sounds hard. Help now is one tap away.");
        phone.status_is("Saved");
        phone.heading_is("Check in");
        phone.both_copies_hold("check-in", 1);
        phone.put_away();
    });
}

fn a_session_is_cancelled_after_a_question(engine: Engine) {
    with_quick_taps(|| {
        let site = Site::start();
        let phone = Phone::new(engine, &site);
        phone.open("#/session/new");
        phone.put_when(24);
        phone.press("Save");
        phone.heading_is("Session");
        phone.press_twice("Cancel this session");
        phone.sees("The session will be marked as cancelled.");
        phone.press("Keep it");
        phone.sees_no("The session will be marked as cancelled.");
        assert!(phone.kept("session").values().all(|text| !text.contains("cancelled")));
        phone.press("Cancel this session");
        phone.press("Yes, cancel it");
        until("a cancelled session", || {
            let kept = phone.kept("session");
            if kept.values().any(|text| text.contains("\"cancelled\":true")) {
                Ok(())
            } else {
                Err(format!("{kept:?}"))
            }
        });
        phone.press("Plan it again");
        phone.sees_no("Plan it again");
        phone.put_away();
    });
}
