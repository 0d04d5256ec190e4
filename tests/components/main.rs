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

mod dates;
mod forms;
mod routes;
mod stores;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
