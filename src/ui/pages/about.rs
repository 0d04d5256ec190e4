//! What this is, its sources and licences.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// What this is, its sources and licences.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="About" />
        </section>
    }
}
