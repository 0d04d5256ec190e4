//! A level from 1 to 5, with a word at each end.

use leptos::prelude::*;

use crate::domain::check_in::Level;
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
    /// The chosen level.
    chosen: RwSignal<Option<Level>>,
) -> impl IntoView {
    let step = move |level: Level| {
        let number = level.get();
        let end = match number {
            1 => Some(ends[0]),
            5 => Some(ends[1]),
            _ => None,
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=number.to_string()
                    prop:checked=move || { chosen.get() == Some(level) }
                    on:change=move |_| chosen.set(Some(level))
                />
                <span>{number.to_string()}</span>
                {end.map(|end| view! { <span class="visually-hidden">{end}</span> }).views()}
            </label>
        }
    };
    view! {
        <fieldset class="level">
            <legend>{legend}</legend>
            <div class="level-steps">{(1..=5).filter_map(|at| Level::new(at).ok()).map(step).views()}</div>
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
