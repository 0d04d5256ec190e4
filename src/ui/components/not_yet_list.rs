//! What has to wait after a session, until when, and the question about sleep that ends it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::care_plan::ClinicRule;
use crate::domain::id::RecordId;
use crate::domain::not_yet::{CLEARED, CLINIC_FIRST, NotYet, NotYetItem, Until, not_yet};
use crate::domain::now::Now;
use crate::domain::session::Session;
use crate::domain::time::Moment;
use crate::journal::{Entry, Kind};
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::{clock, dates, document};
use crate::ui::store::Store;

/// The list after a session. Without one it stands there all the same, with the rule and no times.
#[component]
pub fn NotYetList(
    /// The session.
    #[prop(into)]
    session: Signal<Option<RecordId>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    // Told apart by what is shown, so that the tick of the clock does not take a button from under a thumb.
    let shown = Memo::new(move |_| shown(store, session.get()));
    view! {
        <section id="not-yet" class="stack" tabindex="-1">
            {move || match shown.get() {
                Shown::Cleared(id) => view! { <Cleared id /> }.into_any(),
                Shown::Waiting { groups, asks_sleep, said_sleep } => view! {
                    <h2>"Not yet"</h2>
                    {asks_sleep.map(|id| view! { <AskSleep id /> }).views()}
                    {groups.into_iter().map(group).views()}
                    <p class="muted">{CLINIC_FIRST}</p>
                    {said_sleep.map(|id| view! { <TakeBack id /> }).views()}
                }
                .into_any(),
            }}
        </section>
    }
}

/// What waits for the same time, under that time.
type Group = (String, Vec<&'static str>);

fn group((until, titles): Group) -> impl IntoView {
    view! {
        <p>{until}</p>
        <ul class="plain-list">
            {titles.into_iter().map(|title| view! { <li class="list-item">{title}</li> }).views()}
        </ul>
    }
}

#[derive(Clone, PartialEq)]
enum Shown {
    Cleared(RecordId),
    Waiting { groups: Vec<Group>, asks_sleep: Option<RecordId>, said_sleep: Option<RecordId> },
}

fn shown(store: Store, session: Option<RecordId>) -> Shown {
    let (rule, phone) = (store.plan.with(|plan| plan.rule), store.now.get());
    let session = session.and_then(|id| Some((id, store.session(id)?)));
    // A later day's session is looked at ahead: no time of it holds for today.
    match session.filter(|(_, session)| session.starts.local_date() <= phone.local_date()) {
        Some((id, session)) => {
            of_session(id, &not_yet(&session, rule, Now::by_phone(phone)), rule, phone, store.is_shut())
        }
        None => Shown::Waiting {
            groups: vec![(
                format!("Until {}:", rule.words()),
                NotYetItem::ALL.map(NotYetItem::title).to_vec(),
            )],
            asks_sleep: None,
            said_sleep: None,
        },
    }
}

fn of_session(id: RecordId, list: &NotYet, rule: ClinicRule, phone: Moment, is_shut: bool) -> Shown {
    if list.cleared {
        return Shown::Cleared(id);
    }
    let mut groups: Vec<Group> = Vec::new();
    for line in list.items.iter().filter(|line| !line.cleared) {
        let until = match list.until(*line, rule, phone) {
            // What is shown then is no record, so there is nothing to keep an answer in.
            Until::Sleep if is_shut => "Until you have slept well. To say so, unlock Homeward:".to_owned(),
            until => until_words(until, phone.local_date()),
        };
        match groups.iter_mut().find(|(other, _)| *other == until) {
            Some((_, titles)) => titles.push(line.item.title()),
            None => groups.push((until, vec![line.item.title()])),
        }
    }
    let asks_sleep = (list.time_passed && list.needs_sleep && !is_shut).then_some(id);
    Shown::Waiting { groups, asks_sleep, said_sleep: list.slept.then_some(id) }
}

fn until_words(until: Until, today: NaiveDate) -> String {
    let day = |date: NaiveDate| match (date - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => dates::day(date),
    };
    let least = match until {
        Until::Sleep => return "Until you have slept well:".to_owned(),
        Until::Morning => "the morning".to_owned(),
        Until::Day(date) => day(date),
        Until::Time(time) => format!("{}, {}", day(time.date()), dates::time(time)),
    };
    format!("At least until {least}, after a good sleep:")
}

#[component]
fn AskSleep(id: RecordId) -> impl IntoView {
    let store = expect_context::<Store>();
    let waits = RwSignal::new(false);
    view! {
        <div class="card stack">
            <p>
                <strong>"Have you slept well?"</strong>
            </p>
            <When is=move || waits.get() fallback=move || view! {
                <div class="row">
                    <button type="button" class="button" data-writes on:click=move |_| keep_slept(store, id, true)>
                        "Yes"
                    </button>
                    <button type="button" class="button" on:click=move |_| waits.set(true)>
                        "Not yet"
                    </button>
                </div>
            }>
                <p>"Then it all waits. Rest, and look again later."</p>
            </When>
        </div>
    }
}

#[component]
fn Cleared(id: RecordId) -> impl IntoView {
    view! {
        <p class="notice">{CLEARED} " " {CLINIC_FIRST}</p>
        <TakeBack id />
    }
}

#[component]
fn TakeBack(id: RecordId) -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <button type="button" class="button button--quiet" data-writes on:click=move |_| keep_slept(store, id, false)>
            "I have not slept well yet"
        </button>
    }
}

/// Keeps the answer about sleep, or takes it back.
fn keep_slept(store: Store, id: RecordId, slept: bool) {
    let Some(record) = store.record(Kind::Session, id) else { return };
    let Entry::Session(session) = record.entry.clone() else { return };
    let now = clock::now();
    // The list looks at this clock; it must not be older than the answer.
    store.now.set(now);
    store.revise(&record, Entry::Session(Session { slept: slept.then_some(now), ..session }));
    // The button that was pressed is gone now.
    document::focus_first("#not-yet");
}
