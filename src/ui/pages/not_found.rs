//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::route::Route;

/// An address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <section class="page">
            <Heading text="Not found" />
            <p class="lede">"There is nothing at this address."</p>
            <ul class="link-list">
                <li>
                    <a href=Route::Today.href()>"Today"</a>
                </li>
            </ul>
        </section>
    }
}
