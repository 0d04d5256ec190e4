//! What matters now, by the moment of the journey.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// What matters now, by the moment of the journey.
#[component]
pub fn TodayPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Today" />
        </section>
    }
}
