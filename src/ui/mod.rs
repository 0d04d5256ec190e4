//! What is seen: a thin reactive shell over the core.
//!
//! [`store::Store`] holds signals per aggregate and is the only way from a screen to the journal; `platform` is the
//! only way to the browser. A screen computes first and writes its signals last: a panic while a signal is being
//! written would lock that signal for good.

#![allow(clippy::needless_pass_by_value, reason = "the properties of a component are passed by value")]
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(
        clippy::large_types_passed_by_value,
        reason = "the store is handles alone, half as large in the wasm"
    )
)]

pub mod app;
pub mod components;
pub mod pages;
pub mod platform;
pub mod route;
pub mod saving;
pub mod store;

use leptos::mount::mount_to;
use leptos::prelude::*;

use platform::{document, panic};

/// Takes over the frame in `index.html` and starts the app in it.
pub fn start() {
    panic::set_hook();
    let Some(main) = document::take_over_main() else { return };
    let owner = Owner::new();
    owner.set();
    let store = store::Store::open();
    // A stranger is welcomed; whoever came for a certain place gets that place.
    if platform::location::is_bare() && store.is_untouched() {
        platform::location::replace(&route::Route::Welcome);
        store.route.set(route::Route::Welcome);
    }
    if let Some(notices) = document::notices() {
        mount_to(notices, move || view! { <components::banners::Banners store /> }).forget();
    }
    mount_to(main, move || view! { <app::App store /> }).forget();
    platform::steady_hand::keep_second_taps_back();
    document::set_ready();
    store.settle_in();
    // The signals of the store belong to this owner and live as long as the page.
    std::mem::forget(owner);
}
