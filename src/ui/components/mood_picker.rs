//! The five moods, side by side.

use leptos::prelude::*;

use crate::domain::check_in::Mood;
use crate::ui::components::choices::{Chosen, radio};
use crate::ui::components::fields::until_changed;
use crate::ui::components::views::Views;

/// How one feels, as five radio buttons. The words carry the meaning; the cups only repeat it.
#[component]
pub fn MoodPicker(
    /// The chosen mood, by its place in [`Mood::ALL`].
    chosen: Chosen,
    /// What is wrong; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    let (error, changed) = until_changed(error);
    Effect::new(move |before: Option<Option<usize>>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            changed.set(true);
        }
        now
    });
    let tile = |(at, mood): (usize, Mood)| {
        view! { <label>{radio("mood", chosen, at)} <span>{mood.name()}</span></label> }
    };
    view! {
        <fieldset id="moods" class="moods" aria-describedby="moods-error">
            <legend>"How do you feel right now?"</legend>
            <p class="field-error" id="moods-error" role="alert">{move || error.get()}</p>
            <div>{Mood::ALL.into_iter().enumerate().map(tile).views()}</div>
        </fieldset>
    }
}

/// The choice with a mood in it.
pub fn chosen_mood(mood: Option<Mood>) -> Chosen {
    RwSignal::new(place_of_mood(mood))
}

/// The place of a mood in [`Mood::ALL`].
pub fn place_of_mood(mood: Option<Mood>) -> Option<usize> {
    Mood::ALL.iter().position(|other| Some(*other) == mood)
}

/// The mood that is chosen now.
pub fn read_mood(chosen: Chosen) -> Option<Mood> {
    Mood::ALL.get(chosen.get_untracked()?).copied()
}
