//! How the lock works: when it shuts by itself, and what stays open then.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::lock::AutoLock;
use crate::ui::components::choices::{Choices, Chosen};
use crate::ui::components::tick_box::tick_box;
use crate::ui::store::Store;

const TIMES: [(AutoLock, &str); 4] = [
    (AutoLock::Soon, "1 minute"),
    (AutoLock::Usual, "5 minutes"),
    (AutoLock::Late, "15 minutes"),
    (AutoLock::Never, "Never. I lock it by hand"),
];

/// The time that is chosen.
pub fn chosen_time(chosen: Chosen) -> AutoLock {
    chosen.get().and_then(|at| TIMES.get(at)).map_or(AutoLock::Usual, |(time, _)| *time)
}

/// The place of a time among the answers.
pub fn place_of(time: AutoLock) -> Option<usize> {
    TIMES.iter().position(|(other, _)| *other == time)
}

/// When it shuts by itself, and what stays open then.
#[component]
pub fn LockChoices(
    /// When it shuts by itself.
    time: Chosen,
    /// Whether the way home stays open then.
    shows_ride: RwSignal<bool>,
) -> impl IntoView {
    let times = TIMES.iter().map(|(_, name)| (*name).to_owned()).collect();
    view! {
        <Choices legend="Lock when nobody has touched it for" name="auto-lock" answers=times chosen=time />
        {tick_box("Keep Ride home, the card for my escort and my numbers to call open", shows_ride)}
        <p class="muted">
            "These need no passphrase then, also an hour after a session. For that, anyone who can open this phone "
            "can see names, numbers and the time of your next session. Your words stay locked."
        </p>
    }
}

/// The same, where the lock is on. It holds at once, without *Save*.
#[component]
pub fn Choose(
    /// What there is to say.
    said: RwSignal<String>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let note = store.lock_note();
    let time = RwSignal::new(place_of(note.as_ref().map(|note| note.auto_lock).unwrap_or_default()));
    let shows_ride = RwSignal::new(note.is_some_and(|note| note.shows_ride));
    Effect::new(move |before: Option<(AutoLock, bool)>| {
        let now = (chosen_time(time), shows_ride.get());
        if before.is_some_and(|before| before != now) {
            spawn_local(async move {
                if let Err(reason) = store.choose_lock(now.0, now.1).await {
                    said.set(format!("That was not kept: {reason}."));
                }
            });
        }
        now
    });
    view! {
        <h2>"How it works"</h2>
        <div class="stack" data-writes>
            <LockChoices time shows_ride />
        </div>
        <p>
            "To hide everything at once, tap the name Homeward or the heading at the top three times, or press Escape twice. "
            "What you were writing is kept."
        </p>
    }
}

/// The button that locks.
#[component]
pub fn LockNow() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <button type="button" class="button button--primary" on:click=move |_| store.lock_everywhere()>"Lock now"</button>
    }
}
