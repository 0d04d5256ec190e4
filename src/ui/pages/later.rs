//! Places whose part of the house is not built yet: they say so, and lead on.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::route::Measure;

/// Lock.
#[component]
pub fn LockPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Lock" />
        </section>
    }
}

/// Share.
#[component]
pub fn SharePage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Share" />
        </section>
    }
}

/// Measure.
#[component]
pub fn MeasurePage(measure: Measure) -> impl IntoView {
    let _ = measure;
    view! {
        <section class="page">
            <Heading text="Measure" />
        </section>
    }
}
