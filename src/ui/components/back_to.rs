//! The way out of a screen without navigation, large enough for the hours after a session.

use leptos::prelude::*;

use crate::ui::route::Route;

/// A quiet link, *Back to Today*.
#[component]
pub fn BackTo(
    /// Where it leads.
    place: Route,
) -> impl IntoView {
    view! {
        <a class="button button--quiet button--big" href=place.href()>
            "Back to " {place.title()}
        </a>
    }
}
