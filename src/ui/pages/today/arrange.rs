//! The next few things to arrange, each with the way to where it is done.

use leptos::prelude::*;

use super::link_row;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::library::checklist::ChecklistItem;
use crate::ui::platform::clock;
use crate::ui::route::Route;

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
    let is_open = |item: &ChecklistItem| !session.ticked.iter().any(|slug| slug.as_str() == item.slug());
    let row = |item: ChecklistItem| {
        // What is not due yet says when; what is due says why.
        let due = item.due();
        let more = if due.is_due(session.starts.local_date(), today) { item.why() } else { due.label() };
        link_row(&place_of(item, id), item.title(), more)
    };
    let rows: Vec<_> = ChecklistItem::ALL.into_iter().filter(is_open).take(SHOWN).map(row).collect();
    let is_done = rows.is_empty();
    view! {
        {is_done.then(|| view! { <p>"All of it is arranged."</p> })}
        <ul class="link-list">{rows} {link_row(&Route::Prepare, "The whole list", "")}</ul>
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
