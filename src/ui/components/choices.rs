//! A question with a few answers, as radio buttons that a thumb can hit.

use leptos::prelude::*;

use crate::ui::components::views::Views;

/// A set of radio buttons. The value is the place of the chosen answer in `answers`.
#[component]
pub fn Choices(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The name of the group; the same on no other group of the screen.
    name: &'static str,
    /// The answers, in order.
    answers: Vec<String>,
    /// Which answer is chosen.
    chosen: RwSignal<Option<usize>>,
    /// A class more, for example `moods`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let rows = answers.into_iter().enumerate().map(|(at, answer)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    value=at.to_string()
                    prop:checked=move || { chosen.get() == Some(at) }
                    on:change=move |_| chosen.set(Some(at))
                />
                <span>{answer}</span>
            </label>
        }
    });
    view! {
        <fieldset class=format!("choices {class}")>
            <legend>{legend}</legend>
            {rows.views()}
        </fieldset>
    }
}

/// A set of checkboxes. The value holds the places of the chosen answers.
#[component]
pub fn ManyChoices(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The answers, in order.
    answers: Vec<String>,
    /// Which answers are chosen.
    chosen: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let rows = answers.into_iter().enumerate().map(|(at, answer)| {
        let toggle = move |_| {
            let mut next = chosen.get_untracked();
            let before = next.len();
            next.retain(|other| *other != at);
            if next.len() == before {
                next.push(at);
            }
            chosen.set(next);
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=move || chosen.with(|all| all.contains(&at)) on:change=toggle />
                <span>{answer}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            <legend>{legend}</legend>
            {rows.views()}
        </fieldset>
    }
}
