//! Places whose part of the house is not built yet. They say so and lead on; nothing links here as if it worked.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::route::{Measure, Route};

/// The page for the next appointment, which does not exist yet.
#[component]
pub fn SharePage() -> impl IntoView {
    not_yet_built(
        "Share",
        "The page for your next appointment is not here yet.",
        "You can show your journal on this screen. Or you can save a file with all of it.",
        &[(Route::Journal, "Journal"), (Route::Backup, "Export everything")],
    )
}

/// A questionnaire, which does not exist yet.
#[component]
pub fn MeasurePage(
    /// Which one.
    measure: Measure,
) -> impl IntoView {
    let title = match measure {
        Measure::Phq9 => "PHQ-9",
        Measure::Gad7 => "GAD-7",
    };
    not_yet_built(
        title,
        "These questions are not here yet.",
        "A check-in tells how you are right now. Your clinic can give you this form on paper.",
        &[(Route::CheckIn, "Check in")],
    )
}

fn not_yet_built(
    title: &'static str,
    lede: &'static str,
    now: &'static str,
    links: &[(Route, &'static str)],
) -> AnyView {
    let link = |(route, name): &(Route, &'static str)| view! { <li><a href=route.href()>{*name}</a></li> };
    view! {
        <section class="page">
            <Heading text=title />
            <p class="lede">{lede}</p>
            <p>{now}</p>
            <ul class="link-list">{links.iter().map(link).views()}</ul>
        </section>
    }
    .into_any()
}
