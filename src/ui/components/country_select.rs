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
    let keep = Callback::new(move |country| {
        chosen.set_value(country);
        country
    });
    select(["Country", hint, "Not chosen"], chosen.get_value(), keep)
}

/// The country where help is wanted now: kept in the care plan as soon as it is chosen. A window that only reads shows the
/// numbers of a first choice all the same, and goes back to the country that is kept where there is one.
#[component]
pub fn CountryChoice() -> impl IntoView {
    let store = expect_context::<Store>();
    let hint = "Not in the list? Call your local emergency number.";
    let keep = Callback::new(move |country| {
        let mut plan = store.plan.get_untracked();
        if store.is_shut() {
            // The real care plan cannot be read now, and must not be replaced.
            plan.country = country;
            store.plan.set(plan);
        } else if store.may_write() {
            plan.country = country;
            store.keep_plan(plan);
        } else if plan.country.is_some() {
            return plan.country;
        }
        show_country(store, country);
        country
    });
    let chosen = shown_country(store);
    select(["Your country", hint, "Choose a country"], chosen, keep)
}

/// The country whose numbers Help shows.
fn shown_country(store: Store) -> Option<CountryCode> {
    let planned = store.plan.with_untracked(|plan| plan.country);
    planned.or_else(|| store.look.with_untracked(|look| look.country))
}

/// A select with all countries that have a row, and one for those whose has none. `on_choose` says what holds after a choice,
/// and that is what it shows.
fn select(
    [label, hint, none]: [&'static str; 3],
    chosen: Option<CountryCode>,
    on_choose: Callback<Option<CountryCode>, Option<CountryCode>>,
) -> impl IntoView {
    // Each option says itself whether it is chosen: a value set on the select comes before its options exist.
    let option = |(code, name): (Option<CountryCode>, &'static str)| {
        let value = value_of(code);
        view! { <option value=value prop:selected=chosen == code>{name}</option> }
    };
    let countries = ALL.iter().map(|country| (Some(country.code), country.name));
    let choose = move |code: String| value_of(on_choose.run(CountryCode::parse(&code).ok()));
    view! {
        <div class="field">
            <label for="country">{label}</label>
            <p class="field-hint" id="country-hint">{hint}</p>
            <select id="country" aria-describedby="country-hint" on:change:target=move |event| {
                let select = event.target();
                select.set_value(&choose(select.value()));
            }>
                {std::iter::once((None, none)).chain(countries).map(option).views()}
            </select>
        </div>
    }
}

fn value_of(code: Option<CountryCode>) -> String {
    code.as_ref().map(CountryCode::as_str).unwrap_or_default().to_owned()
}

/// Keeps the country also where the static help can read it before the app runs.
pub fn show_country(store: Store, country: Option<CountryCode>) {
    let look = Look { country, ..store.look.get_untracked() };
    store.choose_look(look);
}
