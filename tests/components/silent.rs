//! A database that does not answer: what is said is true, and nothing is lost when it answers after all.

use gloo_timers::future::TimeoutFuture;
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::text::Words;
use homeward::journal::{DurableStore, Entry, FastStore, Kind, Revision, export};
use homeward::ui::platform::clock;
use homeward::ui::platform::durable_store::IndexedDbStore;
use homeward::ui::platform::local_store::LocalStore;
use homeward::ui::saving::Saving;
use homeward::ui::store::Store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use super::alone::fill_local_storage;
use super::lasting;

/// Keeps one transaction open on the database, so that all others wait; `homewardRelease` ends it. The patience of the app,
/// ten seconds, passes quickly.
const HOLD: &str = "
    globalThis.homewardTimer ??= globalThis.setTimeout;
    globalThis.setTimeout = (act, ms, ...more) => globalThis.homewardTimer(act, ms === 10000 ? 150 : ms, ...more);
    globalThis.homewardHeld = false;
    (() => {
        let isHeld = true;
        globalThis.homewardRelease = () => { isHeld = false; globalThis.setTimeout = globalThis.homewardTimer; };
        const opening = indexedDB.open('homeward');
        opening.onsuccess = () => {
            const records = opening.result.transaction('records', 'readwrite').objectStore('records');
            const hold = () => {
                globalThis.homewardHeld = true;
                if (isHeld) records.get('none').onsuccess = hold;
                else opening.result.close();
            };
            records.get('none').onsuccess = hold;
        };
    })();";

async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        TimeoutFuture::new(5).await;
    }
    panic!("waited for {what}");
}

async fn hold_the_database() {
    js_sys::eval(HOLD).unwrap();
    until("the hold", || js_sys::eval("homewardHeld").unwrap().is_truthy()).await;
}

fn release_the_database() {
    js_sys::eval("homewardRelease()").unwrap();
}

async fn empty_store() -> Store {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    store
}

fn check_in() -> Entry {
    Entry::CheckIn(CheckIn::of(Mood::Okay))
}

/// The keys of check-ins in both copies.
async fn kept() -> [usize; 2] {
    let count = |keys: Vec<String>| keys.iter().filter(|key| key.contains("/1/check-in/")).count();
    [count(LocalStore::probe().keys().unwrap()), count(IndexedDbStore::default().keys().await.unwrap())]
}

#[wasm_bindgen_test]
async fn a_save_that_the_database_does_not_answer_is_in_one_place_until_it_does() {
    let store = empty_store().await;
    hold_the_database().await;
    store.add_entry(check_in());
    assert_eq!(store.saving.get_untracked(), Saving::Writing);
    until("what holds", || store.saving.get_untracked() == Saving::OnlyFast).await;
    assert_eq!(store.stranded.get_untracked(), [], "the fast copy has it");
    store.add_entry(check_in());
    assert_eq!(store.saving.get_untracked(), Saving::OnlyFast, "known by now, so said at once");
    release_the_database();
    until("the late answer", || store.saving.get_untracked() == Saving::Saved).await;
    until("the other answer", || store.is_calm()).await;
    store.add_entry(check_in());
    assert_eq!(store.saving.get_untracked(), Saving::Writing, "it answers again");
    until("the next answer", || store.saving.get_untracked() == Saving::Saved).await;
    assert_eq!(kept().await, [3, 3]);
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_save_that_no_copy_has_yet_is_put_up_until_the_database_answers() {
    let store = empty_store().await;
    let filler = fill_local_storage();
    hold_the_database().await;
    let note = Words::new("A boat. ".repeat(2_000)).unwrap();
    store.add_entry(Entry::CheckIn(CheckIn { note, ..CheckIn::of(Mood::Okay) }));
    until("what holds", || store.saving.get_untracked() == Saving::NotSaved { full: true }).await;
    assert!(store.stranded_text().contains("A boat."), "to be copied");
    release_the_database();
    until("the late answer", || store.saving.get_untracked() == Saving::OnDisk).await;
    assert_eq!(store.stranded.get_untracked(), [], "the durable copy has it");
    LocalStore::probe().remove(filler).unwrap();
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn what_waits_for_an_import_without_an_answer_is_put_up_and_kept_after_it() {
    let store = empty_store().await;
    let file = export(&[store.create(check_in())], clock::now()).unwrap();
    let preview = store.preview_import(&file).unwrap();
    hold_the_database().await;
    let ended = lasting(|| RwSignal::new(false));
    spawn_local(async move {
        let to_add = preview.to_add.into_iter().map(Into::into).collect();
        ended.set(store.import(to_add, preview.aside, &|_| {}).await.is_ok());
    });
    TimeoutFuture::new(0).await;
    let id = store.add_entry(check_in());
    until("the words put up", || store.stranded.with_untracked(Vec::len) == 1).await;
    assert_eq!(store.saving.get_untracked(), Saving::NotSaved { full: false });
    assert!(store.record(Kind::CheckIn, id).is_none(), "no copy has it");
    store.retry();
    assert_eq!(store.stranded.with_untracked(Vec::len), 1, "it waits already, and is not written twice");
    release_the_database();
    until("the end of the import", || ended.get_untracked()).await;
    until("the words kept", || store.is_calm() && store.record(Kind::CheckIn, id).is_some()).await;
    assert_eq!(kept().await, [2, 2]);
    assert_eq!(store.record(Kind::CheckIn, id).map(|record| record.rev), Some(Revision::FIRST));
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn words_written_while_erasing_has_no_answer_are_not_erased() {
    for is_put_up in [true, false] {
        check_erasing(is_put_up).await;
    }
}

/// Saves while *Erase everything* waits. After a while the words are put up, and *Try again* is tapped.
async fn check_erasing(is_put_up: bool) {
    let store = empty_store().await;
    store.add_entry(check_in());
    until("the first", || store.saving.get_untracked() == Saving::Saved).await;
    hold_the_database().await;
    let erased = lasting(|| RwSignal::new(None));
    spawn_local(async move {
        erased.set(Some(store.erase_everything().await.is_ok()));
    });
    TimeoutFuture::new(0).await;
    let id = store.add_entry(check_in());
    if is_put_up {
        until("the words put up", || store.stranded.with_untracked(Vec::len) == 1).await;
        store.retry();
    }
    release_the_database();
    until("the end", || erased.get_untracked().is_some()).await;
    assert_eq!(erased.get_untracked(), Some(false), "it says that not everything is gone");
    until("the words kept", || store.is_calm() && store.record(Kind::CheckIn, id).is_some()).await;
    until("both copies whole", || store.stranded.with_untracked(Vec::is_empty)).await;
    assert_eq!(kept().await, [2, 2]);
    store.erase_everything().await.unwrap();
    assert_eq!(kept().await, [0, 0]);
}
