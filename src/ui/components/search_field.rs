//! A field to search in, with what it found beside it.

use leptos::prelude::*;

/// A search field. `found` says how it went, also to a screen reader.
#[component]
pub fn SearchField(
    /// The label.
    label: &'static str,
    /// The id of the field.
    id: &'static str,
    /// Takes each change of the text.
    on_typed: Callback<String>,
    /// How many were found, in words; empty while nothing is looked for.
    #[prop(into)]
    found: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="field" role="search">
            <label for=id>{label}</label>
            <input
                id=id
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                on:input:target=move |event| on_typed.run(event.target().value())
            />
            <p class="muted" role="status">{move || found.get()}</p>
        </div>
    }
}
