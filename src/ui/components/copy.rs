//! Copying, with a word about how it went.

use leptos::task::spawn_local;

use crate::ui::platform::files::KeptFile;
use crate::ui::platform::{clipboard, document};

/// Copies a text and says so, or that the browser did not let it.
pub fn copy_text(text: String) {
    spawn_local(async move {
        copied(text).await;
    });
}

/// Copies a text file and says so, or that the browser did not let it.
pub fn copy_file(file: KeptFile) {
    spawn_local(async move {
        say(clipboard::copy_file(&file).await);
    });
}

/// Copies a text, says so, and gives whether the browser did.
pub async fn copied(text: String) -> bool {
    let is_copied = clipboard::copy(&text).await;
    say(is_copied);
    is_copied
}

fn say(is_copied: bool) {
    document::set_status(if is_copied { "Copied" } else { "The browser did not allow copying" });
}
