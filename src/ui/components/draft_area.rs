//! A field of several lines that keeps a draft: every two seconds, when the page is hidden, and on leaving.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::domain::text::{MAX_CHARS, Words};
use crate::journal::Place;
use crate::ui::components::fields::LongField;
use crate::ui::platform::dates;
use crate::ui::store::Store;

const AUTOSAVE_MS: u32 = 2_000;

/// A field whose words come back when the place is opened again. Call [`clear_draft`] after a save.
#[component]
pub fn DraftArea(
    /// The place that the draft belongs to.
    place: Place,
    /// The label.
    #[prop(into)]
    label: String,
    /// The id of the field.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it; empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// Its height in lines.
    #[prop(default = 6)]
    rows: u32,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let left = bring_back(store, &place, value);
    autosave(store, place, value);
    view! {
        <LongField label id value hint error rows />
        {left.map(|left| view! { <p class="muted">"Your draft of " {left} " is here."</p> })}
    }
}

/// The words of a field, or what stands beside it when they are too many.
///
/// # Errors
/// The sentence for the screen.
pub fn fitting(text: String) -> Result<Words, String> {
    Words::new(text).map_err(|too_long| {
        format!(
            "This is too long for one entry: {} of {MAX_CHARS} characters. Nothing is lost. Save it in two parts.",
            too_long.chars
        )
    })
}

/// Empties the draft of a place after its words were saved as an entry.
pub fn clear_draft(store: Store, place: &Place) {
    store.keep_draft(place, Words::default());
}

fn bring_back(store: Store, place: &Place, value: RwSignal<String>) -> Option<String> {
    let (record, words) = store.draft(place)?;
    // When an entry is edited, the field already holds what was saved; what was left unfinished is newer.
    if words.is_blank() || value.with_untracked(|text| text == words.as_str()) {
        return None;
    }
    value.set(words.as_str().to_owned());
    Some(dates::day_and_time(record.written.local()))
}

fn autosave(store: Store, place: Place, value: RwSignal<String>) {
    let kept = RefCell::new(value.get_untracked());
    let keep = Rc::new(move || {
        let Some(text) = value.try_get_untracked() else { return };
        if *kept.borrow() == text {
            return;
        }
        // A text that is too long says so beside the field when it is saved; the last draft that fits stays.
        if let Ok(words) = Words::new(text.as_str()) {
            store.keep_draft(&place, words);
        }
        kept.replace(text);
    });
    let on_tick = keep.clone();
    let ticks = StoredValue::new_local(Some(Interval::new(AUTOSAVE_MS, move || on_tick())));
    let on_hide = keep.clone();
    store.on_hide(move || on_hide());
    let on_leave = StoredValue::new_local(keep);
    on_cleanup(move || {
        ticks.set_value(None);
        on_leave.with_value(|keep| keep());
    });
}
