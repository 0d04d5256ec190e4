//! The later readings of one capture.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::text::Slug;
use crate::journal::{Entry, Kind, Record};
use crate::library::prompts::Prompt;
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The layers among `ids` that lie over a capture, the oldest first.
pub fn layers_of(store: Store, capture: RecordId, ids: &[RecordId]) -> Vec<Record> {
    let read = ids.iter().rev().filter_map(|id| store.record(Kind::Layer, *id));
    read.filter(|record| matches!(&record.entry, Entry::Layer(layer) if layer.capture == capture)).collect()
}

/// The prompt that a slug names, if this version knows it.
pub fn prompt_of(slug: Option<&Slug>) -> Option<Prompt> {
    Prompt::from_slug(slug?.as_str())
}

/// One layer: its date, the question, the answer.
#[component]
pub fn LayerCard(layer: Record) -> impl IntoView {
    let Entry::Layer(content) = layer.entry else { return ().into_any() };
    let question = prompt_of(content.prompt.as_ref()).map(Prompt::text);
    view! {
        <article class="card">
            <h3><a href=Route::Entry(layer.id).href()>{dates::day_and_time(layer.made.local())}</a></h3>
            {question.map(|question| view! { <p class="muted">{question}</p> }).views()}
            <p class="own-words">{content.words.as_str().to_owned()}</p>
        </article>
    }
    .into_any()
}
