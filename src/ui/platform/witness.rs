//! The witness of the diary, in two places that are not its first copy: Cache Storage, and a database of its own.

use super::content_cache::{self, ContentCache};
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
    let cached = match ContentCache::open(CACHE).await {
        Ok(cache) => cache.put(ADDRESS, &text).await,
        Err(error) => Err(error),
    };
    let stored = database().apply(&[Change::Put { key: KEY.to_owned(), text }]).await;
    if cached.is_ok() { Ok(()) } else { stored }
}

/// The witness that one of the places still holds.
pub async fn read() -> Option<Witness> {
    if let Ok(cache) = ContentCache::open(CACHE).await
        && let Ok(Some(text)) = cache.get(ADDRESS).await
        && let Ok(witness) = text.parse()
    {
        return Some(witness);
    }
    let stored = database().get(&[KEY.to_owned()]).await.unwrap_or_default();
    stored.first().and_then(|(_, text)| text.parse().ok())
}

/// Takes the witness out of both places.
///
/// # Errors
/// [`StoreError`] when it is still in one of them.
pub async fn forget() -> Result<(), StoreError> {
    content_cache::delete(CACHE).await?;
    match database().apply(&[Change::Remove { key: KEY.to_owned() }]).await {
        Err(StoreError::Denied) => Ok(()),
        outcome => outcome,
    }
}

fn database() -> IndexedDbStore {
    IndexedDbStore::named(DATABASE)
}
