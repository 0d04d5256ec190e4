//! Help lines and people to call. The static help in `index.html` says the same before the app runs, with the same
//! classes, so that nothing jumps when the app takes over.

mod lines;

use leptos::prelude::*;

use crate::domain::help_lines::{Country, DIRECTORY, EVERYWHERE, country};
use crate::ui::components::call_links::{CallClinic, CallRide, CallTrusted, clinic_phone};
use crate::ui::components::country_select::CountryChoice;
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::store::Store;

use lines::{Emergency, FirstLine, Line};

/// Help lines and people to call.
#[component]
pub fn HelpPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let here = Memo::new(move |_| chosen_country(store));
    view! {
        <section class="page">
            <Heading text="Help now" />
            <p class="lede">"If you or someone near you is in danger, call the emergency number first."</p>
            {move || match here.get() {
                Some(country) => view! { <OfCountry country /> }.into_any(),
                None => view! { <Anywhere /> }.into_any(),
            }}
            <div class="help-line">
                <p>"More help lines, in many countries"</p>
                <a href=format!("https://{DIRECTORY}") target="_blank" rel="noopener noreferrer">{DIRECTORY}</a>
            </div>
            <When is=move || here.get().is_some()>
                <details>
                    <summary>"Change country"</summary>
                    <CountryChoice />
                </details>
            </When>
            <p class="muted">
                "These links need signal. We read the numbers in our sources. "
                {move || here.get().map(|country| ["Checked: ", &country.checked().join(" ")].concat())}
            </p>
        </section>
    }
}

/// The country that was chosen, if it is one of ours.
pub(super) fn chosen_country(store: Store) -> Option<&'static Country> {
    let code = store.plan.with(|plan| plan.country).or_else(|| store.look.with(|look| look.country));
    code.and_then(country)
}

#[component]
fn OfCountry(country: &'static Country) -> impl IntoView {
    let peer = (!country.peer.is_empty())
        .then(|| {
            view! {
                <h3>"To talk about an experience"</h3>
                {country.peer.iter().map(|line| view! { <Line line /> }).views()}
            }
        })
        .views();
    view! {
        <section class="help-country stack" data-country=country.code.as_str()>
            <Emergency numbers=country.emergency />
            <Own />
            {country.lines.first().map(|line| view! { <FirstLine line /> }).views()}
            <h2>{country.name}</h2>
            <div>{country.lines.iter().map(|line| view! { <Line line /> }).views()}</div>
            {peer}
        </section>
    }
}

#[component]
fn Anywhere() -> impl IntoView {
    view! {
        <section class="help-country stack">
            <Emergency numbers=EVERYWHERE.emergency />
            <p>{EVERYWHERE.note}</p>
            <Own />
            <CountryChoice />
        </section>
    }
}

/// The trusted person, the clinic by its number for this day, and the ride: the same as in the help without the app.
#[component]
fn Own() -> impl IntoView {
    let store = expect_context::<Store>();
    let people = Memo::new(move |_| {
        let (plan, session) = (store.plan.get(), store.own_way_home());
        let clinic = clinic_phone(session.as_ref(), &plan);
        (plan.trusted, clinic, session.map(|session| session.ride).unwrap_or_default())
    });
    let knows_one = move || {
        people.with(|(trusted, clinic, ride)| {
            clinic.is_some() || [trusted, ride].iter().any(|person| person.phone.is_some())
        })
    };
    view! {
        <When is=knows_one>
            <section class="stack" aria-label="Your people">
                {move || {
                    let (trusted, clinic, ride) = people.get();
                    view! {
                        <CallTrusted trusted />
                        <CallClinic phone=clinic />
                        <CallRide ride />
                    }
                        .into_any()
                }}
            </section>
        </When>
    }
}
