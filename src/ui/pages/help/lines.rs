//! Emergency numbers and crisis lines, each with what is known about it.

use leptos::prelude::*;

use crate::domain::help_lines::{EmergencyNumber, HelpLine};
use crate::ui::components::call_links::CallLink;
use crate::ui::components::views::Views;

/// The numbers for danger to life, the first one loudest.
#[component]
pub fn Emergency(
    /// The numbers.
    numbers: &'static [EmergencyNumber],
) -> impl IntoView {
    let button = |(at, number): (usize, &'static EmergencyNumber)| {
        let label = match number.what {
            Some(what) => format!("Call {}, {what}", number.number),
            None => format!("Call {}", number.number),
        };
        view! { <CallLink label href=number.call_link() primary={at == 0} /> }
    };
    view! { <div class="help-emergency stack">{numbers.iter().enumerate().map(button).views()}</div> }
}

/// The line to reach first in a crisis that is no danger to life, as large as the emergency number.
#[component]
pub fn FirstLine(
    /// The line.
    line: &'static HelpLine,
) -> impl IntoView {
    let (href, label) = line.button();
    view! { <CallLink label href /> }
}

/// One help line.
#[component]
pub fn Line(
    /// The line.
    line: &'static HelpLine,
) -> impl IntoView {
    let call = line.call_link().map(|href| view! { <a href=href>"Call " {line.number}</a> }).views();
    let text = line.text_link().map(|href| view! { <a href=href>{line.text_label()}</a> }).views();
    let facts = [line.hours, line.note].into_iter().flatten().map(|fact| format!("{} ", sentence(fact)));
    view! {
        <div class="help-line">
            <p>{line.name}</p>
            <div class="row">{call} {text}</div>
            <p class="muted">{facts.collect::<String>()}</p>
        </div>
    }
}

fn sentence(fact: &str) -> String {
    if fact.ends_with('.') { fact.to_owned() } else { format!("{fact}.") }
}
