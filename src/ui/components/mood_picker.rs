//! The five moods, side by side.

use leptos::prelude::*;

use crate::domain::check_in::Mood;
use crate::ui::components::fields::until_changed;
use crate::ui::components::views::Views;

/// How one feels, as five radio buttons. The words carry the meaning; the cups only repeat it.
#[component]
pub fn MoodPicker(
    /// The chosen mood.
    chosen: RwSignal<Option<Mood>>,
    /// What is wrong; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    let tile = |mood: Mood| {
        view! {
            <label>
                <input
                    type="radio"
                    name="mood"
                    value=mood.step().to_string()
                    prop:checked=move || { chosen.get() == Some(mood) }
                    on:change=move |_| {
                        changed.set(true);
                        chosen.set(Some(mood));
                    }
                />
                <span>{mood.name()}</span>
            </label>
        }
    };
    view! {
        <fieldset id="moods" class="moods" aria-describedby="moods-error">
            <legend>"How do you feel right now?"</legend>
            <div>{Mood::ALL.map(tile).views()}</div>
            <p class="field-error" id="moods-error" role="alert">{move || error.get()}</p>
        </fieldset>
    }
}
