//! How the medicine is given.

use leptos::prelude::*;

use crate::domain::care_plan::MedicineRoute;
use crate::ui::components::choices::{Choices, Chosen};
use crate::ui::components::form_draft::Held;

/// Radio buttons with all routes, and one for those who do not know.
#[component]
pub fn RouteChoice(
    /// Which answer is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let names = MedicineRoute::ALL.iter().map(|route| route.name()).chain(["I am not sure"]);
    let answers = names.map(str::to_owned).collect();
    view! { <Choices legend="How is the medicine given?" name="route" answers chosen /> }
}

/// The question, for a draft of the form. In a draft its answers have the names that they have in a record.
pub fn held_route(chosen: Chosen) -> (&'static str, Held) {
    let names = &["infusion", "injection", "lozenge", "esketamine-spray", "compounded-spray", "not-sure"];
    ("route", Held::Choice(chosen, names))
}

/// The choice with a route in it.
pub fn chosen_route(route: Option<MedicineRoute>) -> Chosen {
    RwSignal::new(MedicineRoute::ALL.iter().position(|other| Some(*other) == route))
}

/// The route that is chosen now.
pub fn read_route(chosen: Chosen) -> Option<MedicineRoute> {
    chosen.get_untracked().and_then(|at| MedicineRoute::ALL.get(at).copied())
}
