//! What matters now, by the moment of the journey.

mod after;
mod ahead;
mod arrange;
mod notices;
mod on_the_day;

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::domain::today::Scene;
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::platform::{dates, location};
use crate::ui::route::Route;
use crate::ui::store::Store;

/// What matters now, by the moment of the journey.
#[component]
pub fn TodayPage() -> impl IntoView {
    let store = expect_context::<Store>();
    // Minutes go by without a new screen, so that no button is taken from under a thumb.
    let scene = Memo::new(move |_| still(store.today().scene));
    view! {
        <section class="page">
            <Heading text="Today" />
            <p class="muted">{move || dates::day(store.now.get().local_date())}</p>
            <notices::ClockBehind />
            <notices::ExampleNotice />
            <notices::OpenList />
            {move || with_unfinished(scene.get())}
        </section>
    }
}

/// The scene without its minutes.
fn still(scene: Scene) -> Scene {
    match scene {
        Scene::SessionDay { session, .. } => Scene::SessionDay { session, minutes_until: 0 },
        other => other,
    }
}

/// What was begun stands above the scene; round a session below it, so that what is needed then stays in sight.
fn with_unfinished(scene: Scene) -> [AnyView; 2] {
    let is_quiet = !matches!(
        scene,
        Scene::SessionDay { .. } | Scene::FirstHours { .. } | Scene::UntilNextMorning { .. }
    );
    let unfinished = view! { <notices::Unfinished /> }.into_any();
    let scene = scene_view(scene);
    if is_quiet {
        let scene = view! { {scene} <notices::MissesSome /> <notices::BackupDue /> }.into_any();
        [unfinished, scene]
    } else {
        [scene, unfinished]
    }
}

fn scene_view(scene: Scene) -> AnyView {
    match scene {
        Scene::NothingPlanned => view! { <ahead::NothingPlanned /> }.into_any(),
        Scene::DaysBefore { session, days } => view! { <ahead::DaysBefore id=session days /> }.into_any(),
        Scene::SessionDay { session, .. } => view! { <on_the_day::SessionDay id=session /> }.into_any(),
        Scene::FirstHours { .. } => view! { <on_the_day::FirstHours /> }.into_any(),
        Scene::UntilNextMorning { session } => {
            view! { <on_the_day::UntilNextMorning id=session /> }.into_any()
        }
        Scene::DaysAfter { days, next, .. } => view! { <after::DaysAfter days next /> }.into_any(),
        Scene::Between { next, .. } => view! { <after::Between next /> }.into_any(),
    }
}

/// A session that follows its changes.
fn session_memo(store: Store, id: RecordId) -> Memo<Option<Session>> {
    Memo::new(move |_| store.session(id))
}

/// *Check in*, and *Add a session*. In the hours round a session something else comes first, and both stay quiet.
#[component]
fn Actions(#[prop(optional)] quiet: bool) -> impl IntoView {
    view! {
        <div class="row">
            <button
                type="button"
                class="button"
                class:button--primary=!quiet
                on:click=move |_| location::go(&Route::CheckIn)
            >
                "Check in"
            </button>
            <button
                type="button"
                class="button"
                class:button--quiet=quiet
                on:click=move |_| location::go(&Route::SessionNew)
            >
                "Add a session"
            </button>
        </div>
    }
}

/// One row of a list of links.
fn link_row(route: &Route, title: impl Into<String>, more: impl Into<String>) -> AnyView {
    link_to(route.href(), title.into(), more.into())
}

fn link_to(href: String, title: String, more: String) -> AnyView {
    let more = (!more.is_empty()).then(|| view! { <span class="muted">{more}</span> }).views();
    view! {
        <li>
            <a href=href>{title} " " {more}</a>
        </li>
    }
    .into_any()
}
