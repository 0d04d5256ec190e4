//! Of a care plan there is one. A file of another phone, or of the time before an erasing, may bring another one: what it says goes
//! into the one that is shown, because one of the two would otherwise be kept and never seen.

use crate::domain::care_plan::CarePlan;
use crate::domain::time::Moment;

use super::keep::Journal;
use super::record::{Entry, Kind, Record, RecordState, Stored};
use super::restore::Tallies;
use super::store::FastStore;

/// True of a later revision of the same care plan as well.
const CHANGED: &str =
    "Its care plan changes the one here. Where both say something, what was written later counts.";

impl<F: FastStore> Journal<F> {
    /// The care plan that is shown: the one with the newest name.
    fn shown_plan(&self) -> Option<Record> {
        self.read(Kind::CarePlan, *self.ids(Kind::CarePlan).first()?).ok()
    }

    /// Puts what the care plans among these say, and what the one here says, into the one that will be shown. To be asked right
    /// before they are added. A phone without a care plan takes them as they are.
    pub fn join_plans(&self, to_add: &mut Vec<Stored>, now: Moment) {
        let Some(here) = self.shown_plan() else { return };
        let mut joined: Option<(CarePlan, i64)> = None;
        let mut shown: Option<Record> = None;
        let brings = |id| to_add.iter().filter_map(as_plan).any(|(there, _)| there.id == id);
        let here = (!brings(here.id)).then_some(Stored::Record(here));
        for (record, plan) in to_add.iter().chain(&here).filter_map(as_plan) {
            let written_ms = record.written.utc_ms();
            joined = Some(match joined {
                Some((other, other_ms)) if other_ms > written_ms => (other.over(plan.clone()), other_ms),
                Some((other, _)) => (plan.clone().over(other), written_ms),
                None => (plan.clone(), written_ms),
            });
            if shown.as_ref().is_none_or(|shown| shown.id < record.id) {
                shown = Some(record.clone());
            }
        }
        let (Some((joined, _)), Some(shown)) = (joined, shown) else { return };
        let joined = Entry::CarePlan(joined);
        if joined == shown.entry {
            return;
        }
        if let Ok(revised) = self.revise(&shown, joined, now) {
            to_add.retain(|stored| as_plan(stored).is_none_or(|(there, _)| there.id != shown.id));
            to_add.push(Stored::Record(revised));
        }
    }

    /// A sentence for the person, where what a file holds changes what the care plan here says.
    pub fn plan_sentence(&self, tallies: &Tallies) -> Option<&'static str> {
        self.shown_plan().filter(|here| !here.entry.is_blank())?;
        let brings_one = [tallies.new, tallies.newer_there].iter().any(|tally| tally.has(Kind::CarePlan));
        brings_one.then_some(CHANGED)
    }
}

fn as_plan(stored: &Stored) -> Option<(&Record, &CarePlan)> {
    match stored {
        Stored::Record(record @ Record { entry: Entry::CarePlan(plan), state: RecordState::Live, .. }) => {
            Some((record, plan))
        }
        _ => None,
    }
}
