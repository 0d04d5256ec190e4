//! How it is right now, in three taps or in more words.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// How it is right now, in three taps or in more words.
#[component]
pub fn CheckInPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Check in" />
        </section>
    }
}
