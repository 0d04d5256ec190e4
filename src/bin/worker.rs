//! The workshop in its Web Worker: tasks come in as messages, what is said about them goes out.

use std::cell::RefCell;

use homeward::workshop::{Said, Workshop};
use js_sys::{Array, Date, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let page = scope.clone();
    let workshop = RefCell::new(Workshop::new(Date::now));
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let task = Array::from(&event.data()).iter().filter_map(|word| word.as_string()).collect();
        let answer = workshop.borrow_mut().work(task);
        say(&page, Said::Done(answer));
    });
    // The worker owns it from here on, and ends with it.
    scope.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
    say(&scope, Said::Ready);
}

/// A list of texts can always be copied; where it were not, the page would hear an error.
fn say(page: &DedicatedWorkerGlobalScope, said: Said) {
    let words: Array = said.into_words().into_iter().map(JsString::from).collect();
    if let Err(error) = page.post_message(&words) {
        wasm_bindgen::throw_val(error);
    }
}
