//! A file in: first what it would add, then, if wanted, the adding.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::journal::{Preview, StoreError, added, by_kind, check_import_size, damaged_texts};
use crate::ui::components::views::Views;
use crate::ui::platform::document;
use crate::ui::platform::files::ChosenFile;
use crate::ui::store::Store;
use crate::ui::store::telling::{NO_ANSWER, when_it_takes_long};

/// Where an import stands.
#[derive(Clone, Default)]
enum Step {
    /// Nothing chosen, or all done; with a word about the last one.
    #[default]
    Idle,
    /// The file is being read.
    Reading,
    /// What it would add. Nothing is written yet.
    Asked(Preview),
    /// Records are being written: so many of so many.
    Writing(usize, usize),
}

/// The file field, the preview, and *Add these*.
#[component]
pub fn Import() -> impl IntoView {
    let store = expect_context::<Store>();
    let step = RwSignal::new(Step::Idle);
    let said = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let read = move |file: ChosenFile| {
        said.set(String::new());
        error.set(String::new());
        step.set(Step::Reading);
        spawn_local(async move {
            match read(store, &file).await {
                Ok(preview) => step.set(Step::Asked(preview)),
                Err(sentence) => {
                    step.set(Step::Idle);
                    error.set(sentence);
                    // A field that is switched off loses the focus; it is on again in the next frame.
                    request_animation_frame(|| document::focus_field("#import-file"));
                }
            }
        });
    };
    let add = Callback::new(move |preview: Preview| {
        let (all, added) = (preview.to_add.len(), added(&preview.to_add, preview.aside.len()));
        // The button that was pressed goes away.
        document::focus_first("#import");
        step.set(Step::Writing(0, all));
        let ended = when_it_takes_long(move || {
            // Records that follow each other are an answer too. The screen may be gone by now.
            if step.try_with_untracked(|step| matches!(step, Step::Writing(0, _))) == Some(true) {
                said.set(NO_ANSWER.to_owned());
            }
        });
        spawn_local(async move {
            let progress = move |written| {
                // It has answered now.
                if said.with_untracked(|said| !said.is_empty()) {
                    said.set(String::new());
                }
                step.set(Step::Writing(written, all));
            };
            let outcome = store.import(preview, &progress).await;
            ended.set(true);
            step.set(Step::Idle);
            said.set(String::new());
            match outcome {
                Ok(()) => said.set(added),
                Err(refused) => error.set(refusal(&refused)),
            }
        });
    });
    let leave = Callback::new(move |()| {
        step.set(Step::Idle);
        document::focus_first("#import-file");
    });
    view! {
        <h2 id="import" tabindex="-1">"Import"</h2>
        <div class="field">
            <label for="import-file">"A file that Homeward exported"</label>
            <p class="field-hint" id="import-hint">"You see first what it would add. Nothing you have here is lost."</p>
            <p class="field-error" id="import-error" role="alert">{move || error.get()}</p>
            <input
                id="import-file"
                type="file"
                accept=".json,.txt,application/json,text/plain"
                aria-describedby="import-hint import-error"
                disabled=move || step.with(|step| matches!(step, Step::Reading | Step::Writing(..)))
                on:change=move |event| {
                    if let Some(file) = ChosenFile::from_event(&event) {
                        read(file);
                    }
                }
            />
        </div>
        {move || match step.get() {
            Step::Idle => ().into_any(),
            Step::Reading => view! { <p>"Reading the file…"</p> }.into_any(),
            Step::Asked(preview) => view! { <Asked preview add leave /> }.into_any(),
            Step::Writing(_, 0) => view! { <p>"Writing…"</p> }.into_any(),
            Step::Writing(written, all) => {
                view! { <p>{format!("{written} of {all} are written…")}</p> }.into_any()
            }
        }}
        <p role="status">{move || said.get()}</p>
    }
}

/// The preview of a file, or a sentence that says why there is none.
async fn read(store: Store, file: &ChosenFile) -> Result<Preview, String> {
    check_import_size(file.bytes() as u64).map_err(|error| error.to_string())?;
    let text = file.text().await.ok_or("The browser could not read this file. Nothing was changed.")?;
    store.preview_import(&text).map_err(|error| error.to_string())
}

fn refusal(refused: &StoreError) -> String {
    let reason = match refused {
        StoreError::Full => "There is not enough room on this phone.",
        StoreError::Denied => "This browser does not let Homeward save.",
        StoreError::UpdateFirst => "A newer Homeward has written here. Update the app first.",
        StoreError::Meanwhile | StoreError::Broken(_) => "The browser’s storage did not take it.",
    };
    format!("{reason} Nothing was added.")
}

#[component]
fn Asked(preview: Preview, add: Callback<Preview>, leave: Callback<()>) -> impl IntoView {
    let store = expect_context::<Store>();
    let nothing_to_add = preview.to_add.is_empty() && preview.aside.is_empty();
    let to_add = (!preview.to_add.is_empty())
        .then(|| format!("New, or newer in the file: {}.", by_kind(&preview.to_add)));
    let rest = [
        (preview.newer_here, "newer here, and kept as they are"),
        (preview.same, "the same in both"),
        (preview.unreadable, "that cannot be read, and are left out"),
    ];
    let rest =
        rest.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let aside = preview.aside.len();
    let damaged = (aside > 0).then(|| format!("{}, to be kept aside", damaged_texts(aside)));
    let rows = to_add.into_iter().chain(rest).chain(damaged).map(|said| view! { <li>{said}</li> }).views();
    let other_plan = store.brings_other_plan(&preview.to_add);
    request_animation_frame(|| document::focus_first("#import-preview"));
    view! {
        <div class="card stack" id="import-preview" tabindex="-1">
            <h3>"In this file"</h3>
            <ul class="plain-list">{rows}</ul>
            {nothing_to_add.then(|| view! { <p>"There is nothing to add."</p> }).views()}
            {other_plan.then(|| view! { <p>"Its care plan will take the place of the one here."</p> }).views()}
            <div class="row">
                {(!nothing_to_add).then(|| view! {
                    <button type="button" class="button button--primary" data-writes on:click=move |_| add.run(preview.clone())>"Add these"</button>
                }).views()}
                <button type="button" class="button" on:click=move |_| leave.run(())>"Cancel"</button>
            </div>
        </div>
    }
}
