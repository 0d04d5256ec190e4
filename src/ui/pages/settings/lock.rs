//! The lock: turn it on, choose how it works, change what opens it, take it off.

mod change;
pub mod choose;
mod set_up;
mod sheet;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::platform::document;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;

use change::{Change, ChangeLock};
use choose::{Choose, LockNow};
use set_up::SetUp;

const BY_WORDS: &str = "Your recovery words have opened the diary. If you have forgotten the passphrase, choose a new one here. Type the ten words once more for that.";

/// The lock: turn it on, choose how it works, change what opens it, take it off.
#[component]
pub fn LockPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let by_words = store.came_by_words();
    let said = RwSignal::new(if by_words { BY_WORDS.to_owned() } else { String::new() });
    // Whoever has just used the words finds what they are for at the top.
    let change_passphrase = move |is_here: bool| {
        is_here.then(|| view! { <ChangeLock change=Change::Passphrase is_open=by_words said /> }).views()
    };
    // While the texts are being sealed the set-up stays, though the lock is on by then.
    let is_at_work = RwSignal::new(false);
    let is_on = Memo::new(move |_| store.lock().get() != Lock::Off && !is_at_work.get());
    // Whoever has just taken it off is not asked for a new passphrase in the same breath.
    let has_gone = RwSignal::new(false);
    Effect::new(move |was_on: Option<bool>| {
        let is_on = is_on.get();
        let goes = was_on == Some(true) && !is_on;
        if has_gone.get_untracked() != goes {
            has_gone.set(goes);
        }
        is_on
    });
    view! {
        <section class="page">
            <Heading text="Lock" />
            <p id="lock-said" role="status" tabindex="-1">{move || said.get()}</p>
            {move || {
                if is_on.get() {
                    view! {
                        <p class="lede">
                            {move || if store.is_taking_off() {
                                "The lock is being taken off. What you write now is not sealed."
                            } else {
                                "The lock is on. Homeward opens only with your passphrase or the ten words."
                            }}
                        </p>
                        <LockNow />
                        {change_passphrase(by_words)}
                        <Choose said />
                        {change_passphrase(!by_words)}
                        <ChangeLock change=Change::Words said />
                        <ChangeLock change=Change::TakeOff said />
                    }
                    .into_any()
                } else if has_gone.get() {
                    let again = move |_| {
                        has_gone.set(false);
                        request_animation_frame(|| document::focus_first("#lock-passphrase"));
                    };
                    view! {
                        <p class="lede">"Whoever can open this phone can read your diary now."</p>
                        <button type="button" class="button" on:click=again>"Use a lock again"</button>
                    }
                    .into_any()
                } else {
                    view! { <SetUp said is_at_work /> }.into_any()
                }
            }}
        </section>
    }
}
