//! Unicode, as the browser knows it.

use js_sys::JsString;

/// A text in normal form C: the same letters have the same bytes, however a keyboard or a clipboard put them together.
pub fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
