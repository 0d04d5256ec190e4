//! On an iPhone or iPad in Safari: the home screen first.

use leptos::prelude::*;

/// Three steps, and the way on for those who do not want them.
#[component]
pub fn InstallFirst(
    /// Set when the person goes on without.
    goes_on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <h2>"First, put it on your home screen"</h2>
        <ol class="prose">
            <li>"Tap the share button of Safari: a square with an arrow."</li>
            <li>"Choose “Add to Home Screen”, then “Add”."</li>
            <li>"Open Homeward from there."</li>
        </ol>
        <p>
            "Why first: the app on the home screen keeps its own data. What you write in this tab does not move there. "
            "And Safari may delete the data of a tab after seven days without a visit."
        </p>
        <button type="button" class="button button--quiet" on:click=move |_| goes_on.set(true)>"Go on without"</button>
    }
}
