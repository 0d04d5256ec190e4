//! Ready texts for the person who takes them home: nobody has to find words an hour after a session.
//!
//! They say nothing of the medicine. A lock screen shows messages, and not everybody who drives has been told.

use super::session::Session;
use super::text::Words;

/// Before the session: asks the ride to confirm. `when` is the start as the screen writes it, "Tuesday at 10:00".
pub fn confirm_ride(session: &Session, when: &str) -> String {
    let (hello, place) = (hello(&session.ride.name), place(&session.place));
    format!("{hello} my appointment is {when}{place}. Can you still take me home after it? Thank you.")
}

/// After the session: asks the ride to come.
pub fn ready_for_ride(session: &Session) -> String {
    let (hello, place) = (hello(&session.ride.name), place(&session.place));
    format!("{hello} I am ready. Could you pick me up{place}? Thank you.")
}

fn hello(name: &Words) -> String {
    short(name).map_or_else(|| "Hi,".to_owned(), |name| format!("Hi {name},"))
}

fn place(place: &Words) -> String {
    short(place).filter(|place| is_neutral(place)).map(|place| format!(" at {place}")).unwrap_or_default()
}

/// What fits into a message: the first line, and only when it is short.
fn short(words: &Words) -> Option<&str> {
    let line = words.as_str().trim().lines().next()?.trim();
    (!line.is_empty() && line.chars().count() <= 80).then_some(line)
}

/// Whether a place says nothing about what happens there.
fn is_neutral(place: &str) -> bool {
    const TELLING: [&str; 6] = ["ketamin", "spravato", "psychedelic", "infusion", "psychiatr", "mental"];
    let place = place.to_ascii_lowercase();
    !TELLING.iter().any(|word| place.contains(word))
}
