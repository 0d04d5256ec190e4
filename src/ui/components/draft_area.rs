//! A field of several lines that keeps a draft: every two seconds, when the page is hidden, and on leaving.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::domain::text::{MAX_CHARS, Words};
use crate::journal::{Draft, Place};
use crate::ui::components::fields::LongField;
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::store::Store;

const AUTOSAVE_MS: u32 = 2_000;

/// A field whose words come back when the place is opened again. Call [`clear_draft`] after a save.
#[component]
pub fn DraftArea(
    /// The place that the draft belongs to.
    place: Place,
    /// The label.
    label: &'static str,
    /// The id of the field.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// A hint under the label.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
    /// Its height in lines.
    #[prop(default = 6)]
    rows: u32,
    /// What is kept with it.
    #[prop(optional)]
    beside: Option<Beside>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let left = drafted(store, place, value, beside);
    view! {
        <LongField label id value hint error rows />
        {left}
    }
}

/// Brings back what was left at a place, keeps it from now on, and says when it was left, where there is something.
pub fn drafted(store: Store, place: Place, value: RwSignal<String>, beside: Option<Beside>) -> AnyView {
    let left = bring_back(store, &place, value, beside);
    autosave(store, place, value, beside);
    left.map(|left| view! { <p class="muted">"Your draft of " {left} " is here."</p> }).views().into_any()
}

/// What stands beside the words and belongs to the same draft.
#[derive(Clone, Copy)]
pub struct Beside {
    /// Adds what is there now to a draft of the words.
    pub add: Callback<Draft, Draft>,
    /// Puts back what was left.
    pub put_back: Callback<Draft>,
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
    store.keep_draft(Draft::of(place.clone(), Words::default()));
}

fn bring_back(
    store: Store,
    place: &Place,
    value: RwSignal<String>,
    beside: Option<Beside>,
) -> Option<String> {
    let (record, draft) = store.draft(place)?;
    // When an entry is edited, the field already holds what was saved; what was left unfinished is newer.
    if draft.is_blank() || now(place, value, beside).as_ref() == Some(&draft) {
        return None;
    }
    value.set(draft.words.as_str().to_owned());
    if let Some(beside) = beside {
        beside.put_back.run(draft);
    }
    Some(dates::day_and_time(record.written.local()))
}

/// What would be kept now; nothing where the screen is gone or the words are too many.
fn now(place: &Place, value: RwSignal<String>, beside: Option<Beside>) -> Option<Draft> {
    let draft = Draft::of(place.clone(), Words::new(value.try_get_untracked()?).ok()?);
    Some(match beside {
        Some(beside) => beside.add.try_run(draft.clone()).unwrap_or(draft),
        None => draft,
    })
}

fn autosave(store: Store, place: Place, value: RwSignal<String>, beside: Option<Beside>) {
    let kept = RefCell::new(now(&place, value, beside));
    let keep = Rc::new(move || {
        // A text that is too long says so beside the field when it is saved; the last draft that fits stays.
        let current = now(&place, value, beside);
        if current.is_none() || *kept.borrow() == current {
            return;
        }
        current.clone().into_iter().for_each(|draft| store.keep_draft(draft));
        kept.replace(current);
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
