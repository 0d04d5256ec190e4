//! Looking through many entries without holding up the person who types or scrolls.

use std::ops::ControlFlow;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::Store;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::journal::{Kind, ReadError, Record, TimelineEntry};

/// Entries read between two pauses: a few milliseconds of work on a slow phone.
const CHUNK: usize = 64;

/// Lets the browser draw and take what was typed.
pub(super) async fn pause() {
    TimeoutFuture::new(0).await;
}

impl Store {
    /// All that stands in the journal, the latest first. Reads no entry.
    pub fn timeline(self) -> Vec<TimelineEntry> {
        self.sessions.with(|sessions| {
            let starts = sessions.iter().map(|(id, session)| (*id, session.starts.utc_ms()));
            self.read_journal(|journal| journal.timeline(starts))
        })
    }

    /// Whether nothing stands in the journal.
    pub fn is_empty(self) -> bool {
        let written = [Kind::CheckIn, Kind::Capture, Kind::Layer];
        self.sessions.with(Vec::is_empty)
            && self.read_journal(|journal| written.iter().all(|kind| journal.count(*kind) == 0))
    }

    /// One session, following its changes.
    pub fn session(self, id: RecordId) -> Option<Session> {
        self.sessions
            .with(|all| all.iter().find(|(other, _)| *other == id).map(|(_, session)| session.clone()))
    }

    /// Whether an entry belongs to the example data.
    pub fn is_example(self, id: RecordId) -> bool {
        self.examples.with(|examples| examples.contains(&id))
    }

    /// Hands entries to `take` in the order given, with pauses, until all were read or it breaks off.
    pub async fn read_slowly(
        self,
        names: &[(Kind, RecordId)],
        take: &mut dyn FnMut((Kind, RecordId), Result<Record, ReadError>) -> ControlFlow<()>,
    ) {
        for chunk in names.chunks(CHUNK) {
            for (kind, id) in chunk {
                let read = self.journal.with_value(|journal| journal.read(*kind, *id));
                if take((*kind, *id), read).is_break() {
                    return;
                }
            }
            pause().await;
        }
    }
}
