//! What the signals hold, read from the journal; or, while it is locked, what is kept outside of it for the way home.

use leptos::prelude::*;

use super::Store;
use crate::domain::care_plan::CarePlan;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::journal::{Entry, Kind, Record, RecordKey, Stored};
use crate::ui::platform::clock;
use crate::ui::platform::look::people_at_hand;

/// What the signals hold.
type Held = (CarePlan, Vec<(RecordId, Session)>, Vec<RecordId>);

impl Store {
    /// Reads again what the signals hold and tells whoever shows entries.
    pub fn refresh(self) {
        let (plan, sessions, examples) = if self.is_shut() { at_hand() } else { self.held_in_journal() };
        self.plan.set(plan);
        self.sessions.set(sessions);
        self.examples.set(examples);
        self.hint();
        self.show_change();
    }

    /// Tells whoever shows entries that something has changed which the signals do not hold.
    pub(super) fn show_change(self) {
        self.follow_room();
        self.changes.update(|count| *count = count.wrapping_add(1));
    }

    fn held_in_journal(self) -> Held {
        self.journal.with_value(|journal| {
            let newest = |kind| journal.ids(kind).first().and_then(|id| journal.read(kind, *id).ok());
            let plan = match newest(Kind::CarePlan).map(|record| record.entry) {
                Some(Entry::CarePlan(plan)) => plan,
                _ => CarePlan::default(),
            };
            // A backup of another phone may bring a set of its own.
            let (sets, _unreadable) = journal.read_all(Kind::ExampleSet);
            let examples = sets.into_iter().flat_map(ids_of_examples).collect();
            let (sessions, _unreadable) = journal.read_all(Kind::Session);
            (plan, sessions.into_iter().filter_map(as_session).collect(), examples)
        })
    }
}

/// Whether the signals hold records of this kind.
pub(super) fn is_held(stored: &Stored) -> bool {
    matches!(RecordKey::of_stored(stored).kind, Kind::CarePlan | Kind::Session | Kind::ExampleSet)
}

/// The session has no name there, so it gets one for as long as the diary is locked.
fn at_hand() -> Held {
    let now = clock::now();
    let (plan, session) = people_at_hand(now);
    let sessions = session.map(|session| (RecordId::next(None, session.starts.utc_ms(), 0), session));
    (plan, sessions.into_iter().collect(), Vec::new())
}

fn ids_of_examples(record: Record) -> Vec<RecordId> {
    match record.entry {
        Entry::ExampleSet(set) => set.ids,
        _ => Vec::new(),
    }
}

fn as_session(record: Record) -> Option<(RecordId, Session)> {
    match record.entry {
        Entry::Session(session) => Some((record.id, session)),
        _ => None,
    }
}
