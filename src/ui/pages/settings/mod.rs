//! More: looks, plan, data.

pub mod backup;
pub mod plan;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// More.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="More" />
        </section>
    }
}
