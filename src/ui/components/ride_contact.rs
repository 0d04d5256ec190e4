//! The ride: one tap to call, one tap to a message that is written already.

use leptos::prelude::*;

use crate::domain::phone::PhoneNumber;
use crate::ui::components::call_links::{CallLink, CallNumber};
use crate::ui::components::copy::copy_text;
use crate::ui::components::views::Views;

/// *Call my ride*, *Text my ride*, and the message for those whose message app drops it.
#[component]
pub fn RideContact(
    /// The number of the ride.
    phone: PhoneNumber,
    /// The ready message.
    message: String,
) -> impl IntoView {
    let text = phone.dialable().map(|number| number.text_link(&message));
    let to_copy = message.clone();
    view! {
        <div class="stack">
            {text.map(|href| view! { <CallLink label="Text my ride" href /> }).views()}
            <CallNumber label="Call my ride" phone />
            <details>
                <summary>"The message"</summary>
                <p class="own-words">{message}</p>
                <button type="button" class="button button--quiet" on:click=move |_| copy_text(to_copy.clone())>
                    "Copy the message"
                </button>
            </details>
        </div>
    }
}
