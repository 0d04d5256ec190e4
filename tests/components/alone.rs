//! What is done to the whole diary does not mix with what else writes.

use gloo_timers::future::TimeoutFuture;
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::text::Words;
use homeward::journal::{
    Draft, DurableStore, Entry, ExampleSet, FastStore, Kind, LIMIT_UNITS, Place, RawText, Record, export,
    export_with,
};
use homeward::ui::platform::clock;
use homeward::ui::platform::durable_store::IndexedDbStore;
use homeward::ui::platform::local_store::LocalStore;
use homeward::ui::saving::Saving;
use homeward::ui::store::Store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use super::lasting;

/// More than an import writes between two pauses.
const MANY: usize = 400;

fn check_in() -> Entry {
    Entry::CheckIn(CheckIn::of(Mood::Okay))
}

/// Begins to add a file with many check-ins; gives the signal that tells when it has ended, and well or not.
fn begin_import(store: Store) -> RwSignal<Option<bool>> {
    let records: Vec<Record> = (0..MANY).map(|_| store.create(check_in())).collect();
    let preview = store.preview_import(&export(&records, clock::now()).unwrap()).unwrap();
    assert_eq!(preview.to_add.len(), MANY);
    let ended = lasting(|| RwSignal::new(None));
    spawn_local(async move {
        let to_add = preview.to_add.into_iter().map(Into::into).collect();
        let outcome = store.import(to_add, preview.aside, &|_| {}).await;
        ended.set(Some(outcome.is_ok()));
    });
    ended
}

async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        TimeoutFuture::new(5).await;
    }
}

/// The keys of check-ins in both copies.
async fn kept() -> [usize; 2] {
    let count = |keys: Vec<String>| keys.iter().filter(|key| key.contains("/1/check-in/")).count();
    [count(LocalStore::probe().keys().unwrap()), count(IndexedDbStore::default().keys().await.unwrap())]
}

#[wasm_bindgen_test]
async fn what_is_erased_while_a_file_is_added_stays_erased() {
    let store = lasting(Store::open);
    store.write_alone();
    let import = begin_import(store);
    until(|| LocalStore::probe().keys().unwrap().len() > 100).await;
    store.erase_everything().await.unwrap();
    until(|| import.get_untracked().is_some()).await;
    assert_eq!(import.get_untracked(), Some(false), "it says that nothing was added");
    assert_eq!((kept().await, store.count(Kind::CheckIn)), ([0, 0], 0));
}

#[wasm_bindgen_test]
async fn what_is_saved_while_a_file_is_added_is_kept_after_it() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    let import = begin_import(store);
    TimeoutFuture::new(0).await;
    let id = store.add_entry(check_in());
    until(|| import.get_untracked().is_some()).await;
    until(|| store.is_calm() && store.count(Kind::CheckIn) == MANY + 1).await;
    assert_eq!(import.get_untracked(), Some(true));
    assert!(store.record(Kind::CheckIn, id).is_some());
    assert_eq!(kept().await, [MANY + 1, MANY + 1]);
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn what_is_typed_while_a_file_is_added_becomes_one_draft() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    let place = Place::new("capture").unwrap();
    let import = begin_import(store);
    TimeoutFuture::new(0).await;
    let finished = Place::new("check-in").unwrap();
    let type_at =
        |place: &Place, text: &str| store.keep_draft(Draft::of(place.clone(), Words::new(text).unwrap()));
    for text in ["A door", "A door in", "A door in a wall."] {
        type_at(&place, text);
        // This one is saved, or taken back, before the file is added.
        type_at(&finished, text);
        TimeoutFuture::new(0).await;
    }
    type_at(&finished, "");
    until(|| import.get_untracked().is_some()).await;
    until(|| store.is_calm() && store.count(Kind::Draft) > 0).await;
    let fast = LocalStore::probe();
    let filled = || {
        let texts = fast.keys().unwrap().into_iter().filter_map(|key| fast.get(&key).unwrap());
        texts.filter(|text| text.contains("A door")).collect::<Vec<_>>()
    };
    until(|| filled().len() == 1).await;
    assert!(filled()[0].contains("\"A door in a wall.\""), "{:?}", filled());
    assert_eq!(store.draft(&place).unwrap().1.words.as_str(), "A door in a wall.");
    assert!(store.draft(&finished).is_none_or(|(_, draft)| draft.is_blank()), "it does not come back");
    store.erase_everything().await.unwrap();
}

/// Leaves localStorage room for an entry, but for no long text; gives the key that takes all the rest.
pub fn fill_local_storage() -> &'static str {
    const FILLER: &str = "somebody else";
    const STEP: usize = 10_000;
    let fast = LocalStore::probe();
    let fits = |length: &usize| fast.set(FILLER, &"-".repeat(*length)).is_ok();
    (1..).map(|steps| LIMIT_UNITS - steps * STEP).find(fits).unwrap();
    FILLER
}

#[wasm_bindgen_test]
async fn what_local_storage_has_no_room_for_is_added_to_the_durable_copy_alone() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    let long = CheckIn { note: Words::new("x".repeat(20_000)).unwrap(), ..CheckIn::of(Mood::Okay) };
    let to_add = vec![store.create(Entry::CheckIn(long)).into(), store.create(check_in()).into()];
    let filler = fill_local_storage();
    let in_one_place = store.import(to_add, Vec::new(), &|_| {}).await;
    assert_eq!(in_one_place, Ok(1));
    assert_eq!((kept().await, store.count(Kind::CheckIn)), ([1, 2], 2));
    assert_eq!(store.saving.get_untracked(), Saving::OnDisk, "and no more is claimed");
    LocalStore::probe().remove(filler).unwrap();
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_damaged_text_that_local_storage_has_no_room_for_does_not_keep_a_file_out() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    let raw = RawText::new("homeward/1/check-in/x/r1", "half ".repeat(10_000)).unwrap();
    let file = export_with(&[store.create(check_in())], std::slice::from_ref(&raw), clock::now()).unwrap();
    let filler = fill_local_storage();
    let preview = store.preview_import(&file).unwrap();
    let to_add = preview.to_add.into_iter().map(Into::into).collect();
    store.import(to_add, preview.aside, &|_| {}).await.unwrap();
    assert_eq!(kept().await, [1, 2], "the entry in both copies, the text in the durable one");
    assert_eq!(store.saving.get_untracked(), Saving::OnDisk, "and no more is claimed");
    LocalStore::probe().remove(filler).unwrap();
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn an_example_that_a_file_brings_can_be_taken_out_though_one_was_removed_here_before() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    // Made first, so that the list here has the newer name.
    let lived_by_nobody = store.create(check_in());
    let list = store.create(Entry::ExampleSet(ExampleSet { ids: vec![lived_by_nobody.id] }));
    store.keep_examples(Vec::new());
    let own = store.add_entry(check_in());
    let file = export(&[lived_by_nobody.clone(), list], clock::now()).unwrap();
    let to_add = store.preview_import(&file).unwrap().to_add.into_iter().map(Into::into).collect();
    store.import(to_add, Vec::new(), &|_| {}).await.unwrap();
    assert_eq!(store.examples.get_untracked(), [lived_by_nobody.id]);
    store.remove_examples();
    assert_eq!(store.examples.get_untracked(), []);
    let is_here = |id| store.record(Kind::CheckIn, id).is_some();
    assert_eq!((is_here(lived_by_nobody.id), is_here(own)), (false, true));
    store.erase_everything().await.unwrap();
}
