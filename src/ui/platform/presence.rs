//! Whether somebody is there, and the gesture and the key that hide everything at once.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, Event, KeyboardEvent};

use super::clock;

/// What is tapped three times to hide everything: the name, and on screens without it the heading.
const TOP: &str = ".brand, #main h1";
const TAPS: usize = 3;
const PRESSES: usize = 2;
/// All taps, or presses, within this time.
const IN_HASTE_MS: i64 = 1_200;

/// Calls `touched` whenever the app is touched, scrolled or typed into.
pub fn on_touch(touched: impl Fn() + Clone + 'static) {
    for name in ["pointerdown", "keydown", "wheel", "touchmove"] {
        let touched = touched.clone();
        listen(name, move |_| touched());
    }
}

/// Calls `hide` when the name or the heading at the top is tapped three times in a row, or Escape is pressed twice.
pub fn on_haste(hide: impl Fn() + Clone + 'static) {
    let (taps, hide_by_tap) = (Row::new(TAPS), hide.clone());
    listen("pointerdown", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_top = target.is_some_and(|target| target.closest(TOP).is_ok_and(|found| found.is_some()));
        if is_top && taps.is_full() {
            hide_by_tap();
        }
    });
    let presses = Row::new(PRESSES);
    listen("keydown", move |event| {
        let is_escape =
            event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape" && !key.repeat());
        if is_escape && presses.is_full() {
            hide();
        }
    });
}

/// Things that happen soon after one another.
struct Row {
    wanted: usize,
    at_ms: RefCell<Vec<i64>>,
}

impl Row {
    fn new(wanted: usize) -> Row {
        Row { wanted, at_ms: RefCell::default() }
    }

    /// Counts one more; whether that makes a row.
    fn is_full(&self) -> bool {
        let now_ms = clock::now().utc_ms();
        let mut at_ms = self.at_ms.borrow_mut();
        at_ms.retain(|at| (0..IN_HASTE_MS).contains(&(now_ms - at)));
        at_ms.push(now_ms);
        at_ms.len() >= self.wanted
    }
}

fn listen(name: &str, heard: impl Fn(Event) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = Closure::<dyn Fn(Event)>::new(heard);
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(true);
    let _added = document.add_event_listener_with_callback_and_add_event_listener_options(
        name,
        listener.as_ref().unchecked_ref(),
        &options,
    );
    listener.forget();
}
