//! The country whose numbers come first.

use leptos::prelude::*;

use crate::domain::care_plan::CountryCode;
use crate::domain::help_lines::ALL;
use crate::ui::components::views::Views;
use crate::ui::platform::look::Look;
use crate::ui::store::Store;

/// A select with all countries that have a row. The choice is kept in the care plan, and for the static help.
#[component]
pub fn CountryChoice() -> impl IntoView {
    let store = expect_context::<Store>();
    let chosen =
        move || store.plan.with(|plan| plan.country).map(|code| code.as_str().to_owned()).unwrap_or_default();
    let options =
        ALL.iter().map(|country| view! { <option value=country.code.as_str()>{country.name}</option> });
    view! {
        <div class="field">
            <label for="country">"Your country"</label>
            <select
                id="country"
                prop:value=chosen
                on:change:target=move |event| choose(store, CountryCode::parse(&event.target().value()).ok())
            >
                <option value="">"Choose a country"</option>
                {options.views()}
            </select>
            <p class="field-hint">"Not in the list? Call your local emergency number."</p>
        </div>
    }
}

fn choose(store: Store, country: Option<CountryCode>) {
    let mut plan = store.plan.get_untracked();
    plan.country = country;
    let look = Look { country, ..store.look.get_untracked() };
    store.keep_plan(plan);
    look.keep();
    store.look.set(look);
}
