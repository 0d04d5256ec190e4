//! The card for the escort: a few minutes with the patient's phone in somebody else's hand.
//!
//! It speaks in the patient's voice, because the patient may be short of words. Every sign on it stands on a row of
//! the fact sheet with a source; nothing of the diary is shown.

mod text;

use leptos::prelude::*;

use crate::domain::at_hand::way_home;
use crate::domain::care_plan::ClinicRule;
use crate::domain::help_lines::{Country, EVERYWHERE};
use crate::domain::id::RecordId;
use crate::domain::not_yet::{CLINIC_FIRST, reminders};
use crate::domain::phone::PhoneNumber;
use crate::ui::components::back_to::BackTo;
use crate::ui::components::call_links::{CallLink, clinic_phone};
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::pages::help::chosen_country;
use crate::ui::route::Route;
use crate::ui::store::Store;

use text::{Part, hello, medicine};

/// The card for the escort.
#[component]
pub fn EscortPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let session = Memo::new(move |_| way_home(&store.today()));
    view! { {move || card(store, session.get()).into_any()} }
}

fn card(store: Store, session: Option<RecordId>) -> impl IntoView {
    let session = session.and_then(|id| store.session(id));
    let plan = store.plan.get();
    let clinic = clinic_phone(session.as_ref(), &plan);
    let given = session.as_ref().and_then(|session| session.route).or(plan.route);
    let name = session.map(|session| session.ride.name.as_str().trim().to_owned()).unwrap_or_default();
    view! {
        <section class="page">
            <Heading text="For the person with me" />
            <p class="lede">
                {hello(&name)} "Thank you for taking me home. I had a treatment today, so I may be slow, quiet or unsteady. Please bring me where we agreed."
            </p>
            <Emergency country=chosen_country(store) />
            <div class="notice notice--warning">
                <h2>"Call the emergency number at once if"</h2>
                <Points part=text::EMERGENCY />
                <p>"Tell them: " {medicine(given)}</p>
            </div>
            <h2>"Call the clinic if"</h2>
            <Points part=text::CLINIC />
            <Clinic phone=clinic />
            <h2>"What helps me"</h2>
            <Helps rule=plan.rule />
            <p class="muted">{CLINIC_FIRST}</p>
            <h2>"Common today"</h2>
            <Points part=text::COMMON />
            <BackTo place=Route::RideHome />
        </section>
    }
}

/// One number only: nobody should have to choose. The others stand under Help now.
#[component]
fn Emergency(country: Option<&'static Country>) -> impl IntoView {
    let numbers = country.map_or(EVERYWHERE.emergency, |country| country.emergency);
    let link = numbers.first().map(|number| {
        let place = if country.is_none() { number.what } else { None };
        let label = ["Emergency: call ", number.number, " ", place.unwrap_or_default()].concat();
        view! { <CallLink label href=number.call_link() /> }
    });
    view! {
        <div class="stack">{link.views()}</div>
        {country.is_none().then(|| view! { <p class="muted">{EVERYWHERE.note}</p> }).views()}
    }
}

/// The number as it is written, for a phone of the escort's own.
#[component]
fn Clinic(phone: Option<PhoneNumber>) -> impl IntoView {
    let written = phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default();
    match phone.map(|phone| phone.dialable()) {
        Some(Ok(number)) => {
            let label = ["Call the clinic: ", &written].concat();
            view! { <CallLink label href=number.call_link() /> }.into_any()
        }
        // Here somebody else reads, who cannot put it right.
        Some(Err(_)) => view! {
            <p>"The clinic: " {written}</p>
            <p class="muted">"This looks like two numbers. Please dial one."</p>
        }
        .into_any(),
        None => view! { <p>"The clinic’s number is not saved here. Please ask me for it."</p> }.into_any(),
    }
}

#[component]
fn Helps(rule: ClinicRule) -> impl IntoView {
    let points = |part: Part| part.iter().map(|point| (*point).to_owned());
    let all = points(text::HELPS).chain(reminders(rule)).chain(points(text::HELPS_LATER));
    view! {
        <div class="prose">
            <ul>{all.map(|point| view! { <li>{point}</li> }).views()}</ul>
        </div>
    }
}

#[component]
fn Points(part: Part) -> impl IntoView {
    view! {
        <div class="prose">
            <ul>{part.iter().map(|point| view! { <li>{*point}</li> }).views()}</ul>
        </div>
    }
}
