//! A session: date, ride, intention.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::ui::components::heading::Heading;

/// Add a session.
#[component]
pub fn NewSessionPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Add a session" />
        </section>
    }
}

/// Session.
#[component]
pub fn SessionPage(id: RecordId) -> impl IntoView {
    let _ = id;
    view! {
        <section class="page">
            <Heading text="Session" />
        </section>
    }
}
