//! A sheet to print and keep with the passphrase: where the backups are, and how to open one without Homeward.

use leptos::prelude::*;

use crate::ui::platform::document;

/// The sheet, and the button that prints it alone. On the screen it is folded up until somebody wants it; it stands beside its fold,
/// for browsers print nothing of what is folded up.
#[component]
pub fn Sheet() -> impl IntoView {
    const TITLE: &str = "How to open a backup without Homeward";
    view! {
        <details class="sheet-fold">
            <summary><h2>{TITLE}</h2></summary>
        </details>
        <div class="sheet stack">
            <h2 class="print-only">{TITLE}</h2>
            <ol>
                <li>"On a computer, get the free program age. Its home is age-encryption.org."</li>
                <li>"Open a terminal in the folder of your backup, and type: " <code>"age -d -o diary.txt backup.txt"</code></li>
                <li>"In the place of backup.txt, type the name of your file. Then type the passphrase."</li>
                <li>"The words are in diary.txt, one entry a line."</li>
            </ol>
            <p class="print-only">"My backups are here: ______________________________"</p>
            <p class="print-only">"The passphrase is written down here: ______________________________"</p>
            <button type="button" class="button" on:click=move |_| document::print()>"Print this sheet"</button>
        </div>
    }
}
