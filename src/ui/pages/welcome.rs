//! The first questions, each of which can be skipped.

mod install;
mod questions;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::platform::{location, standing};
use crate::ui::route::Route;
use crate::ui::store::Store;

use install::InstallFirst;
use questions::Questions;

/// Welcome: on iOS the home screen first, since its store is a separate one; then a few questions.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let store = expect_context::<Store>();
    let goes_on = RwSignal::new(!standing::is_ios() || standing::is_installed());
    let body = move || {
        if goes_on.get() {
            view! { <Questions /> <LookAround store /> }.into_any()
        } else {
            view! { <InstallFirst goes_on /> }.into_any()
        }
    };
    view! {
        <section class="page">
            <Heading text="Welcome" />
            <p class="lede">
                "Homeward helps you prepare for a session, get home after it, and keep what you found. "
                "All of it stays on this phone."
            </p>
            {body}
        </section>
    }
}

/// The example month, for those who want to see before they write.
#[component]
fn LookAround(store: Store) -> impl IntoView {
    let look = move |_| {
        store.add_examples();
        location::go(&Route::Today);
    };
    view! {
        <Show when=move || store.examples.with(|examples| examples.is_empty())>
            <div class="divider"></div>
            <button type="button" class="button" on:click=look>"Look around with example data"</button>
            <p class="muted">"It is marked as an example, and goes away in one tap."</p>
        </Show>
    }
}
