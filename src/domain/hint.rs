//! What `homeward/look` tells the page before the app runs, and without it: who can be called, and when to be dim.
//!
//! Parts such as `clinic=%2B49301234567`, with `;` between. They stand outside of the journal, so only names and numbers
//! of people to call are in them, and what the screens on the way home need where the diary is locked.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::care_plan::{CarePlan, ClinicRule, Contact, MedicineRoute, RuleHours};
use super::phone::PhoneNumber;
use super::session::Session;
use super::text::Words;
use super::time::Moment;

/// The names of the parts that [`people`] writes.
pub const PEOPLE: [&str; 9] =
    ["clinic", "trusted", "trusted-name", "ride", "ride-name", "dim", "starts", "rule", "given"];

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
    all.chain(way_home(plan, session)).collect::<Vec<_>>().join(";")
}

/// What the screens on the way home need besides, where the diary is locked: when the session starts, the clinic's rule and
/// how the medicine is given.
fn way_home(plan: &CarePlan, session: Option<&Session>) -> Vec<String> {
    let starts = session.map(|session| format!("starts={}", session.starts.utc_ms()));
    let rule = match plan.rule {
        ClinicRule::NextDayAfterSleep => None,
        ClinicRule::HoursAndSleep(hours) => Some(format!("rule={}", hours.get())),
    };
    let given = session.and_then(|session| session.route).or(plan.route);
    let given = given.map(|route| format!("given={}", route.slug()));
    [starts, rule, given].into_iter().flatten().collect()
}

/// What [`people`] has written, as far as it can be read: enough of a care plan and of the session for the way home. `now`
/// lends the session its offset.
pub fn read_people(hint: &str, now: Moment) -> (CarePlan, Option<Session>) {
    let value = |name: &str| {
        let part = hint.split(';').filter_map(|part| part.split_once('=')).find(|(other, _)| *other == name);
        part.and_then(|(_, value)| percent_decode_str(value).decode_utf8().ok())
    };
    let contact = |who: &str| Contact {
        name: value(&format!("{who}-name")).and_then(|name| Words::new(name).ok()).unwrap_or_default(),
        phone: value(who).and_then(|number| PhoneNumber::parse(&number).ok()),
    };
    let hours = value("rule").and_then(|hours| RuleHours::new(hours.parse().ok()?).ok());
    let plan = CarePlan {
        route: value("given").and_then(|slug| MedicineRoute::from_slug(&slug)),
        clinic: contact("clinic"),
        trusted: contact("trusted"),
        rule: hours.map(ClinicRule::HoursAndSleep).unwrap_or_default(),
        welcomed: true,
        ..CarePlan::default()
    };
    let starts = value("starts").and_then(|starts| Moment::new(starts.parse().ok()?, now.offset_min()).ok());
    let session = starts.map(|starts| Session { ride: contact("ride"), ..Session::at(starts) });
    (plan, session)
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
