//! What all screens share: the signals, and the one path from a screen to the journal and its two copies.

mod alone;
mod as_one;
pub mod backup;
mod browse;
mod drafts;
mod examples;
mod gate;
mod going;
mod heal;
mod hint;
pub mod inventory;
pub mod lock;
mod pen;
pub mod pieces;
mod refresh;
mod room;
pub mod safety;
mod save;
mod spare;
mod stranded;
pub mod telling;
pub mod transfer;
mod trash;
pub mod turning;
mod witness;
pub mod work;
pub mod writer;

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::care_plan::CarePlan;
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::domain::time::Moment;
use crate::domain::today::{Now, Today, today};
use crate::domain::witness::Witness;
use crate::journal::{Entry, ExampleSet, Journal, Kind, Note, Record, RecordState, Stored};
use crate::ui::platform::durable_store::IndexedDbStore;
use crate::ui::platform::lifecycle;
use crate::ui::platform::local_store::LocalStore;
use crate::ui::platform::look::Look;
use crate::ui::platform::{clock, last_place, location, lock_note, random};
use crate::ui::route::Route;
use crate::ui::saving::Saving;

use lock::Lock;
use pen::Pen;
use writer::Writer;

/// The state of the app. Cheap to copy; every screen gets it from the context.
#[derive(Clone, Copy)]
pub struct Store {
    journal: StoredValue<Journal<LocalStore>, LocalStorage>,
    durable: StoredValue<Rc<IndexedDbStore>, LocalStorage>,
    flushes: StoredValue<Vec<(u32, Flush)>, LocalStorage>,
    pen: StoredValue<Pen, LocalStorage>,
    /// Whether everything was erased a moment ago; Welcome says so once.
    pub just_erased: StoredValue<bool>,
    /// The place that is shown.
    pub route: RwSignal<Route>,
    /// The phone's time, refreshed twice a minute and when the page is seen again.
    pub now: RwSignal<Moment>,
    /// The care plan.
    pub plan: RwSignal<CarePlan>,
    /// All live sessions, newest record first.
    pub sessions: RwSignal<Vec<(RecordId, Session)>>,
    /// Records that belong to the example data.
    pub examples: RwSignal<Vec<RecordId>>,
    /// Goes up with each change of the journal; whoever shows entries follows it.
    pub changes: RwSignal<u32>,
    /// Where the last save stands.
    pub saving: RwSignal<Saving>,
    /// Words that no copy holds, to be offered for copying.
    pub stranded: RwSignal<Vec<Record>>,
    /// What was deleted last, for Undo.
    pub undo: RwSignal<Vec<Record>>,
    /// Whether the browser gives a lasting place at all; `false` puts up the banner.
    pub can_keep: RwSignal<bool>,
    /// Which window writes.
    pub writer: RwSignal<Writer>,
    /// Whether something was pressed here that writes, while another window does.
    pub was_refused: RwSignal<bool>,
    /// The texts of the library.
    pub pieces: RwSignal<pieces::Pieces>,
    /// How the app looks.
    pub look: RwSignal<Look>,
    /// Whether a new version waits.
    pub update_ready: RwSignal<bool>,
    /// What the diary held, while all of it is missed.
    pub missing: RwSignal<Option<Witness>>,
}

impl Store {
    /// Opens the journal by its keys alone and reads what the first screen needs.
    pub fn open() -> Store {
        let mut journal = Journal::open(LocalStore::probe());
        let can_keep = journal.fast_error().is_none();
        let note = lock_note::read_fast();
        let note = note.map(|note| Note::read(&note));
        // A damaged note is one, too: another place has a whole one.
        if note.as_ref().is_some_and(|note| !note.as_ref().is_ok_and(|note| note.is_off)) {
            journal.shut();
        }
        let note = note.and_then(Result::ok);
        let lock = match journal.is_shut() {
            true => Lock::Shut { shows_ride: note.as_ref().is_some_and(|note| note.shows_ride) },
            false => Lock::Off,
        };
        let store = Store {
            journal: StoredValue::new_local(journal),
            durable: StoredValue::new_local(Rc::new(IndexedDbStore::default())),
            flushes: StoredValue::new_local(Vec::new()),
            pen: StoredValue::new_local(Pen::knowing(note, lock)),
            just_erased: StoredValue::new(false),
            route: RwSignal::new(location::route()),
            now: RwSignal::new(clock::now()),
            plan: RwSignal::default(),
            sessions: RwSignal::default(),
            examples: RwSignal::default(),
            changes: RwSignal::new(0),
            saving: RwSignal::default(),
            stranded: RwSignal::default(),
            undo: RwSignal::default(),
            can_keep: RwSignal::new(can_keep),
            writer: RwSignal::default(),
            was_refused: RwSignal::new(false),
            pieces: RwSignal::default(),
            look: RwSignal::new(Look::read()),
            update_ready: RwSignal::new(false),
            missing: RwSignal::default(),
        };
        store.refresh();
        store
    }

