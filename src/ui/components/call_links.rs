//! One tap to a call or a message, in targets of the size that the hours after a session need.

use leptos::prelude::*;

use crate::domain::care_plan::{CarePlan, Contact};
use crate::domain::phone::PhoneNumber;
use crate::domain::session::Session;
use crate::ui::components::views::Views;

/// What is said of a number that must not be dialled. Of what a journal can hold from before, this is the only kind.
pub const TWO_NUMBERS: &str = "This looks like two numbers. Please keep one.";

/// A link that the phone opens in another of its apps: a call, a message.
#[component]
pub fn CallLink(
    /// Its words.
    #[prop(into)]
    label: String,
    /// A `tel:` or `sms:` address.
    #[prop(into)]
    href: String,
    /// Whether it is the first thing to do here.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    view! {
        <a class="button button--big" class:button--primary=primary href=href>
            {label}
        </a>
    }
}

/// A call in one tap. A number from before that must not be dialled stands there to be read, with what to do about it.
#[component]
pub fn CallNumber(
    /// The words of the link.
    #[prop(into)]
    label: String,
    /// The number.
    phone: PhoneNumber,
    /// Whether it is the first thing to do here.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    match phone.dialable() {
        Ok(number) => view! { <CallLink label href=number.call_link() primary /> }.into_any(),
        Err(_) => view! {
            <p>{label} ": " {phone.as_str().to_owned()}</p>
            <p class="muted">{TWO_NUMBERS}</p>
        }
        .into_any(),
    }
}

/// Calls the clinic, where its number is known.
#[component]
pub fn CallClinic(
    /// The number.
    #[prop(into)]
    phone: Option<PhoneNumber>,
) -> impl IntoView {
    phone.map(|phone| view! { <CallNumber label="Call the clinic" phone /> }).views()
}

/// Calls the trusted person, where their number is known.
#[component]
pub fn CallTrusted(
    /// The person.
    trusted: Contact,
) -> impl IntoView {
    call_person(trusted, "Call my trusted person")
}

/// Calls the ride, where its number is known, by the name of the person.
#[component]
pub fn CallRide(
    /// Who takes the person home.
    ride: Contact,
) -> impl IntoView {
    call_person(ride, "Call my ride")
}

fn call_person(person: Contact, nameless: &'static str) -> impl IntoView {
    let label = match person.name.as_str().trim() {
        "" => nameless.to_owned(),
        name => format!("Call {name}"),
    };
    person.phone.map(|phone| view! { <CallNumber label phone /> }).views()
}

/// The number of the clinic: the one for this session, or else the one in the care plan.
pub fn clinic_phone(session: Option<&Session>, plan: &CarePlan) -> Option<PhoneNumber> {
    session.and_then(|session| session.clinic_phone.clone()).or_else(|| plan.clinic.phone.clone())
}
