//! Twenty seconds before the app locks by itself, whoever looks at it can say no.

use leptos::prelude::*;

use crate::ui::components::when::When;
use crate::ui::store::Store;

/// Stands over the screen while the time runs.
#[component]
pub fn LockWarning(
    /// The state of the app.
    store: Store,
) -> impl IntoView {
    let seconds = move || match store.locks_in().get() {
        Some(1) => "1 second".to_owned(),
        seconds => format!("{} seconds", seconds.unwrap_or_default()),
    };
    view! {
        <When is=move || store.locks_in().get().is_some()>
            <div class="lock-warning" role="alertdialog" aria-labelledby="lock-warning-title">
                // Said once, not every second.
                <p id="lock-warning-title" role="alert">"Homeward is about to lock. What you write is kept."</p>
                <p aria-hidden="true">{seconds}</p>
                <button type="button" class="button button--primary" on:click=move |_| store.touch()>"Stay open"</button>
            </div>
        </When>
    }
}
