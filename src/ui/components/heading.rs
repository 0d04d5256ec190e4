//! The heading of a screen.

use leptos::prelude::*;

/// The one h1 of a screen. It takes the focus when the person arrives, so that a screen reader reads on from here.
#[component]
pub fn Heading(
    /// Its words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <h1 tabindex="-1">{text}</h1> }
}

/// A heading whose words change while it keeps the focus.
#[component]
pub fn ChangingHeading(
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <h1 tabindex="-1">{children()}</h1> }
}
