//! The day of a session, the first hours after it, and the time until the next morning. Few words, large targets.

use leptos::prelude::*;

use super::arrange::OfTheDay;
use super::{Actions, link_row, session_memo};
use crate::domain::id::RecordId;
use crate::domain::not_yet::CLINIC_FIRST;
use crate::domain::ride::confirm_ride;
use crate::domain::session::Session;
use crate::domain::today::Scene;
use crate::domain::when::minutes_in_words;
use crate::ui::components::not_yet_list::NotYetList;
use crate::ui::components::ride_contact::RideContact;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::pages::session::ride_when;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// Before it starts.
#[component]
pub fn SessionDay(id: RecordId) -> impl IntoView {
    let store = expect_context::<Store>();
    let session = session_memo(store, id);
    let left = move || match store.today().scene {
        Scene::SessionDay { minutes_until, .. } => format!("In {}.", minutes_in_words(minutes_until)),
        _ => String::new(),
    };
    view! {
        {move || session.get().map(|session| view! {
            <p class="lede">"Your session starts at " {dates::time(session.starts.local())} "."</p>
        }).views()}
        <p>{move || left()} " Leave on time. " {CLINIC_FIRST}</p>
        <ClinicNotes />
        {move || session.get().map(|session| view! {
            <Ride id session=session.clone() />
            <OfTheDay id session />
        }).views()}
        <ul class="link-list">
            {link_row(&Route::Session(id), "My session", "")}
            {link_row(&Route::RideHome, "Ride home", "For when you are back.")}
        </ul>
        <Actions quiet=true />
    }
}

/// About food, drink and medicines, in the clinic’s words.
#[component]
pub fn ClinicNotes() -> impl IntoView {
    let store = expect_context::<Store>();
    let notes = move || store.plan.with(|plan| plan.clinic_notes.as_str().to_owned());
    view! {
        <When is=move || !store.plan.with(|plan| plan.clinic_notes.is_blank())>
            <div class="card">
                <h2>"What my clinic said"</h2>
                <p class="own-words">{move || notes()}</p>
            </div>
        </When>
    }
}

#[component]
fn Ride(id: RecordId, session: Session) -> impl IntoView {
    match session.ride.phone.clone() {
        Some(phone) => {
            let message = confirm_ride(&session, &ride_when(session.starts));
            view! { <RideContact phone message /> }.into_any()
        }
        None => view! {
            <ul class="link-list">
                {link_row(&Route::Session(id), "Add the number of your ride", "To call or text in one tap.")}
            </ul>
        }
        .into_any(),
    }
}

/// The first hours after it started.
#[component]
pub fn FirstHours() -> impl IntoView {
    view! {
        <p class="lede">"Take your time."</p>
        <div class="big-actions">
            <a class="button--primary" href=Route::RideHome.href()>"Ride home"</a>
        </div>
        <Actions quiet=true />
    }
}

/// Until the list has cleared.
#[component]
pub fn UntilNextMorning(id: RecordId) -> impl IntoView {
    view! {
        <p class="lede">"Rest. The day is done."</p>
        <NotYetList session=Signal::derive(move || Some(id)) />
        <ul class="link-list">
            {link_row(&Route::Capture, "Say something", "Only if you want to.")}
            {link_row(&Route::RideHome, "Ride home", "")}
        </ul>
        <Actions quiet=true />
    }
}
