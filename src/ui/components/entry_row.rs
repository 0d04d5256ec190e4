//! One entry in a list: what it is, when it was, and a few of its words.

use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::domain::check_in::CheckIn;
use crate::domain::session::SessionState;
use crate::journal::{Entry, Query, Record, excerpt};
use crate::library::feelings::FeelingWord;
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// What a row shows.
pub struct EntryRow {
    /// What it is, in two or three words.
    pub title: String,
    /// When it was, on the clock of where it was.
    pub at: NaiveDateTime,
    href: String,
    words: String,
    tags: Vec<&'static str>,
}

impl EntryRow {
    /// The row of an entry; nothing for kinds that stand in no list. The words are those that fit `query`.
    pub fn of(store: Store, record: &Record, query: &Query) -> Option<EntryRow> {
        let lived = record.made.local();
        let (at, route, title, words, tag) = match &record.entry {
            Entry::CheckIn(check_in) => {
                let title = format!("Check-in: {}", check_in.mood.name());
                (lived, Route::Entry(record.id), title, words_of(check_in), None)
            }
            Entry::Capture(capture) => {
                let words = capture.words().as_str().to_owned();
                (lived, Route::ReflectOn(record.id), "First words".to_owned(), words, Some("Kept as written"))
            }
            Entry::Layer(layer) => {
                let words = layer.words.as_str().to_owned();
                (lived, Route::ReflectOn(layer.capture), "A later look".to_owned(), words, None)
            }
            Entry::Session(session) => {
                let said = [&session.place, &session.intention].map(|words| words.as_str().trim());
                let words =
                    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
                let cancelled = (session.state == SessionState::Cancelled).then_some("Cancelled");
                (session.starts.local(), Route::Session(record.id), "Session".to_owned(), words, cancelled)
            }
            Entry::CarePlan(_) | Entry::Draft(_) | Entry::ExampleSet(_) => return None,
        };
        let example = store.is_example(record.id).then_some("Example");
        let tags = tag.into_iter().chain(example).collect();
        Some(EntryRow { at, href: route.href(), title, words: excerpt(&words, query), tags })
    }
}

/// The feeling words and the note of a check-in.
fn words_of(check_in: &CheckIn) -> String {
    let mut words = feelings(check_in);
    if !words.is_empty() && !check_in.note.is_blank() {
        words.push_str(". ");
    }
    words.push_str(check_in.note.as_str());
    words
}

/// The feeling words of a check-in, as they are shown. A word of a newer version shows by its name.
pub fn feelings(check_in: &CheckIn) -> String {
    let label = |slug: &str| match FeelingWord::from_slug(slug) {
        Some(word) => word.label().to_owned(),
        None => slug.replace('-', " "),
    };
    check_in.words.iter().map(|word| label(word.as_str())).collect::<Vec<_>>().join(", ")
}

/// The words of a row, without a link: what was deleted has no place to lead to.
pub fn row_words(row: EntryRow) -> impl IntoView {
    view! {
        <p><strong>{row.title}</strong></p>
        <p class="muted">{dates::day_and_time(row.at)}</p>
        {(!row.words.is_empty()).then(|| view! { <p class="own-words">{row.words}</p> }).views()}
    }
}

/// Rows as a list of links. `with_day` puts the day beside the time, where no heading says it.
pub fn row_list(rows: Vec<EntryRow>, with_day: bool) -> impl IntoView {
    let item = move |row: EntryRow| {
        let when = if with_day { dates::day_and_time(row.at) } else { dates::time(row.at) };
        let tags = row.tags.into_iter().map(|tag| view! { " " <span class="tag">{tag}</span> });
        view! {
            <li>
                <a href=row.href>
                    <span class="entry-title">{row.title}</span>
                    <span class="muted">{when} {tags.views()}</span>
                    {(!row.words.is_empty()).then(|| view! { <span class="entry-words">{row.words}</span> }).views()}
                </a>
            </li>
        }
    };
    view! { <ul class="link-list">{rows.into_iter().map(item).views()}</ul> }
}
