//! The next few things to arrange, each with the way to where it is done.

use leptos::prelude::*;

use super::link_row;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::library::checklist::ChecklistItem;
use crate::ui::components::call_links::clinic_phone;
use crate::ui::components::views::Views;
use crate::ui::platform::clock;
use crate::ui::route::Route;
use crate::ui::store::Store;

const SHOWN: usize = 3;

/// At most three things that are not ticked yet, the ride first.
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
    let is_open = |item: &ChecklistItem| {
        let is_ticked = session.ticked.iter().any(|slug| slug.as_str() == item.slug());
        !is_ticked && !is_written_down(*item, &session, has_clinic)
    };
    let row = |item: ChecklistItem| {
        // What is not due yet says when; what is due says why.
        let due = item.due();
        let more = if due.is_due(session.starts.local_date(), today) { item.why() } else { due.label() };
        link_row(&place_of(item, id), item.title(), more)
    };
    let rows = ChecklistItem::ALL.into_iter().filter(is_open).take(SHOWN).map(row).views();
    let is_done = rows.is_empty();
    view! {
        {is_done.then(|| view! { <p>"All of it is arranged."</p> }).views()}
        <ul class="link-list">{rows} {link_row(&Route::Prepare, "The whole list", "")}</ul>
    }
}

/// Whether the session itself shows that a thing is arranged, ticked or not.
fn is_written_down(item: ChecklistItem, session: &Session, has_clinic: bool) -> bool {
    match item {
        ChecklistItem::Ride => session.ride.phone.is_some(),
        ChecklistItem::Intention => !session.intention.is_blank(),
        ChecklistItem::ClinicNumber => has_clinic,
        _ => false,
    }
}

/// Where a thing is arranged.
fn place_of(item: ChecklistItem, session: RecordId) -> Route {
    match item {
        ChecklistItem::Ride | ChecklistItem::Intention => Route::Session(session),
        ChecklistItem::ClinicNumber => Route::Plan,
        _ => Route::Prepare,
    }
}
