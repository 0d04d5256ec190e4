//! How it is right now, in three taps or in more words.

use leptos::prelude::*;

use crate::journal::{Entry, Place};
use crate::ui::components::check_in_form::CheckInForm;
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::platform::location;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// How it is right now, in three taps or in more words.
#[component]
pub fn CheckInPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let on_save = Callback::new(move |check_in| {
        store.add_entry(Entry::CheckIn(check_in));
        location::replace(&Route::Today);
    });
    view! {
        <section class="page">
            <Heading text="Check in" />
            {Place::new("check-in").ok().map(|place| view! { <CheckInForm place on_save /> }).views()}
        </section>
    }
}
