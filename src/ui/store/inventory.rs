//! The inventory of a locked diary: compared and taken anew while nobody writes.

use chrono::NaiveDateTime;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::browse::pause;
use super::lock::Lock;
use super::writer::Writer;
use crate::journal::key::INVENTORY_KEY;
use crate::journal::{Change, DurableStore as _, Found, Journal, Phase, RecordKey, missed_there_too};
use crate::ui::platform::clock;

/// So long after the last save, which nobody's next one must meet.
const QUIET_MS: u32 = 5_000;

/// How what is here stands to the inventory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    turn: u32,
    /// When it was taken, by the clock here; `None` where it is gone.
    pub taken: Option<NaiveDateTime>,
    /// The keys of what is here in an older form, or not at all.
    pub missed: Vec<RecordKey>,
}

impl Store {
    /// What the inventory tells, once every text was looked at; nothing where the diary is not locked, or another window writes.
    pub fn compared(self) -> Option<Compared> {
        let is_mine = self.lock().get() == Lock::Open && self.writer.get() == Writer::Here;
        self.comparison().get().filter(|compared| is_mine && compared.turn == self.turn())
    }

    /// Whether something is missed, or nobody knows.
    pub fn misses_some(self) -> bool {
        self.compared().is_some_and(|compared| compared.taken.is_none() || !compared.missed.is_empty())
    }

    /// Takes the inventory anew, once nothing was saved for some seconds.
    pub(super) fn take_inventory_when_quiet(self) {
        if self.comparison().with_untracked(Option::is_none) {
            return;
        }
        let (turn, changes) = (self.turn(), self.changes.get_untracked());
        spawn_local(async move {
            TimeoutFuture::new(QUIET_MS).await;
            if self.changes.get_untracked() == changes {
                self.take_inventory(turn, None).await;
            }
        });
    }

    /// Compares what is here with the inventory and takes it anew, unless something is just being written. To be called when every
    /// text was looked at. What fails here is tried again after the next save.
    ///
    /// What was `seen` is missed no more. Says whether the inventory was taken.
    pub(super) async fn take_inventory(self, turn: u32, seen: Option<Compared>) -> bool {
        if !self.may_take(turn) {
            return false;
        }
        let durable = self.durable.get_value();
        let Ok(texts) = durable.get(&[INVENTORY_KEY.to_owned()]).await else { return false };
        let text = texts.first().map(|(_, text)| &**text);
        // What the person saw may have been a list that was still there; nobody has seen yet that it went since. Then even a young
        // lock had one.
        let was_there = seen.as_ref().is_some_and(|seen| seen.taken.is_some());
        let before = match self.journal.with_value(|journal| journal.find_inventory(text)) {
            Found::Whole(before) => Some(before),
            // It is not replaced before somebody has seen that.
            found if was_there || (found == Found::Gone && seen.is_none()) => {
                self.tell_compared(turn, None, Vec::new());
                return false;
            }
            Found::Gone | Found::NotYet => None,
        };
        pause().await;
        let mut missed = Vec::new();
        if let Some(before) = &before {
            missed = self.journal.with_value(|journal| journal.missed(before));
        }
        if !missed.is_empty() {
            let Ok(there) = self.durable_keys().await else { return false };
            missed = missed_there_too(missed, there);
            missed.retain(|key| seen.as_ref().is_none_or(|seen| !seen.missed.contains(key)));
        }
        if !self.may_take(turn) {
            return false;
        }
        let taken = self.journal.with_value(|journal| journal.take_inventory(missed.clone(), clock::now()));
        if let Some(before) = before {
            // Nothing is gained by the same once more.
            let is_same = before.lists_the_same_as(&taken);
            if is_same || seen.is_none() {
                self.tell_compared(turn, Some(before.taken_ms), missed.clone());
            }
            if is_same {
                return true;
            }
        }
        pause().await;
        let sealed = self.journal.with_value(|journal| journal.seal_inventory(&taken));
        let (Ok(text), true) = (sealed, self.may_take(turn)) else { return false };
        let put = [Change::Put { key: INVENTORY_KEY.to_owned(), text }];
        let is_kept = durable.apply(&put).await.is_ok();
        if is_kept && self.may_take(turn) {
            self.tell_compared(turn, Some(taken.taken_ms), missed);
        }
        is_kept
    }

    /// The person has seen what is missed: what is here now is what was here. Says whether that is kept.
    pub fn miss_no_more(self) -> impl Future<Output = bool> {
        self.take_inventory(self.turn(), self.comparison().get_untracked())
    }

    fn comparison(self) -> RwSignal<Option<Compared>> {
        self.pen.with_value(|pen| pen.compared)
    }

    fn tell_compared(self, turn: u32, taken_ms: Option<i64>, missed: Vec<RecordKey>) {
        let taken = taken_ms.map(|taken_ms| clock::local_at(taken_ms).unwrap_or_default());
        self.comparison().set(Some(Compared { turn, taken, missed }));
    }

    /// Whether texts are written sealed here, and the journal shows what is kept and nothing else.
    fn may_take(self, turn: u32) -> bool {
        let is_sealed =
            matches!(self.journal.with_value(Journal::phase), Some(Phase::Sealing | Phase::Sealed));
        is_sealed
            && self.must_still_write(turn).is_ok()
            && self.pen.with_value(|pen| pen.under_way == 0 && pen.gate.passes_all())
            && self.stranded.with_untracked(Vec::is_empty)
    }
}
