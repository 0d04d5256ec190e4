//! Everything as one file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::copy::copy_text;
use crate::ui::components::when::When;
use crate::ui::platform::files::{HandedOver, hand_over};
use crate::ui::platform::{clock, last_export};
use crate::ui::store::Store;
use crate::ui::store::transfer::{Exported, export_name};
use crate::ui::store::writer::Writer;

/// *Export everything*, and the text itself where the browser gives no file away.
#[component]
pub fn Export() -> impl IntoView {
    let store = expect_context::<Store>();
    let said = RwSignal::new(String::new());
    let to_copy = RwSignal::new(String::new());
    let export = move |_| {
        said.set("Reading your journal…".to_owned());
        spawn_local(async move {
            let (words, text) = match store.export_everything().await {
                Ok(exported) => handed_over(store, exported).await,
                Err(reason) => (format!("The file could not be made: {reason}."), String::new()),
            };
            said.set(words);
            to_copy.set(text);
        });
    };
    view! {
        <h2>"Export"</h2>
        <p>"One file with all you have written, drafts too. It is not sealed: anyone who has it can read it."</p>
        <button type="button" class="button button--primary" on:click=export>"Export everything"</button>
        <p role="status">{move || said.get()}</p>
        <When is=move || to_copy.with(|text| !text.is_empty())>
            <CopyText text=to_copy />
        </When>
    }
}

/// What to say, and the text to copy where no file could be handed over.
async fn handed_over(store: Store, exported: Exported) -> (String, String) {
    let raw = match exported.raw {
        0 => String::new(),
        1 => " One text that cannot be read is in it as it is.".to_owned(),
        many => format!(" {many} texts that cannot be read are in it as they are."),
    };
    match hand_over(&export_name(), &exported.text).await {
        HandedOver::Yes => {
            // A window that only reads leaves no hint either.
            if store.writer.get_untracked() == Writer::Here {
                last_export::keep(clock::now());
            }
            (format!("The file holds {}.{raw}", exported.holds), String::new())
        }
        HandedOver::Cancelled => ("No file was saved.".to_owned(), String::new()),
        HandedOver::NotPossible => {
            (format!("This browser gives no file away. Copy the text instead.{raw}"), exported.text)
        }
    }
}

#[component]
fn CopyText(text: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for="export-text">"Your data, to copy"</label>
            <textarea id="export-text" readonly rows="6" prop:value=move || text.get()></textarea>
        </div>
        <button type="button" class="button" on:click=move |_| copy_text(text.get_untracked())>"Copy text"</button>
    }
}
