//! The country and the people to call, also where the static help finds them before the app runs.

use leptos::prelude::*;

use super::Store;
use super::writer::Writer;
use crate::domain::at_hand::way_home;
use crate::domain::care_plan::CountryCode;
use crate::domain::hint::people;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::domain::today::{Now, first_hours_from, today};
use crate::ui::platform::look::{Look, keep_people};

impl Store {
    /// Keeps the hints, if this window writes.
    pub(super) fn hint(self) {
        if self.writer.get_untracked() == Writer::Here && !self.is_shut() {
            self.hint_country(self.plan.with_untracked(|plan| plan.country));
            self.hint_people();
        }
    }

    /// Follows the care plan, however it came here: by hand, from a file, or healed from the other copy. A plan that
    /// names no country leaves the hint alone, for some numbers are better than none.
    fn hint_country(self, country: Option<CountryCode>) {
        let look = self.look.get_untracked();
        if country.is_none() || country == look.country {
            return;
        }
        let look = Look { country, ..look };
        look.keep();
        self.look.set(look);
    }

    /// Follows the care plan and the session whose way home is next.
    fn hint_people(self) {
        // With the lock on, the person has said whether they stay readable.
        if self.pen.with_value(|pen| pen.note.as_ref().is_some_and(|note| !note.shows_ride)) {
            keep_people("");
            return;
        }
        let session = untrack(|| self.own_way_home());
        let now = self.now.get_untracked();
        let dim_from = self.sessions.with_untracked(|sessions| first_hours_from(sessions, now));
        keep_people(&self.plan.with_untracked(|plan| people(plan, session.as_ref(), dim_from)));
    }

    /// The session whose way home is next, among the person's own: the example's ride is nobody's.
    pub fn own_way_home(self) -> Option<Session> {
        let newest_record_ms = self.read_journal(|journal| journal.last_id().map(RecordId::made_ms));
        let now = Now { phone: self.now.get(), newest_record_ms };
        let is_own = |(id, _): &&(RecordId, Session)| !self.is_example(*id);
        let own: Vec<_> = self.sessions.with(|sessions| sessions.iter().filter(is_own).cloned().collect());
        let next = way_home(&today(&own, self.plan.with(|plan| plan.rule), now))?;
        own.into_iter().find(|(id, _)| *id == next).map(|(_, session)| session)
    }
}
