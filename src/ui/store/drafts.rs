//! Drafts: what is being written survives a closed page.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::Store;
use super::save::Outcome;
use super::writer::Writer;
use crate::domain::id::RecordId;
use crate::domain::text::Words;
use crate::domain::time::Moment;
use crate::journal::{Draft, Entry, Kind, Place, Record, RecordKey, Stored};
use crate::ui::platform::{clock, last_place};
use crate::ui::route::Route;

impl Store {
    /// The draft that was left at a place.
    pub fn draft(self, place: &Place) -> Option<(Record, Draft)> {
        let held = self.pen.with_value(|pen| pen.held.iter().find(|record| is_of(record, place)).cloned());
        // What is held here came before all that another window writes there meanwhile.
        let record = match held {
            Some(held) => held,
            None => {
                let left = self.journal.with_value(|journal| journal.draft_at(place))?;
                self.note_draft(place, RecordKey::of(&left));
                left
            }
        };
        let Entry::Draft(draft) = &record.entry else { return None };
        let draft = draft.clone();
        Some((record, draft))
    }

    /// All drafts, newest first.
    fn drafts(self) -> Vec<(Record, Draft)> {
        let (records, _unreadable) = self.journal.with_value(|journal| journal.read_all(Kind::Draft));
        let draft = |record: Record| match record.entry.clone() {
            Entry::Draft(draft) => Some((record, draft)),
            _ => None,
        };
        records.into_iter().filter_map(draft).collect()
    }

    /// Whether there are records of drafts, blank ones too.
    pub fn has_drafts(self) -> bool {
        self.read_journal(|journal| journal.count(Kind::Draft) > 0)
    }

    /// What was begun and is not saved: where it belongs, and when it was left, the latest first. Not what belongs to an
    /// entry that is gone.
    pub fn unfinished(self) -> Vec<(Route, Moment)> {
        self.changes.track();
        let mut begun: Vec<(Route, Moment)> = Vec::new();
        for (record, draft) in self.drafts() {
            let route = Route::parse(draft.place.as_str());
            let is_known = begun.iter().any(|(other, _)| *other == route);
            if !draft.is_blank() && !is_known && self.is_to_write_at(&route) {
                begun.push((route, record.written));
            }
        }
        begun.sort_by_key(|(_, left)| Reverse(*left));
        begun
    }

    /// Whether something was begun at the place of a route.
    pub fn is_unfinished(self, route: &Route) -> bool {
        untrack(|| self.unfinished()).iter().any(|(begun, _)| begun == route)
    }

    fn is_to_write_at(self, route: &Route) -> bool {
        match route {
            Route::Capture | Route::CheckIn | Route::SessionNew | Route::Plan | Route::Welcome => true,
            Route::ReflectOn(id) => self.record(Kind::Capture, *id).is_some(),
            Route::Entry(id) => self.record(Kind::CheckIn, *id).is_some(),
            Route::Session(id) => self.session(*id).is_some(),
            _ => false,
        }
    }

    /// Makes one draft of several at the same place. There are several when a person went on writing before the other
    /// copy had given back what one of them had lost.
    pub(super) fn join_drafts(self) {
        let mut newest: Vec<(Record, Draft)> = Vec::new();
        let mut changed = Vec::new();
        for (record, older) in self.drafts().into_iter().filter(|(_, draft)| !draft.is_blank()) {
            let Some((_, newer)) = newest.iter_mut().find(|(_, draft)| draft.place == older.place) else {
                newest.push((record, older));
                continue;
            };
            // Where both together are too long, both stay: the newer one is shown, the older one waits for its end.
            let Some(joined) = newer.with_older(&older) else { continue };
            *newer = joined;
            changed.push((record, Draft::of(older.place, Words::default())));
        }
        if changed.is_empty() {
            return;
        }
        let places: Vec<Place> = changed.iter().map(|(_, draft)| draft.place.clone()).collect();
        let joined = newest.into_iter().filter(|(_, draft)| places.contains(&draft.place));
        let revised: Vec<Record> = self.journal.with_value(|journal| {
            let revise =
                |(record, draft): (Record, Draft)| journal.revise(&record, Entry::Draft(draft), clock::now());
            joined.chain(changed).filter_map(|pair| revise(pair).ok()).collect()
        });
        self.write(revised);
    }

    /// Keeps what is written at a place so far. A blank draft means that there is none any more; the record stays
    /// and serves the place again, so that old words do not pile up. In a window that only reads, it stays in memory.
    pub fn keep_draft(self, draft: Draft) {
        if self.writer.get_untracked() == Writer::Here {
            self.write_draft(draft);
            return;
        }
        self.pen.update_value(|pen| pen.held.retain(|record| !is_of(record, &draft.place)));
        let record = self.create(Entry::Draft(draft));
        self.pen.update_value(|pen| pen.held.push(record));
    }