    /// What can wait until the first screen stands: listeners, the right to write, and the comparison of the two copies.
    pub fn settle_in(self) {
        location::on_change(move |route| {
            self.undo.set(Vec::new());
            self.stop_going();
            let was_writing = self.route.get_untracked().is_for_writing();
            self.route.set(route.clone());
            // Whoever goes elsewhere by themselves is not brought back by the next start.
            if was_writing && self.writer.get_untracked() == Writer::Here {
                last_place::keep(&route, clock::now());
            }
        });
        lifecycle::every(30_000, move || self.now.set(clock::now()));
        lifecycle::on_visibility(move |is_hidden| {
            if is_hidden {
                self.flush_all();
            } else {
                self.now.set(clock::now());
            }
            self.cover_while_hidden(is_hidden);
        });
        lifecycle::on_update_ready(move || self.update_ready.set(true));
        self.follow_writer();
    }

    /// What Today is about, from the sessions and the clock.
    pub fn today(self) -> Today {
        let newest_record_ms = self.read_journal(|journal| journal.last_id().map(RecordId::made_ms));
        let now = Now { phone: self.now.get(), newest_record_ms };
        self.sessions.with(|sessions| today(sessions, self.plan.with(|plan| plan.rule), now))
    }

    /// Looks into the journal, and again after each change of it.
    pub fn read_journal<T>(self, look: impl FnOnce(&Journal<LocalStore>) -> T) -> T {
        self.changes.track();
        self.journal.with_value(look)
    }

    /// One entry, or nothing when it is not there, deleted or unreadable.
    pub fn record(self, kind: Kind, id: RecordId) -> Option<Record> {
        let live = |record: &Record| record.state == RecordState::Live;
        self.read_journal(|journal| journal.read(kind, id).ok().filter(live))
    }

    /// Keeps a new entry and gives its id.
    pub fn add_entry(self, entry: Entry) -> RecordId {
        let record = self.create(entry);
        let id = record.id;
        self.write(vec![record]);
        id
    }

    /// Makes a new record without writing it, for those who write several at once.
    pub fn create(self, entry: Entry) -> Record {
        let (now, random) = (clock::now(), random::bits());
        self.journal.with_value(|journal| journal.create(entry, now, random))
    }

    /// Keeps a new version of an entry. A capture is sealed: for it nothing happens.
    pub fn revise(self, record: &Record, entry: Entry) {
        let revised = self.journal.with_value(|journal| journal.revise(record, entry, clock::now()));
        if let Ok(revised) = revised {
            self.write(vec![revised]);
        }
    }

    /// Deletes an entry; Undo brings it back.
    pub fn delete(self, record: &Record) {
        self.delete_all(std::slice::from_ref(record));
    }

    /// Deletes entries that belong together; one Undo brings all of them back.
    pub fn delete_all(self, records: &[Record]) {
        let now = clock::now();
        let delete = |journal: &Journal<LocalStore>| {
            records.iter().map(|record| journal.delete(record, now)).collect::<Vec<_>>()
        };
        let deleted = self.journal.with_value(delete);
        self.write(deleted.clone());
        self.undo.set(deleted);
    }

    /// Brings back what was deleted last.
    pub fn undo_delete(self) {
        let (deleted, now) = (self.undo.get_untracked(), clock::now());
        let restore = |journal: &Journal<LocalStore>| {
            deleted.iter().map(|record| journal.restore(record, now)).collect::<Vec<_>>()
        };
        let restored = self.journal.with_value(restore);
        self.undo.set(Vec::new());
        self.write(restored);
    }

    /// Keeps the care plan: the one record of its kind, made at the first time.
    pub fn keep_plan(self, plan: CarePlan) {
        self.keep_only(Kind::CarePlan, Entry::CarePlan(plan));
    }

    /// Keeps which records are examples.
    pub fn keep_examples(self, ids: Vec<RecordId>) {
        self.keep_only(Kind::ExampleSet, Entry::ExampleSet(ExampleSet { ids }));
    }

    fn keep_only(self, kind: Kind, entry: Entry) {
        let known = self
            .journal
            .with_value(|journal| journal.ids(kind).first().and_then(|id| journal.read(kind, *id).ok()));
        match known {
            Some(record) => self.revise(&record, entry),
            None => {
                self.add_entry(entry);
            }
        }
    }
}

/// Writes what a screen holds, before the browser may end the page.
type Flush = Box<dyn Fn()>;

fn is_draft(stored: &Stored) -> bool {
    matches!(stored, Stored::Record(Record { entry: Entry::Draft(_), .. }))
}
