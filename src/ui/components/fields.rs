//! Fields: a label above, a hint below it, and what is wrong beside where it was given.

use leptos::prelude::*;

/// A field of one line. `kind` is the type of the input: text, tel, date, time.
#[component]
pub fn Field(
    /// The label.
    label: &'static str,
    /// The id of the input; the same on no other field of the screen.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// The type of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// A hint under the label.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    let input = view! {
        <input
            id=id
            type=kind
            autocomplete="off"
            aria-describedby=format!("{id}-hint {id}-error")
            aria-invalid=move || is_wrong(error)
            prop:value=move || value.get()
            on:input:target=move |event| {
                changed.set(true);
                value.set(event.target().value());
            }
        />
    };
    labelled(id, label, hint, error, input.into_any())
}

/// A field of several lines.
#[component]
pub fn LongField(
    /// The label.
    label: &'static str,
    /// The id of the field; the same on no other field of the screen.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// A hint under the label.
    hint: &'static str,
    /// What is wrong with it; empty when nothing is.
    error: Signal<String>,
    /// Its height in lines.
    rows: u32,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    let area = view! {
        <textarea
            id=id
            rows=rows.to_string()
            aria-describedby=format!("{id}-hint {id}-error")
            aria-invalid=move || is_wrong(error)
            prop:value=move || value.get()
            on:input:target=move |event| {
                changed.set(true);
                value.set(event.target().value());
            }
        ></textarea>
    };
    labelled(id, label, hint, error, area.into_any())
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

fn is_wrong(error: Signal<String>) -> Option<&'static str> {
    error.with(|error| !error.is_empty()).then_some("true")
}

fn labelled(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    error: Signal<String>,
    control: AnyView,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
            <p class="field-error" id=format!("{id}-error") role="alert">{move || error.get()}</p>
            {control}
        </div>
    }
}
