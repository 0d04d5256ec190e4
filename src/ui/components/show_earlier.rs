//! *Show earlier*, below a list that does not show all at once.

use leptos::prelude::*;

use crate::ui::platform::document;

/// Shows one more page of a list. The button goes away with the last one, so the focus goes to the first row that is new.
#[component]
pub fn ShowEarlier(
    /// How many are shown.
    shown: RwSignal<usize>,
    /// How many more at a time.
    page: usize,
    /// Finds what takes the focus in each row.
    rows: &'static str,
) -> impl IntoView {
    let show = move |_| {
        let before = document::count(rows);
        shown.update(|shown| *shown += page);
        // The rows are there in the next frame. Where none of them could be read, the heading stays.
        request_animation_frame(move || {
            if !document::focus_at(rows, before) {
                document::focus_first("#main h1");
            }
        });
    };
    view! { <button type="button" class="button" on:click=show>"Show earlier"</button> }
}
