//! The two copies, each on the browser's real storage.

use homeward::journal::{Change, DurableStore, FastStore, StoreError};
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
    // A screen of another test may have kept a record of its own.
    let keys = async || {
        let mut keys = store.keys().await.unwrap();
        keys.retain(|key| key.starts_with("test/"));
        keys
    };
    assert_eq!(keys().await, ["test/a", "test/c"]);
    let asked = ["test/c", "test/b", "test/a"].map(str::to_owned);
    let expected = [("test/c".to_owned(), text()), ("test/a".to_owned(), "newer".to_owned())];
    assert_eq!(store.get(&asked).await.unwrap(), expected);
    let clear = ["test/a", "test/c"].map(|key| Change::Remove { key: key.to_owned() });
    store.apply(&clear).await.unwrap();
    assert_eq!(keys().await, [""; 0]);
}

/// As many as an import brings, and more than are asked for at one time.
const MANY: usize = 1_200;

fn many(name: &str) -> Vec<Change> {
    (0..MANY).map(|at| put(&format!("test/{name}/{at:04}"), &format!("{name} {at}"))).collect()
}

/// What the database holds of `name`, through a connection of its own.
async fn held(name: &str) -> Vec<String> {
    let keys = IndexedDbStore::default().keys().await.unwrap();
    keys.into_iter().filter(|key| key.starts_with(&format!("test/{name}/"))).collect()
}

async fn remove_all(name: &str) {
    let removals: Vec<_> = held(name).await.into_iter().map(|key| Change::Remove { key }).collect();
    IndexedDbStore::default().apply(&removals).await.unwrap();
    assert_eq!(held(name).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_thousand_changes_at_once_are_all_there() {
    let changes = many("all");
    let store = IndexedDbStore::default();
    store.apply(&changes).await.unwrap();
    let keys = held("all").await;
    let expected: Vec<_> =
        keys.iter().enumerate().map(|(at, key)| (key.clone(), format!("all {at}"))).collect();
    assert_eq!(keys.len(), MANY);
    assert_eq!(IndexedDbStore::default().get(&keys).await.unwrap(), expected);
    remove_all("all").await;
}

/// Makes the browser refuse this key while it is asked, and not only in its answer. No engine does so for plain texts;
/// only so can be seen that what was asked before is taken back.
const REFUSE_AT_ONCE: &str = "
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (key === 'test/refused') throw new DOMException('no', 'QuotaExceededError');
        return put.call(this, value, key);
    };";

#[wasm_bindgen_test]
async fn of_changes_with_a_refused_one_none_stays() {
    js_sys::eval(REFUSE_AT_ONCE).unwrap();
    // Chromium sends at most 128 MiB to its database in one piece, and counts two bytes a sign.
    let too_long = "k".repeat(70 << 20);
    for (key, expected) in [
        ("test/refused", StoreError::Full),
        (too_long.as_str(), StoreError::Broken("UnknownError".to_owned())),
    ] {
        // At the start, at the end of a batch, after some that the database has answered, and as the very last.
        for at in [0, 249, 600, MANY] {
            check_refusal(key, at, &expected).await;
        }
    }
}

async fn check_refusal(key: &str, at: usize, expected: &StoreError) {
    let case = format!("{expected:?} at {at}");
    let store = IndexedDbStore::default();
    store.apply(&[put("test/none/before", "before")]).await.unwrap();
    let mut changes = many("none");
    changes.insert(0, Change::Remove { key: "test/none/before".to_owned() });
    changes.insert(at + 1, put(key, "refused"));
    assert_eq!(store.apply(&changes).await.as_ref(), Err(expected), "{case}");
    assert_eq!(held("none").await, ["test/none/before"], "{case}");
    // The same connection goes on as if nothing had been asked.
    store.apply(&[put("test/none/after", "after")]).await.unwrap();
    assert_eq!(held("none").await, ["test/none/after", "test/none/before"], "{case}");
    remove_all("none").await;
}
