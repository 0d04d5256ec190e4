//! The first questions, each of which can be skipped.

mod install;
mod questions;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
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
    let was_erased = store.just_erased.get_value();
    store.just_erased.set_value(false);
    leave_when_answers_come_back(store);
    view! {
        <section class="page">
            <Heading text="Welcome" />
            {was_erased.then(|| view! { <p class="notice" role="status">"Everything was erased."</p> }).views()}
            <p class="lede">
                "Homeward helps you prepare for a session, get home after it, and keep what you found. "
                "All of it stays on this phone unless you send it."
            </p>
            {move || {
                if goes_on.get() {
                    view! { <Questions /> }.into_any()
                } else {
                    view! { <InstallFirst goes_on /> }.into_any()
                }
            }}
        </section>
    }
}

/// A browser may have dropped the first copy of a journal. Once the second has given it back, this is no first opening.
fn leave_when_answers_come_back(store: Store) {
    if untrack(|| store.has_begun()) {
        return;
    }
    Effect::new(move |_| {
        // Whoever answers here goes on by themselves, and is no longer at this address by now.
        if store.has_begun() && location::route() == Route::Welcome {
            location::replace(&Route::Today);
        }
    });
}
