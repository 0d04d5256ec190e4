//! The country whose emergency number and help lines come first.

use leptos::prelude::*;

use crate::domain::care_plan::CountryCode;
use crate::domain::help_lines::ALL;
use crate::ui::components::views::Views;
use crate::ui::platform::look::Look;
use crate::ui::store::Store;

/// A select with all countries that have a row.
#[component]
pub fn CountrySelect(
    /// Which one is chosen.
    chosen: RwSignal<Option<CountryCode>>,
) -> impl IntoView {
    // Each option says itself whether it is chosen: a value set on the select comes before its options exist.
    let option = move |code: Option<CountryCode>, name: &'static str| {
        let value = code.as_ref().map(CountryCode::as_str).unwrap_or_default().to_owned();
        view! { <option value=value prop:selected=move || { chosen.get() == code }>{name}</option> }
    };
    let choose = move |code: String| chosen.set(CountryCode::parse(&code).ok());
    view! {
        <div class="field">
            <label for="country">"Country"</label>
            <p class="field-hint" id="country-hint">
                "For emergency numbers and help lines. Not in the list? Leave it open."
            </p>
            <select id="country" aria-describedby="country-hint" on:change:target=move |event| choose(event.target().value())>
                {option(None, "Not chosen")}
                {ALL.iter().map(|country| option(Some(country.code), country.name)).views()}
            </select>
        </div>
    }
}

/// Keeps the country also where the static help can read it before the app runs.
pub fn show_country(store: Store, country: Option<CountryCode>) {
    let look = Look { country, ..store.look.get_untracked() };
    look.keep();
    store.look.set(look);
}
