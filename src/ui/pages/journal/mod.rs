//! Everything by day.

pub mod entry;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Journal.
#[component]
pub fn JournalPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Journal" />
        </section>
    }
}
