//! A session to read, with what can be done about it.

use chrono::{Datelike, TimeDelta};
use leptos::prelude::*;

use super::captures::Captures;
use super::change;
use crate::domain::care_plan::MedicineRoute;
use crate::domain::id::RecordId;
use crate::domain::not_yet::CLINIC_FIRST;
use crate::domain::ride::{confirm_ride, ready_for_ride};
use crate::domain::session::{Session, SessionState};
use crate::domain::time::Moment;
use crate::journal::Kind;
use crate::ui::components::call_links::{TWO_NUMBERS, clinic_phone};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::ride_contact::RideContact;
use crate::ui::components::views::Views;
use crate::ui::platform::{clock, dates, document};
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The session, its captures, and *Edit*, *Cancel this session*, *Delete*.
#[component]
pub fn ShowSession(id: RecordId, session: Session, editing: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let now = clock::now();
    let is_example = store.examples.with_untracked(|examples| examples.contains(&id));
    let is_cancelled = session.state == SessionState::Cancelled;
    let is_ahead = session.starts > now && !is_cancelled;
    let has_begun = session.starts <= now && !is_cancelled;
    view! {
        <p class="lede">{when_words(session.starts, now)}</p>
        {is_example.then(|| view! { <span class="tag">"Example"</span> }).views()}
        {is_cancelled.then(|| view! { <span class="tag">"Cancelled"</span> }).views()}
        <Details session=session.clone() />
        {ride_message(&session, now).zip(session.ride.phone.clone()).map(|(message, phone)| {
            view! { <RideContact phone message /> }
        }).views()}
        <Captures session=id />
        <ul class="link-list">
            {is_ahead.then(|| view! { <li><a href=Route::Prepare.href()>"Checklist"</a></li> }).views()}
            {has_begun.then(|| view! { <li><a href=Route::RideHome.href()>"Ride home"</a></li> }).views()}
            <li>
                <a href=Route::Today.href()>"Today"</a>
            </li>
        </ul>
        <Actions id is_cancelled editing />
    }
}

#[component]
fn Actions(id: RecordId, is_cancelled: bool, editing: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let state = if is_cancelled { SessionState::Planned } else { SessionState::Cancelled };
    // Each of the three takes its own button away, so the focus goes to the heading.
    let edit = move |_| {
        editing.set(true);
        document::focus_first("#main h1");
    };
    let set_state = Callback::new(move |()| {
        change(store, id, |now| Session { state, ..now });
        document::focus_first("#main h1");
    });
    let delete = move |_| {
        if let Some(record) = untrack(|| store.record(Kind::Session, id)) {
            store.delete(&record);
            document::focus_first("#main h1");
        }
    };
    view! {
        <div class="toolbar">
            <button type="button" class="button" on:click=edit>"Edit"</button>
            {is_cancelled.then(|| view! {
                <button type="button" class="button" data-writes on:click=move |_| set_state.run(())>"Plan it again"</button>
            }).views()}
        </div>
        {(!is_cancelled).then(|| view! {
            <div class="row">
            <Confirm
                ask="Cancel this session"
                question="The session will be marked as cancelled. It stays in your journal, and nothing counts from it."
                yes="Yes, cancel it"
                no="Keep it"
                on_yes=set_state
            />
            </div>
        }).views()}
        <hr class="divider" />
        <div class="row">
            <button type="button" class="button button--danger" data-writes on:click=delete>"Delete"</button>
        </div>
    }
}

#[component]
fn Details(session: Session) -> impl IntoView {
    let store = expect_context::<Store>();
    let clinic = store.plan.with_untracked(|plan| clinic_phone(Some(&session), plan));
    let ride = match (session.ride.name.as_str().trim(), &session.ride.phone) {
        ("", None) => "Nobody yet".to_owned(),
        ("", Some(phone)) => phone.as_str().to_owned(),
        (name, _) => name.to_owned(),
    };
    let call = clinic.map(|phone| {
        let written = phone.as_str().to_owned();
        match phone.dialable() {
            Ok(number) => view! { <a href=number.call_link()>{written}</a> }.into_any(),
            Err(_) => view! { {written} <p class="muted">{TWO_NUMBERS}</p> }.into_any(),
        }
    });
    view! {
        <dl class="plain-list">
            {row("Ride", ride)}
            {(!session.place.is_blank()).then(|| row("Place", session.place.as_str().to_owned())).views()}
            {call.map(|call| row("Clinic", call)).views()}
            {session.route.map(|route| row("Medicine", route_words(route))).views()}
            {(!session.intention.is_blank()).then(|| row("Intention", own_words(session.intention.as_str()))).views()}
        </dl>
    }
}

fn row(term: &'static str, said: impl IntoView) -> impl IntoView {
    view! {
        <div class="list-item">
            <dt>{term}</dt>
            <dd>{said}</dd>
        </div>
    }
}

fn own_words(text: &str) -> impl IntoView + use<> {
    view! { <span class="own-words">{text.to_owned()}</span> }
}

fn route_words(route: MedicineRoute) -> impl IntoView {
    view! {
        {route.name()}
        <p class="muted">{route.time_at_clinic()} " " {CLINIC_FIRST}</p>
    }
}

/// What to write to the ride now; nothing long after.
fn ride_message(session: &Session, now: Moment) -> Option<String> {
    if session.state == SessionState::Cancelled {
        return None;
    }
    if session.starts > now {
        return Some(confirm_ride(session, &ride_when(session.starts)));
    }
    (now.since(session.starts) < TimeDelta::days(1)).then(|| ready_for_ride(session))
}

/// The start as the message to the ride says it.
pub fn ride_when(starts: Moment) -> String {
    let local = starts.local();
    format!("on {} at {}", dates::day(local.date()), dates::time(local))
}

/// Day and time, with the year where it is another one.
fn when_words(starts: Moment, now: Moment) -> String {
    let local = starts.local();
    if local.year() == now.local().year() {
        return dates::day_and_time(local);
    }
    format!("{}, {}", dates::day_and_year(local.date()), dates::time(local))
}
