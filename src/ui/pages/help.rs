//! Emergency numbers, help lines, the clinic, a trusted person.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Emergency numbers, help lines, the clinic, a trusted person.
#[component]
pub fn HelpPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Help now" />
        </section>
    }
}
