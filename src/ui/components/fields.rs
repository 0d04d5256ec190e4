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
    /// Whether each letter counts: a phone's keyboard must not change any, nor a spelling check look at them.
    #[prop(optional)]
    verbatim: bool,
    /// What is wrong with it; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    let control = Control::of(id, value, error);
    let input = view! {
        <input
            id=id
            type=kind
            autocomplete="off"
            autocapitalize={verbatim.then_some("none")}
            spellcheck={verbatim.then_some("false")}
            prop:autocorrect=!verbatim
            aria-describedby=control.described_by()
            aria-invalid=move || control.is_wrong()
            prop:value=move || value.get()
            on:input:target=move |event| control.take(event.target().value())
        />
    };
    control.labelled(label, hint, input.into_any())
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
    let control = Control::of(id, value, error);
    let area = view! {
        <textarea
            id=id
            rows=rows.to_string()
            aria-describedby=control.described_by()
            aria-invalid=move || control.is_wrong()
            prop:value=move || value.get()
            on:input:target=move |event| control.take(event.target().value())
        ></textarea>
    };
    control.labelled(label, hint, area.into_any())
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

/// What a field of one line and a field of several have in common.
#[derive(Clone, Copy)]
struct Control {
    id: &'static str,
    value: RwSignal<String>,
    error: Signal<String>,
    changed: RwSignal<bool>,
}

impl Control {
    fn of(id: &'static str, value: RwSignal<String>, error: Signal<String>) -> Control {
        let (error, changed) = until_changed(error);
        Control { id, value, error, changed }
    }

    fn described_by(self) -> String {
        [self.id, "-hint ", self.id, "-error"].concat()
    }

    fn is_wrong(self) -> Option<&'static str> {
        self.error.with(|error| !error.is_empty()).then_some("true")
    }

    fn take(self, typed: String) {
        self.changed.set(true);
        self.value.set(typed);
    }

    fn labelled(self, label: &'static str, hint: &'static str, control: AnyView) -> impl IntoView {
        let Control { id, error, .. } = self;
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
                <p class="field-error" id=format!("{id}-error") role="alert">{move || error.get()}</p>
                {control}
            </div>
        }
    }
}
