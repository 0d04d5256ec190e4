//! Parts of the screen and the adapters to the browser, in headless Chromium.
//!
//! Small on purpose: what can be tested without a browser is tested without one, and what a person does from screen to
//! screen is in the journeys.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may stop a test"
)]

mod alone;
mod calls;
mod dates;
mod focus;
mod forms;
mod routes;
mod screens;
mod silent;
mod stores;
mod windows;
mod workshop;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own in the page.
fn shown<V: IntoView + 'static>(part: impl FnOnce() -> V + 'static) -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let place: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&place).unwrap();
    mount_to(place.clone(), part).forget();
    place
}

/// Signals that last as long as the parts that show them: until the browser closes.
fn lasting<T>(make: impl FnOnce() -> T) -> T {
    let owner = Owner::new();
    let made = owner.with(make);
    std::mem::forget(owner);
    made
}
