//! *Restore a backup*: first what it would do, then, if wanted, one of two things.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::{Writing, rows, to_add};
use crate::journal::{Entry, Stored, added, by_kind, damaged_texts, live};
use crate::ui::components::fields::Field;
use crate::ui::components::views::Views;
use crate::ui::platform::files::ChosenFile;
use crate::ui::platform::{clock, dates, document};
use crate::ui::store::Store;
use crate::ui::store::backup::Found;

/// The largest file that is read: the workshop opens no larger one.
const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// The word to type before all is replaced.
const WORD: &str = "replace";

/// Where it stands.
#[derive(Clone, Default)]
enum Step {
    #[default]
    Idle,
    Opening,
    Asked(Found),
}

/// The file, the passphrase, and what is in it.
#[component]
pub fn RestoreBackup() -> impl IntoView {
    let store = expect_context::<Store>();
    let file = RwSignal::new_local(None::<ChosenFile>);
    let passphrase = RwSignal::new(String::new());
    let wrong_passphrase = RwSignal::new(String::new());
    let step = RwSignal::new(Step::Idle);
    let writing = Writing::new();
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if step.with_untracked(|step| matches!(step, Step::Opening))
            || writing.at.with_untracked(Option::is_some)
        {
            return;
        }
        writing.clear();
        wrong_passphrase.set(String::new());
        let Some(chosen) = file.get_untracked() else {
            writing.error.set("Choose the file of your backup first.".to_owned());
            document::focus_field("#restore-file");
            return;
        };
        if passphrase.with_untracked(|passphrase| passphrase.trim().is_empty()) {
            wrong_passphrase.set("Type the passphrase of this backup.".to_owned());
            document::focus_field("#restore-passphrase");
            return;
        }
        step.set(Step::Opening);
        let typed = passphrase.get_untracked();
        spawn_local(async move {
            match found(store, &chosen, &typed).await {
                Ok(found) => {
                    passphrase.set(String::new());
                    step.set(Step::Asked(found));
                }
                Err(sentence) => {
                    step.set(Step::Idle);
                    wrong_passphrase.set(sentence);
                    document::focus_field("#restore-passphrase");
                }
            }
        });
    };
    let write = Callback::new(move |(to_add, found, words): (Vec<Stored>, Found, String)| {
        if store.changes.get_untracked() != found.changes {
            step.set(Step::Idle);
            writing.error.set("Something was written here meanwhile. Open the backup once more.".to_owned());
            document::focus_first("#restore");
            return;
        }
        // The button that was pressed goes away.
        document::focus_first("#restore");
        step.set(Step::Idle);
        writing.start(store, to_add, found.restore.aside, words);
    });
    let leave = Callback::new(move |()| {
        step.set(Step::Idle);
        document::focus_first("#restore-file");
    });
    view! {
        <h2 id="restore" tabindex="-1">"Restore a backup"</h2>
        <form class="stack" novalidate on:submit=open>
            <div class="field">
                <label for="restore-file">"The file of your backup"</label>
                <p class="field-hint" id="restore-hint">"You see first what it would do here."</p>
                <p class="field-error" id="restore-error" role="alert">{move || writing.error.get()}</p>
                <input
                    id="restore-file"
                    type="file"
                    accept=".txt,text/plain"
                    aria-describedby="restore-hint restore-error"
                    on:change=move |event| {
                        writing.clear();
                        wrong_passphrase.set(String::new());
                        file.set(ChosenFile::kept_from_event(&event));
                    }
                />
            </div>
            <Field label="Its passphrase" id="restore-passphrase" value=passphrase verbatim=true error=wrong_passphrase />
            <button type="submit" class="button">"Restore a backup"</button>
        </form>
        {move || match step.get() {
            Step::Idle => ().into_any(),
            Step::Opening => view! { <p role="status">"Opening the file. This takes some seconds…"</p> }.into_any(),
            Step::Asked(found) => view! { <Asked found write leave /> }.into_any(),
        }}
        {writing.progress()}
    }
}

