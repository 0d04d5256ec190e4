//! The first words after a session: one large field, sealed with its time.

use leptos::prelude::*;

use crate::domain::at_hand::first_words;
use crate::domain::capture::Capture;
use crate::domain::now::Now;
use crate::domain::today::Scene;
use crate::journal::{Entry, Place};
use crate::ui::components::back_to::BackTo;
use crate::ui::components::draft_area::{DraftArea, fitting};
use crate::ui::components::heading::ChangingHeading;
use crate::ui::platform::{clock, dates, document};
use crate::ui::route::Route;
use crate::ui::saving::Saving;
use crate::ui::store::Store;

/// The first words after a session: one large field, sealed with its time.
#[component]
pub fn CapturePage() -> impl IntoView {
    let is_sealed = RwSignal::new(false);
    view! {
        <section class="page">
            <ChangingHeading>
                {move || if is_sealed.get() { "Your words" } else { "Say something" }.to_owned()}
            </ChangingHeading>
            {move || match Place::new("capture") {
                Ok(place) if !is_sealed.get() => view! { <Writing place is_sealed /> }.into_any(),
                _ => view! { <Sealed /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Writing(place: Place, is_sealed: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let (words, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draft_place = place.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match seal(store, words.get_untracked()) {
            Ok(capture) => {
                store.add_from_draft(&place, Entry::Capture(capture));
                words.set(String::new());
                is_sealed.set(true);
                document::focus_first("#main h1");
            }
            Err(sentence) => {
                error.set(sentence);
                document::focus_first("#words");
            }
        }
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <DraftArea
                place=draft_place
                label="Anything at all"
                id="words"
                value=words
                hint="Your words stay as you write them. You can add more later."
                error
                rows=6
            />
            <button type="submit" class="button button--primary button--big">"Save"</button>
        </form>
        <BackTo place=way_out(store) />
    }
}

/// Back to where one came from: in the hours after a session that is Ride home.
fn way_out(store: Store) -> Route {
    match untrack(|| store.today().scene) {
        Scene::FirstHours { .. } | Scene::UntilNextMorning { .. } => Route::RideHome,
        _ => Route::Today,
    }
}

/// The capture, or the sentence that stands beside the field.
fn seal(store: Store, text: String) -> Result<Capture, String> {
    let session =
        store.sessions.with_untracked(|sessions| first_words(sessions, Now::by_phone(clock::now())));
    Capture::seal(fitting(text)?, session)
        .map_err(|_| "There is nothing here yet. One word is enough, or leave it for later.".to_owned())
}

#[component]
fn Sealed() -> impl IntoView {
    let store = expect_context::<Store>();
    let time = dates::time(clock::now().local());
    view! {
        <p class="lede">
            {move || match store.saving.get() {
                Saving::Writing => "Keeping them…".to_owned(),
                Saving::Idle | Saving::Saved => format!("Kept as they are, at {time}."),
                Saving::OnDisk => format!("Kept at {time}, in one place and not in two."),
                Saving::OnlyFast => format!("Kept at {time}, in one place only, and not safe yet."),
                Saving::NotSaved { .. } => "Not kept yet. You can copy them above.".to_owned(),
            }}
        </p>
        <div class="big-actions">
            <a href=Route::RideHome.href()>"Ride home"</a>
            <a href=Route::Today.href()>"Today"</a>
        </div>
    }
}
