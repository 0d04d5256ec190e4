//! Before a session, or with none in sight.

use leptos::prelude::*;

use super::arrange::Arrange;
use super::on_the_day::ClinicNotes;
use super::{Actions, link_row, session_memo};
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::domain::when::counted;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// No session is known.
#[component]
pub fn NothingPlanned() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <p class="lede">"No session is planned."</p>
        <p>"Do you know a date? Add it, and you will see what to arrange, and by when."</p>
        <Actions />
        <ul class="link-list">
            <When is=move || !store.plan.with(|plan| plan.welcomed)>
                {link_row(&Route::Welcome, "New here?", "A few short questions. You can skip each one.")}
            </When>
            {link_row(&Route::Prepare, "Prepare", "Short pieces to read, and the checklist.")}
        </ul>
    }
}

/// A session is some nights away.
#[component]
pub fn DaysBefore(id: RecordId, days: u32) -> impl IntoView {
    let store = expect_context::<Store>();
    let session = session_memo(store, id);
    view! {
        <p class="lede">{how_far(days)}</p>
        {(days <= 1).then(|| view! { <ClinicNotes /> }).views()}
        {move || session.get().map(|session| view! {
            <ul class="link-list">{session_row(id, &session)}</ul>
            <h2>"Next to arrange"</h2>
            <Arrange id session />
        }).views()}
        <Actions />
    }
}

fn how_far(days: u32) -> String {
    match days {
        0 | 1 => "Your session is tomorrow.".to_owned(),
        days => format!("Your session is in {}.", counted(days, "day")),
    }
}

/// A link to a session, with its day, time and place.
pub fn session_row(id: RecordId, session: &Session) -> AnyView {
    link_row(&Route::Session(id), dates::day_and_time(session.starts.local()), session.place.as_str().trim())
}
