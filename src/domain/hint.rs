//! What `homeward/look` tells the page before the app runs, and without it: who can be called, and when to be dim.
//!
//! Parts such as `clinic=%2B49301234567`, with `;` between. They stand outside of the journal, so only names and numbers
//! of people to call are in them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::care_plan::{CarePlan, Contact};
use super::phone::PhoneNumber;
use super::session::Session;
use super::time::Moment;

/// The names of the parts that [`people`] writes.
pub const PEOPLE: [&str; 6] = ["clinic", "trusted", "trusted-name", "ride", "ride-name", "dim"];

/// Longer names would not fit on a button.
const NAME_CHARS: usize = 40;

/// The numbers at hand: the clinic's, the trusted person's, and the ride of the session that is under way or comes
/// next; and the start of the hours in which the page is dim from its first paint on. Here there is no room for a number that
/// has to be read first, so one that must not be dialled is left out.
pub fn people(plan: &CarePlan, session: Option<&Session>, dim_from: Option<Moment>) -> String {
    let session_phone = session.and_then(|session| session.clinic_phone.as_ref());
    let clinic = session_phone.and_then(dialled).or_else(|| dialled(plan.clinic.phone.as_ref()?));
    let clinic = clinic.map(|number| part("clinic", &number));
    let ride = session.map(|session| contact("ride", &session.ride)).unwrap_or_default();
    let dim = dim_from.map(|from| format!("dim={}", from.utc_ms()));
    let all = clinic.into_iter().chain(contact("trusted", &plan.trusted)).chain(ride).chain(dim);
    all.collect::<Vec<_>>().join(";")
}

/// The hint with the parts of these names taken out and others put in. What else stands there is somebody else's.
pub fn replaced(hint: &str, names: &[&str], parts: &str) -> String {
    let is_other = |part: &&str| part.split_once('=').is_some_and(|(name, _)| !names.contains(&name));
    let own = Some(parts).filter(|parts| !parts.is_empty());
    hint.split(';').filter(is_other).chain(own).collect::<Vec<_>>().join(";")
}

fn contact(who: &str, contact: &Contact) -> Vec<String> {
    let Some(number) = contact.phone.as_ref().and_then(dialled) else { return Vec::new() };
    let name: String = contact.name.as_str().trim().chars().take(NAME_CHARS).collect();
    let mut parts = vec![part(who, &number)];
    if !name.is_empty() {
        parts.push(part(&format!("{who}-name"), &name));
    }
    parts
}

fn dialled(phone: &PhoneNumber) -> Option<String> {
    phone.dialable().ok().map(|number| number.dialled())
}

fn part(name: &str, value: &str) -> String {
    format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))
}
