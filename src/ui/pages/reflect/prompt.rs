//! One question at a time, and room for the answer.

use leptos::prelude::*;

use crate::domain::capture::Layer;
use crate::domain::id::RecordId;
use crate::domain::text::{Slug, Words};
use crate::domain::time::Moment;
use crate::journal::{Draft, Entry, Place, Record};
use crate::library::prompts::{Prompt, next_prompt};
use crate::ui::components::draft_area::{Beside, clear_draft, drafted};
use crate::ui::components::fields::LongField;
use crate::ui::components::when::When;
use crate::ui::pages::reflect::layers::prompt_of;
use crate::ui::platform::document;
use crate::ui::store::Store;

/// Shown when every question was answered or passed over.
const FREE: &str = "Anything you would like to add?";

/// The name of the question in the draft of an answer.
const PROMPT: &str = "prompt";

/// The next question of a capture. *Another question* passes it over, while there is no answer to it yet; *Save* keeps the
/// answer as a layer.
#[component]
pub fn NextPrompt(
    /// The capture.
    capture: RecordId,
    /// When it was sealed.
    made: Moment,
    /// Its layers so far.
    layers: Memo<Vec<Record>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let skipped = RwSignal::new(Vec::<Prompt>::new());
    // An answer that was left belongs to the question it was begun under, whatever hour it is now.
    let left_under = RwSignal::new(None::<Option<Prompt>>);
    let prompt = Memo::new(move |_| {
        if let Some(prompt) = left_under.get() {
            return prompt;
        }
        // The clock is read when a question is chosen: none changes under the hand that answers it.
        let hours = store.now.with_untracked(|now| now.since(made)).num_hours();
        layers.with(|layers| skipped.with(|skipped| next_prompt(hours, &answered(layers), skipped)))
    });
    let words = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let Ok(place) = Place::new(format!("reflect/{capture}")) else { return ().into_any() };
    let beside = Beside {
        add: Callback::new(move |draft| with_prompt(draft, prompt.get_untracked())),
        put_back: Callback::new(move |draft: Draft| {
            left_under.set(draft.fields.get(PROMPT).map(Prompt::from_slug));
        }),
    };
    let left = drafted(store, place.clone(), words, Some(beside));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match answer(&words.get_untracked()) {
            Ok(answer) => {
                error.set(String::new());
                let slug = prompt.get_untracked().and_then(slug_of);
                words.set(String::new());
                left_under.set(None);
                store.as_one(|| {
                    store.add_entry(Entry::Layer(Layer { capture, prompt: slug, words: answer }));
                    clear_draft(store, &place);
                });
            }
            Err(sentence) => {
                error.set(sentence);
                document::focus_field("#answer");
            }
        }
    };
    let skip = move |_| {
        error.set(String::new());
        if let Some(prompt) = prompt.get_untracked() {
            skipped.update(|skipped| skipped.push(prompt));
        }
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            {left}
            // The question is the label of the field, so a new question makes a new field.
            {move || {
                let label = prompt.get().map_or(FREE, Prompt::text);
                view! { <LongField label id="answer" value=words hint="" error=error.into() rows=5 /> }.into_any()
            }}
            <div class="row">
                <button type="submit" class="button button--primary">"Save"</button>
                <When is=move || prompt.with(Option::is_some) && words.with(|words| words.trim().is_empty())>
                    <button type="button" class="button button--quiet" on:click=skip>"Another question"</button>
                </When>
                <When is=move || prompt.with(Option::is_none) && skipped.with(|skipped| !skipped.is_empty())>
                    <button type="button" class="button button--quiet" on:click=move |_| skipped.set(Vec::new())>
                        "Show the questions again"
                    </button>
                </When>
            </div>
        </form>
    }
    .into_any()
}

/// The draft of an answer with the question that it answers; none of its own has an empty name.
fn with_prompt(mut draft: Draft, prompt: Option<Prompt>) -> Draft {
    let name = Words::new(prompt.map_or("", Prompt::slug));
    if let (false, Ok(field), Ok(name)) = (draft.words.is_blank(), Slug::try_from(PROMPT.to_owned()), name) {
        draft.fields.put(field, name);
    }
    draft
}

fn answered(layers: &[Record]) -> Vec<Prompt> {
    let prompt = |record: &Record| match &record.entry {
        Entry::Layer(layer) => prompt_of(layer.prompt.as_ref()),
        _ => None,
    };
    layers.iter().filter_map(prompt).collect()
}

fn slug_of(prompt: Prompt) -> Option<Slug> {
    Slug::try_from(prompt.slug().to_owned()).ok()
}

/// The answer, or what is wrong with it, in a sentence.
fn answer(text: &str) -> Result<Words, String> {
    let words = Words::new(text).map_err(|error| format!("This is too long to keep: {error}."))?;
    if words.is_blank() { Err("Nothing is written yet. A word is enough.".to_owned()) } else { Ok(words) }
}
