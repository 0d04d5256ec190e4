//! The checklist and the list of pieces.

pub mod piece;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Prepare.
#[component]
pub fn PreparePage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Prepare" />
        </section>
    }
}
