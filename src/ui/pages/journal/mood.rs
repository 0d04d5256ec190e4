//! Reading the check-ins of a mood line: those of its days and no others.

use std::ops::ControlFlow;

use chrono::TimeDelta;
use leptos::prelude::*;

use crate::domain::check_in::Mood;
use crate::domain::id::RecordId;
use crate::domain::mood_line::{MoodLine, MoodWindow, mood_line};
use crate::domain::time::Moment;
use crate::journal::{Entry, Kind, Record};
use crate::ui::store::Store;

/// The days on the Journal screen.
const RECENT_DAYS: u16 = 30;

/// The line of the last 30 days: few enough entries to read at once.
pub fn recent_line(store: Store) -> MoodLine {
    let window = window(store, RECENT_DAYS);
    let ids = ids_in(store, window);
    let moods: Vec<_> = store.read_journal(|journal| {
        ids.iter().filter_map(|id| mood_of(&journal.read(Kind::CheckIn, *id).ok()?)).collect()
    });
    line(store, &moods, window)
}

/// The line of so many days, read with pauses. `None` when the screen was left meanwhile.
pub async fn long_line(store: Store, days: u16, is_wanted: impl Fn() -> bool) -> Option<MoodLine> {
    let window = window(store, days);
    let names: Vec<_> = ids_in(store, window).into_iter().map(|id| (Kind::CheckIn, id)).collect();
    let mut moods = Vec::with_capacity(names.len());
    store
        .read_slowly(&names, &mut |_, read| {
            moods.extend(read.ok().as_ref().and_then(mood_of));
            if is_wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
        .await;
    is_wanted().then(|| line(store, &moods, window))
}

fn window(store: Store, days: u16) -> MoodWindow {
    MoodWindow::last_days(days, store.now.with_untracked(|now| now.local_date()))
}

/// Names tell the instant and not the wall calendar, so a day more is read; the line leaves out what is outside.
fn ids_in(store: Store, window: MoodWindow) -> Vec<RecordId> {
    let first_ms = (window.first().and_time(chrono::NaiveTime::MIN) - TimeDelta::days(1)).and_utc();
    let first_ms = first_ms.timestamp_millis();
    let ids = store.read_journal(|journal| journal.ids(Kind::CheckIn));
    ids.into_iter().take_while(|id| id.made_ms() >= first_ms).collect()
}

fn mood_of(record: &Record) -> Option<(Moment, Mood)> {
    match &record.entry {
        Entry::CheckIn(check_in) => Some((record.made, check_in.mood)),
        _ => None,
    }
}

fn line(store: Store, moods: &[(Moment, Mood)], window: MoodWindow) -> MoodLine {
    let now = store.now.get_untracked();
    store.sessions.with_untracked(|sessions| mood_line(moods, sessions, window, now))
}
