//! One capture with its layers.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::ui::components::heading::Heading;

/// Reflect.
#[component]
pub fn ReflectOnPage(id: RecordId) -> impl IntoView {
    let _ = id;
    view! {
        <section class="page">
            <Heading text="Reflect" />
        </section>
    }
}
