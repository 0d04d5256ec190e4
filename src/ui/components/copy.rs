//! Copying, with a word about how it went.

use leptos::task::spawn_local;

use crate::ui::platform::{clipboard, document};

/// Copies a text and says so, or that the browser did not let it.
pub fn copy_text(text: String) {
    spawn_local(async move {
        copied(text).await;
    });
}

/// Copies a text, says so, and gives whether the browser did.
pub async fn copied(text: String) -> bool {
    let is_copied = clipboard::copy(&text).await;
    document::set_status(if is_copied { "Copied" } else { "The browser did not allow copying" });
    is_copied
}
