//! One entry of the journal.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::ui::components::heading::Heading;

/// Journal.
#[component]
pub fn EntryPage(id: RecordId) -> impl IntoView {
    let _ = id;
    view! {
        <section class="page">
            <Heading text="Journal" />
        </section>
    }
}
