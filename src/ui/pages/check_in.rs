//! How it is right now, in three taps or in more words.

use leptos::prelude::*;

use crate::domain::check_in::{CheckIn, Mood};
use crate::journal::{Entry, Place};
use crate::ui::components::check_in_form::CheckInForm;
use crate::ui::components::heading::Heading;
use crate::ui::platform::document;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// How it is right now, in three taps or in more words.
#[component]
pub fn CheckInPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_hard = RwSignal::new(false);
    let on_save = Callback::new(move |check_in: CheckIn| {
        let mood = check_in.mood;
        store.add_entry(Entry::CheckIn(check_in));
        if mood == Mood::VeryLow {
            is_hard.set(true);
            document::show_top();
            document::focus_first("#main h1");
        } else {
            store.go_once_answered(Route::Today);
        }
    });
    view! {
        <section class="page">
            <Heading text="Check in" />
            {move || match Place::new("check-in") {
                Ok(place) if !is_hard.get() => view! { <CheckInForm place on_save /> }.into_any(),
                _ => help_is_near().into_any(),
            }}
        </section>
    }
}

/// After a very low mood: help, and no word about what the mood means.
fn help_is_near() -> impl IntoView {
    view! {
        <p class="lede">"That sounds hard. Help now is one tap away."</p>
        <div class="big-actions">
            <a class="button--primary" href=Route::Help.href()>"Help now"</a>
            <a href=Route::Today.href()>"Today"</a>
        </div>
    }
}
