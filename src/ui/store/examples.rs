//! The example: a month that nobody lived, put in and taken out in one write each.

use leptos::prelude::*;

use super::Store;
use crate::domain::capture::{Capture, Layer};
use crate::domain::examples::{Example, examples};
use crate::domain::id::RecordId;
use crate::domain::text::{Slug, Words};
use crate::domain::time::Moment;
use crate::journal::{Draft, Entry, ExampleSet, Journal, Kind, Place, Record, RecordState, Revision, Stored};
use crate::ui::platform::local_store::LocalStore;
use crate::ui::platform::{clock, random};

/// What a person has written or planned; drafts and the set of examples are not counted.
pub(super) const OWN_KINDS: [Kind; 4] = [Kind::Session, Kind::CheckIn, Kind::Capture, Kind::Layer];

impl Store {
    /// Whether this is a first opening: no care plan, and nothing written or planned.
    pub fn is_untouched(self) -> bool {
        self.journal.with_value(|journal| {
            journal.count(Kind::CarePlan) == 0 && OWN_KINDS.iter().all(|kind| journal.count(*kind) == 0)
        })
    }

    /// Whether there is anything that the person made, and not the example.
    pub fn has_own_entries(self) -> bool {
        let examples = self.examples.get_untracked();
        let is_own =
            |journal: &Journal<LocalStore>, kind| journal.ids(kind).iter().any(|id| !examples.contains(id));
        self.journal.with_value(|journal| OWN_KINDS.iter().any(|kind| is_own(journal, *kind)))
    }

    /// Puts the example in, once.
    pub fn add_examples(self) {
        if self.examples.with_untracked(|examples| !examples.is_empty()) {
            return;
        }
        let mut made = Made::default();
        for entry in examples(clock::now()) {
            made.add(entry.made, entry.example, random::bits());
        }
        let mut records = made.records;
        let ids = records.iter().map(|record| record.id).collect();
        records.push(self.example_set(ids));
        self.write(records);
    }

    /// Takes the example out: every record of it, without a way back and without a trace in any list. What the person
    /// added stays, also what is not saved yet.
    pub fn remove_examples(self) {
        let ids = self.examples.get_untracked();
        let now = clock::now();
        let mut theirs: Vec<Record> = Vec::new();
        self.journal.with_value(|journal| {
            for kind in OWN_KINDS {
                for id in journal.ids(kind) {
                    theirs.extend(journal.read(kind, id).ok().filter(|_| ids.contains(&id)));
                }
            }
        });
        let mut all: Vec<Stored> = Vec::new();
        for record in &theirs {
            // Not into the trash: nobody wrote them.
            all.push(self.journal.with_value(|journal| Stored::Tombstone(journal.empty(record, now))));
        }
        for record in &theirs {
            all.extend(self.unsaved_answer(record).into_iter().flatten().map(Stored::Record));
        }
        // There are several sets where a backup of another phone brought one.
        for set in self.example_sets() {
            let emptied = Entry::ExampleSet(ExampleSet { ids: Vec::new() });
            if set.entry != emptied {
                all.extend(self.next_of(&set, emptied).map(Stored::Record));
            }
        }
        self.undo.set(Vec::new());
        self.write(all);
    }

    /// An answer that was begun over a capture becomes a layer, for its field goes with the capture.
    fn unsaved_answer(self, capture: &Record) -> Option<[Record; 2]> {
        let place = Place::new(format!("reflect/{}", capture.id)).ok()?;
        let (record, draft) = self.draft(&place).filter(|(_, draft)| !draft.is_blank())?;
        let emptied = Entry::Draft(Draft::of(place, Words::default()));
        let emptied =
            self.journal.with_value(|journal| journal.revise(&record, emptied, clock::now())).ok()?;
        let prompt = draft.fields.get("prompt").and_then(|slug| Slug::try_from(slug.to_owned()).ok());
        let layer = Layer { capture: capture.id, prompt, words: draft.words };
        let layer = self.create(Entry::Layer(layer));
        Some([layer, emptied])
    }

    /// The record that names the examples which are put in, in its next version where there is one.
    fn example_set(self, ids: Vec<RecordId>) -> Record {
        let entry = Entry::ExampleSet(ExampleSet { ids });
        let revised = self.example_sets().first().and_then(|known| self.next_of(known, entry.clone()));
        revised.unwrap_or_else(|| self.create(entry))
    }

    fn example_sets(self) -> Vec<Record> {
        self.journal.with_value(|journal| journal.read_all(Kind::ExampleSet).0)
    }

    fn next_of(self, known: &Record, entry: Entry) -> Option<Record> {
        self.journal.with_value(|journal| journal.revise(known, entry, clock::now())).ok()
    }
}

/// The example as far as it is made; later entries point to earlier ones.
#[derive(Default)]
struct Made {
    records: Vec<Record>,
    sessions: Vec<RecordId>,
    captures: Vec<RecordId>,
}

impl Made {
    fn entry(&self, example: Example) -> Option<Entry> {
        match example {
            Example::Session(session) => Some(Entry::Session(session)),
            Example::CheckIn(check_in) => Some(Entry::CheckIn(check_in)),
            Example::Capture { words, session } => {
                Capture::seal(words, self.sessions.get(session).copied()).ok().map(Entry::Capture)
            }
            Example::Layer { capture, prompt, words } => {
                let capture = *self.captures.get(capture)?;
                Some(Entry::Layer(Layer { capture, prompt, words }))
            }
        }
    }

    /// Adds the first revision of an entry. Its name stands at the time it tells of, and not after what is already
    /// in the journal: lists go by names.
    fn add(&mut self, made: Moment, example: Example, random: u128) {
        let Some(entry) = self.entry(example) else { return };
        let last = self.records.last().map(|record| record.id);
        let id = RecordId::next(last, made.utc_ms(), random);
        match entry {
            Entry::Session(_) => self.sessions.push(id),
            Entry::Capture(_) => self.captures.push(id),
            _ => {}
        }
        let (rev, state) = (Revision::FIRST, RecordState::Live);
        self.records.push(Record { id, rev, made, written: made, state, entry });
    }
}
