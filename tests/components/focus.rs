//! What was pressed often goes away. The focus then has a place of its own.

use gloo_timers::future::TimeoutFuture;
use homeward::domain::capture::Capture;
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::text::Words;
use homeward::journal::{Entry, Kind, Record};
use homeward::ui::components::heading::Heading;
use homeward::ui::components::toast::UndoToast;
use homeward::ui::pages::journal::JournalPage;
use homeward::ui::pages::reflect::ReflectPage;
use homeward::ui::pages::settings::trash::TrashPage;
use homeward::ui::store::Store;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::lasting;
use super::screens::screen;

/// More than the longest list shows at first, and fewer than it shows after one tap.
const MANY: usize = 35;

async fn until<T>(look: impl Fn() -> Option<T>) -> T {
    loop {
        if let Some(found) = look() {
            return found;
        }
        TimeoutFuture::new(5).await;
    }
}

fn button(place: &HtmlElement, words: &str) -> Option<HtmlElement> {
    let all = place.query_selector_all("button").unwrap();
    let buttons = (0..all.length()).map(|at| all.get(at).unwrap().unchecked_into::<HtmlElement>());
    buttons.into_iter().find(|button| button.text_content().as_deref() == Some(words))
}

/// Presses a button that then goes away, and gives what has the focus after it.
async fn focus_after(place: &HtmlElement, words: &str) -> Element {
    let pressed = until(|| button(place, words)).await;
    pressed.focus().unwrap();
    pressed.click();
    until(|| button(place, words).is_none().then_some(())).await;
    let focused = || place.owner_document().unwrap().active_element();
    until(|| focused().filter(|element| element.tag_name() != "BODY")).await
}

/// A screen in the frame, as the only one.
fn in_frame<V: IntoView + 'static>(store: Store, page: impl FnOnce() -> V + 'static) -> HtmlElement {
    let place = screen(store, page);
    place.set_id("main");
    place
}

fn many(store: Store, entry: impl Fn() -> Entry) -> Vec<Record> {
    (0..MANY).map(|_| store.create(entry())).collect()
}

fn check_in() -> Entry {
    Entry::CheckIn(CheckIn::of(Mood::Okay))
}

fn first_words() -> Entry {
    Entry::Capture(Capture::seal(Words::new("A boat").unwrap(), None).unwrap())
}

async fn empty_store() -> Store {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    store
}

#[wasm_bindgen_test]
async fn show_earlier_moves_the_focus_to_the_first_entry_that_is_new() {
    type Page = fn(Store) -> HtmlElement;
    let journal: Page = |store| in_frame(store, || view! { <JournalPage /> });
    let reflect: Page = |store| in_frame(store, || view! { <ReflectPage /> });
    let trash: Page = |store| in_frame(store, || view! { <TrashPage /> });
    let rows = [
        (journal, ".link-list a", check_in as fn() -> Entry, false, 30),
        (reflect, ".link-list a", first_words, false, 20),
        (trash, ".plain-list > li", check_in, true, 30),
    ];
    for (page, rows, entry, are_deleted, first_new) in rows {
        let store = empty_store().await;
        let records = many(store, entry);
        store.write(records.clone());
        if are_deleted {
            // One by one: what is deleted in one tap stands as one.
            records.iter().for_each(|record| store.delete(record));
        }
        let place = page(store);
        let focused = focus_after(&place, "Show earlier").await;
        let all = place.query_selector_all(rows).unwrap();
        assert_eq!(all.length() as usize, MANY, "{rows}");
        assert!(focused.is_same_node(all.get(first_new).as_ref()), "{rows}: {}", focused.outer_html());
        place.remove();
        store.erase_everything().await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn undo_moves_the_focus_to_the_heading() {
    let store = empty_store().await;
    let id = store.add_entry(check_in());
    let record = store.record(Kind::CheckIn, id).unwrap();
    let place = in_frame(store, move || view! { <UndoToast store /> <Heading text="Journal" /> });
    store.delete(&record);
    let focused = focus_after(&place, "Undo").await;
    assert_eq!((focused.tag_name().as_str(), focused.text_content().as_deref()), ("H1", Some("Journal")));
    assert!(store.record(Kind::CheckIn, id).is_some());
    place.remove();
    store.erase_everything().await.unwrap();
}
