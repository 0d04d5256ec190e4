//! The later readings of one capture.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::text::Slug;
use crate::journal::{Entry, Kind, Record, RecordKey};
use crate::library::prompts::Prompt;
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The layers among `keys` that lie over a capture, the oldest first. What was read does not change under its key; what
/// could not be read is tried again at each change, for it may have been mended.
pub fn layers_of(store: Store, capture: RecordId, keys: &[RecordKey]) -> Vec<Record> {
    let read = |id| untrack(|| store.record(Kind::Layer, id)).or_else(|| store.record(Kind::Layer, id));
    let all = keys.iter().rev().filter_map(|key| read(key.id));
    all.filter(|record| matches!(&record.entry, Entry::Layer(layer) if layer.capture == capture)).collect()
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
