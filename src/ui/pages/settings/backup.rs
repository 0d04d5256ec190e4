//! Backup and restore, export and import, erase.

pub mod erase;
mod export;
mod import;
mod make;
mod restore;
mod sheet;
mod writing;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::platform::last_backup;
use crate::ui::store::Store;

use erase::Erase;
use export::Export;
use import::Import;
use make::MakeBackup;
use restore::RestoreBackup;
use sheet::Sheet;

/// Backup and restore, export and import, erase.
#[component]
pub fn BackupPage() -> impl IntoView {
    let store = expect_context::<Store>();
    // On a new phone there is nothing yet to make a backup of.
    let is_new = !store.has_own_entries();
    let restore = move |is_here: bool| is_here.then(|| view! { <RestoreBackup /> }).views();
    view! {
        <section class="page">
            <Heading text="Backup" />
            <p class="lede">"A file with your words is a second copy of them, for the day the phone is lost."</p>
            {restore(is_new)}
            <MakeBackup />
            <Reminding />
            {restore(!is_new)}
            <Sheet />
            <Export />
            <Import />
            <Erase />
        </section>
    }
}

/// Whether Today reminds of a backup.
#[component]
fn Reminding() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_wanted = !last_backup::read().is_off;
    view! {
        <div class="check check--choice">
            <label>
                <input
                    type="checkbox"
                    data-writes
                    prop:checked=is_wanted
                    on:change:target=move |event| store.remind_of_backups(event.target().checked())
                />
                <span>"Remind me of a backup on Today"</span>
            </label>
        </div>
    }
}
