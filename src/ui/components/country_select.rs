//! The country whose emergency number and help lines come first.

use leptos::prelude::*;

use crate::domain::care_plan::CountryCode;
use crate::domain::help_lines::ALL;
use crate::ui::components::views::Views;
use crate::ui::platform::look::Look;
use crate::ui::store::Store;

/// The country as one of the questions of a form.
#[component]
pub fn CountrySelect(
    /// Which one is chosen.
    chosen: StoredValue<Option<CountryCode>>,
) -> impl IntoView {
    let hint = "For emergency numbers and help lines. Not in the list? Leave it open.";
    let keep = Callback::new(move |country| chosen.set_value(country));
    select(["Country", hint, "Not chosen"], chosen.get_value(), keep)
}

/// The country where help is wanted now: kept in the care plan as soon as it is chosen.
#[component]
pub fn CountryChoice() -> impl IntoView {
    let store = expect_context::<Store>();
    let hint = "Not in the list? Call your local emergency number.";
    let keep = Callback::new(move |country| {
        let mut plan = store.plan.get_untracked();
        plan.country = country;
        if store.may_write() {
            store.keep_plan(plan);
        }
        show_country(store, country);
    });
    let chosen = store.plan.with_untracked(|plan| plan.country);
    select(["Your country", hint, "Choose a country"], chosen, keep)
}

/// A select with all countries that have a row, and one for those whose has none.
fn select(
    [label, hint, none]: [&'static str; 3],
    chosen: Option<CountryCode>,
    on_choose: Callback<Option<CountryCode>>,
) -> impl IntoView {
    // Each option says itself whether it is chosen: a value set on the select comes before its options exist.
    let option = |(code, name): (Option<CountryCode>, &'static str)| {
        let value = code.as_ref().map(CountryCode::as_str).unwrap_or_default().to_owned();
        view! { <option value=value prop:selected=chosen == code>{name}</option> }
    };
    let countries = ALL.iter().map(|country| (Some(country.code), country.name));
    let choose = move |code: String| on_choose.run(CountryCode::parse(&code).ok());
    view! {
        <div class="field">
            <label for="country">{label}</label>
            <p class="field-hint" id="country-hint">{hint}</p>
            <select id="country" aria-describedby="country-hint" on:change:target=move |event| choose(event.target().value())>
                {std::iter::once((None, none)).chain(countries).map(option).views()}
            </select>
        </div>
    }
}

/// Keeps the country also where the static help can read it before the app runs.
pub fn show_country(store: Store, country: Option<CountryCode>) {
    let look = Look { country, ..store.look.get_untracked() };
    store.choose_look(look);
}
