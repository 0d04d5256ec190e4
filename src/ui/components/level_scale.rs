//! A level from 1 to 5, with a word at each end.

use leptos::prelude::*;

use crate::domain::check_in::Level;
use crate::ui::components::choices::{Chosen, radio};
use crate::ui::components::views::Views;
use crate::ui::components::when::When;

/// Five steps in a row. Nothing needs an answer, so an answer can be taken back.
#[component]
pub fn LevelScale(
    /// What is asked.
    legend: &'static str,
    /// The name of the group; the same on no other group of the screen.
    name: &'static str,
    /// The words at 1 and at 5.
    ends: [&'static str; 2],
    /// The step that is chosen, counted from 0.
    chosen: Chosen,
) -> impl IntoView {
    let step = move |at: usize| {
        let end = match at {
            0 => ends[0],
            4 => ends[1],
            _ => "",
        };
        view! {
            <label>
                {radio(name, chosen, at)}
                <span>{(at + 1).to_string()}</span>
                <span class="visually-hidden">{end}</span>
            </label>
        }
    };
    view! {
        <fieldset class="level">
            <legend>{legend}</legend>
            <div class="level-steps">{(0..5).map(step).views()}</div>
            <div class="level-ends">
                <span aria-hidden="true">{ends[0]}</span>
                <When is=move || chosen.get().is_some()>
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=format!("Clear: {legend}")
                        on:click=move |_| chosen.set(None)
                    >
                        "Clear"
                    </button>
                </When>
                <span aria-hidden="true">{ends[1]}</span>
            </div>
        </fieldset>
    }
}

/// The scale with a level on it.
pub fn chosen_level(level: Option<Level>) -> Chosen {
    RwSignal::new(place_of_level(level))
}

/// The place of a level on the scale.
pub fn place_of_level(level: Option<Level>) -> Option<usize> {
    level.map(|level| usize::from(level.get() - 1))
}

/// The level that is chosen now.
pub fn read_level(chosen: Chosen) -> Option<Level> {
    let step = u8::try_from(chosen.get_untracked()?).ok()?;
    Level::new(step + 1).ok()
}