    /// Writes the drafts that this window held while it could only read.
    pub(super) fn write_held(self) {
        for record in self.pen.with_value(|pen| pen.held.clone()) {
            let id = record.id;
            if let Entry::Draft(draft) = record.entry {
                self.write_draft(draft);
            }
            // Not before: this may be cut off, and begun again.
            self.pen.update_value(|pen| pen.held.retain(|held| held.id != id));
        }
    }

    fn write_draft(self, draft: Draft) {
        let kept = self.own_draft(&draft.place);
        let is_blank = draft.is_blank();
        let entry = Entry::Draft(draft);
        match kept {
            Some(record) if record.entry == entry => {}
            Some(record) => self.revise(&record, entry),
            None if is_blank => {}
            None => {
                self.add_entry(entry);
            }
        }
        if !is_blank {
            last_place::keep(&self.route.get_untracked(), clock::now());
        }
    }

    /// The draft record that this window may go on with.
    fn own_draft(self, place: &Place) -> Option<Record> {
        // What waits to be written is newer than what stands there, and nobody else's.
        let waiting = self.waiting_records().into_iter().rev().find(|record| is_of(record, place));
        if waiting.is_some() {
            return waiting;
        }
        let seen = self.seen_draft(place);
        self.journal.with_value(|journal| journal.draft_to_follow(place, seen))
    }

    /// Remembers what this window wrote, to tell it from what another one writes at the same place.
    pub(super) fn note_drafts(self, outcomes: &[Outcome]) {
        for outcome in outcomes {
            if let Outcome::Staged { staged, .. } = outcome {
                self.note_if_draft(&staged.stored);
            }
        }
    }

    pub(super) fn note_if_draft(self, stored: &Stored) {
        if let Stored::Record(record) = stored
            && let Entry::Draft(draft) = &record.entry
            && (!draft.is_blank() || self.seen_draft(&draft.place).is_some_and(|seen| seen.id == record.id))
        {
            self.note_draft(&draft.place, RecordKey::of(record));
        }
    }

    fn note_draft(self, place: &Place, key: RecordKey) {
        self.pen.update_value(|pen| {
            pen.seen_drafts.retain(|(other, _)| other != place);
            pen.seen_drafts.push((place.clone(), key));
        });
    }

    fn seen_draft(self, place: &Place) -> Option<RecordKey> {
        self.pen
            .with_value(|pen| pen.seen_drafts.iter().find(|(other, _)| other == place).map(|(_, key)| *key))
    }

    /// Keeps a new entry and empties the draft it grew from, as one.
    pub fn add_from_draft(self, place: &Place, entry: Entry) -> RecordId {
        let record = self.create(entry);
        let id = record.id;
        self.as_one(|| {
            self.write(vec![record]);
            self.keep_draft(Draft::of(place.clone(), Words::default()));
        });
        id
    }

    /// Calls `flush` when the page is hidden, before the browser may end it, until the caller is gone.
    pub fn on_hide(self, flush: impl Fn() + 'static) {
        let key = self.pen.with_value(|pen| pen.next_flush);
        self.pen.update_value(|pen| pen.next_flush = key.wrapping_add(1));
        self.flushes.update_value(|flushes| flushes.push((key, Box::new(flush))));
        on_cleanup(move || {
            self.flushes.update_value(|flushes| flushes.retain(|(other, _)| *other != key));
        });
    }

    /// The page may be ended any moment: what is being written is kept, and where.
    ///
    /// Firefox ends a script that runs when another address is opened, wherever it stands; but it tells the page twice that
    /// it goes, and the second time is left alone. So nothing is called kept before it is, and the second time does what the
    /// first one left, or what ran before it. What that held is held for ever, and the words are written without it.
    pub(super) fn flush_all(self) {
        let left = self.pen.try_update_value(|pen| {
            pen.was_cut_off |= pen.is_flushing;
            pen.is_flushing = true;
            pen.collected.take()
        });
        if let Some(all) = left.flatten() {
            self.write(all);
        }
        self.write_what_waits();
        self.flushes.with_value(|flushes| flushes.iter().for_each(|(_, flush)| flush()));
        if self.writer.get_untracked() == Writer::Asking && self.turn() == 0 {
            // It is not known yet which window writes. A new record harms none.
            self.let_new_pass();
            self.write_held();
        }
        if self.writer.get_untracked() == Writer::Here {
            self.let_new_pass();
            let route = self.route.get_untracked();
            // Behind the lock nobody sees what is unfinished; what was known before it shut still holds.
            if !self.is_shut() {
                let place = if self.is_unfinished(&route) { route } else { Route::Today };
                last_place::keep(&place, clock::now());
            }
        }
        self.pen.update_value(|pen| pen.is_flushing = false);
    }
}

fn is_of(record: &Record, place: &Place) -> bool {
    matches!(&record.entry, Entry::Draft(draft) if draft.place == *place)
}
