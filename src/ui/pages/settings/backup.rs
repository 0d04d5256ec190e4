//! Export, import, erase.

mod erase;
mod export;
mod import;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;

use erase::Erase;
use export::Export;
use import::Import;

/// Export, import, erase.
#[component]
pub fn BackupPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Backup" />
            <p class="lede">"Your words are on this phone only. A file with them is your second copy."</p>
            <p class="muted">"A backup sealed with a passphrase is not here yet. The file below can be read by anyone who has it."</p>
            <Export />
            <Import />
            <Erase />
        </section>
    }
}
