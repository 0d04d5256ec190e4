//! Everything as one file.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::copy::copy_text;
use crate::ui::components::when::When;
use crate::ui::platform::files::{HandedOver, hand_over, needs_a_tap};
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
    // A file that waits for a tap, and the state of the journal that it was made of.
    let waiting = Rc::new(Cell::new(None::<(u32, Exported)>));
    let export = move |_| {
        let changes = store.changes.get_untracked();
        let ready = waiting.take().filter(|(of, _)| *of == changes);
        let (waiting, is_fresh_tap) = (Rc::clone(&waiting), ready.is_some());
        spawn_local(async move {
            let exported = match ready {
                Some((_, exported)) => Ok(exported),
                None => {
                    said.set("Reading your journal…".to_owned());
                    store.export_everything().await
                }
            };
            let (words, text) = match exported {
                Ok(exported) => {
                    let needs_a_tap = needs_a_tap();
                    // While the journal was read, the tap grew too old for a share sheet.
                    let became = if needs_a_tap && !is_fresh_tap {
                        ("Your file is made. Tap once more to save it.".to_owned(), String::new())
                    } else {
                        handed_over(store, &exported).await
                    };
                    if needs_a_tap {
                        waiting.set(Some((changes, exported)));
                    }
                    became
                }
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
async fn handed_over(store: Store, exported: &Exported) -> (String, String) {
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
        HandedOver::Cancelled => ("The file was not saved yet.".to_owned(), String::new()),
        HandedOver::NotPossible => {
            (format!("This browser gives no file away. Copy the text instead.{raw}"), exported.text.clone())
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
