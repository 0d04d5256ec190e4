//! Everything gone, after a word that nobody types by chance.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::writing::rows;
use crate::journal::lines_by_kind;
use crate::ui::components::fields::Field;
use crate::ui::platform::{document, location};
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::telling::{NO_ANSWER, when_it_takes_long};

/// The word to type.
const WORD: &str = "erase";

/// What goes, the word, and the button.
#[component]
pub fn Erase() -> impl IntoView {
    let store = expect_context::<Store>();
    let word = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let erase = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !word.with_untracked(|word| word.trim().eq_ignore_ascii_case(WORD)) {
            error.set("Type the word erase here first. Nothing was erased.".to_owned());
            document::focus_field("#erase-word");
            return;
        }
        let ended = when_it_takes_long(move || {
            // The screen may be gone by now.
            let _gone = error.try_set(NO_ANSWER.to_owned());
        });
        spawn_local(async move {
            let erased = store.erase_everything().await;
            ended.set(true);
            match erased {
                Ok(()) => location::replace(&Route::Welcome),
                Err(reason) => error.set(format!("Not everything is gone: {reason}. Try again.")),
            }
        });
    };
    view! {
        <h2>"Erase everything"</h2>
        {move || what_goes(store)}
        <form class="stack" novalidate on:submit=erase>
            <Field label="To go on, type: erase" id="erase-word" value=word error=error />
            <button type="submit" class="button button--danger">"Erase everything"</button>
        </form>
    }
}

fn what_goes(store: Store) -> AnyView {
    // A locked diary does not tell what is in it, and no backup can be made of it.
    if store.is_shut() {
        return view! { <p>"This removes the whole diary from this phone. It cannot be brought back."</p> }
            .into_any();
    }
    let others =
        [(store.trash().len(), "in the trash"), (store.names_aside().len(), "that could not be read")];
    let rest = "the numbers to call, your settings, and the lock if there is one".to_owned();
    let rows = rows(lines_by_kind(|kind| store.count(kind)), &others, Some(rest));
    view! {
        <p>"This removes all of these from this phone. They cannot be brought back."</p>
        <ul class="plain-list">{rows}</ul>
        <button type="button" class="button" on:click=|_| document::focus_field("#backup-passphrase")>
            "Make a backup first"
        </button>
    }
    .into_any()
}
