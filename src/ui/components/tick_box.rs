//! A box that is ticked or not.

use leptos::prelude::*;

/// A box that is ticked or not, with its words beside it.
pub fn tick_box(label: &'static str, is_ticked: RwSignal<bool>) -> AnyView {
    view! {
        <div class="check check--choice">
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || is_ticked.get()
                    on:change:target=move |event| is_ticked.set(event.target().checked())
                />
                <span>{label}</span>
            </label>
        </div>
    }
    .into_any()
}
