//! All captures, to be looked at again.

mod layers;
pub mod one;
mod prompt;

use std::ops::ControlFlow;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::id::RecordId;
use crate::journal::{Entry, Kind, Query, excerpt};
use crate::ui::components::heading::Heading;
use crate::ui::components::show_earlier::ShowEarlier;
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
    let looked_at = captures_of_layers(store);
    view! {
        <section class="page">
            <Heading text="Reflect" />
            <When is=move || ids.with(Vec::is_empty)>{nothing_yet()}</When>
            <When is=move || !ids.with(Vec::is_empty)>
                <p class="lede">"Look again at what came, whenever you like. Your first words stay as they are."</p>
                <ul class="link-list">
                    {move || ids.get().into_iter().take(shown.get()).map(|id| capture_row(store, id, looked_at)).views().into_any()}
                </ul>
            </When>
            <When is=move || { ids.with(Vec::len) > shown.get() }>
                <ShowEarlier shown page=PAGE rows="#main .link-list a" />
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

/// A capture with the number of its later looks. A capture never changes, so a row reads it once.
fn capture_row(store: Store, id: RecordId, looked_at: RwSignal<Vec<RecordId>>) -> impl IntoView {
    let (record, is_example) = untrack(|| (store.record(Kind::Capture, id), store.is_example(id)));
    let words = match record.as_ref().map(|record| &record.entry) {
        Some(Entry::Capture(capture)) => excerpt(capture.words().as_str(), &Query::new("")),
        _ => "These words can’t be read. They stay on this phone, untouched.".to_owned(),
    };
    let when = record.map(|record| dates::day_and_time(record.made.local()));
    let example = is_example.then(|| view! { " " <span class="tag">"Example"</span> }).views();
    let looks = move || match looked_at.with(|all| all.iter().filter(|capture| **capture == id).count()) {
        0 => String::new(),
        1 => " · 1 later look".to_owned(),
        many => format!(" · {many} later looks"),
    };
    view! {
        <li>
            <a href=Route::ReflectOn(id).href()>
                <span class="entry-title own-words">{words}</span>
                <span class="muted">{when} {move || looks()} {example}</span>
            </a>
        </li>
    }
}

/// The capture of each layer. Layers must be read for that, so the answer comes a moment after the list.
fn captures_of_layers(store: Store) -> RwSignal<Vec<RecordId>> {
    let captures = RwSignal::new(Vec::new());
    let ids = Memo::new(move |_| store.read_journal(|journal| journal.ids(Kind::Layer)));
    Effect::new(move |_| {
        let names: Vec<_> = ids.get().into_iter().map(|id| (Kind::Layer, id)).collect();
        spawn_local(async move {
            let mut found = Vec::new();
            store
                .read_slowly(&names, &mut |_, read| {
                    if let Ok(Entry::Layer(layer)) = read.map(|record| record.entry) {
                        found.push(layer.capture);
                    }
                    if captures.is_disposed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                })
                .await;
            // The screen may be gone by now.
            let _gone = captures.try_set(found);
        });
    });
    captures
}
