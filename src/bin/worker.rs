//! The workshop in its Web Worker: tasks come in as messages, what is said about them goes out.

use std::cell::RefCell;

use homeward::workshop::{Said, Workshop};
use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let page = scope.clone();
    let hearing = scope.clone();
    let workshop = RefCell::new(Workshop::new(now_ms, Box::new(move |said| say(&hearing, said, None))));
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = Array::from(&event.data());
        let mut workshop = workshop.borrow_mut();
        for file in said.iter().filter_map(|one| one.dyn_into::<Blob>().ok()) {
            workshop.bring(file.size(), || bytes_of(&file).ok());
        }
        let answer = workshop.work(said.iter().filter_map(|word| word.as_string()).collect());
        say(&page, Said::Done(answer), workshop.file().as_deref());
    });
    // The worker owns it from here on, and ends with it.
    scope.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
    say(&scope, Said::Ready, None);
}

#[wasm_bindgen]
extern "C" {
    /// A clock that nobody sets while a derivation is timed.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;
}

fn bytes_of(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let bytes = FileReaderSync::new()?.read_as_array_buffer(file)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// A list of texts can always be copied, and a file goes along as it is; where it were not so, the page would hear an error.
fn say(page: &DedicatedWorkerGlobalScope, said: Said, file: Option<&str>) {
    let mut words: Array = said.into_words().into_iter().map(JsString::from).collect();
    let sent = file.map(as_file).transpose().and_then(|file| {
        words.extend(file);
        page.post_message(&words)
    });
    if let Err(error) = sent {
        wasm_bindgen::throw_val(error);
    }
}

fn as_file(text: &str) -> Result<Blob, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain");
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)
}
