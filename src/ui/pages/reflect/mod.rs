//! All captures, to be looked at again.

pub mod one;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Reflect.
#[component]
pub fn ReflectPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Reflect" />
        </section>
    }
}
