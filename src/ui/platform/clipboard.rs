//! Copying a text.

use wasm_bindgen_futures::JsFuture;

/// Copies a text. `false` when the browser did not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // Without a secure context there is no clipboard object at all.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
