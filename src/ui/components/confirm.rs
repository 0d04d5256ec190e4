//! A question before something that goes deep: asked in its place, not in a window over it.

use leptos::prelude::*;

use crate::ui::components::when::When;
use crate::ui::platform::document;

/// A button that opens a question; only the answer acts.
#[component]
pub fn Confirm(
    /// The button that asks, for example *Delete these words*.
    ask: &'static str,
    /// What will happen, in a sentence or two.
    #[prop(into)]
    question: Signal<String>,
    /// The button that does it.
    yes: &'static str,
    /// The button that does not.
    no: &'static str,
    /// What to do.
    on_yes: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // The button that was pressed is gone in a moment, so the focus moves to where the question is.
    let turn = move |is_open: bool| {
        open.set(is_open);
        let next = if is_open { "#confirm-question" } else { "#confirm-ask" };
        request_animation_frame(move || document::focus_first(next));
    };
    view! {
        <When
            is=move || open.get()
            fallback=move || {
                view! {
                    <button id="confirm-ask" type="button" class="button button--quiet" on:click=move |_| turn(true)>
                        {ask}
                    </button>
                }
            }
        >
            <div class="card">
                <p id="confirm-question" tabindex="-1">{move || question.get()}</p>
                <div class="row">
                    <button type="button" class="button button--danger" data-writes on:click=move |_| on_yes.run(())>{yes}</button>
                    <button type="button" class="button" on:click=move |_| turn(false)>{no}</button>
                </div>
            </div>
        </When>
    }
}
