//! A field for a passphrase: it takes paste and password managers, and shows what is typed if wanted.

use leptos::prelude::*;

use crate::ui::components::fields::until_changed;
use crate::ui::components::tick_box::tick_box;

/// What a password manager is to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// Fill it in.
    Current,
    /// Offer to keep it.
    New,
}

/// A field for a passphrase, with a box that shows it.
#[component]
pub fn SecretField(
    /// The label.
    label: &'static str,
    /// The id of the input; the same on no other field of the screen.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// What a password manager is to do with it.
    secret: Secret,
    /// A hint under the label.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    let is_shown = RwSignal::new(false);
    let autocomplete = match secret {
        Secret::Current => "current-password",
        Secret::New => "new-password",
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
            <p class="field-error" id=format!("{id}-error") role="alert">{move || error.get()}</p>
            <input
                id=id
                type=move || if is_shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                prop:autocorrect=false
                aria-describedby=format!("{id}-hint {id}-error")
                aria-invalid=move || error.with(|error| !error.is_empty()).then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| {
                    changed.set(true);
                    value.set(event.target().value());
                }
            />
        </div>
        {tick_box("Show what I type", is_shown)}
    }
}
