//! Turning the lock on: a passphrase, ten words for the day it is forgotten, and then the sealing.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choose::{LockChoices, chosen_time, place_of};
use super::sheet::RecoverySheet;
use crate::domain::lock::{AutoLock, Strength};
use crate::ui::components::secret_field::{Secret, SecretField};
use crate::ui::components::work::Work;
use crate::ui::platform::document;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;
use crate::ui::store::turning::{NewLock, make_lock};
use crate::ui::store::work::five_words;

/// Where it stands.
#[derive(Clone, Default)]
enum Step {
    /// Nothing made yet.
    #[default]
    Asked,
    /// It is being made, or the diary is being sealed.
    Busy,
    /// The words are shown, and nothing is sealed yet.
    Made(Rc<NewLock>),
}

/// The passphrase, the words and the sealing.
#[component]
pub fn SetUp(said: RwSignal<String>, is_at_work: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let passphrase = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let time = RwSignal::new(place_of(AutoLock::default()));
    let shows_ride = RwSignal::new(true);
    let step = RwSignal::new_local(Step::default());
    let work = Work::default();
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(sentence) = too_weak(&passphrase.get_untracked()) {
            error.set(sentence.to_owned());
            document::focus_field("#lock-passphrase");
            return;
        }
        said.set(String::new());
        step.set(Step::Busy);
        work.begin("Making the key…");
        spawn_local(async move {
            let made = make_lock(passphrase.get_untracked(), &move |done, all| work.reach(done, all)).await;
            work.end();
            match made {
                Ok(made) => {
                    step.set(Step::Made(Rc::new(made)));
                    request_animation_frame(|| document::focus_first("#recovery"));
                }
                Err(reason) => {
                    step.set(Step::Asked);
                    error.set(format!("The lock is not on. {reason}"));
                    request_animation_frame(|| document::focus_field("#lock-passphrase"));
                }
            }
        });
    };
    let seal = Callback::new(move |made: NewLockHandle| {
        is_at_work.set(true);
        step.set(Step::Busy);
        work.begin("Sealing your diary…");
        let (time, shows_ride) = (untrack(|| chosen_time(time)), shows_ride.get_untracked());
        spawn_local(async move {
            // The screen may be gone; the sealing goes on.
            let progress = move |done, all| work.reach(done, all);
            let outcome = store.turn_lock_on(&made.0, time, shows_ride, &progress).await;
            work.end();
            let _shown = step.try_set(Step::Asked);
            let _shown = said.try_set(match outcome {
                Ok(true) => "Your diary is sealed.".to_owned(),
                Ok(false) => NOT_ALL.to_owned(),
                Err(_) if store.lock().get_untracked() == Lock::Open => NOT_ALL.to_owned(),
                Err(reason) => format!("The lock is not on: {reason}. Nothing was changed."),
            });
            let _shown = is_at_work.try_set(false);
            request_animation_frame(|| document::focus_first("#lock-said"));
        });
    });
    let back = Callback::new(move |()| {
        step.set(Step::Asked);
        request_animation_frame(|| document::focus_field("#lock-passphrase"));
    });
    view! {
        <p class="lede">
            "A lock seals your diary with a passphrase. Without it nobody can read your words, not even from a copy of this phone’s storage."
        </p>
        {move || match step.get() {
            Step::Asked => view! {
                <form class="stack" novalidate on:submit=make>
                    <SecretField
                        label="New passphrase"
                        id="lock-passphrase"
                        value=passphrase
                        secret=Secret::New
                        hint="Five words that have nothing to do with each other are safest. Six digits are allowed."
                        error=error
                    />
                    <p>{move || whom_it_stops(&passphrase.get())}</p>
                    <SuggestWords passphrase error said />
                    <LockChoices time shows_ride />
                    <div class="row">
                        <button type="submit" class="button button--primary">"Go on"</button>
                    </div>
                </form>
            }
            .into_any(),
            Step::Busy => ().into_any(),
            Step::Made(made) => view! { <LastLook made passphrase seal back /> }.into_any(),
        }}
        {work.view()}
    }
}

const NOT_ALL: &str = "The lock is on, but not all is sealed yet. Nothing is lost. Homeward goes on with it when you open it next.";

/// A lock that is handed on.
#[derive(Clone)]
struct NewLockHandle(Rc<NewLock>);

#[component]
fn SuggestWords(
    passphrase: RwSignal<String>,
    error: RwSignal<String>,
    said: RwSignal<String>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let suggest = move |_| {
        spawn_local(async move {
            match five_words().await {
                Ok(five) => {
                    words.set(five.clone());
                    passphrase.set(five);
                    error.set(String::new());
                }
                Err(reason) => said.set(reason.to_string()),
            }
        });
    };
    view! {
        <button type="button" class="button" on:click=suggest>"Suggest five words"</button>
        <p role="status">
            {move || words.with(|words| {
                // Whoever types another passphrase must not write these down.
                let are_taken = !words.is_empty() && passphrase.with(|passphrase| passphrase == words);
                if are_taken { format!("This is your passphrase now. Write it down: {words}") } else { String::new() }
            })}
        </p>
    }
}

/// The words, the passphrase once more, and the button that seals.
#[component]
fn LastLook(
    made: Rc<NewLock>,
    passphrase: RwSignal<String>,
    seal: Callback<NewLockHandle>,
    back: Callback<()>,
) -> impl IntoView {
    let again = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let words = made.words.clone();
    let handle = StoredValue::new_local(NewLockHandle(made));
    let turn_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if again.with_untracked(|again| passphrase.with_untracked(|first| again.trim() == first.trim())) {
            passphrase.set(String::new());
            seal.run(handle.get_value());
        } else {
            error.set(ANOTHER.to_owned());
            document::focus_field("#lock-again");
        }
    };
    view! {
        <p class="lede no-print">
            "Your diary is not locked yet. Write down the ten words below, type your passphrase once more, and tap Lock my diary. "
            "Until then the words open nothing."
        </p>
        <RecoverySheet words />
        <form class="stack no-print" novalidate on:submit=turn_on>
            <SecretField label="Your passphrase once more" id="lock-again" value=again secret=Secret::New error=error />
            <div class="row">
                <button type="submit" class="button button--primary">"Lock my diary"</button>
                <button type="button" class="button" on:click=move |_| back.run(())>"Go back"</button>
            </div>
        </form>
    }
}

/// What was typed the second time is not what was typed the first time.
pub const ANOTHER: &str = "The two are not the same. Look at each letter, large and small.";

/// Why a passphrase cannot be taken.
pub fn too_weak(passphrase: &str) -> Option<&'static str> {
    (Strength::of(passphrase) == Strength::TooShort)
        .then_some("Use six digits, or a passphrase of six letters or more.")
}

/// Whom a passphrase stops, and whom it does not.
pub fn whom_it_stops(passphrase: &str) -> &'static str {
    match Strength::of(passphrase) {
        Strength::TooShort => "",
        Strength::Pin => {
            "Digits stop somebody who picks up your phone, but not somebody who copies its storage to a computer."
        }
        Strength::Short => {
            "This stops somebody who picks up your phone, but a computer with a copy of its storage may guess it in time."
        }
        Strength::Long => "This also stops somebody with a copy of the storage, if nobody can guess it.",
    }
}
