//! What to arrange for a session, by when.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::text::{Slug, Slugs};
use crate::journal::{Entry, Kind};
use crate::library::checklist::{ChecklistItem, Due, items_by_due};
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The checklist of a session. Each tick is kept with the session at once.
#[component]
pub fn Checklist(
    /// The session.
    id: RecordId,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let session = Memo::new(move |_| store.session(id));
    let is_done = move |item: ChecklistItem| {
        session.with(|session| session.as_ref().is_some_and(|session| holds(&session.ticked, item)))
    };
    let done = move || {
        let all = ChecklistItem::ALL;
        format!("{} of {} done", all.iter().filter(|item| is_done(**item)).count(), all.len())
    };
    let group = move |(due, items): (Due, Vec<ChecklistItem>)| {
        let when = move || {
            let day = session.with(|session| session.as_ref().map(|session| session.starts.local_date()));
            let today = store.now.with(|now| now.local_date());
            day.map(|day| due_words(due, day, today)).unwrap_or_default()
        };
        let row = move |item: ChecklistItem| {
            view! {
                <li class="check">
                    <label>
                        <input
                            type="checkbox"
                            data-writes
                            prop:checked=move || is_done(item)
                            on:change:target=move |event| tick(store, id, item, event.target().checked())
                        />
                        <span>{item.title()} " " <span class="check-why">{item.why()}</span></span>
                    </label>
                    {more(item, Some(id))}
                </li>
            }
        };
        view! {
            <h3>{due.label()} " " <span class="muted">{move || when()}</span></h3>
            <ul class="checklist">{items.into_iter().map(row).views()}</ul>
        }
    };
    view! {
        <p class="muted">{move || done()}</p>
        {items_by_due().into_iter().map(group).views()}
    }
}

/// The same list to read, while there is no session to tick it for.
#[component]
pub fn ReadOnlyList() -> impl IntoView {
    let row = |item: ChecklistItem| {
        view! {
            <li class="check">
                <p>{item.title()} " " <span class="check-why">{item.why()}</span></p>
                {more(item, None)}
            </li>
        }
    };
    let group = move |(due, items): (Due, Vec<ChecklistItem>)| {
        view! {
            <h3>{due.label()}</h3>
            <ul class="checklist">{items.into_iter().map(row).views()}</ul>
        }
    };
    items_by_due().into_iter().map(group).views()
}

/// The ways to the field where a thing is done, and to the piece that says more.
fn more(item: ChecklistItem, session: Option<RecordId>) -> impl IntoView {
    let link = |name: &'static str, route: Route| {
        view! {
            <a href=route.href()>
                {name}
                <span class="visually-hidden">": " {item.title()}</span>
            </a>
        }
    };
    let field = match (item, session) {
        (ChecklistItem::Ride | ChecklistItem::Intention, Some(id)) => Some(Route::Session(id)),
        (ChecklistItem::ClinicNumber, _) => Some(Route::Plan),
        _ => None,
    };
    let piece = item.piece().map(|slug| Route::Piece(slug.to_owned()));
    let links = field.map(|route| link("Fill in", route)).into_iter();
    let links = links.chain(piece.map(|route| link("More", route))).views();
    (!links.is_empty()).then(|| view! { <div class="check-more">{links}</div> }).views()
}

/// When a group is due, in plain words. What is late is due now; nobody is told that they are late.
fn due_words(due: Due, session: NaiveDate, today: NaiveDate) -> String {
    match due.day(session) {
        Some(day) if day > today => match (day - today).num_days() {
            1 => "· tomorrow".to_owned(),
            _ => format!("· {}", dates::day(day)),
        },
        Some(day) if day == today => "· today".to_owned(),
        _ => "· now".to_owned(),
    }
}

fn holds(ticked: &Slugs, item: ChecklistItem) -> bool {
    ticked.iter().any(|slug| slug.as_str() == item.slug())
}

fn tick(store: Store, id: RecordId, item: ChecklistItem, is_done: bool) {
    let Some(record) = store.record(Kind::Session, id) else { return };
    let (Entry::Session(session), Ok(slug)) = (&record.entry, Slug::try_from(item.slug().to_owned())) else {
        return;
    };
    let mut session = session.clone();
    if is_done {
        session.ticked.insert(slug);
    } else {
        session.ticked.remove(&slug);
    }
    store.revise(&record, Entry::Session(session));
}
