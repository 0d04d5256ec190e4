//! Country, medicine, next session, somebody to call.

use leptos::prelude::*;

use crate::domain::care_plan::{CarePlan, CountryCode};
use crate::domain::session::Session;
use crate::journal::{Entry, Place};
use crate::ui::components::choices::Chosen;
use crate::ui::components::contact_fields::{ContactFields, ContactForm};
use crate::ui::components::country_select::{CountrySelect, show_country};
use crate::ui::components::form_draft::{FormDraft, Held};
use crate::ui::components::form_errors::{FormErrors, Reading};
use crate::ui::components::route_choice::{RouteChoice, chosen_route, held_route, read_route};
use crate::ui::components::views::Views;
use crate::ui::components::when_fields::{WhenFields, WhenForm};
use crate::ui::platform::location;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The questions. *Skip all* leaves at once and asks no more.
#[component]
pub fn Questions() -> impl IntoView {
    let store = expect_context::<Store>();
    let form = WelcomeForm::of(&store.plan.get_untracked());
    let errors = form.errors;
    let draft = form.draft();
    let left = draft.keep(store);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(answers) = form.read(store.plan.get_untracked()) {
            store.as_one(|| {
                draft.finish(store);
                keep(store, answers);
            });
        }
    };
    let skip = move |_| {
        store.as_one(|| {
            draft.finish(store);
            store.keep_plan(CarePlan { welcomed: true, ..store.plan.get_untracked() });
        });
        location::replace(&Route::Today);
    };
    view! {
        <p class="muted">
            "Whoever can open your phone can read what you write, unless you lock it. "
            <a href=Route::Lock.href()>"Lock my diary"</a>
        </p>
        <p class="muted">"Do you have a backup of your diary? " <a href=Route::Backup.href()>"Restore a backup"</a></p>
        <div class="row">
            <LookAround />
            <button type="button" class="button button--quiet" data-writes on:click=skip>"Skip all"</button>
        </div>
        <form class="stack" novalidate on:submit=save>
            <h2>"A few questions"</h2>
            <p class="muted">"Leave out any of them. You can answer later, under More."</p>
            {left}
            <CountrySelect chosen=form.country />
            <RouteChoice chosen=form.route />
            <h2>"Your next session"</h2>
            <p class="muted">"If you know it already."</p>
            <WhenFields form=form.when errors />
            <h2>"Somebody you trust"</h2>
            <p class="muted">"Shown under Help now, to call in one tap."</p>
            <ContactFields form=form.trusted errors labels=["Name", "Phone number"] />
            <div class="row">
                <button type="submit" class="button button--primary">"Save"</button>
            </div>
        </form>
    }
}

/// The example month, for those who want to see before they write. Not for a journal in use: an example session there
/// would stand before the person’s own.
#[component]
fn LookAround() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_empty = store.examples.with_untracked(|examples| examples.is_empty()) && !store.has_own_entries();
    let look = move |_| {
        store.add_examples();
        location::go(&Route::Today);
    };
    is_empty.then(|| {
        view! { <button type="button" class="button" data-writes on:click=look>"Look around with example data"</button> }
    }).views()
}

/// The plan, and the next session where it is known.
type Answers = (CarePlan, Option<Session>);

fn keep(store: Store, (plan, session): Answers) {
    show_country(store, plan.country);
    store.keep_plan(plan);
    match session {
        Some(session) => {
            let id = store.add_entry(Entry::Session(session));
            location::replace(&Route::Session(id));
        }
        None => location::replace(&Route::Today),
    }
}

/// What is chosen and written so far.
#[derive(Clone, Copy)]
struct WelcomeForm {
    country: StoredValue<Option<CountryCode>>,
    route: Chosen,
    when: WhenForm,
    trusted: ContactForm,
    errors: FormErrors,
}

impl WelcomeForm {
    fn of(plan: &CarePlan) -> WelcomeForm {
        WelcomeForm {
            country: StoredValue::new(plan.country),
            route: chosen_route(plan.route),
            when: WhenForm::of(None),
            trusted: ContactForm::of(&plan.trusted, ["trusted-name", "trusted-phone"]),
            errors: FormErrors::default(),
        }
    }

    fn draft(self) -> FormDraft {
        let first = [("country", Held::Country(self.country)), held_route(self.route)];
        let rest = self.when.held().into_iter().chain(self.trusted.held());
        // There is no large field among the questions.
        let words = RwSignal::default();
        FormDraft::of(Place::new("welcome").ok(), words, first.into_iter().chain(rest).collect())
    }

    /// The answers, or a sentence beside each field that is wrong. A session without day and time is left out.
    fn read(self, plan: CarePlan) -> Option<Answers> {
        let mut reading = Reading::default();
        let starts = if self.when.is_blank() { None } else { self.when.read(&mut reading) };
        let trusted = self.trusted.read(&mut reading);
        reading.finish(self.errors)?;
        let (country, route) = (self.country.get_value(), read_route(self.route));
        let session = starts.map(|starts| Session { route, ..Session::at(starts) });
        Some((CarePlan { country, route, trusted, welcomed: true, ..plan }, session))
    }
}
