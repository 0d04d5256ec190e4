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
use crate::ui::components::show_earlier::ShowEarlier;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::route::Route;
use crate::ui::store::Store;

use days::{PAGE, day_list, days_of};
use mood::recent_line;
use search::{Found, Search};

/// Journal.
#[component]
pub fn JournalPage() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <section class="page">
            <Heading text="Journal" />
            <When is=move || store.is_empty() fallback=|| view! { <Entries /> }>{nothing_yet()}</When>
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
fn Entries() -> impl IntoView {
    let store = expect_context::<Store>();
    let search = Search::new(store);
    let shown = RwSignal::new(PAGE);
    let listed = move || {
        let all = || Found { query: Query::new(""), entries: store.timeline() };
        let Found { query, entries } = search.found.get().unwrap_or_else(all);
        let earlier = (entries.len() > shown.get()).then(|| {
            view! { <ShowEarlier shown page=PAGE rows="#main .link-list a" /> }
        });
        view! {
            {day_list(days_of(store, &entries, shown.get(), &query))}
            {earlier.views()}
        }
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
        {move || listed().into_any()}
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
