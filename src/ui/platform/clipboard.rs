//! Copying a text.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::files::KeptFile;

// Where a page has no clipboard, without a secure context, a call is an error.
#[wasm_bindgen]
extern "C" {
    /// `web_sys` keeps it behind an unstable flag.
    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Object) -> Result<ClipboardItem, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"])]
    async fn write(items: &Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    async fn write_text(text: &str) -> Result<JsValue, JsValue>;
}

/// Copies a text. `false` when the browser did not allow it.
pub async fn copy(text: &str) -> bool {
    write_text(text).await.is_ok()
}

/// Copies a text file as it is, so that the page need not read it; browsers that cannot do that copy the text that was read.
/// `false` when the browser did not allow it.
pub async fn copy_file(file: &KeptFile) -> bool {
    let parts = Object::new();
    let item =
        Reflect::set(&parts, &"text/plain".into(), file.as_ref()).and_then(|_| ClipboardItem::new(&parts));
    let is_copied = match item {
        Ok(item) => write(&Array::of1(&item)).await.is_ok(),
        Err(_) => false,
    };
    if is_copied {
        return true;
    }
    match file.text().await {
        Some(text) => copy(&text).await,
        None => false,
    }
}
