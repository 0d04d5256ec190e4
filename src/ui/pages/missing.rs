//! Entries that were there and are not: a plain word, another look, and ways on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::witness::Witness;
use crate::ui::components::heading::Heading;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// In the place of Today and Welcome, while all entries are missed.
#[component]
pub fn MissingPage(
    /// What was there.
    witness: Witness,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let said = RwSignal::new("");
    let look_again = move |_| {
        said.set("");
        spawn_local(async move {
            if !store.look_again().await {
                said.set("They are still not here.");
            }
        });
    };
    let start_empty = move |_| spawn_local(store.start_empty());
    let entries = match witness.entries {
        1 => "there was 1 entry".to_owned(),
        count => format!("there were {count} entries"),
    };
    view! {
        <section class="page">
            <Heading text="Your entries are not here" />
            <p class="lede">
                "On " {dates::day_and_year(witness.seen.local_date())} ", " {entries} " in this diary. Now this browser shows none."
            </p>
            <p>"The data of this site may have been cleared, by hand, by a cleaner app or by the browser. You did nothing wrong."</p>
            <p>"If you have a backup or a file from an export, you can bring your entries back from it."</p>
            <div class="stack">
                <button type="button" class="button button--primary" on:click=look_again>"Look again"</button>
                <p role="status">{said}</p>
                <a class="button" href=Route::Backup.href()>"Bring back from a file"</a>
                <button type="button" class="button button--quiet" on:click=start_empty>"Start with an empty diary"</button>
            </div>
        </section>
    }
}
