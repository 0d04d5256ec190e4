//! Copying, with a word about how it went.

use leptos::task::spawn_local;

use crate::ui::platform::{clipboard, document};

/// Copies a text and says so, or that the browser did not let it.
pub fn copy_text(text: String) {
    spawn_local(async move {
        let said = if clipboard::copy(&text).await { "Copied" } else { "The browser did not allow copying" };
        document::set_status(said);
    });
}
