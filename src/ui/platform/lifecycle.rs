//! Coming and going: the page is hidden, the page is seen again, a new version waits.

use gloo_timers::callback::Interval;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{PageTransitionEvent, StorageManager};

/// Calls `changed(is_hidden)` when the page is hidden or seen again. Hiding is the last thing a page on a phone
/// is sure to hear.
pub fn on_visibility(changed: impl Fn(bool) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let watched = document.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        changed(watched.visibility_state() == web_sys::VisibilityState::Hidden);
    });
    let _added =
        document.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls `left` when the page goes, and `back` when the browser brings it back as it was, from its back-forward cache.
pub fn on_leave_and_return(left: impl Fn() + 'static, back: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let on_hide = Closure::<dyn Fn()>::new(left);
    let on_show = Closure::<dyn Fn(PageTransitionEvent)>::new(move |event: PageTransitionEvent| {
        if event.persisted() {
            back();
        }
    });
    let _added = window.add_event_listener_with_callback("pagehide", on_hide.as_ref().unchecked_ref());
    let _added = window.add_event_listener_with_callback("pageshow", on_show.as_ref().unchecked_ref());
    on_hide.forget();
    on_show.forget();
}

/// Calls `tick` again and again, for as long as the page lives.
pub fn every(interval_ms: u32, tick: impl Fn() + 'static) {
    Interval::new(interval_ms, tick).forget();
}

/// Calls `ready` when `update.js` says that a new version waits.
pub fn on_update_ready(ready: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(ready);
    if let Some(window) = web_sys::window() {
        let _added = window
            .add_event_listener_with_callback("homeward:update-ready", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Asks `update.js` to start the new version.
pub fn apply_update() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::CustomEvent::new("homeward:apply-update"))
    {
        let _sent = window.dispatch_event(&event);
    }
}

/// Asks the browser to keep this app's data when space runs short. The answer may be no.
pub async fn ask_to_persist() -> bool {
    answer(StorageManager::persist).await.unwrap_or(false)
}

/// Whether the browser has promised so, if it says anything about it.
pub async fn is_persisted() -> Option<bool> {
    answer(StorageManager::persisted).await
}

async fn answer(ask: impl Fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<bool> {
    let storage = web_sys::window()?.navigator().storage();
    if storage.is_undefined() {
        return None;
    }
    JsFuture::from(ask(&storage).ok()?).await.ok()?.as_bool()
}
