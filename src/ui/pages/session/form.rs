//! The questions of a session, for a new one and for one that is edited.

use leptos::prelude::*;

use crate::domain::care_plan::Contact;
use crate::domain::session::Session;
use crate::domain::time::Moment;
use crate::journal::Place;
use crate::ui::components::choices::Chosen;
use crate::ui::components::contact_fields::{ContactFields, ContactForm};
use crate::ui::components::fields::{Field, LongField};
use crate::ui::components::form_draft::{FormDraft, Held};
use crate::ui::components::form_errors::{FormErrors, Reading};
use crate::ui::components::route_choice::{RouteChoice, chosen_route, held_route, read_route};
use crate::ui::components::when_fields::{WhenFields, WhenForm};
use crate::ui::store::Store;

/// The form. Calls `on_save` once everything fits; its draft is emptied in the same write.
#[component]
pub fn SessionForm(
    /// What is in it at first, and what is not asked here.
    base: Session,
    /// When it starts, where that is known.
    starts: Option<Moment>,
    /// Where its draft belongs.
    place: Place,
    /// Takes the session when *Save* was pressed and all is well.
    on_save: Callback<Session>,
    /// Leaves without saving, where there is something to go back to.
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let form = SessionFields::of(&base, starts);
    let errors = form.errors;
    let draft = form.draft(place);
    let left = draft.keep(store);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(session) = form.read(base.clone()) {
            store.as_one(|| {
                draft.finish(store);
                on_save.run(session);
            });
        }
    };
    let leave = on_leave.map(|on_leave| {
        let leave = move |_| {
            draft.finish(store);
            on_leave.run(());
        };
        view! { <button type="button" class="button button--quiet" on:click=leave>"Leave without saving"</button> }
    });
    view! {
        <form class="stack" novalidate on:submit=save>
            {left}
            <WhenFields form=form.when errors />
            <ContactFields form=form.ride errors labels=["Who takes you home", "Their phone number"] />
            <Field label="Place" id="place" value=form.place error=errors.of("place") />
            <Field
                label="Clinic’s phone number for this day"
                id="clinic-phone"
                value=form.clinic_phone
                kind="tel"
                hint="Leave it empty to use the one in your care plan."
                error=errors.of("clinic-phone")
            />
            <RouteChoice chosen=form.route />
            <LongField
                label="Intention"
                id="intention"
                value=form.intention
                hint="A direction, held lightly. One line is enough, and none is fine too."
                error=errors.of("intention")
                rows=3
            />
            <div class="row">
                <button type="submit" class="button button--primary">"Save"</button>
                {leave}
            </div>
        </form>
    }
}

/// What is chosen and written so far.
#[derive(Clone, Copy)]
struct SessionFields {
    when: WhenForm,
    ride: ContactForm,
    place: RwSignal<String>,
    clinic_phone: RwSignal<String>,
    route: Chosen,
    intention: RwSignal<String>,
    errors: FormErrors,
}

impl SessionFields {
    fn of(base: &Session, starts: Option<Moment>) -> SessionFields {
        let clinic_phone = base.clinic_phone.as_ref().map(|phone| phone.as_str().to_owned());
        SessionFields {
            when: WhenForm::of(starts),
            ride: ContactForm::of(&base.ride, ["ride-name", "ride-phone"]),
            place: RwSignal::new(base.place.as_str().to_owned()),
            clinic_phone: RwSignal::new(clinic_phone.unwrap_or_default()),
            route: chosen_route(base.route),
            intention: RwSignal::new(base.intention.as_str().to_owned()),
            errors: FormErrors::default(),
        }
    }

    fn draft(self, place: Place) -> FormDraft {
        let rest = [
            ("place", Held::Text(self.place)),
            ("clinic-phone", Held::Text(self.clinic_phone)),
            held_route(self.route),
        ];
        let fields = self.when.held().into_iter().chain(self.ride.held()).chain(rest).collect();
        FormDraft::of(Some(place), self.intention, fields)
    }

    /// The session, or a sentence beside each field that is wrong. Read in the order of the screen.
    fn read(self, base: Session) -> Option<Session> {
        let mut reading = Reading::default();
        let starts = self.when.read(&mut reading);
        let ride: Contact = self.ride.read(&mut reading);
        let place = reading.words("place", self.place);
        let clinic_phone = reading.phone("clinic-phone", self.clinic_phone);
        let intention = reading.words("intention", self.intention);
        reading.finish(self.errors)?;
        let route = read_route(self.route);
        Some(Session { starts: starts?, place, clinic_phone, route, ride, intention, ..base })
    }
}
