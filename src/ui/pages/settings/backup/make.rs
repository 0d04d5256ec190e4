//! *Make a backup*: everything in one sealed file, and *Try my backup*.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::backup::LastBackup;
use crate::ui::components::copy::copy_file;
use crate::ui::components::fields::Field;
use crate::ui::components::when::When;
use crate::ui::components::work::Work;
use crate::ui::platform::files::{HandedOver, KeptFile, hand_over_file, needs_a_tap};
use crate::ui::platform::{clock, document};
use crate::ui::store::Store;
use crate::ui::store::backup::Filled;
use crate::ui::store::work::{WorkError, five_words};
use crate::ui::store::writer::Writer;

/// Shorter ones are guessed by a computer that has the file.
const LEAST_LETTERS: usize = 12;

/// A backup that was just made, and all that it was made of.
struct Made {
    file: KeptFile,
    passphrase: String,
    entries: usize,
    to_note: LastBackup,
    /// All that it was made of; not here while it is tried.
    filled: RefCell<Option<Filled>>,
}

/// The backup that was made last.
type Last = StoredValue<Option<Rc<Made>>, LocalStorage>;

/// The passphrase, the making, and the trying.
#[component]
pub fn MakeBackup() -> impl IntoView {
    let store = expect_context::<Store>();
    let passphrase = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let last = Last::new_local(None);
    let is_made = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let work = Work::default();
    let suggest = move |_| {
        spawn_local(async move {
            match five_words().await {
                Ok(words) => {
                    error.set(String::new());
                    // In full: the field may be too narrow for them.
                    said.set(format!("Write these words down before you go on: {words}"));
                    passphrase.set(words);
                }
                Err(reason) => said.set(reason.to_string()),
            }
        });
    };
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if work.is_going_now() {
            return;
        }
        let passphrase = passphrase.get_untracked();
        if passphrase.trim().chars().count() < LEAST_LETTERS {
            error.set(format!("Use {LEAST_LETTERS} letters or more. Five words are easy to keep."));
            document::focus_field("#backup-passphrase");
            return;
        }
        said.set(String::new());
        error.set(String::new());
        is_made.set(false);
        spawn_local(async move {
            let made = made(store, passphrase, work).await;
            work.end();
            match made {
                Ok(made) => {
                    let what_next = if needs_a_tap() { " Now save the file." } else { "" };
                    said.set(made_said(&made) + what_next);
                    last.set_value(Some(Rc::new(made)));
                    is_made.set(true);
                    request_animation_frame(|| document::focus_first("#backup-said"));
                    if !needs_a_tap() {
                        // A task of its own: the file of many entries keeps the browser busy.
                        TimeoutFuture::new(0).await;
                        save(store, last, said).await;
                    }
                }
                Err(reason) => error.set(format!("No backup was made. {reason}")),
            }
        });
    };
    view! {
        <h2>"Make a backup"</h2>
        <p>
            "One file with all you have written, sealed with a passphrase. Without the passphrase nobody can open it, "
            "not even you. Write it down, and keep it apart from the file."
        </p>
        <form class="stack" novalidate on:submit=make>
            <Field
                label="Passphrase for the backup"
                id="backup-passphrase"
                value=passphrase
                hint="Five words that have nothing to do with each other are safest."
                verbatim=true
                error=error
            />
            <div class="row">
                <button type="submit" class="button button--primary">"Make a backup"</button>
                <button type="button" class="button" on:click=suggest>"Suggest five words"</button>
            </div>
        </form>
        {work.view()}
        <p id="backup-said" role="status" tabindex="-1">{move || said.get()}</p>
        <When is=move || is_made.get()>
            <AfterMaking store last said work />
        </When>
    }
}

async fn made(store: Store, passphrase: String, work: Work) -> Result<Made, WorkError> {
    work.begin("Reading your journal…");
    let mut filled = store.fill_workshop(&move |done, all| work.reach(done, all)).await?;
    work.begin("Sealing. Stay here until it is done…");
    let file = filled.seal(&passphrase).await?;
    let (entries, to_note) = (filled.entries, filled.to_note);
    Ok(Made { file, passphrase, entries, to_note, filled: RefCell::new(Some(filled)) })
}

/// Hands the file over, and says what became of it.
async fn save(store: Store, last: Last, said: RwSignal<String>) {
    // The screen may be gone by now.
    let Some(made) = last.try_get_value().flatten() else { return };
    let day = crate::library::iso_day::text(clock::now().local_date());
    match hand_over_file(&format!("backup-{day}.txt"), &made.file).await {
        HandedOver::Yes => {
            // Whatever stands there: that it was not saved yet holds no more.
            said.set(format!("{} Look for the file: its name begins with backup-{day}. Keep a copy of it away from this phone.", made_said(&made)));
            if store.writer.get_untracked() == Writer::Here {
                store.note_backup(made.to_note);
            }
        }
        HandedOver::Cancelled => said.set("The file was not saved yet.".to_owned()),
        HandedOver::NotPossible => {
            said.set("This browser gives no file away. Copy the text, and keep it as a file.".to_owned());
        }
    }
}

#[component]
fn AfterMaking(store: Store, last: Last, said: RwSignal<String>, work: Work) -> impl IntoView {
    let is_tried = RwSignal::new(false);
    let try_out = move |_| {
        let Some(made) = last.get_value() else { return };
        // A second tap while it is tried asks for nothing new.
        let Some(mut filled) = made.filled.take() else { return };
        said.set(String::new());
        work.begin("Opening your backup…");
        spawn_local(async move {
            let outcome = filled.try_out(&made.file, &made.passphrase).await;
            work.end();
            made.filled.replace(Some(filled));
            let _shown = is_tried.try_set(outcome.is_ok());
            said.set(match outcome {
                Ok(()) => format!("This backup opens and holds {}.", entries(made.entries)),
                Err(reason) => reason.to_string(),
            });
        });
    };
    let copy = move |_| {
        if let Some(made) = last.get_value() {
            copy_file(made.file.clone());
        }
    };
    // In full: the field above may be too narrow for it, and half a word opens nothing.
    let passphrase = last.get_value().map(|made| made.passphrase.clone());
    view! {
        <p>"Its passphrase: " <strong>{passphrase}</strong></p>
        <When is=move || !is_tried.get()>
            <p>"To be sure, try it. Homeward then opens the file it has just made, and compares every entry."</p>
        </When>
        <div class="row">
            <button type="button" class="button button--primary" on:click=try_out>"Try my backup"</button>
            <button type="button" class="button" on:click=move |_| spawn_local(save(store, last, said))>"Save the file"</button>
            <button type="button" class="button button--quiet" on:click=copy>"Copy text"</button>
        </div>
    }
}

fn made_said(made: &Made) -> String {
    format!("Your backup is made. It holds {}.", entries(made.entries))
}

fn entries(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}
