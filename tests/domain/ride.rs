use super::session;
use homeward::domain::care_plan::Contact;
use homeward::domain::ride::{confirm_ride, ready_for_ride};
use homeward::domain::session::Session;
use homeward::domain::text::Words;

fn with(name: &str, place: &str) -> Session {
    let words = |text: &str| Words::new(text).unwrap();
    Session {
        ride: Contact { name: words(name), phone: None },
        place: words(place),
        ..session("2026-11-10 10:00 +01:00")
    }
}

#[test]
fn the_ride_is_asked_before_and_called_after() {
    let sam = with("Sam", "1 Garden Lane");
    assert_eq!(
        confirm_ride(&sam, "on Tuesday at 10:00"),
        "Hi Sam, my appointment is on Tuesday at 10:00 at 1 Garden Lane. Can you still take me home after it? Thank you."
    );
    assert_eq!(ready_for_ride(&sam), "Hi Sam, I am ready. Could you pick me up at 1 Garden Lane? Thank you.");
}

#[test]
fn what_is_unknown_long_or_telling_is_left_out() {
    let long = "x".repeat(81);
    for (name, place, expected) in [
        ("", "", "Hi, I am ready. Could you pick me up? Thank you."),
        ("  Sam \n", " \n ", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        (
            "Sam",
            "1 Garden Lane\nRing twice",
            "Hi Sam, I am ready. Could you pick me up at 1 Garden Lane? Thank you.",
        ),
        ("Sam", "Ketamine Clinic, 1 Garden Lane", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        ("Sam", "City SPRAVATO Centre", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        ("Sam", "Department of Psychiatry", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        ("Sam", "Mental Health Centre", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        ("Sam", "The Psychedelic Practice", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        ("Sam", "North infusions", "Hi Sam, I am ready. Could you pick me up? Thank you."),
        (&long, &long, "Hi, I am ready. Could you pick me up? Thank you."),
    ] {
        assert_eq!(ready_for_ride(&with(name, place)), expected);
    }
}

#[test]
fn the_words_are_neutral_and_fit_into_two_text_messages() {
    let session = with(&"N".repeat(80), &"p".repeat(80));
    for message in [confirm_ride(&session, "on Wednesday 11 November at 10:00"), ready_for_ride(&session)] {
        let small = message.to_lowercase();
        for word in ["ketamin", "medicine", "drug", "treatment", "clinic", "session", "!"] {
            assert!(!small.contains(word), "{message}");
        }
        assert!(message.chars().count() <= 306, "{message}");
    }
}
