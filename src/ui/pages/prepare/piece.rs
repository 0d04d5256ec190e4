//! One piece of the library.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Prepare.
#[component]
pub fn PiecePage(slug: String) -> impl IntoView {
    let _ = slug;
    view! {
        <section class="page">
            <Heading text="Prepare" />
        </section>
    }
}
