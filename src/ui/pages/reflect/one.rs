//! One capture with its layers. The first words have no edit control: they can be layered or deleted.

use leptos::prelude::*;

use crate::domain::capture::Capture;
use crate::domain::id::RecordId;
use crate::journal::{Entry, Kind, Record, RecordState};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::pages::reflect::layers::{LayerCard, layers_of};
use crate::ui::pages::reflect::prompt::NextPrompt;
use crate::ui::platform::{dates, document};
use crate::ui::route::Route;
use crate::ui::store::Store;

const DELETED: &str = "These words are deleted.";
const EMPTIED: &str = "These words are deleted for good.";
const NOT_HERE: &str =
    "There are no words here. They may have been deleted, or the address may be cut short.";

/// Reflect.
#[component]
pub fn ReflectOnPage(
    /// The capture.
    id: RecordId,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let record = Memo::new(move |_| store.read_journal(|journal| journal.read(Kind::Capture, id).ok()));
    view! {
        <section class="page">
            <Heading text="Reflect" />
            {move || match record.get() {
                Some(record) if record.state == RecordState::Deleted => {
                    view! { <Gone id said=DELETED in_trash=true /> }.into_any()
                }
                Some(record) => match record.entry.clone() {
                    Entry::Capture(capture) => view! { <Looked record capture /> }.into_any(),
                    _ => ().into_any(),
                },
                None if store.is_emptied(Kind::Capture, id) => {
                    view! { <Gone id said=EMPTIED in_trash=false /> }.into_any()
                }
                None if store.is_deleted(Kind::Capture, id) => {
                    view! { <Gone id said=DELETED in_trash=true /> }.into_any()
                }
                None => view! { <Gone id said=NOT_HERE in_trash=false /> }.into_any(),
            }}
            <p><a href=Route::Reflect.href()>"Back to all"</a></p>
        </section>
    }
}

#[component]
fn Looked(record: Record, capture: Capture) -> impl IntoView {
    let store = expect_context::<Store>();
    let id = record.id;
    let layers = later_looks(store, id);
    let example =
        untrack(|| store.is_example(id)).then(|| view! { <span class="tag">"Example"</span> }).views();
    let is_here = |session: &RecordId| untrack(|| store.record(Kind::Session, *session).is_some());
    let session = capture.session().filter(is_here);
    view! {
        <article class="card">
            <p class="row">
                <span class="muted">{dates::day_and_time(record.made.local())}</span>
                <span class="tag">"Kept as written"</span>
                {example}
            </p>
            <p class="own-words">{capture.words().as_str().to_owned()}</p>
            {session.map(|session| view! { <p><a href=Route::Session(session).href()>"The session"</a></p> }).views()}
        </article>
        <LaterLooks layers />
        <h2>"Look again"</h2>
        <NextPrompt capture=id made=record.made layers />
        <hr class="divider" />
        <div class="row">
            <DeleteCapture record layers />
        </div>
    }
}

/// What is said where words are gone. What was written about them later is its own, and stays: over an example that was
/// removed, for instance.
#[component]
fn Gone(id: RecordId, said: &'static str, in_trash: bool) -> impl IntoView {
    let layers = later_looks(expect_context::<Store>(), id);
    let way_back =
        in_trash.then(|| view! { <p><a href=Route::Trash.href()>"Open the trash"</a></p> }).views();
    view! {
        <p class="lede">{said}</p>
        {way_back}
        <LaterLooks layers />
    }
}

/// The layers over a capture. Every write asks for their keys, a draft that is kept every two seconds too; only keys that
/// have changed have the layers read again. A layer may have an earlier name than its capture: the clock of another phone
/// was behind. So all are looked at.
fn later_looks(store: Store, capture: RecordId) -> Memo<Vec<Record>> {
    let keys = Memo::new(move |_| {
        store.read_journal(|journal| {
            let ids = journal.ids(Kind::Layer).into_iter();
            ids.filter_map(|id| journal.newest(Kind::Layer, id)).collect::<Vec<_>>()
        })
    });
    Memo::new(move |_| keys.with(|keys| layers_of(store, capture, keys)))
}

#[component]
fn LaterLooks(layers: Memo<Vec<Record>>) -> impl IntoView {
    view! {
        <When is=move || layers.with(|layers| !layers.is_empty())>
            <h2>"Later looks"</h2>
            {move || layers.get().into_iter().map(|layer| view! { <LayerCard layer /> }).views().into_any()}
        </When>
    }
}

#[component]
fn DeleteCapture(record: Record, layers: Memo<Vec<Record>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let question = Signal::derive(move || {
        let looks = match layers.with(Vec::len) {
            0 => String::new(),
            1 => " and the later look".to_owned(),
            many => format!(" and {many} later looks"),
        };
        format!("This deletes the first words{looks}. They stay in the trash for 30 days.")
    });
    let on_yes = Callback::new(move |()| {
        let together = std::iter::once(record.clone()).chain(layers.get_untracked()).collect::<Vec<_>>();
        store.delete_all(&together);
        document::focus_first("#main h1");
    });
    view! { <Confirm ask="Delete these words" question yes="Delete" no="Keep them" on_yes /> }
}
