//! The mood line over a longer time.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// The mood line over a longer time.
#[component]
pub fn PatternsPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Patterns" />
        </section>
    }
}
