//! New revisions wait at the start until the two copies have been compared.
//!
//! Chromium may have lost the last minute of localStorage. A revision written before the comparison could take the
//! number of one that only IndexedDB still holds. New records cannot, so they pass at once.

use leptos::prelude::*;

use super::Store;
use crate::journal::{Record, Revision};

/// No browser takes this long to list its keys, unless it never answers.
pub(super) const GATE_MS: u32 = 3_000;

/// Whether new revisions may pass, and who waits.
#[derive(Debug, Clone)]
pub(super) enum Gate {
    Closed { waiting: Vec<Vec<Record>> },
    Open,
}

impl Default for Gate {
    fn default() -> Gate {
        Gate::Closed { waiting: Vec::new() }
    }
}

impl Store {
    /// The records, if they may be written now; otherwise they are kept and written when the gate opens.
    pub(super) fn past_gate(self, records: Vec<Record>) -> Option<Vec<Record>> {
        if records.iter().all(|record| record.rev == Revision::FIRST) {
            return Some(records);
        }
        let mut passing = Some(records);
        self.gate.update_value(|gate| {
            if let Gate::Closed { waiting } = gate {
                waiting.extend(passing.take());
            }
        });
        passing
    }

    /// Lets all pass that waited, in their order. Opening it twice changes nothing.
    pub(super) fn open_gate(self) {
        let waiting = match self.gate.get_value() {
            Gate::Closed { waiting } => waiting,
            Gate::Open => return,
        };
        self.gate.set_value(Gate::Open);
        for records in waiting {
            self.write(records);
        }
    }
}
