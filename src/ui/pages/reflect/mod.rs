//! All captures, to be looked at again.

mod layers;
pub mod one;
mod prompt;

use std::collections::HashMap;
use std::ops::ControlFlow;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::id::RecordId;
use crate::journal::{Entry, Kind, Query, excerpt};
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// Captures shown at first, and added by *Show earlier*.
const PAGE: usize = 20;

/// Reflect.
#[component]
pub fn ReflectPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let ids = Memo::new(move |_| store.read_journal(|journal| journal.ids(Kind::Capture)));
    let shown = RwSignal::new(PAGE);
    let counts = layer_counts(store);
    let has_more = move || ids.with(Vec::len) > shown.get();
    view! {
        <section class="page">
            <Heading text="Reflect" />
            <When is=move || ids.with(Vec::is_empty)>{nothing_yet()}</When>
            <When is=move || !ids.with(Vec::is_empty)>
                <p class="lede">"Look again at what came, whenever you like. Your first words stay as they are."</p>
                <ul class="link-list">
                    <For each=move || ids.get().into_iter().take(shown.get()) key=|id| *id let:id>
                        <CaptureRow id counts />
                    </For>
                </ul>
            </When>
            <When is=has_more>
                <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                    "Show earlier"
                </button>
            </When>
        </section>
    }
}

fn nothing_yet() -> impl IntoView {
    view! {
        <p class="lede">
            "Nothing to look at yet. After a session you can keep your first words. They wait here for a second look."
        </p>
        <a class="button button--primary" href=Route::Capture.href()>"Say something"</a>
    }
}

#[component]
fn CaptureRow(id: RecordId, counts: RwSignal<HashMap<RecordId, u32>>) -> impl IntoView {
    let store = expect_context::<Store>();
    // A capture never changes, so a row reads it once.
    let (record, is_example) = untrack(|| (store.record(Kind::Capture, id), store.is_example(id)));
    let words = match record.as_ref().map(|record| &record.entry) {
        Some(Entry::Capture(capture)) => excerpt(capture.words().as_str(), &Query::new("")),
        _ => "These words can’t be read. They stay on this phone, untouched.".to_owned(),
    };
    let when = record.map(|record| dates::day_and_time(record.made.local()));
    let example = is_example.then(|| view! { " " <span class="tag">"Example"</span> }).views();
    let looks = move || match counts.with(|counts| counts.get(&id).copied().unwrap_or(0)) {
        0 => String::new(),
        1 => " · 1 later look".to_owned(),
        many => format!(" · {many} later looks"),
    };
    view! {
        <li>
            <a href=Route::ReflectOn(id).href()>
                <span class="entry-title own-words">{words}</span>
                <span class="muted">{when} {looks} {example}</span>
            </a>
        </li>
    }
}

/// How many layers each capture has. Layers must be read for that, so the counts come a moment after the list.
fn layer_counts(store: Store) -> RwSignal<HashMap<RecordId, u32>> {
    let counts = RwSignal::new(HashMap::new());
    let ids = Memo::new(move |_| store.read_journal(|journal| journal.ids(Kind::Layer)));
    Effect::new(move |_| {
        let names: Vec<_> = ids.get().into_iter().map(|id| (Kind::Layer, id)).collect();
        spawn_local(async move {
            let mut counted = HashMap::new();
            store
                .read_slowly(&names, &mut |_, read| {
                    if let Ok(Entry::Layer(layer)) = read.map(|record| record.entry) {
                        *counted.entry(layer.capture).or_insert(0) += 1;
                    }
                    if counts.is_disposed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                })
                .await;
            // The screen may be gone by now.
            let _gone = counts.try_set(counted);
        });
    });
    counts
}
