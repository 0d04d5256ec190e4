//! The witness of the diary, in two places that are not its first copy: Cache Storage, and a database of its own.
//!
//! The cache has a name that the service worker does not take for a build of the app: builds are deleted, this is not.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use super::durable_store::IndexedDbStore;
use crate::domain::witness::Witness;
use crate::journal::{Change, DurableStore, StoreError};

const CACHE: &str = "diary-of-homeward";
const ADDRESS: &str = "./diary-witness";
const DATABASE: &str = "homeward-witness";
const KEY: &str = "witness";

/// Writes the witness into both places. One of them is enough, so only both failing is an error.
///
/// # Errors
/// [`StoreError`] when neither place took it.
pub async fn keep(witness: Witness) -> Result<(), StoreError> {
    let text = witness.to_string();
    let cached = write_cache(&text).await;
    let stored = database().apply(&[Change::Put { key: KEY.to_owned(), text }]).await;
    if cached.is_ok() { Ok(()) } else { stored }
}

/// The witness that one of the places still holds.
pub async fn read() -> Option<Witness> {
    let cached = read_cache().await.ok().flatten();
    if let Some(witness) = cached.and_then(|text| text.parse().ok()) {
        return Some(witness);
    }
    let stored = database().get(&[KEY.to_owned()]).await.unwrap_or_default();
    stored.first().and_then(|(_, text)| text.parse().ok())
}

/// Takes the witness out of both places.
///
/// # Errors
/// [`StoreError`] when it is still in the database. A cache that cannot be opened holds none.
pub async fn forget() -> Result<(), StoreError> {
    if let Ok(caches) = web_sys::window().map_or(Err(JsValue::NULL), |window| window.caches()) {
        // Not there is as good as deleted.
        let _deleted = JsFuture::from(caches.delete(CACHE)).await;
    }
    match database().apply(&[Change::Remove { key: KEY.to_owned() }]).await {
        Err(StoreError::Denied) => Ok(()),
        outcome => outcome,
    }
}

fn database() -> IndexedDbStore {
    IndexedDbStore::named(DATABASE)
}

async fn cache() -> Result<Cache, JsValue> {
    let caches = web_sys::window().ok_or(JsValue::NULL)?.caches()?;
    JsFuture::from(caches.open(CACHE)).await?.dyn_into()
}

async fn write_cache(text: &str) -> Result<(), JsValue> {
    let response = Response::new_with_opt_str(Some(text))?;
    JsFuture::from(cache().await?.put_with_str(ADDRESS, &response)).await.map(drop)
}

async fn read_cache() -> Result<Option<String>, JsValue> {
    let found = JsFuture::from(cache().await?.match_with_str(ADDRESS)).await?;
    let Ok(response) = found.dyn_into::<Response>() else { return Ok(None) };
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
