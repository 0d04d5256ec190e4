//! Everything by day.

pub mod days;
pub mod entry;
pub mod mood;
mod search;

use leptos::prelude::*;

use crate::journal::Query;
use crate::ui::components::heading::Heading;
use crate::ui::components::mood_chart::MoodChart;
use crate::ui::components::search_field::SearchField;
use crate::ui::components::when::When;
use crate::ui::route::Route;
use crate::ui::store::Store;

use days::{PAGE, day_list, days_of};
use mood::recent_line;
use search::Search;

/// Journal.
#[component]
pub fn JournalPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let timeline = Memo::new(move |_| store.timeline());
    let is_empty = Memo::new(move |_| timeline.with(Vec::is_empty));
    view! {
        <section class="page">
            <Heading text="Journal" />
            {move || if is_empty.get() { nothing_yet().into_any() } else { view! { <Entries timeline /> }.into_any() }}
        </section>
    }
}

fn nothing_yet() -> impl IntoView {
    view! {
        <p class="lede">"Nothing here yet. Each check-in and each word you keep will stand here, by day."</p>
        <a class="button button--primary" href=Route::CheckIn.href()>"Check in"</a>
    }
}

#[component]
fn Entries(timeline: Memo<Vec<crate::journal::TimelineEntry>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let search = Search::new(store, timeline);
    let shown = RwSignal::new(PAGE);
    let listed = move || match search.found.get() {
        Some(found) => days_of(store, &found.entries, shown.get(), &found.query),
        None => timeline.with(|all| days_of(store, all, shown.get(), &Query::new(""))),
    };
    let has_more = move || {
        let all = search.found.with(|found| found.as_ref().map(|found| found.entries.len()));
        all.unwrap_or_else(|| timeline.with(Vec::len)) > shown.get()
    };
    let on_typed = Callback::new(move |text| {
        shown.set(PAGE);
        search.look_for(text);
    });
    view! {
        <SearchField label="Search your journal" id="search" on_typed found=search.outcome() />
        <When is=move || search.found.with(Option::is_none)>
            <Mood />
        </When>
        {move || day_list(listed()).into_any()}
        <When is=has_more>
            <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                "Show earlier"
            </button>
        </When>
    }
}

#[component]
fn Mood() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <div class="card">
            {move || view! { <MoodChart line=recent_line(store) /> }.into_any()}
            <p><a href=Route::Patterns.href()>"Patterns over a longer time"</a></p>
        </div>
    }
}
