//! Export, import, erase.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

/// Backup.
#[component]
pub fn BackupPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Backup" />
        </section>
    }
}
