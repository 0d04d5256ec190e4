//! Entries grouped by the day they were lived on. Only those that are shown are read.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::journal::{Query, TimelineEntry};
use crate::ui::components::entry_row::{EntryRow, row_list};
use crate::ui::components::views::Views;
use crate::ui::platform::dates;
use crate::ui::store::Store;

/// Entries shown at first, and added by *Show earlier*.
pub const PAGE: usize = 30;

/// The days of a list, and how many of its entries could not be read.
#[derive(Default)]
pub struct Days {
    days: Vec<Day>,
    unreadable: usize,
}

struct Day {
    date: NaiveDate,
    label: String,
    rows: Vec<EntryRow>,
}

/// Reads the first `shown` entries of a list and groups them.
pub fn days_of(store: Store, entries: &[TimelineEntry], shown: usize, query: &Query) -> Days {
    let today = store.now.with_untracked(|now| now.local_date());
    let mut all = Days::default();
    let read = store.read_journal(|journal| {
        let read = |entry: &TimelineEntry| journal.read(entry.kind, entry.id);
        entries.iter().take(shown).map(read).collect::<Vec<_>>()
    });
    for record in read {
        let Ok(record) = record else {
            all.unreadable += 1;
            continue;
        };
        let Some(row) = EntryRow::of(store, &record, query) else { continue };
        let date = row.at.date();
        match all.days.last_mut() {
            Some(day) if day.date == date => day.rows.push(row),
            _ => all.days.push(Day { date, label: label(date, today), rows: vec![row] }),
        }
    }
    all
}

/// The days, one below the other.
pub fn day_list(all: Days) -> impl IntoView {
    let note = match all.unreadable {
        0 => None,
        1 => Some("One entry here can’t be read. It stays on this phone, untouched.".to_owned()),
        many => Some(format!("{many} entries here can’t be read. They stay on this phone, untouched.")),
    };
    let day = |day: Day| view! { <h2 class="day">{day.label}</h2> {row_list(day.rows, false)} };
    view! {
        {note.map(|note| view! { <p class="notice notice--warning">{note}</p> }).views()}
        {all.days.into_iter().map(day).views()}
    }
}

fn label(date: NaiveDate, today: NaiveDate) -> String {
    match (today - date).num_days() {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        -1 => "Tomorrow".to_owned(),
        _ if date.year() == today.year() => dates::day(date),
        _ => dates::day_and_year(date),
    }
}
