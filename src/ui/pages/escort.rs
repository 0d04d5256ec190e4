//! The card for the escort.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// The card for the escort.
#[component]
pub fn EscortPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="For the person with me" />
        </section>
    }
}
