//! Fetching the texts of the library: one file beside the app, kept by the service worker.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The texts could not be had: no network on the very first visit, most likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFetched;

/// The file of the pieces as text.
///
/// # Errors
/// [`NotFetched`] when it could not be loaded.
pub async fn fetch_pieces() -> Result<String, NotFetched> {
    let window = web_sys::window().ok_or(NotFetched)?;
    let answer = JsFuture::from(window.fetch_with_str("./library/en.json")).await.map_err(|_| NotFetched)?;
    let answer: Response = answer.dyn_into().map_err(|_| NotFetched)?;
    if !answer.ok() {
        return Err(NotFetched);
    }
    let text = answer.text().map_err(|_| NotFetched)?;
    JsFuture::from(text).await.ok().and_then(|text| text.as_string()).ok_or(NotFetched)
}
