//! One listener that keeps back what would be written, for all screens, while another window writes.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, Event};

/// What writes when it is pressed. A form writes through its button, also when Enter was pressed in a field; one that only
/// opens something says so.
const WRITES: &str = "button[type=submit]:not([data-reads]), [data-writes]";

/// Asks `may_write` at each press of something that writes. If the answer is no, nothing happens: no form is emptied, no
/// box is ticked.
pub fn keep_writes_back(may_write: impl Fn() -> bool + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let writes = target.is_some_and(|target| target.closest(WRITES).is_ok_and(|found| found.is_some()));
        if writes && !may_write() {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let _added = document.add_event_listener_with_callback_and_add_event_listener_options(
        "click",
        listener.as_ref().unchecked_ref(),
        &options,
    );
    listener.forget();
}
