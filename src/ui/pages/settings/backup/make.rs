//! *Make a backup*: everything in one sealed file, and *Try my backup*.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::time::Moment;
use crate::ui::components::copy::copy_text;
use crate::ui::components::fields::Field;
use crate::ui::components::when::When;
use crate::ui::platform::files::{HandedOver, hand_over, needs_a_tap};
use crate::ui::platform::{clock, document};
use crate::ui::store::Store;
use crate::ui::store::backup::Filled;
use crate::ui::store::work::{WorkError, five_words};
use crate::ui::store::writer::Writer;

/// Shorter ones are guessed by a computer that has the file.
const LEAST_LETTERS: usize = 12;

/// A backup that was just made, and all that it was made of.
struct Made {
    file: String,
    passphrase: String,
    entries: usize,
    made: Moment,
    /// All that it was made of; not here while it is tried.
    filled: RefCell<Option<Filled>>,
}

/// Where it stands.
#[derive(Clone, Default)]
enum Step {
    #[default]
    Idle,
    /// What is being done.
    Busy(String),
    Made(Rc<Made>),
}

/// The passphrase, the making, and the trying.
#[component]
pub fn MakeBackup() -> impl IntoView {
    let store = expect_context::<Store>();
    let passphrase = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let step = RwSignal::new_local(Step::Idle);
    let said = RwSignal::new(String::new());
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
        if step.with_untracked(|step| matches!(step, Step::Busy(_))) {
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
        spawn_local(async move {
            match made(store, passphrase, step).await {
                Ok(made) => {
                    let what_next = if needs_a_tap() { " Now save the file." } else { "" };
                    said.set(made_said(&made) + what_next);
                    step.set(Step::Made(Rc::new(made)));
                    request_animation_frame(|| document::focus_first("#backup-said"));
                    if !needs_a_tap() {
                        save(store, step, said).await;
                    }
                }
                Err(reason) => {
                    step.set(Step::Idle);
                    error.set(format!("No backup was made. {reason}"));
                }
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
        {move || match step.get() {
            Step::Busy(words) => view! { <p>{words}</p> }.into_any(),
            Step::Idle | Step::Made(_) => ().into_any(),
        }}
        <p id="backup-said" role="status" tabindex="-1">{move || said.get()}</p>
        <When is=move || step.with(|step| matches!(step, Step::Made(_)))>
            <AfterMaking store step said />
        </When>
    }
}

async fn made(
    store: Store,
    passphrase: String,
    step: RwSignal<Step, LocalStorage>,
) -> Result<Made, WorkError> {
    step.set(Step::Busy("Reading your journal…".to_owned()));
    let progress = move |done, all| step.set(Step::Busy(format!("{done} of {all} are read…")));
    let mut filled = store.fill_workshop(&progress).await?;
    step.set(Step::Busy("Sealing. This takes some seconds. Stay here until it is done…".to_owned()));
    let file = filled.seal(&passphrase).await?;
    let (entries, made) = (filled.entries, clock::now());
    Ok(Made { file, passphrase, entries, made, filled: RefCell::new(Some(filled)) })
}

/// Hands the file over, and says what became of it.
async fn save(store: Store, step: RwSignal<Step, LocalStorage>, said: RwSignal<String>) {
    // The screen may be gone by now.
    let Some(Step::Made(made)) = step.try_get_untracked() else { return };
    let day = crate::library::iso_day::text(clock::now().local_date());
    match hand_over(&format!("backup-{day}.txt"), &made.file).await {
        HandedOver::Yes => {
            // Whatever stands there: that it was not saved yet holds no more.
            said.set(format!("{} The file is saved.", made_said(&made)));
            if store.writer.get_untracked() == Writer::Here {
                store.note_backup(made.made);
            }
        }
        HandedOver::Cancelled => said.set("The file was not saved yet.".to_owned()),
        HandedOver::NotPossible => {
            said.set("This browser gives no file away. Copy the text, and keep it as a file.".to_owned());
        }
    }
}

#[component]
fn AfterMaking(store: Store, step: RwSignal<Step, LocalStorage>, said: RwSignal<String>) -> impl IntoView {
    let try_out = move |_| {
        let Step::Made(made) = step.get_untracked() else { return };
        // A second tap while it is tried asks for nothing new.
        let Some(mut filled) = made.filled.take() else { return };
        said.set("Opening your backup…".to_owned());
        spawn_local(async move {
            let outcome = filled.try_out(&made.file, &made.passphrase).await;
            made.filled.replace(Some(filled));
            said.set(match outcome {
                Ok(()) => format!("This backup opens and holds {}.", entries(made.entries)),
                Err(reason) => reason.to_string(),
            });
        });
    };
    let copy = move |_| {
        if let Step::Made(made) = step.get_untracked() {
            copy_text(made.file.clone());
        }
    };
    // In full: the field above may be too narrow for it, and half a word opens nothing.
    let passphrase = move || match step.get() {
        Step::Made(made) => made.passphrase.clone(),
        _ => String::new(),
    };
    view! {
        <p>"Its passphrase: " <strong>{passphrase}</strong></p>
        <div class="row">
            <button type="button" class="button button--primary" on:click=try_out>"Try my backup"</button>
            <button type="button" class="button" on:click=move |_| spawn_local(save(store, step, said))>"Save the file"</button>
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
