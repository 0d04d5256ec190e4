//! The checklist and the list of pieces.

mod checklist;
mod list;
pub mod piece;

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::not_yet::CLINIC_FIRST;
use crate::domain::session::SessionState;
use crate::ui::components::heading::Heading;
use crate::ui::components::when::When;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

use checklist::{Checklist, ReadOnlyList};
use list::PieceList;

/// Prepare.
#[component]
pub fn PreparePage() -> impl IntoView {
    let store = expect_context::<Store>();
    let next = Memo::new(move |_| next_session(store));
    view! {
        <section class="page">
            <Heading text="Prepare" />
            {move || match next.get() {
                Some(id) => view! { <ForSession id /> }.into_any(),
                None => without_session().into_any(),
            }}
            <h2>"To read"</h2>
            <PieceList />
            <When is=move || next.with(Option::is_some)>
                <p><a href=Route::SessionNew.href()>"Add a session"</a></p>
            </When>
        </section>
    }
}

/// The planned session that comes next; today's stays until the day is over.
fn next_session(store: Store) -> Option<RecordId> {
    let today = store.now.with(|now| now.local_date());
    store.sessions.with(|sessions| {
        let ahead = sessions.iter().filter(|(_, session)| {
            session.state == SessionState::Planned && session.starts.local_date() >= today
        });
        ahead.min_by_key(|(_, session)| session.starts.utc_ms()).map(|(id, _)| *id)
    })
}

#[component]
fn ForSession(id: RecordId) -> impl IntoView {
    let store = expect_context::<Store>();
    let day =
        move || store.session(id).map(|session| dates::day(session.starts.local_date())).unwrap_or_default();
    view! {
        <p class="lede">"For your session on " <a href=Route::Session(id).href()>{move || day()}</a> ". " {CLINIC_FIRST}</p>
        <h2 class="visually-hidden">"Checklist"</h2>
        <Checklist id />
    }
}

fn without_session() -> impl IntoView {
    view! {
        <p class="lede">"With a session, this list knows its dates and you can tick things off. " {CLINIC_FIRST}</p>
        <p><a class="button button--primary" href=Route::SessionNew.href()>"Add a session"</a></p>
        <h2 class="visually-hidden">"Checklist"</h2>
        <ReadOnlyList />
    }
}
