//! *Restore a backup*: first what it would do, then, if wanted, one of two things.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::{Writing, rows, to_add};
use crate::journal::{added, damaged_texts, live};
use crate::ui::components::fields::Field;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::files::KeptFile;
use crate::ui::platform::{dates, document};
use crate::ui::store::Store;
use crate::ui::store::backup::Found;

/// The word to type before all is replaced.
const WORD: &str = "replace";

/// What was found in the backup, until one of two things is done with it. The screen and the work pass it on, for with many
/// entries a copy of it holds the phone up.
type Opened = StoredValue<Option<Found>, LocalStorage>;

/// The file, the passphrase, and what is in it.
#[component]
pub fn RestoreBackup() -> impl IntoView {
    let store = expect_context::<Store>();
    let file = RwSignal::new_local(None::<KeptFile>);
    let passphrase = RwSignal::new(String::new());
    let wrong_passphrase = RwSignal::new(String::new());
    // What it would do is shown, and nothing is written yet.
    let is_asked = RwSignal::new(false);
    let opened = Opened::new_local(None);
    let writing = Writing::new();
    let work = writing.work;
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if work.is_going_now() {
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
        is_asked.set(false);
        work.begin("Opening the file…");
        let typed = passphrase.get_untracked();
        spawn_local(async move {
            let found = store.look_into(&chosen, &typed, &move |done, all| work.reach(done, all)).await;
            work.end();
            match found {
                Ok(found) => {
                    passphrase.set(String::new());
                    opened.set_value(Some(found));
                    is_asked.set(true);
                }
                Err(reason) => {
                    wrong_passphrase.set(reason.to_string());
                    document::focus_field("#restore-passphrase");
                }
            }
        });
    };
    let write = move |replaces_all: bool| {
        let Some(mut found) = opened.try_update_value(Option::take).flatten() else { return };
        // The button that was pressed goes away.
        document::focus_first("#restore");
        is_asked.set(false);
        if store.changes.get_untracked() != found.changes {
            writing.error.set("Something was written here meanwhile. Open the backup once more.".to_owned());
            return;
        }
        let aside = std::mem::take(&mut found.restore.aside);
        let words = match live(&found.restore.to_add).next() {
            _ if replaces_all => "Your diary now holds what the backup holds.".to_owned(),
            Some(_) => added(live(&found.restore.to_add), aside.len()),
            None => "Done.".to_owned(),
        };
        let to_add =
            if replaces_all { found.restore.replacement(found.only_here) } else { found.restore.to_add };
        writing.start(store, to_add, aside, words);
    };
    let add = Callback::new(move |()| write(false));
    let replace = Callback::new(move |()| write(true));
    let leave = Callback::new(move |()| {
        is_asked.set(false);
        opened.set_value(None);
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
                        file.set(KeptFile::kept_from_event(&event));
                    }
                />
            </div>
            <Field label="Its passphrase" id="restore-passphrase" value=passphrase verbatim=true error=wrong_passphrase />
            <button type="submit" class="button">"Restore a backup"</button>
        </form>
        <When is=move || is_asked.get()>
            {opened.with_value(|found| found.as_ref().map(|found| preview(found, add, replace, leave)).views())}
        </When>
        {writing.progress()}
    }
}

/// What it would do.
fn preview(
    found: &Found,
    add: Callback<()>,
    replace: Callback<()>,
    leave: Callback<()>,
) -> impl IntoView + use<> {
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
    let rows = rows(to_add(restore.tallies, "backup"), &rest, damaged);
    let other_plan = store.brings_other_plan(live(&restore.to_add));
    let made = format!("This backup was made on {}.", dates::day_and_time(found.made.local()));
    let older = restore.older();
    let goes = match found.only_here.own.words() {
        // What is newer here is lost as well, and has a sentence of its own.
        nothing if nothing == "nothing" && older > 0 => String::new(),
        nothing if nothing == "nothing" => "Nothing here would be lost.".to_owned(),
        goes => format!("Only here: {goes}. That goes for good."),
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
                    <button type="button" class="button button--primary" data-writes on:click=move |_| add.run(())>"Add these"</button>
                }).views()}
                <button type="button" class="button" on:click=move |_| leave.run(())>
                    {if nothing_to_add { "Close" } else { "Cancel" }}
                </button>
            </div>
            <ReplaceAll goes older replace />
        </div>
    }
}

/// The other way: the diary becomes what the backup holds.
#[component]
fn ReplaceAll(goes: String, older: usize, replace: Callback<()>) -> impl IntoView {
    let word = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !word.with_untracked(|word| word.trim().eq_ignore_ascii_case(WORD)) {
            error.set("Type the word replace here first. Nothing was changed.".to_owned());
            document::focus_field("#replace-word");
            return;
        }
        replace.run(());
    };
    view! {
        <h3>"Or replace all"</h3>
        <p>"Your diary then holds what this backup holds, and nothing else. " {goes}</p>
        {(older > 0).then(|| view! { <p>{older_said(older)}</p> }).views()}
        <form class="stack" novalidate on:submit=submit>
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
