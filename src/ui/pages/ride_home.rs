//! The screen for the first hours after a session: dark, large, three things to do.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// The screen for the first hours after a session: dark, large, three things to do.
#[component]
pub fn RideHomePage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Ride home" />
        </section>
    }
}
