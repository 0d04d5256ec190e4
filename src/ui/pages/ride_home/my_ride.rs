//! *My ride*: a call or a ready message, opened in place. Where no ride is known, who else can help.

use leptos::prelude::*;

use crate::domain::care_plan::CarePlan;
use crate::domain::id::RecordId;
use crate::domain::phone::PhoneNumber;
use crate::domain::ride::ready_for_ride;
use crate::domain::session::Session;
use crate::ui::components::call_links::{CallClinic, CallLink, CallNumber, CallTrusted, clinic_phone};
use crate::ui::components::copy::copy_text;
use crate::ui::components::views::Views;
use crate::ui::store::Store;

/// The button and what it opens.
#[component]
pub fn MyRide(
    /// The session whose ride it is.
    session: Memo<Option<RecordId>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let open = RwSignal::new(false);
    view! {
        <div class="big-actions">
            <button
                type="button"
                aria-expanded=move || open.get().to_string()
                aria-controls="my-ride"
                on:click=move |_| open.set(!open.get_untracked())
            >
                "My ride"
            </button>
        </div>
        <div id="my-ride" class="stack" hidden=move || !open.get()>
            {move || {
                let session = session.get().and_then(|id| store.session(id));
                let plan = store.plan.get();
                match session.as_ref().and_then(|session| session.ride.phone.clone()) {
                    Some(phone) => view! { <KnownRide phone session=session.clone() /> }.into_any(),
                    None => view! { <NoRide session=session.clone() plan /> }.into_any(),
                }
            }}
        </div>
    }
}

#[component]
fn KnownRide(phone: PhoneNumber, session: Option<Session>) -> impl IntoView {
    let message = session.as_ref().map(ready_for_ride).unwrap_or_default();
    let text = phone.dialable().map(|number| number.text_link(&message));
    let to_copy = message.clone();
    view! {
        <CallNumber label="Call my ride" phone primary=true />
        {text.map(|href| view! { <CallLink label="Text my ride" href /> }).views()}
        // Some message apps open without the text, so it can be copied.
        <p class="muted">{message}</p>
        <button type="button" class="button button--quiet" on:click=move |_| copy_text(to_copy.clone())>
            "Copy the message"
        </button>
    }
}

#[component]
fn NoRide(session: Option<Session>, plan: CarePlan) -> impl IntoView {
    let clinic = clinic_phone(session.as_ref(), &plan);
    let name = session.map(|session| session.ride.name.as_str().trim().to_owned()).unwrap_or_default();
    let who = if name.is_empty() {
        "No ride is saved here.".to_owned()
    } else {
        format!("{name} takes you home. No number is saved here.")
    };
    view! {
        <p>{who} " Ask the clinic staff for help."</p>
        <CallClinic phone=clinic />
        <CallTrusted trusted=plan.trusted />
    }
}
