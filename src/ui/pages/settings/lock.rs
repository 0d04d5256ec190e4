//! The lock: turn it on, choose how it works, change what opens it, take it off.

mod change;
pub mod choose;
mod set_up;
mod sheet;

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;

use change::{Change, ChangeLock};
use choose::{Choose, LockNow};
use set_up::SetUp;

const BY_WORDS: &str = "Your recovery words have opened the diary. If you have forgotten the passphrase, choose a new one below.";

/// The lock: turn it on, choose how it works, change what opens it, take it off.
#[component]
pub fn LockPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let said = RwSignal::new(if store.came_by_words() { BY_WORDS.to_owned() } else { String::new() });
    // While the texts are being sealed the set-up stays, though the lock is on by then.
    let is_at_work = RwSignal::new(false);
    let is_on = Memo::new(move |_| store.lock().get() != Lock::Off && !is_at_work.get());
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
                                "The lock is on. Nobody can read your diary without your passphrase."
                            }}
                        </p>
                        <LockNow />
                        <Choose said />
                        <ChangeLock change=Change::Passphrase said />
                        <ChangeLock change=Change::Words said />
                        <ChangeLock change=Change::TakeOff said />
                    }
                    .into_any()
                } else {
                    view! { <SetUp said is_at_work /> }.into_any()
                }
            }}
        </section>
    }
}
