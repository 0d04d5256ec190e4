//! What came up in a session.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::journal::{Entry, Kind, Record};
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// Longer first lines are cut here.
const SHOWN_CHARS: usize = 80;

/// The captures of a session, each with its first line; nothing when there are none.
#[component]
pub fn Captures(
    /// The session.
    session: RecordId,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let captures = untrack(|| store.read_journal(|journal| journal.read_all(Kind::Capture).0));
    let rows = captures.iter().filter_map(|record| row(record, session)).views();
    (!rows.is_empty())
        .then(|| {
            view! {
                <h2>"What came up"</h2>
                <ul class="link-list">{rows}</ul>
            }
        })
        .views()
}

fn row(record: &Record, session: RecordId) -> Option<impl IntoView + use<>> {
    let Entry::Capture(capture) = &record.entry else { return None };
    (capture.session() == Some(session)).then(|| {
        let when = dates::day_and_time(record.made.local());
        let first_line = capture.words().as_str().trim().lines().next().unwrap_or_default();
        let mut shown: String = first_line.chars().take(SHOWN_CHARS).collect();
        if shown.len() < first_line.len() {
            shown.push('…');
        }
        view! {
            <li>
                <a href=Route::ReflectOn(record.id).href()>
                    {when}
                    <span class="muted">{shown}</span>
                </a>
            </li>
        }
    })
}
