//! One listener that sorts out the second tap of an unsteady thumb, for all screens.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, MouseEvent};

use crate::domain::taps::Tap;

/// What can be tapped.
const CONTROLS: &str = "a, button, summary, label, input, select, textarea";

/// What may always be tapped at once: an answer that is given again does no harm, and help is never kept back.
const ALWAYS: &str = "label, input, select, textarea, #help-now";

/// What the last tap hit, and on which screen.
struct Hit {
    tap: Tap,
    control: Option<Element>,
    screen: String,
}

/// Swallows a tap that repeats the one before it where something else has come under the thumb since.
///
/// A third tap in a row is measured against what the first one hit, so that a row of taps acts once. A key press is
/// never swallowed: it has no place.
pub fn keep_second_taps_back() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let last = RefCell::new(None::<Hit>);
    let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if event.detail() == 0 {
            return;
        }
        let mut hit = hit(&event);
        let mut last = last.borrow_mut();
        if let Some(first) = last.take().filter(|first| hit.tap.repeats(first.tap)) {
            let is_other = hit.control != first.control || hit.screen != first.screen;
            let is_free =
                hit.control.as_ref().is_some_and(|control| control.matches(ALWAYS).unwrap_or(false));
            if is_other && !is_free {
                event.prevent_default();
                event.stop_immediate_propagation();
                hit = Hit { tap: hit.tap, ..first };
            }
        }
        *last = Some(hit);
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

fn hit(event: &MouseEvent) -> Hit {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let screen = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    Hit {
        tap: Tap {
            at_ms: event.time_stamp(),
            x_px: f64::from(event.client_x()),
            y_px: f64::from(event.client_y()),
        },
        control: target.and_then(|target| target.closest(CONTROLS).ok().flatten()),
        screen,
    }
}
