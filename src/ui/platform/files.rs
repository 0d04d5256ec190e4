//! Files that the person takes along or brings: download, share sheet, reading a chosen file.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::standing;

/// What became of a file that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOver {
    /// The browser saves it, or the share sheet took it.
    Yes,
    /// The person closed the share sheet.
    Cancelled,
    /// This browser cannot; the text should be offered for copying.
    NotPossible,
}

/// Hands a text over as a file, see [`hand_over_file`].
pub async fn hand_over(name: &str, text: &str) -> HandedOver {
    let kind = BlobPropertyBag::new();
    kind.set_type(if name.ends_with(".json") { "application/json" } else { "text/plain" });
    match Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind) {
        Ok(file) => hand_over_file(name, &KeptFile(file)).await,
        Err(_) => HandedOver::NotPossible,
    }
}

/// Hands a file over: by the share sheet in an installed iOS app (a download there opens a view without a way back), as a
/// download everywhere else.
pub async fn hand_over_file(name: &str, file: &KeptFile) -> HandedOver {
    if needs_a_tap() {
        return share(name, &file.0).await;
    }
    match download(name, &file.0) {
        Ok(()) => HandedOver::Yes,
        Err(_) => HandedOver::NotPossible,
    }
}

/// Whether a file can only be handed over in answer to a tap: the share sheet opens for nothing else.
pub fn needs_a_tap() -> bool {
    standing::is_ios() && standing::is_installed()
}

fn download(name: &str, file: &Blob) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let address = Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Safari still reads the address after the click; it is freed well after any browser has begun.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _freed = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

async fn share(name: &str, file: &Blob) -> HandedOver {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return HandedOver::NotPossible;
    };
    let asked = || -> Result<js_sys::Promise, JsValue> {
        // Share sheets take plain text; some refuse `.json`. One that does not take the file says so by itself.
        let kind = BlobPropertyBag::new();
        kind.set_type("text/plain");
        let (name, kind) = (name.replace(".json", ".txt"), kind.unchecked_ref());
        let file = File::new_with_blob_sequence_and_options(&Array::of1(file), &name, kind)?;
        let data = Object::new();
        Reflect::set(&data, &"files".into(), &Array::of1(&file))?;
        let share: Function = Reflect::get(&navigator, &"share".into())?.dyn_into()?;
        share.call1(&navigator, &data)?.dyn_into()
    };
    match asked() {
        Ok(promise) => match JsFuture::from(promise).await {
            Ok(_) => HandedOver::Yes,
            Err(error) if is_abort(&error) => HandedOver::Cancelled,
            Err(_) => HandedOver::NotPossible,
        },
        Err(_) => HandedOver::NotPossible,
    }
}

fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// A file whose bytes the browser keeps: one that the person chose, or one that the workshop made.
#[derive(Debug, Clone)]
pub struct KeptFile(Blob);

impl KeptFile {
    /// The first file chosen in the field that an event came from. The field is emptied, so that the same file can be
    /// chosen again after a Cancel.
    pub fn from_event(event: &web_sys::Event) -> Option<KeptFile> {
        let chosen = KeptFile::kept_from_event(event)?;
        event.target()?.dyn_into::<HtmlInputElement>().ok()?.set_value("");
        Some(chosen)
    }

    /// The same, and the field goes on showing its name.
    pub fn kept_from_event(event: &web_sys::Event) -> Option<KeptFile> {
        let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
        Some(KeptFile(field.files()?.get(0)?.into()))
    }

    /// Its size in bytes.
    pub fn bytes(&self) -> f64 {
        self.0.size()
    }

    /// Its text, or `None` when the browser could not read it.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.0.text()).await.ok()?.as_string()
    }
}

impl From<Blob> for KeptFile {
    fn from(file: Blob) -> KeptFile {
        KeptFile(file)
    }
}

impl AsRef<JsValue> for KeptFile {
    fn as_ref(&self) -> &JsValue {
        &self.0
    }
}
