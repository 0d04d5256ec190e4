//! The spare: what was saved last, once more in Cache Storage, where each text is a file of its own. What befalls the log of
//! the database or that of localStorage does not reach it.

use super::content_cache::{self, ContentCache};
use crate::journal::{Change, RecordKey, StoreError};

const CACHE: &str = "newest-of-homeward";

/// Makes the changes of a save here too, one by one.
///
/// # Errors
/// [`StoreError`] of the first that was not made; those after it are not made either.
pub async fn apply(changes: &[Change]) -> Result<(), StoreError> {
    let cache = ContentCache::open(CACHE).await?;
    for change in changes {
        match change {
            Change::Put { key, text } => cache.put(&address(key), text).await?,
            Change::Remove { key } => cache.remove(&address(key)).await?,
        }
    }
    Ok(())
}

/// The keys of all records that lie here.
///
/// # Errors
/// [`StoreError`] when they cannot be listed.
pub async fn keys() -> Result<Vec<RecordKey>, StoreError> {
    let addresses = ContentCache::open(CACHE).await?.addresses().await?;
    Ok(addresses.iter().filter_map(|address| key_in(address)).collect())
}

/// Records with their texts; those that do not lie here are left out.
///
/// # Errors
/// [`StoreError`] when one cannot be read.
pub async fn get(keys: &[RecordKey]) -> Result<Vec<Change>, StoreError> {
    let cache = ContentCache::open(CACHE).await?;
    let mut found = Vec::with_capacity(keys.len());
    for key in keys.iter().map(RecordKey::to_string) {
        if let Some(text) = cache.get(&address(&key)).await? {
            found.push(Change::Put { key, text });
        }
    }
    Ok(found)
}

/// The text under any key, if it lies here.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn text(key: &str) -> Result<Option<String>, StoreError> {
    ContentCache::open(CACHE).await?.get(&address(key)).await
}

/// Takes everything out.
///
/// # Errors
/// [`StoreError`] when something may still be there.
pub async fn forget() -> Result<(), StoreError> {
    content_cache::delete(CACHE).await
}

fn address(key: &str) -> String {
    format!("/{key}")
}

/// `https://host/homeward/1/…` holds the key from its first single slash on.
fn key_in(address: &str) -> Option<RecordKey> {
    let (_scheme, rest) = address.split_once("//")?;
    rest.split_once('/')?.1.parse().ok()
}
