//! The recovery sheet: ten words, to be printed or written down once.

use leptos::prelude::*;

use crate::ui::components::views::Views;
use crate::ui::platform::document;

/// The words, and the button that prints them alone.
#[component]
pub fn RecoverySheet(
    /// The words, with spaces between.
    words: String,
) -> impl IntoView {
    let words: Vec<AnyView> =
        words.split(' ').map(|word| view! { <li>{word.to_owned()}</li> }.into_any()).collect();
    view! {
        <div class="sheet stack" id="recovery" tabindex="-1">
            <h2>"Recovery words"</h2>
            <p>
                "These ten words open your diary when the passphrase is forgotten. They are not your passphrase. They are shown this one time. "
                "Write them down or print them, and keep them where nobody else looks."
            </p>
            <ol class="words">{words.views()}</ol>
            <div class="print-only stack">
                <p>"Type them into the field on the locked screen, in this order, with spaces between."</p>
                <p>"Without my passphrase and without these words nobody can open my diary."</p>
                <p>"My backups are here: ______________________________"</p>
                <p>"To open a backup on a computer, get the free program age from age-encryption.org and type: "
                    <code>"age -d -o diary.txt backup.txt"</code> "A backup has a passphrase of its own."</p>
            </div>
        </div>
        <button type="button" class="button" on:click=move |_| document::print()>"Print this sheet"</button>
    }
}
