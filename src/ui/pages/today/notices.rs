//! What stands beside every scene: a slow clock, what was begun, example data, a list that still holds.

use leptos::prelude::*;

use super::link_row;
use crate::domain::time::Moment;
use crate::domain::today::{Scene, Today};
use crate::ui::components::not_yet_list::NotYetList;
use crate::ui::components::when::When;
use crate::ui::platform::{dates, document};
use crate::ui::route::Route;
use crate::ui::store::Store;

/// Says that the phone's clock is behind what was written.
#[component]
pub fn ClockBehind() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <When is=move || store.today().clock_behind>
            <p class="notice notice--warning">
                "This phone’s clock seems to be slow: something here has a later time. "
                "Check the date and the time in the phone’s settings."
            </p>
        </When>
    }
}

/// The way back to what was begun and is not saved: the phone ended the app in the middle of it, or something came between.
#[component]
pub fn Unfinished() -> impl IntoView {
    let store = expect_context::<Store>();
    // A first start has none, and need not have the rest of this at hand.
    view! {
        <When is=move || store.has_drafts()>
            <Begun />
        </When>
    }
}

#[component]
fn Begun() -> impl IntoView {
    let store = expect_context::<Store>();
    let begun = Memo::new(move |_| store.unfinished());
    let rows = move || {
        let row = |(route, left): (Route, Moment)| {
            // Of the entries of the journal, check-ins alone can be changed.
            let name = if matches!(route, Route::Entry(_)) { "Check-in" } else { route.title() };
            link_row(&route, name, dates::day_and_time(left.local()))
        };
        begun.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <When is=move || begun.with(|begun| !begun.is_empty())>
            <div class="notice">
                <p>"You began this and did not save it. It is still here."</p>
                <ul class="link-list">{rows}</ul>
            </div>
        </When>
    }
}

/// Marks the example, and takes it away in one tap.
#[component]
pub fn ExampleNotice() -> impl IntoView {
    let store = expect_context::<Store>();
    let remove = move |_| {
        store.remove_examples();
        document::focus_first("#main h1");
    };
    view! {
        <When is=move || store.examples.with(|examples| !examples.is_empty())>
            <div class="notice">
                <p>
                    "This is an example. It is made up. When you remove it, your changes to it go too. "
                    "What you wrote yourself stays."
                </p>
                <button type="button" class="button" data-writes on:click=remove>"Remove the example"</button>
            </div>
        </When>
    }
}

/// It is time for a backup; a no is kept.
#[component]
pub fn BackupDue() -> impl IntoView {
    let store = expect_context::<Store>();
    let no_more = move |_| {
        store.remind_of_backups(false);
        document::focus_first("#main h1");
    };
    view! {
        <When is=move || store.is_backup_due()>
            <div class="notice">
                <p>"It is time for a backup: a second copy of your words, for the day the phone is lost."</p>
                <div class="row">
                    <a class="button" href=Route::Backup.href()>"Make a backup"</a>
                    <button type="button" class="button button--quiet" data-writes on:click=no_more>"Do not remind me"</button>
                </div>
            </div>
        </When>
    }
}

/// What is here is older than it was, or not here any more.
#[component]
pub fn MissesSome() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <When is=move || store.misses_some()>
            <div class="notice">
                <p>"Some of what you wrote is older here than it was, or gone."</p>
                <a class="button" href=Route::Safety.href()>"See what it is"</a>
            </div>
        </When>
    }
}

/// The not-yet list of a session when Today is about something else, such as the next session’s day; on the day on
/// which it has cleared, the way back.
///
/// In the first hours the ride-home screen has it, one tap away, and here is no room for it.
#[component]
pub fn OpenList() -> impl IntoView {
    let store = expect_context::<Store>();
    let open = Memo::new(move |_| match store.today() {
        Today { scene: Scene::UntilNextMorning { .. } | Scene::FirstHours { .. }, .. } => None,
        Today { not_yet, just_cleared, .. } => not_yet.or(just_cleared),
    });
    view! {
        <When is=move || open.get().is_some()>
            <div class="card">
                <NotYetList session=open />
            </div>
        </When>
    }
}
