//! A file in: first what it would add, then, if wanted, the adding.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::{Writing, by_standing, rows};
use crate::journal::{Preview, Stored, added, check_import_size, damaged_texts};
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::document;
use crate::ui::platform::files::KeptFile;
use crate::ui::store::Store;

/// The file field, the preview, and *Add these*.
#[component]
pub fn Import() -> impl IntoView {
    let store = expect_context::<Store>();
    // What it would add is shown, and nothing is written yet.
    let is_asked = RwSignal::new(false);
    let found = StoredValue::new_local(None::<Preview>);
    let writing = Writing::new();
    let work = writing.work;
    let read = move |file: KeptFile| {
        writing.clear();
        is_asked.set(false);
        work.begin("Reading the file…");
        spawn_local(async move {
            let read = read(store, &file).await;
            work.end();
            match read {
                Ok(preview) => {
                    found.set_value(Some(preview));
                    is_asked.set(true);
                }
                Err(sentence) => {
                    writing.error.set(sentence);
                    // A field that is switched off loses the focus; it is on again in the next frame.
                    request_animation_frame(|| document::focus_field("#import-file"));
                }
            }
        });
    };
    let add = Callback::new(move |()| {
        let Some(preview) = found.try_update_value(Option::take).flatten() else { return };
        let added = added(&preview.to_add, preview.aside.len());
        // The button that was pressed goes away.
        document::focus_first("#import");
        is_asked.set(false);
        let mut to_add = preview.to_add.into_iter().map(Stored::Record).collect();
        store.join_plans(&mut to_add);
        writing.start(store, to_add, preview.aside, added);
    });
    let leave = Callback::new(move |()| {
        is_asked.set(false);
        found.set_value(None);
        document::focus_first("#import-file");
    });
    view! {
        <h2 id="import" tabindex="-1">"Import"</h2>
        <div class="field">
            <label for="import-file">"A file that Homeward exported"</label>
            <p class="field-hint" id="import-hint">"You see first what it would add. Nothing you have here is lost."</p>
            <p class="field-error" id="import-error" role="alert">{move || writing.error.get()}</p>
            <input
                id="import-file"
                type="file"
                accept=".json,.txt,application/json,text/plain"
                aria-describedby="import-hint import-error"
                disabled=move || work.is_going()
                on:change=move |event| {
                    if let Some(file) = KeptFile::from_event(&event) {
                        read(file);
                    }
                }
            />
        </div>
        <When is=move || is_asked.get()>
            {found.with_value(|found| found.as_ref().map(|found| asked(found, add, leave)).views())}
        </When>
        {writing.progress()}
    }
}

/// The preview of a file, or a sentence that says why there is none.
async fn read(store: Store, file: &KeptFile) -> Result<Preview, String> {
    check_import_size(file.bytes() as u64).map_err(|error| error.to_string())?;
    let text = file.text().await.ok_or("The browser could not read this file. Nothing was changed.")?;
    store.preview_import(&text).map_err(|error| error.to_string())
}

/// What it would add.
fn asked(preview: &Preview, add: Callback<()>, leave: Callback<()>) -> impl IntoView + use<> {
    let store = expect_context::<Store>();
    let nothing_to_add = preview.to_add.is_empty() && preview.aside.is_empty();
    let rest = [(preview.unreadable, "that cannot be read, and are left out")];
    let aside = preview.aside.len();
    let damaged = (aside > 0).then(|| format!("{}, to be kept aside", damaged_texts(aside)));
    let rows = rows(by_standing(&preview.tallies, "file"), &rest, damaged);
    let plan = store.plan_sentence(&preview.tallies);
    request_animation_frame(|| document::focus_first("#import-preview"));
    view! {
        <div class="card stack" id="import-preview" tabindex="-1">
            <h3>"In this file"</h3>
            <ul class="plain-list">{rows}</ul>
            {nothing_to_add.then(|| view! { <p>"There is nothing to add."</p> }).views()}
            {plan.map(|sentence| view! { <p>{sentence}</p> }).views()}
            <div class="row">
                {(!nothing_to_add).then(|| view! {
                    <button type="button" class="button button--primary" data-writes on:click=move |_| add.run(())>"Add these"</button>
                }).views()}
                <button type="button" class="button" on:click=move |_| leave.run(())>"Cancel"</button>
            </div>
        </div>
    }
}
