//! Everything gone, after a word that nobody types by chance.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::journal::Kind;
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
        <p>{move || what_goes(store)}</p>
        <form class="stack" novalidate on:submit=erase>
            <Field label="To go on, type: erase" id="erase-word" value=word error=error />
            <button type="submit" class="button button--danger">"Erase everything"</button>
        </form>
    }
}

fn what_goes(store: Store) -> String {
    // A locked diary does not tell what is in it.
    if store.is_shut() {
        return "This removes the whole diary from this phone. It cannot be brought back.".to_owned();
    }
    let count = |kind: Kind, one: &str, many: &str| match store.count(kind) {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    format!(
        "This removes {}, {}, your words and later looks, your care plan and all drafts from this phone. It cannot be brought back. \
         Make a backup first, if you may want it again.",
        count(Kind::CheckIn, "check-in", "check-ins"),
        count(Kind::Session, "session", "sessions"),
    )
}
