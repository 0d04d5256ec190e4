//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// An address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Not found" />
        </section>
    }
}
