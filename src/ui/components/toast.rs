//! After a deletion: the way back.

use leptos::prelude::*;

use crate::ui::components::when::When;
use crate::ui::platform::document;
use crate::ui::store::Store;

/// Says that something was deleted and offers Undo, until the person goes elsewhere. It stands before the screen, so that it
/// lies over nothing.
#[component]
pub fn UndoToast(
    /// The state of the app.
    store: Store,
) -> impl IntoView {
    Effect::new(move |_| {
        if store.undo.with(|deleted| !deleted.is_empty()) {
            request_animation_frame(document::show_top);
        }
    });
    let undo = move |_| {
        store.undo_delete();
        // The button is gone in a moment; the heading of the place stays.
        document::focus_first("#main h1");
    };
    view! {
        <When is=move || store.undo.with(|deleted| !deleted.is_empty())>
            <div class="toast">
                <p>"Deleted"</p>
                <button type="button" class="button" data-writes on:click=undo>"Undo"</button>
            </div>
        </When>
    }
}
