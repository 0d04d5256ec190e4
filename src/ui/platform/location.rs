//! The address bar: reading the route, going to another one.

use wasm_bindgen::prelude::*;

use crate::ui::route::Route;

/// The place that the address names.
pub fn route() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    Route::parse(&hash)
}

/// Whether the address names no place at all, as at a first opening or a start from the home screen.
pub fn is_bare() -> bool {
    web_sys::window().and_then(|window| window.location().hash().ok()).is_none_or(|hash| hash.is_empty())
}

/// Goes to a place, as a new step in the history.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        // Setting a hash on the own address is never refused.
        let _set = window.location().set_hash(&route.href());
    }
}

/// Goes to a place in the stead of the current one, so that Back does not return here.
pub fn replace(route: &Route) {
    if let Some(window) = web_sys::window() {
        let _replaced = window.location().replace(&route.href());
    }
}

/// Calls `changed` with each new place, for as long as the page lives.
pub fn on_change(changed: impl Fn(Route) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || changed(route()));
    if let Some(window) = web_sys::window() {
        let _added = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _reloading = window.location().reload();
    }
}
