//! The country and the people to call, also where the static help finds them before the app runs.

use leptos::prelude::*;

use super::Store;
use super::writer::Writer;
use crate::domain::at_hand::way_home;
use crate::domain::care_plan::CountryCode;
use crate::domain::hint::people;
use crate::domain::today::first_hours_from;
use crate::ui::platform::look::{Look, keep_people};

impl Store {
    /// Keeps the hints, if this window writes.
    pub(super) fn hint(self) {
        if self.writer.get_untracked() == Writer::Here {
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

    /// Follows the care plan and the session whose way home is next. The example's ride is nobody's.
    fn hint_people(self) {
        let session = untrack(|| way_home(&self.today()))
            .filter(|id| !self.examples.with_untracked(|examples| examples.contains(id)))
            .and_then(|id| untrack(|| self.session(id)));
        let now = self.now.get_untracked();
        let dim_from = self.sessions.with_untracked(|sessions| first_hours_from(sessions, now));
        keep_people(&self.plan.with_untracked(|plan| people(plan, session.as_ref(), dim_from)));
    }
}
