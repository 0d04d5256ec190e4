//! The first words after a session, sealed with their time.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// The first words after a session, sealed with their time.
#[component]
pub fn CapturePage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Say something" />
        </section>
    }
}
