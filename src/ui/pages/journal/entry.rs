//! One entry of the journal: a check-in with Edit and Delete; for the others, the way to their own screen.

use leptos::prelude::*;

use crate::domain::check_in::{CheckIn, Level};
use crate::domain::id::RecordId;
use crate::journal::{Entry, Kind, Place, Record, RecordState};
use crate::library::prompts::Prompt;
use crate::ui::components::check_in_form::CheckInForm;
use crate::ui::components::draft_area::clear_draft;
use crate::ui::components::entry_row::feelings;
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::{dates, document};
use crate::ui::route::Route;
use crate::ui::store::Store;

/// Kinds that have a place in the journal.
const SHOWN: [Kind; 4] = [Kind::CheckIn, Kind::Capture, Kind::Layer, Kind::Session];

/// Journal.
#[component]
pub fn EntryPage(
    /// The entry.
    id: RecordId,
) -> impl IntoView {
    let store = expect_context::<Store>();
    // What was left in the middle of a change goes on there.
    let editing = RwSignal::new(store.is_unfinished(&Route::Entry(id)));
    let record = Memo::new(move |_| {
        let find = |kind| store.read_journal(|journal| journal.read(kind, id).ok());
        SHOWN.into_iter().find_map(find)
    });
    view! {
        <section class="page">
            <Heading text="Journal" />
            // While it is edited, what another window does to the record must not take the form away.
            {move || match if editing.get() { record.get_untracked() } else { record.get() } {
                None if SHOWN.into_iter().any(|kind| store.is_emptied(kind, id)) => {
                    view! { <p class="lede">"This entry is deleted for good."</p> }.into_any()
                }
                None => not_here().into_any(),
                Some(record) if record.state == RecordState::Deleted => deleted().into_any(),
                Some(record) => match record.entry.clone() {
                    Entry::CheckIn(check_in) => view! { <CheckInEntry record check_in editing /> }.into_any(),
                    entry => other(store, record, &entry).into_any(),
                },
            }}
            <p><a href=Route::Journal.href()>"Back to the journal"</a></p>
        </section>
    }
}

fn not_here() -> impl IntoView {
    view! { <p class="lede">"There is no entry here. It may have been deleted, or the address may be cut short."</p> }
}

fn deleted() -> impl IntoView {
    view! {
        <p class="lede">"This entry is deleted."</p>
        <p><a href=Route::Trash.href()>"Open the trash"</a></p>
    }
}

#[component]
fn CheckInEntry(record: Record, check_in: CheckIn, editing: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let tag =
        untrack(|| store.is_example(record.id)).then(|| view! { <span class="tag">"Example"</span> }).views();
    let when = dates::day_and_time(record.made.local());
    let changed = (record.written != record.made).then(|| dates::day_and_time(record.written.local()));
    let shown = check_in.clone();
    // The button goes away, so the focus goes to the heading.
    let edit = move |_| {
        editing.set(true);
        document::focus_first("#main h1");
    };
    view! {
        <p class="row"><span class="muted">{when}</span> {tag}</p>
        <When
            is=move || editing.get()
            fallback={
                let record = record.clone();
                move || {
                    let record = record.clone();
                    view! {
                        {details(&shown)}
                        {changed.clone().map(|when| view! { <p class="muted">"Changed on " {when}</p> }).views()}
                        <div class="row">
                            <button id="edit" type="button" class="button" on:click=edit>"Edit"</button>
                            <button type="button" class="button button--danger" data-writes on:click=move |_| delete(store, &record)>
                                "Delete"
                            </button>
                        </div>
                    }
                }
            }
        >
            <EditForm record=record.clone() check_in=check_in.clone() editing />
        </When>
    }
}

#[component]
fn EditForm(record: Record, check_in: CheckIn, editing: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let done = move || {
        editing.set(false);
        request_animation_frame(|| document::focus_first("#edit"));
    };
    let place = Place::new(format!("journal/{}", record.id)).ok();
    let abandoned = place.clone();
    let cancel = move |_| {
        done();
        // The field keeps its draft once more while it goes, so the draft is emptied after it has gone.
        let abandoned = abandoned.clone();
        request_animation_frame(move || {
            if let Some(place) = abandoned {
                clear_draft(store, &place);
            }
        });
    };
    let on_save = Callback::new(move |changed: CheckIn| {
        done();
        store.revise(&record, Entry::CheckIn(changed));
    });
    view! {
        {place.map(|place| view! { <CheckInForm initial=check_in place on_save /> }).views()}
        <button type="button" class="button button--quiet" on:click=cancel>"Cancel"</button>
    }
}

fn delete(store: Store, record: &Record) {
    store.delete(record);
    // The button is gone in a moment; the heading stays.
    document::focus_first("#main h1");
}

fn details(check_in: &CheckIn) -> impl IntoView + use<> {
    let level = |name: &'static str, level: Option<Level>| {
        level.map(|level| view! { <p>{name} ": " {level.get().to_string()} " of 5"</p> }).views()
    };
    let words = feelings(check_in);
    let note = (!check_in.note.is_blank()).then(|| check_in.note.as_str().to_owned());
    view! {
        <div class="card">
            <p class="lede">{check_in.mood.name()}</p>
            {level("Energy", check_in.energy)}
            {level("Anxiety", check_in.anxiety)}
            {level("Sleep last night", check_in.sleep)}
            {(!words.is_empty()).then_some(view! { <p>{words}</p> }).views()}
            {note.map(|note| view! { <p class="own-words">{note}</p> }).views()}
        </div>
    }
}

/// A capture, a layer or a session, with the way to the screen where it lives.
fn other(store: Store, record: Record, entry: &Entry) -> impl IntoView + use<> {
    let (words, question, link, at) = match entry {
        Entry::Capture(capture) => {
            let link = ("Look at these words", Route::ReflectOn(record.id));
            (capture.words().as_str(), None, Some(link), record.made)
        }
        Entry::Layer(layer) => {
            let prompt = layer.prompt.as_ref().and_then(|slug| Prompt::from_slug(slug.as_str()));
            let link = ("The words this belongs to", Route::ReflectOn(layer.capture));
            (layer.words.as_str(), prompt.map(Prompt::text), Some(link), record.made)
        }
        Entry::Session(session) => {
            let link = ("Open this session", Route::Session(record.id));
            (session.place.as_str(), None, Some(link), session.starts)
        }
        _ => ("", None, None, record.made),
    };
    let is_layer = matches!(entry, Entry::Layer(_));
    view! {
        <p class="muted">{dates::day_and_time(at.local())}</p>
        {question.map(|question| view! { <p>{question}</p> }).views()}
        <p class="card own-words">{words.to_owned()}</p>
        {link.map(|(text, route)| view! { <p><a href=route.href()>{text}</a></p> }).views()}
        {is_layer
            .then(|| {
                view! {
                    <button type="button" class="button button--danger" data-writes on:click=move |_| delete(store, &record)>
                        "Delete"
                    </button>
                }
            })
            .views()}
    }
}
