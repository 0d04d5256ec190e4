//! A session: date, ride, intention.

mod captures;
mod form;
mod show;

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::domain::time::Moment;
use crate::journal::{Entry, Kind, Place};
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::platform::{document, location};
use crate::ui::route::Route;
use crate::ui::store::Store;

use form::SessionForm;
use show::ShowSession;

pub use show::ride_when;

/// Add a session.
#[component]
pub fn NewSessionPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let (base, is_filled_in) = like_the_last(store);
    let on_save = Callback::new(move |session: Session| {
        let id = store.add_entry(Entry::Session(session));
        location::replace(&Route::Session(id));
    });
    let form = Place::new("session/new")
        .ok()
        .map(|place| view! { <SessionForm base starts=None place on_save on_leave=None /> })
        .views();
    view! {
        <section class="page">
            <Heading text="Add a session" />
            <p class="lede">"Only the date and the time are needed. The rest can come later."</p>
            {is_filled_in.then(|| view! {
                <p class="notice">"Some of it is filled in from your last session. Please check it."</p>
            }).views()}
            {form}
        </section>
    }
}

/// What usually stays the same from one session to the next, and whether there is any.
fn like_the_last(store: Store) -> (Session, bool) {
    let examples = store.examples.get_untracked();
    let last = store.sessions.with_untracked(|sessions| {
        sessions.iter().find(|(id, _)| !examples.contains(id)).map(|(_, session)| session.clone())
    });
    let fresh = Session::at(Moment::default());
    match last {
        None => {
            let route = store.plan.with_untracked(|plan| plan.route);
            (Session { route, ..fresh }, false)
        }
        Some(last) => {
            let Session { place, clinic_phone, route, ride, .. } = last;
            (Session { place, clinic_phone, route, ride, ..fresh }, true)
        }
    }
}

/// One session: read first, then edit.
#[component]
pub fn SessionPage(
    /// Its name.
    id: RecordId,
) -> impl IntoView {
    let store = expect_context::<Store>();
    // What was left in the middle of a change goes on there.
    let editing = RwSignal::new(store.is_unfinished(&Route::Session(id)));
    let session = Memo::new(move |_| store.session(id));
    view! {
        <section class="page">
            <Heading text="Session" />
            // While it is edited, what happens to the record outside must not take the form away.
            {move || match (editing.get(), session.get_untracked()) {
                (true, Some(session)) => view! { <EditSession id session editing /> }.into_any(),
                _ => match session.get() {
                    Some(session) => view! { <ShowSession id session editing /> }.into_any(),
                    None => view! { <Gone /> }.into_any(),
                },
            }}
        </section>
    }
}

#[component]
fn EditSession(id: RecordId, session: Session, editing: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let leave = move || {
        editing.set(false);
        document::focus_first("#main h1");
    };
    let on_save = Callback::new(move |edited: Session| {
        change(store, id, |now| Session { ticked: now.ticked, slept: now.slept, state: now.state, ..edited });
        leave();
    });
    let on_leave = Some(Callback::new(move |()| leave()));
    let starts = Some(session.starts);
    Place::new(format!("session/{id}"))
        .ok()
        .map(|place| view! { <SessionForm base=session starts place on_save on_leave /> })
        .views()
}

/// Keeps a new version of a session, made from what stands in the journal right now.
fn change(store: Store, id: RecordId, change: impl FnOnce(Session) -> Session) {
    let Some(record) = untrack(|| store.record(Kind::Session, id)) else { return };
    if let Entry::Session(now) = record.entry.clone() {
        store.revise(&record, Entry::Session(change(now)));
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <p class="lede">"There is no session here any more."</p>
        <ul class="link-list">
            <li>
                <a href=Route::Today.href()>"Today"</a>
            </li>
        </ul>
    }
}
