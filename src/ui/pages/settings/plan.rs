//! The care plan.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Care plan.
#[component]
pub fn PlanPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Care plan" />
        </section>
    }
}
