//! In the place of every screen that the lock hides: one field that opens it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::heading::Heading;
use crate::ui::components::secret_field::{Secret, SecretField};
use crate::ui::components::views::Views;
use crate::ui::components::work::Work;
use crate::ui::pages::settings::backup::erase::Erase;
use crate::ui::platform::{document, location};
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::lock::{Lock, UnlockError};

const OR_WORDS: &str = "Or the ten recovery words, with spaces between.";

/// A pause that is over is said, unless something else stands there by then.
fn say_when_to_try_again(error: RwSignal<String>) {
    let Some(wait) = UnlockError::wait() else { return };
    let said = error.get_untracked();
    set_timeout(
        move || {
            if error.try_get_untracked() == Some(said) {
                error.set("You can try again now.".to_owned());
            }
        },
        wait,
    );
}

/// The field, the ways on without it, and what can be done when it is forgotten.
#[component]
pub fn LockedPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let secret = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let work = Work::default();
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if work.is_going_now() {
            return;
        }
        if secret.with_untracked(|secret| secret.trim().is_empty()) {
            error.set("Type your passphrase here.".to_owned());
            document::focus_field("#unlock");
            return;
        }
        work.begin("Opening…");
        error.set(String::new());
        spawn_local(async move {
            match store.unlock(secret.get_untracked()).await {
                Ok(by_words) => {
                    if by_words {
                        location::go(&Route::Lock);
                    }
                    document::announce("Unlocked");
                    request_animation_frame(|| document::focus_first("#main h1"));
                }
                Err(reason) => {
                    work.end();
                    store.start_workshop_ahead();
                    error.set(reason.to_string());
                    document::focus_field("#unlock");
                    say_when_to_try_again(error);
                }
            }
        });
    };
    on_cleanup(move || store.end_workshop_ahead());
    // The button that locked is gone, with its page.
    request_animation_frame(|| {
        if document::count(":focus") == 0 {
            document::focus_first("#main h1");
        }
    });
    let get_ready = move |_| {
        if !work.is_going_now() {
            store.start_workshop_ahead();
        }
    };
    let shows_ride = store.lock().get_untracked() == Lock::Shut { shows_ride: true };
    let ways = [(Route::RideHome, "Ride home"), (Route::Escort, "For the person with me")];
    let way = |(route, name): &(Route, &'static str)| {
        view! { <li><a href=route.href()>{*name}</a></li> }.into_any()
    };
    view! {
        <section class="page">
            <Heading text="Locked" />
            <form class="stack" novalidate on:submit=unlock on:focusin=get_ready>
                <SecretField label="Passphrase" id="unlock" hint=OR_WORDS value=secret secret=Secret::Current error=error />
                <div class="row">
                    <button type="submit" class="button button--primary" data-reads>"Unlock"</button>
                </div>
                {work.view()}
            </form>
            {shows_ride.then(|| view! { <ul class="link-list">{ways.iter().map(way).views()}</ul> }).views()}
            <details>
                <summary>"I cannot open it"</summary>
                <div class="stack">
                    <p>"Have you a sheet with ten recovery words? Type them in the field above."</p>
                    <p>
                        "Without the passphrase and without the words nobody can open this diary. Nor can those who make Homeward. "
                        "A backup has a passphrase of its own. If you have one, you can erase this diary, start again, "
                        "and bring your words back from the backup."
                    </p>
                    <details>
                        <summary>"Erase this diary"</summary>
                        <div class="stack"><Erase /></div>
                    </details>
                </div>
            </details>
        </section>
    }
}
