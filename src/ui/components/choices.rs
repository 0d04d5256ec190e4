//! A question with a few answers, as radio buttons that a thumb can hit.

use leptos::prelude::*;

use crate::ui::components::views::Views;

/// Which answer is chosen, by its place.
pub type Chosen = RwSignal<Option<usize>>;

/// A set of radio buttons. The value is the place of the chosen answer in `answers`.
#[component]
pub fn Choices(
    /// The question.
    legend: &'static str,
    /// The name of the group; the same on no other group of the screen.
    name: &'static str,
    /// The answers, in order.
    answers: Vec<String>,
    /// Which answer is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let row = |(at, answer): (usize, String)| {
        view! { <label class="choice">{radio(name, chosen, at)} <span>{answer}</span></label> }
    };
    fieldset(legend, answers.into_iter().enumerate().map(row).views())
}

/// A set of checkboxes. The value holds the places of the chosen answers.
#[component]
pub fn ManyChoices(
    /// The question.
    legend: &'static str,
    /// The answers, in order.
    answers: Vec<&'static str>,
    /// Which answers are chosen.
    chosen: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let row = |(at, answer): (usize, &'static str)| {
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
    };
    fieldset(legend, answers.into_iter().enumerate().map(row).views())
}

fn fieldset(legend: &'static str, rows: Vec<AnyView>) -> impl IntoView {
    view! {
        <fieldset class="choices">
            <legend>{legend}</legend>
            {rows}
        </fieldset>
    }
}

/// One radio button of a group: the one for the answer at a place.
pub fn radio(name: &'static str, chosen: Chosen, at: usize) -> AnyView {
    view! {
        <input
            type="radio"
            name=name
            value=at.to_string()
            prop:checked=move || { chosen.get() == Some(at) }
            on:change=move |_| chosen.set(Some(at))
        />
    }
    .into_any()
}
