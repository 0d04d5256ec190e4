//! Banners that stay: words that could not be kept, a browser that keeps nothing, a new version, little room.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::today::Scene;
use crate::journal::Room;
use crate::ui::components::copy::copied;
use crate::ui::components::when::When;
use crate::ui::platform::files::{HandedOver, hand_over};
use crate::ui::platform::{document, lifecycle};
use crate::ui::route::Route;
use crate::ui::saving::Saving;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;
use crate::ui::store::writer::Writer;

const REFUSED: &str = "This is not saved yet, and nothing is lost. Tap Use here, then do it again.";
const REFUSED_UNTIL_UPDATED: &str = "This is not saved yet. Copy your words first, then tap Update now.";

const SHORT: &str =
    "Nothing is lost, and you can go on writing. Make an export soon, so that you have a copy of your own.";
const FULL: &str =
    "You can go on writing, but new words are kept in one place and not in two. Make an export now.";

/// All banners, in the order of their weight.
#[component]
pub fn Banners(
    /// The state of the app.
    store: Store,
) -> impl IntoView {
    let has_heard_of_room = RwSignal::new(false);
    let not_now = move |_| {
        has_heard_of_room.set(true);
        // The button is gone in a moment.
        document::focus_first("#main h1");
    };
    view! {
        <When is=move || store.stranded.with(|records| !records.is_empty()) && !is_shut(store)>
            <StrandedWords store />
        </When>
        <When is=move || store.stranded.with(|records| !records.is_empty()) && is_shut(store)>
            <p class="banner notice--warning" role="alert">
                "Some words are saved nowhere yet. Unlock Homeward to copy them, and do not close it before."
            </p>
        </When>
        <When is=move || store.writer.get() == Writer::Elsewhere>
            <div class="banner">
                <p>"Homeward is open in another window. You can read here."</p>
                <p role="alert">{move || if store.was_refused.get() { REFUSED } else { "" }}</p>
                <button id="may-write" type="button" class="button" on:click=move |_| store.use_here()>"Use here"</button>
            </div>
        </When>
        <When is=move || store.writer.get() == Writer::UpdateFirst>
            <div class="banner">
                <p>"A newer Homeward has written in this diary. This older one can read it. Update to write here. "
                    "If this stays, try again when you are online."</p>
                <p role="alert">{move || if store.was_refused.get() { REFUSED_UNTIL_UPDATED } else { "" }}</p>
                <button id="may-write" type="button" class="button" on:click=move |_| store.update_now()>"Update now"</button>
            </div>
        </When>
        <When is=move || !store.can_keep.get()>
            <p class="banner notice--warning">
                "This browser may not keep what you write. It can happen in a private window. "
                "Copy words that matter before you close the app."
            </p>
        </When>
        <When is=move || !has_heard_of_room.get() && is_time_to_speak_of_room(store)>
            <div class="banner">
                <p>
                    {move || format!("Homeward has used {} % of its room in this browser. ", percent(store))}
                    {move || if store.room().is_some_and(Room::is_full) { FULL } else { SHORT }}
                </p>
                <a class="button" href=Route::Backup.href()>"Make an export"</a>
                <button type="button" class="button" on:click=not_now>"Not now"</button>
            </div>
        </When>
        <When is=move || offers_update(store)>
            <div class="banner">
                <p>"A new version of Homeward is ready."</p>
                <button type="button" class="button" on:click=move |_| lifecycle::apply_update()>"Update now"</button>
            </div>
        </When>
    }
}

fn is_shut(store: Store) -> bool {
    matches!(store.lock().get(), Lock::Shut { .. })
}

/// A new version is offered where nobody is in the middle of something.
fn offers_update(store: Store) -> bool {
    store.update_ready.get() && is_on_quiet_today(store)
}

fn is_on_quiet_today(store: Store) -> bool {
    store.route.get() == Route::Today && store.is_calm() && store.writer.get() == Writer::Here
}

/// Little room is no matter for the day of a session, nor for the hours after it.
fn is_time_to_speak_of_room(store: Store) -> bool {
    let is_session_near = || {
        matches!(
            store.today().scene,
            Scene::SessionDay { .. } | Scene::FirstHours { .. } | Scene::UntilNextMorning { .. }
        )
    };
    store.room().is_some_and(Room::is_short) && is_on_quiet_today(store) && !is_session_near()
}

fn percent(store: Store) -> usize {
    store.room().map_or(0, Room::percent)
}

#[component]
fn StrandedWords(store: Store) -> impl IntoView {
    let copy = move |_| {
        spawn_local(async move {
            if copied(store.stranded_text()).await {
                store.have_copied();
            }
        });
    };
    let try_again = move |_| {
        store.retry();
        // The button is gone in a moment.
        document::focus_first("#main h1");
    };
    view! {
        <div id="stranded" class="banner notice--warning" role="alert">
            <p>
                {move || match store.saving.get() {
                    _ if store.writer.get() == Writer::Elsewhere => "Another window of Homeward is open.".to_owned(),
                    _ if store.writer.get() == Writer::UpdateFirst => "This Homeward is too old to write here.".to_owned(),
                    Saving::NotSaved { full: true } => "There is no room left on this phone for Homeward.".to_owned(),
                    _ => "The browser did not let Homeward save.".to_owned(),
                }}
                " Your words are not saved yet. Copy them to a safe place."
            </p>
            <textarea class="stranded" readonly rows="3" aria-label="Your words that are not saved" prop:value=move || store.stranded_text()></textarea>
            <button type="button" class="button" on:click=copy>"Copy text"</button>
            <button type="button" class="button" on:click=move |_| download(store)>"Download"</button>
            <button type="button" class="button" data-writes on:click=try_again>"Try again"</button>
            <When is=move || store.writer.get() == Writer::UpdateFirst>
                <button type="button" class="button button--quiet" on:click=move |_| lifecycle::apply_update()>
                    "Update without these words"
                </button>
            </When>
        </div>
    }
}

/// The words as a file, where there is no room left in the browser but on the phone.
fn download(store: Store) {
    spawn_local(async move {
        match hand_over("homeward-words.txt", &store.stranded_text()).await {
            HandedOver::Yes => {
                store.have_copied();
                document::set_status("The file is yours");
            }
            HandedOver::Cancelled => {}
            HandedOver::NotPossible => {
                document::set_status("This browser gives no file away. Copy the text.");
            }
        }
    });
}