/// What is in a file, or a sentence that says why nobody knows.
async fn found(store: Store, file: &ChosenFile, passphrase: &str) -> Result<Found, String> {
    if file.bytes() > MOST_BYTES {
        return Err(
            "This file is too large. Homeward opens backups of up to 64 MB. Nothing was changed.".to_owned()
        );
    }
    let text = file.text().await.ok_or("The browser could not read this file. Nothing was changed.")?;
    if text.starts_with("age-encryption.org/") {
        return Err("Homeward opens backups in text form, as it makes them. Nothing was changed.".to_owned());
    }
    store.look_into(text, passphrase).await.map_err(|error| error.to_string())
}

#[component]
fn Asked(found: Found, write: Callback<(Vec<Stored>, Found, String)>, leave: Callback<()>) -> impl IntoView {
    let store = expect_context::<Store>();
    let restore = &found.restore;
    let nothing_to_add = restore.to_add.is_empty() && restore.aside.is_empty();
    let deleted = restore.to_add.len() - live(&restore.to_add).count();
    let rest = [
        (deleted, "that were deleted there"),
        (restore.newer_here, "newer or deleted here, and kept so"),
        (restore.same, "the same in both"),
    ];
    let aside = restore.aside.len();
    let damaged = (aside > 0).then(|| format!("{}, to be kept aside", damaged_texts(aside)));
    let rows = rows(to_add(store, live(&restore.to_add), "backup"), &rest, damaged);
    let other_plan = store.brings_other_plan(live(&restore.to_add));
    let made = format!("This backup was made on {}.", dates::day_and_time(found.made.local()));
    let adding = found.clone();
    let add = move |_| {
        let to_add = adding.restore.to_add.clone();
        let words = match live(&to_add).next() {
            Some(_) => added(live(&to_add), adding.restore.aside.len()),
            None => "Done.".to_owned(),
        };
        write.run((to_add, adding.clone(), words));
    };
    request_animation_frame(|| document::focus_first("#restore-preview"));
    view! {
        <div class="card stack" id="restore-preview" tabindex="-1">
            <h3>"In this backup"</h3>
            <p>{made}</p>
            <ul class="plain-list">{rows}</ul>
            {nothing_to_add.then(|| view! { <p>"There is nothing to add."</p> }).views()}
            {other_plan.then(|| view! { <p>"Its care plan will take the place of the one here."</p> }).views()}
            <div class="row">
                {(!nothing_to_add).then(|| view! {
                    <button type="button" class="button button--primary" data-writes on:click=add>"Add these"</button>
                }).views()}
                <button type="button" class="button" on:click=move |_| leave.run(())>
                    {if nothing_to_add { "Close" } else { "Cancel" }}
                </button>
            </div>
            <ReplaceAll found write />
        </div>
    }
}

/// The other way: the diary becomes what the backup holds.
#[component]
fn ReplaceAll(found: Found, write: Callback<(Vec<Stored>, Found, String)>) -> impl IntoView {
    let store = expect_context::<Store>();
    let word = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let only_here = store.with_journal(|journal| found.restore.only_here(journal).collect::<Vec<_>>());
    // A care plan is there as soon as the first questions were skipped.
    let own = only_here.iter().filter(|record| !matches!(record.entry, Entry::CarePlan(_)));
    let goes = match by_kind(own) {
        nothing if nothing == "nothing" => "Nothing here would be lost.".to_owned(),
        goes => format!("Only here: {goes}. That goes for good."),
    };
    let older = found.restore.older();
    let replace = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !word.with_untracked(|word| word.trim().eq_ignore_ascii_case(WORD)) {
            error.set("Type the word replace here first. Nothing was changed.".to_owned());
            document::focus_field("#replace-word");
            return;
        }
        let all = store.with_journal(|journal| found.restore.replacement(journal, clock::now()));
        write.run((all, found.clone(), "Your diary now holds what the backup holds.".to_owned()));
    };
    view! {
        <h3>"Or replace all"</h3>
        <p>"Your diary then holds what this backup holds, and nothing else. " {goes}</p>
        {(older > 0).then(|| view! { <p>{older_said(older)}</p> }).views()}
        <form class="stack" novalidate on:submit=replace>
            <Field label="To replace all, type: replace" id="replace-word" value=word error=error />
            <button type="submit" class="button button--danger">"Replace all"</button>
        </form>
    }
}

fn older_said(older: usize) -> String {
    match older {
        1 => "One that is newer here gets its older form back.".to_owned(),
        many => format!("{many} that are newer here get their older form back."),
    }
}
