//! *Restore a backup*: first what it would do, then, if wanted, one of three things.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::{Writing, by_standing, rows};
use crate::journal::{added, damaged_texts, live};
use crate::ui::components::fields::Field;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::files::KeptFile;
use crate::ui::platform::{dates, document};
use crate::ui::store::Store;
use crate::ui::store::backup::Found;
use crate::ui::store::lock::Lock;

const NO_LOCK: &str = " A backup brings no lock with it. You can set one up under More.";

/// The word to type before all is replaced.
const WORD: &str = "replace";

/// What can be done with a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// What is not here or newer there is added.
    Add,
    /// The same, and what was deleted here comes back.
    BringBack,
    /// The diary becomes what the backup holds.
    ReplaceAll,
}

/// What was found in the backup, until one of these is done with it. The screen and the work pass it on, for with many
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
    let write = Callback::new(move |way: Way| {
        let Some(found) = opened.try_update_value(Option::take).flatten() else { return };
        // The button that was pressed goes away.
        document::focus_first("#restore");
        is_asked.set(false);
        if store.changes.get_untracked() != found.changes {
            writing.error.set("Something was written here meanwhile. Open the backup once more.".to_owned());
            return;
        }
        let Found { mut restore, only_here, .. } = found;
        let aside = std::mem::take(&mut restore.aside);
        let mut to_add = match way {
            Way::Add => restore.to_add,
            Way::BringBack => restore.with_deleted(),
            Way::ReplaceAll => restore.replacement(only_here),
        };
        let mut words = match live(&to_add).next() {
            _ if way == Way::ReplaceAll => "Your diary now holds what the backup holds.".to_owned(),
            Some(_) => added(live(&to_add), aside.len()),
            None => "Done.".to_owned(),
        };
        // A new phone has no lock yet, and nobody should take the other one’s for granted.
        if store.lock().get_untracked() == Lock::Off && !store.has_own_entries() {
            words += NO_LOCK;
        }
        if way != Way::ReplaceAll {
            store.join_plans(&mut to_add);
        }
        writing.start(store, to_add, aside, words);
    });
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
            <Field
                label="Its passphrase"
                id="restore-passphrase"
                value=passphrase
                hint="The one of this backup, not the one of your lock."
                verbatim=true
                error=wrong_passphrase
            />
            <button type="submit" class="button">"Restore a backup"</button>
        </form>
        <When is=move || is_asked.get()>
            {opened.with_value(|found| found.as_ref().map(|found| preview(found, write, leave)).views())}
        </When>
        {writing.progress()}
    }
}

/// What it would do.
fn preview(found: &Found, write: Callback<Way>, leave: Callback<()>) -> impl IntoView + use<> {
    let store = expect_context::<Store>();
    let restore = &found.restore;
    let nothing_to_add = restore.to_add.is_empty() && restore.aside.is_empty();
    let deleted = restore.to_add.len() - live(&restore.to_add).count();
    let rest = [(deleted, "that were deleted there")];
    let aside = restore.aside.len();
    let damaged = (aside > 0).then(|| format!("{}, to be kept aside", damaged_texts(aside)));
    let rows = rows(by_standing(&restore.tallies, "backup"), &rest, damaged);
    let plan = store.plan_sentence(&restore.tallies);
    let made = format!("This backup was made on {}.", dates::day_and_time(found.made.local()));
    let bring_back = restore.tallies.deleted_here.named().map(|_| {
        if nothing_to_add { "Bring back what was deleted" } else { "Add these and what was deleted" }
    });
    let goes = what_goes(found.only_here.own.named(), restore.changed_here.named());
    request_animation_frame(|| document::focus_first("#restore-preview"));
    view! {
        <div class="card stack" id="restore-preview" tabindex="-1">
            <h3>"In this backup"</h3>
            <p>{made}</p>
            <ul class="plain-list">{rows}</ul>
            {(nothing_to_add && bring_back.is_none()).then(|| view! { <p>"There is nothing to add."</p> }).views()}
            {plan.map(|sentence| view! { <p>{sentence}</p> }).views()}
            <div class="row">
                {(!nothing_to_add).then(|| view! {
                    <button type="button" class="button button--primary" data-writes on:click=move |_| write.run(Way::Add)>"Add these"</button>
                }).views()}
                {bring_back.map(|name| view! {
                    <button type="button" class="button" data-writes on:click=move |_| write.run(Way::BringBack)>{name}</button>
                }).views()}
                <button type="button" class="button" on:click=move |_| leave.run(())>
                    {if nothing_to_add { "Close" } else { "Cancel" }}
                </button>
            </div>
            {replace_all(goes, write)}
        </div>
    }
}

/// What is lost when all is replaced: what the backup does not hold, and what was changed since.
fn what_goes(only_here: Option<String>, changed_here: Option<String>) -> Vec<String> {
    let only = only_here.map(|records| format!("Only here: {records}. That goes for good."));
    let changed = changed_here.map(|records| {
        format!("Changed here since: {records}. What you changed there goes for good, and what you wrote before comes back.")
    });
    match [only, changed] {
        [None, None] => vec!["Nothing here would be lost.".to_owned()],
        goes => goes.into_iter().flatten().collect(),
    }
}

/// The other way: the diary becomes what the backup holds.
fn replace_all(goes: Vec<String>, write: Callback<Way>) -> impl IntoView {
    let word = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !word.with_untracked(|word| word.trim().eq_ignore_ascii_case(WORD)) {
            error.set("Type the word replace here first. Nothing was changed.".to_owned());
            document::focus_field("#replace-word");
            return;
        }
        write.run(Way::ReplaceAll);
    };
    view! {
        <h3>"Or replace all"</h3>
        <p>"Your diary then holds what this backup holds, and nothing else."</p>
        <ul class="plain-list">{rows(goes, &[], None)}</ul>
        <form class="stack" novalidate on:submit=submit>
            <Field label="To replace all, type: replace" id="replace-word" value=word error=error />
            <div class="row">
                <button type="submit" class="button button--danger">"Replace all"</button>
                <button type="button" class="button" on:click=|_| document::focus_field("#backup-passphrase")>
                    "Make a backup first"
                </button>
            </div>
        </form>
    }
}
