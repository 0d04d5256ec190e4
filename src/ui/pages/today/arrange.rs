//! The next few things to arrange, each with the way to where it is done.

use leptos::prelude::*;

use super::link_row;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::library::checklist::{ChecklistItem, lacks_ride_number, still_open};
use crate::ui::components::call_links::clinic_phone;
use crate::ui::components::views::Views;
use crate::ui::platform::clock;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// A few things that are not ticked yet, the ride first.
#[component]
pub fn Arrange(
    /// The session's name.
    id: RecordId,
    /// The session.
    session: Session,
) -> impl IntoView {
    let today = clock::now().local_date();
    let store = expect_context::<Store>();
    let has_clinic = store.plan.with_untracked(|plan| clinic_phone(Some(&session), plan).is_some());
    let row = |item: ChecklistItem| {
        // What is not due yet says when; what is due says why.
        let due = item.due();
        let more = if due.is_due(session.starts.local_date(), today) { item.why() } else { due.label() };
        link_row(&place_of(item, id), item.title(), more)
    };
    let number = lacks_ride_number(&session).then(|| {
        let why = "So that you can call or text in one tap.";
        link_row(&Route::Session(id), "Add the number of your ride", why)
    });
    let open = still_open(&session, today, has_clinic);
    let rows = number.into_iter().chain(open.into_iter().map(row)).views();
    let is_done = rows.is_empty();
    view! {
        {is_done.then(|| view! { <p>"All of it is arranged."</p> }).views()}
        <ul class="link-list">{rows} {link_row(&Route::Prepare, "The whole list", "")}</ul>
    }
}

/// What belongs to the day itself and is still open.
#[component]
pub fn OfTheDay(
    /// The session’s name.
    id: RecordId,
    /// The session.
    session: Session,
) -> impl IntoView {
    let today = session.starts.local_date();
    let rows = still_open(&session, today, true).into_iter();
    let rows = rows.map(|item| link_row(&place_of(item, id), item.title(), item.why())).views();
    let list =
        (!rows.is_empty()).then(|| view! { <h2>"If there is time"</h2> <ul class="link-list">{rows}</ul> });
    list.views()
}

/// Where a thing is arranged.
fn place_of(item: ChecklistItem, session: RecordId) -> Route {
    match item {
        ChecklistItem::Ride | ChecklistItem::Intention => Route::Session(session),
        ChecklistItem::ClinicNumber => Route::Plan,
        _ => Route::Prepare,
    }
}
