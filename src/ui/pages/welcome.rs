//! The first questions, each of which can be skipped.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// The first questions, each of which can be skipped.
#[component]
pub fn WelcomePage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Welcome" />
        </section>
    }
}
