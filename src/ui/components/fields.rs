//! Fields: a label above, a hint below it, and what is wrong beside where it was given.

use leptos::prelude::*;

/// A field of one line. `kind` is the type of the input: text, tel, date, time.
#[component]
pub fn Field(
    /// The label.
    #[prop(into)]
    label: String,
    /// The id of the input; the same on no other field of the screen.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// The type of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it; empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    let is_wrong = move || error.with(|error| !error.is_empty());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <FieldNotes id hint error />
            <input
                id=id
                type=kind
                autocomplete=autocomplete
                aria-describedby=format!("{id}-hint {id}-error")
                aria-invalid=move || is_wrong().then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| {
                    changed.set(true);
                    value.set(event.target().value());
                }
            />
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn LongField(
    /// The label.
    #[prop(into)]
    label: String,
    /// The id of the field; the same on no other field of the screen.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it; empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// Its height in lines.
    #[prop(default = 4)]
    rows: u32,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    let is_wrong = move || error.with(|error| !error.is_empty());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <FieldNotes id hint error />
            <textarea
                id=id
                rows=rows
                aria-describedby=format!("{id}-hint {id}-error")
                aria-invalid=move || is_wrong().then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| {
                    changed.set(true);
                    value.set(event.target().value());
                }
            ></textarea>
        </div>
    }
}

/// What is wrong, until the person changes the field: from then on nobody knows before the next look. Also gives the
/// flag to raise at a change.
pub fn until_changed(error: Signal<String>) -> (Signal<String>, RwSignal<bool>) {
    let changed = RwSignal::new(false);
    Effect::new(move |_| {
        error.track();
        changed.set(false);
    });
    (Signal::derive(move || if changed.get() { String::new() } else { error.get() }), changed)
}

#[component]
fn FieldNotes(id: &'static str, hint: String, error: Signal<String>) -> impl IntoView {
    view! {
        <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
        <p class="field-error" id=format!("{id}-error") role="alert">{move || error.get()}</p>
    }
}
