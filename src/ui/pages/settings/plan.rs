//! The care plan.

use leptos::prelude::*;

use crate::domain::care_plan::{CarePlan, CountryCode};
use crate::journal::Place;
use crate::ui::components::choices::Chosen;
use crate::ui::components::contact_fields::{ContactFields, ContactForm};
use crate::ui::components::country_select::{CountrySelect, show_country};
use crate::ui::components::fields::LongField;
use crate::ui::components::form_draft::{FormDraft, Held};
use crate::ui::components::form_errors::{FormErrors, Reading};
use crate::ui::components::heading::Heading;
use crate::ui::components::route_choice::{RouteChoice, chosen_route, held_route, read_route};
use crate::ui::components::rule_choice::{RuleChoice, RuleForm};
use crate::ui::platform::location;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The care plan: all of it can be changed, and nothing has to be filled in.
#[component]
pub fn PlanPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let form = PlanForm::of(&store.plan.get_untracked());
    let errors = form.errors;
    let draft = form.draft();
    let left = draft.keep(store);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(plan) = form.read() else { return };
        show_country(store, plan.country);
        store.as_one(|| {
            draft.finish(store);
            store.keep_plan(plan);
        });
        location::go(&Route::Settings);
    };
    view! {
        <section class="page">
            <Heading text="Care plan" />
            <p class="lede">"What your clinic has told you, in one place."</p>
            <form class="stack" novalidate on:submit=save>
                {left}
                <CountrySelect chosen=form.country />
                <RouteChoice chosen=form.route />
                <ContactFields form=form.clinic errors labels=["Name of your clinic", "Its phone number"] />
                <RuleChoice form=form.rule errors />
                <LongField
                    label="What else your clinic said"
                    id="clinic-notes"
                    value=form.notes
                    hint="For example about food, drink and your medicines, in their words."
                    error=errors.of("clinic-notes")
                    rows=6
                />
                <ContactFields form=form.trusted errors labels=["Somebody you trust", "Their phone number"] />
                <div class="row">
                    <button type="submit" class="button button--primary">"Save"</button>
                </div>
            </form>
        </section>
    }
}

/// What is chosen and written so far.
#[derive(Clone, Copy)]
struct PlanForm {
    country: StoredValue<Option<CountryCode>>,
    route: Chosen,
    clinic: ContactForm,
    trusted: ContactForm,
    rule: RuleForm,
    notes: RwSignal<String>,
    errors: FormErrors,
}

impl PlanForm {
    fn of(plan: &CarePlan) -> PlanForm {
        PlanForm {
            country: StoredValue::new(plan.country),
            route: chosen_route(plan.route),
            clinic: ContactForm::of(&plan.clinic, ["clinic-name", "clinic-phone"]),
            trusted: ContactForm::of(&plan.trusted, ["trusted-name", "trusted-phone"]),
            rule: RuleForm::of(plan.rule),
            notes: RwSignal::new(plan.clinic_notes.as_str().to_owned()),
            errors: FormErrors::default(),
        }
    }

    fn draft(self) -> FormDraft {
        let first = [("country", Held::Country(self.country)), held_route(self.route)];
        let rest = self.clinic.held().into_iter().chain(self.rule.held()).chain(self.trusted.held());
        FormDraft::of(Place::new("settings/plan").ok(), self.notes, first.into_iter().chain(rest).collect())
    }

    /// The plan, or a sentence beside each field that is wrong. Read in the order of the screen.
    fn read(self) -> Option<CarePlan> {
        let mut reading = Reading::default();
        let clinic = self.clinic.read(&mut reading);
        let rule = self.rule.read(&mut reading);
        let clinic_notes = reading.words("clinic-notes", self.notes);
        let trusted = self.trusted.read(&mut reading);
        reading.finish(self.errors)?;
        let (country, route) = (self.country.get_value(), read_route(self.route));
        Some(CarePlan { country, route, clinic, trusted, rule, clinic_notes, welcomed: true })
    }
}
