//! The days after a session, and the time between two.

use leptos::prelude::*;

use super::ahead::session_row;
use super::{Actions, link_row};
use crate::domain::id::RecordId;
use crate::domain::when::counted;
use crate::journal::Kind;
use crate::ui::components::views::Views;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The two weeks after a session.
#[component]
pub fn DaysAfter(days: u32, next: Option<RecordId>) -> impl IntoView {
    let since = match days {
        0 => "Your session was today.".to_owned(),
        1 => "Your session was yesterday.".to_owned(),
        days => format!("Your session was {} ago.", counted(days, "day")),
    };
    view! {
        <p class="lede">{since} " How are you today?"</p>
        <Actions />
        <ul class="link-list">
            <LookAgain />
            {link_row(&Route::Patterns, "Patterns", "How your mood has moved.")}
        </ul>
        <NextSession next />
    }
}

/// Longer after a session.
#[component]
pub fn Between(next: Option<RecordId>) -> impl IntoView {
    let said = if next.is_some() { "A quiet stretch." } else { "No session is planned right now." };
    view! {
        <p class="lede">{said} " How are you today?"</p>
        <Actions />
        <NextSession next />
        <ul class="link-list">
            <LookAgain />
            {link_row(&Route::Patterns, "Patterns", "How your mood has moved.")}
        </ul>
    }
}

/// To the captures; where there are none, to the first words.
#[component]
fn LookAgain() -> impl IntoView {
    let store = expect_context::<Store>();
    let has_captures = Memo::new(move |_| store.read_journal(|journal| journal.count(Kind::Capture) > 0));
    view! {
        {move || {
            if has_captures.get() {
                link_row(&Route::Reflect, "Look again at what came", "One gentle question at a time.")
            } else {
                link_row(&Route::Capture, "Say something", "Is there something you want to keep?")
            }
        }}
    }
}

#[component]
fn NextSession(next: Option<RecordId>) -> impl IntoView {
    let store = expect_context::<Store>();
    let session = Memo::new(move |_| store.session(next?));
    let row = move || Some(session_row(next?, &session.get()?));
    view! {
        {move || row().map(|row| view! { <h2>"Next session"</h2> <ul class="link-list">{row}</ul> }).views()}
    }
}
