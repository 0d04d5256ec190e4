//! Several changes as one: both copies get all of them in one write, so that a page that ends halfway leaves no half.

use leptos::prelude::*;

use super::{Store, is_draft};
use crate::journal::Stored;

impl Store {
    /// Runs `change`, and writes all that it keeps in one go. An emptied draft comes last: whenever the page is closed,
    /// its words are in the draft or in the entry that grew from it.
    pub fn as_one(self, change: impl FnOnce()) {
        let outer = self.pen.try_update_value(|pen| pen.collected.replace(Vec::new())).flatten();
        change();
        let mut all: Vec<Stored> = self
            .pen
            .try_update_value(|pen| std::mem::replace(&mut pen.collected, outer))
            .flatten()
            .unwrap_or_default();
        all.sort_by_key(is_draft);
        if !all.is_empty() {
            self.write(all);
        }
    }

    /// Takes records up while changes are made as one; gives them back otherwise.
    pub(super) fn past_collecting(self, all: Vec<Stored>) -> Option<Vec<Stored>> {
        let mut passing = Some(all);
        self.pen.update_value(|pen| {
            if let Some(collected) = &mut pen.collected {
                collected.extend(passing.take().into_iter().flatten());
            }
        });
        passing
    }
}
