//! localStorage, the copy that is there at once when the app starts.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::journal::{FastStore, RoomUnit, StoreError};

/// localStorage, or the knowledge that the browser does not give it.
#[derive(Debug, Clone, Copy)]
pub struct LocalStore {
    allowed: bool,
}

impl LocalStore {
    /// Asks once whether there is a localStorage. gloo-storage would panic where it is denied.
    pub fn probe() -> LocalStore {
        let allowed = web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
        LocalStore { allowed }
    }

    fn raw(self) -> Result<web_sys::Storage, StoreError> {
        if self.allowed { Ok(LocalStorage::raw()) } else { Err(StoreError::Denied) }
    }
}

impl FastStore for LocalStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        // Not Object.keys, which also asks for each key's attributes: four times as slow with ten thousand keys.
        let names = Reflect::own_keys(&JsValue::from(self.raw()?)).map_err(|error| store_error(&error))?;
        Ok(texts_of(&names))
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.raw()?.get_item(key).map_err(|error| store_error(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.raw()?.set_item(key, text).map_err(|error| store_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.raw()?.remove_item(key).map_err(|error| store_error(&error))
    }
}

/// What this engine counts when it says that localStorage is full. Only WebKit calls itself Apple's, and a wrong guess
/// makes a warning come early or late, no more.
pub fn room_unit() -> RoomUnit {
    let Some(window) = web_sys::window() else { return RoomUnit::CodeUnit };
    let vendor =
        Reflect::get(&window.navigator(), &"vendor".into()).ok().and_then(|vendor| vendor.as_string());
    match vendor {
        Some(vendor) if vendor.starts_with("Apple") => RoomUnit::Byte,
        _ => RoomUnit::CodeUnit,
    }
}

/// The texts in an array. They cross over in one piece, which is ten times as fast as one by one.
pub(super) fn texts_of(texts: &Array) -> Vec<String> {
    let joined = String::from(texts.join("\n"));
    let parts: Vec<_> = joined.split('\n').map(str::to_owned).collect();
    // No key of ours holds a line break. Another page of this origin might keep one that does.
    if u32::try_from(parts.len()) == Ok(texts.length()) {
        return parts;
    }
    texts.iter().filter_map(|text| text.as_string()).collect()
}

/// What a thrown value of a store means for the person.
pub(super) fn store_error(thrown: &JsValue) -> StoreError {
    let name =
        Reflect::get(thrown, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" | "InvalidStateError" | "NotAllowedError" => StoreError::Denied,
        _ => StoreError::Broken(if name.is_empty() { "unknown".to_owned() } else { name }),
    }
}
