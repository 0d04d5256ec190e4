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
///
/// A draft that comes later, because only the other copy held it or another window wrote it, is brought back then: into
/// fields that nobody has touched since, or else above what was written meanwhile, so that neither replaces the other.
pub fn drafted(store: Store, place: Place, value: RwSignal<String>, beside: Option<Beside>) -> AnyView {
    let at = Spot { place, value, beside };
    let left = RwSignal::new(bring_back(store, &at));
    let kept = Rc::new(RefCell::new(at.now()));
    follow(store, at.clone(), kept.clone(), left);
    autosave(store, at, kept);
    let line = move || {
        left.get().map(|left| view! { <p class="muted">"Your draft of " {left} " is here."</p> }).views()
    };
    view! { {line} }.into_any()
}

/// Where a draft belongs, and the signals that hold it on the screen.
#[derive(Clone)]
struct Spot {
    place: Place,
    value: RwSignal<String>,
    beside: Option<Beside>,
}

impl Spot {
    /// What would be kept now; nothing where the screen is gone or the words are too many.
    fn now(&self) -> Option<Draft> {
        let draft = Draft::of(self.place.clone(), Words::new(self.value.try_get_untracked()?).ok()?);
        Some(match self.beside {
            Some(beside) => beside.add.try_run(draft.clone()).unwrap_or(draft),
            None => draft,
        })
    }

    fn put_back(&self, draft: Draft) {
        self.value.set(draft.words.as_str().to_owned());
        if let Some(beside) = self.beside {
            beside.put_back.run(draft);
        }
    }
}

/// What this screen knows to be kept.
type Kept = Rc<RefCell<Option<Draft>>>;

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

fn bring_back(store: Store, at: &Spot) -> Option<String> {
    let (record, draft) = store.draft(&at.place)?;
    // When an entry is edited, the field already holds what was saved; what was left unfinished is newer.
    if draft.is_blank() || at.now().as_ref() == Some(&draft) {
        return None;
    }
    at.put_back(draft);
    Some(dates::day_and_time(record.written.local()))
}

fn follow(store: Store, at: Spot, kept: Kept, left: RwSignal<Option<String>>) {
    let revision = move |at: &Spot| store.draft(&at.place).map(|(record, _)| (record.id, record.rev));
    let seen = RefCell::new(revision(&at));
    Effect::new(move || {
        store.changes.track();
        let Some((record, draft)) = store.draft(&at.place) else { return };
        // What this screen keeps may still be on its way: what stood there before is no news.
        if seen.replace(Some((record.id, record.rev))) == Some((record.id, record.rev)) {
            return;
        }
        if draft.is_blank() || kept.borrow().as_ref() == Some(&draft) {
            return;
        }
        let known = kept.replace(Some(draft.clone()));
        let now = at.now();
        let shown = if now == known {
            Some(draft)
        } else {
            now.and_then(|now| now.with_older(&without(&draft, known.as_ref())))
        };
        // Where both together are too long for one entry, what is being written stays as it is.
        if let Some(shown) = shown {
            at.put_back(shown);
            left.set(Some(dates::day_and_time(record.written.local())));
        }
    });
}

/// What a draft brings besides the words that this screen had kept already: those are part of what stands there now.
fn without(draft: &Draft, known: Option<&Draft>) -> Draft {
    let known = known.map(|known| known.words.as_str()).unwrap_or_default();
    let brought = draft.words.as_str().strip_suffix(known).map(str::trim_end);
    match brought.map(Words::new) {
        Some(Ok(words)) => Draft { words, ..draft.clone() },
        _ => draft.clone(),
    }
}

fn autosave(store: Store, at: Spot, kept: Kept) {
    let keep = Rc::new(move || {
        // A text that is too long says so beside the field when it is saved; the last draft that fits stays.
        let current = at.now();
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
