//! Cache Storage, where a few texts of the diary lie apart from its two copies.
//!
//! These caches have names that the service worker does not take for a build of the app: builds are deleted, these are not.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response};

use super::local_store::store_error;
use crate::journal::StoreError;

/// An open cache. It is opened for each use: one that was deleted meanwhile would swallow what it is given.
#[derive(Debug)]
pub struct ContentCache(Cache);

impl ContentCache {
    /// Opens the cache of this name, or makes it.
    ///
    /// # Errors
    /// [`StoreError`] where the browser gives this page no caches.
    pub async fn open(name: &str) -> Result<ContentCache, StoreError> {
        let cache: Cache = done(caches()?.open(name)).await?.unchecked_into();
        Ok(ContentCache(cache))
    }

    /// Keeps a text under an address. Nothing is ever asked of the host there.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub async fn put(&self, address: &str, text: &str) -> Result<(), StoreError> {
        let response = Response::new_with_opt_str(Some(text)).map_err(|error| store_error(&error))?;
        done(self.0.put_with_str(address, &response)).await.map(drop)
    }

    /// The text under an address, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn get(&self, address: &str) -> Result<Option<String>, StoreError> {
        let Ok(response) = done(self.0.match_with_str(address)).await?.dyn_into::<Response>() else {
            return Ok(None);
        };
        let text = response.text().map_err(|error| store_error(&error))?;
        Ok(done(text).await?.as_string())
    }

    /// Takes the text away from an address. One that holds none is no error.
    ///
    /// # Errors
    /// [`StoreError`] when it is still there.
    pub async fn remove(&self, address: &str) -> Result<(), StoreError> {
        done(self.0.delete_with_str(address)).await.map(drop)
    }

    /// All addresses that hold a text, each with its host.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed.
    pub async fn addresses(&self) -> Result<Vec<String>, StoreError> {
        let requests = Array::from(&done(self.0.keys()).await?);
        Ok(requests.iter().map(|request| request.unchecked_into::<Request>().url()).collect())
    }
}

/// Deletes a cache with all that is in it.
///
/// # Errors
/// [`StoreError`] when it may still be there. Where the browser gives this page no caches, there is none.
pub async fn delete(name: &str) -> Result<(), StoreError> {
    match caches() {
        Ok(caches) => match done(caches.delete(name)).await {
            Ok(_) | Err(StoreError::Denied) => Ok(()),
            Err(error) => Err(error),
        },
        Err(_) => Ok(()),
    }
}

fn caches() -> Result<CacheStorage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Denied)?;
    window.caches().map_err(|_| StoreError::Denied)
}

async fn done(promise: js_sys::Promise) -> Result<JsValue, StoreError> {
    JsFuture::from(promise).await.map_err(|error| store_error(&error))
}
