//! After a deletion: the way back.

use leptos::prelude::*;

use crate::ui::components::when::When;
use crate::ui::store::Store;

/// Says that something was deleted and offers Undo, until the person goes elsewhere.
#[component]
pub fn UndoToast(
    /// The state of the app.
    store: Store,
) -> impl IntoView {
    view! {
        <When is=move || store.undo.with(|deleted| !deleted.is_empty())>
            <div class="toast">
                <p>"Deleted"</p>
                <button type="button" class="button" on:click=move |_| store.undo_delete()>"Undo"</button>
            </div>
        </When>
    }
}
