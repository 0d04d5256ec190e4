//! The two copies, each on the browser's real storage.

use homeward::journal::{Change, DurableStore, FastStore};
use homeward::ui::platform::durable_store::IndexedDbStore;
use homeward::ui::platform::local_store::LocalStore;
use wasm_bindgen_test::wasm_bindgen_test;

/// Long, and not only Latin letters.
fn text() -> String {
    "Überall 海 🌊 \" \\ \u{0} ".repeat(2_000)
}

fn put(key: &str, text: &str) -> Change {
    Change::Put { key: key.to_owned(), text: text.to_owned() }
}

#[wasm_bindgen_test]
fn local_storage_gives_back_what_it_was_given() {
    let store = LocalStore::probe();
    store.set("homeward/test/a", &text()).unwrap();
    store.set("homeward/test/a", "newer").unwrap();
    store.set("homeward/test/ü b", &text()).unwrap();
    assert_eq!(store.get("homeward/test/a").unwrap().as_deref(), Some("newer"));
    assert_eq!(store.get("homeward/test/ü b").unwrap(), Some(text()));
    let keys = store.keys().unwrap();
    for key in ["homeward/test/a", "homeward/test/ü b"] {
        assert!(keys.iter().any(|other| other == key), "{keys:?}");
        store.remove(key).unwrap();
        assert_eq!(store.get(key).unwrap(), None);
    }
}

#[wasm_bindgen_test]
async fn indexed_db_gives_back_what_it_was_given() {
    let store = IndexedDbStore::default();
    store.apply(&[put("test/a", &text()), put("test/b", "b")]).await.unwrap();
    store
        .apply(&[put("test/a", "newer"), Change::Remove { key: "test/b".to_owned() }, put("test/c", &text())])
        .await
        .unwrap();
    // Another connection, as after a new start.
    let store = IndexedDbStore::default();
    assert_eq!(store.keys().await.unwrap(), ["test/a", "test/c"]);
    let asked = ["test/c", "test/b", "test/a"].map(str::to_owned);
    let expected = [("test/c".to_owned(), text()), ("test/a".to_owned(), "newer".to_owned())];
    assert_eq!(store.get(&asked).await.unwrap(), expected);
    let clear = ["test/a", "test/c"].map(|key| Change::Remove { key: key.to_owned() });
    store.apply(&clear).await.unwrap();
    assert!(store.keys().await.unwrap().is_empty());
}
