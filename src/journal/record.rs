//! What storage keeps: one entry with its name, its revision and its times.

use crate::domain::capture::{Capture, Layer};
use crate::domain::care_plan::CarePlan;
use crate::domain::check_in::{Answers, CheckIn};
use crate::domain::id::RecordId;
use crate::domain::session::Session;
use crate::domain::text::{Slug, Words};
use crate::domain::time::Moment;

/// One revision of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name, the same for all its revisions.
    pub id: RecordId,
    /// Which revision this is.
    pub rev: Revision,
    /// When its first revision was written.
    pub made: Moment,
    /// When this revision was written.
    pub written: Moment,
    /// Whether it is in the journal or in the trash.
    pub state: RecordState,
    /// What it holds. A deleted record keeps it, so that Undo and the trash can bring it back.
    pub entry: Entry,
}

/// What is left of a record that was emptied from the trash: its name and its times, and nothing that anybody wrote.
///
/// It stays as the newest revision, so that an old copy cannot bring the record back. It is always a deletion; a live
/// record without a body has no form here, for a [`Record`] always holds an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// The kind of entry that it was.
    pub kind: Kind,
    /// Its name.
    pub id: RecordId,
    /// Which revision this is.
    pub rev: Revision,
    /// When its first revision was written.
    pub made: Moment,
    /// When it was emptied.
    pub written: Moment,
}

/// What lies under the key of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// A record with its body.
    Record(Record),
    /// What is left of one that was emptied.
    Tombstone(Tombstone),
}

impl Stored {
    /// Which revision this is.
    pub fn rev(&self) -> Revision {
        match self {
            Stored::Record(record) => record.rev,
            Stored::Tombstone(tombstone) => tombstone.rev,
        }
    }

    /// When this revision was written.
    pub fn written(&self) -> Moment {
        match self {
            Stored::Record(record) => record.written,
            Stored::Tombstone(tombstone) => tombstone.written,
        }
    }

    /// The record, if it has a body.
    pub fn into_record(self) -> Option<Record> {
        match self {
            Stored::Record(record) => Some(record),
            Stored::Tombstone(_) => None,
        }
    }

    pub(super) fn set_rev(&mut self, rev: Revision) {
        match self {
            Stored::Record(record) => record.rev = rev,
            Stored::Tombstone(tombstone) => tombstone.rev = rev,
        }
    }
}

impl From<Record> for Stored {
    fn from(record: Record) -> Stored {
        Stored::Record(record)
    }
}

impl From<Tombstone> for Stored {
    fn from(tombstone: Tombstone) -> Stored {
        Stored::Tombstone(tombstone)
    }
}

/// Whether a record is in the journal or in the trash.
///
/// The order matters: of two copies with the same revision the live one counts as newer, so words are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordState {
    /// In the trash, or emptied from it: a revision that stops an older copy from coming back.
    Deleted,
    /// In the journal.
    Live,
}

/// The count of a record's revisions, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(u32);

/// A number that is not a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("revisions count from 1")]
pub struct NotARevision;

impl Revision {
    /// The first revision.
    pub const FIRST: Revision = Revision(1);

    /// Takes a number from 1.
    ///
    /// # Errors
    /// [`NotARevision`] for 0.
    pub fn new(number: u32) -> Result<Revision, NotARevision> {
        if number == 0 { Err(NotARevision) } else { Ok(Revision(number)) }
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }

    /// The revision after this one.
    #[must_use]
    pub fn next(self) -> Revision {
        Revision(self.0.saturating_add(1))
    }
}

/// What a record holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// How this person's care is set up.
    CarePlan(CarePlan),
    /// One appointment.
    Session(Session),
    /// How it is right now.
    CheckIn(CheckIn),
    /// The first words after a session, sealed.
    Capture(Capture),
    /// A later reading of a capture.
    Layer(Layer),
    /// Text that is not finished.
    Draft(Draft),
    /// Which records are example data.
    ExampleSet(ExampleSet),
}

impl Entry {
    /// Whether it is a place for words and answers in which a person has left none yet.
    pub fn is_blank(&self) -> bool {
        match self {
            Entry::Draft(draft) => draft.is_blank(),
            Entry::CarePlan(plan) => plan.is_blank(),
            _ => false,
        }
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Entry::CarePlan(_) => Kind::CarePlan,
            Entry::Session(_) => Kind::Session,
            Entry::CheckIn(_) => Kind::CheckIn,
            Entry::Capture(_) => Kind::Capture,
            Entry::Layer(_) => Kind::Layer,
            Entry::Draft(_) => Kind::Draft,
            Entry::ExampleSet(_) => Kind::ExampleSet,
        }
    }
}

/// The kinds of records. Their slugs are part of every key and do not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A care plan.
    CarePlan,
    /// A session.
    Session,
    /// A check-in.
    CheckIn,
    /// A capture.
    Capture,
    /// A layer over a capture.
    Layer,
    /// A draft.
    Draft,
    /// A set of example records.
    ExampleSet,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 7] = [
        Kind::CarePlan,
        Kind::Session,
        Kind::CheckIn,
        Kind::Capture,
        Kind::Layer,
        Kind::Draft,
        Kind::ExampleSet,
    ];

    /// Whether the first screen reads it, before the copies are compared.
    pub fn is_read_at_the_start(self) -> bool {
        matches!(self, Kind::CarePlan | Kind::Session | Kind::Draft | Kind::ExampleSet)
    }

    /// Its name in keys and files.
    pub fn slug(self) -> &'static str {
        match self {
            Kind::CarePlan => "care-plan",
            Kind::Session => "session",
            Kind::CheckIn => "check-in",
            Kind::Capture => "capture",
            Kind::Layer => "layer",
            Kind::Draft => "draft",
            Kind::ExampleSet => "example-set",
        }
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// Unfinished text, kept for the place where it was being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it was being written.
    pub place: Place,
    /// What stands there so far.
    pub words: Words,
    /// What is chosen beside it, where the text is the note of a check-in.
    pub answers: Answers,
    /// What is in the other fields of the form, where the person changed them.
    pub fields: FieldTexts,
}

impl Draft {
    /// A draft of words alone; blank ones mean that there is none any more.
    pub fn of(place: Place, words: Words) -> Draft {
        Draft { place, words, answers: Answers::default(), fields: FieldTexts::default() }
    }

    /// Whether there is nothing to bring back.
    pub fn is_blank(&self) -> bool {
        self.words.is_blank() && self.answers == Answers::default() && self.fields.is_empty()
    }
}

/// Fields of a form with what is in them, in the order of their names, each once. An emptied field is there too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldTexts(Vec<(Slug, Words)>);

impl FieldTexts {
    /// Puts a field in, in the stead of what it held before.
    pub fn put(&mut self, field: Slug, text: Words) {
        match self.0.binary_search_by(|(other, _)| other.cmp(&field)) {
            Ok(at) => self.0[at].1 = text,
            Err(at) => self.0.insert(at, (field, text)),
        }
    }

    /// What is in a field, where it is named.
    pub fn get(&self, field: &str) -> Option<&str> {
        let found = self.iter().find(|(name, _)| name.as_str() == field);
        found.map(|(_, text)| text.as_str())
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, (Slug, Words)> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where a draft belongs, like a route without its slash at the front: `capture`, `reflect/01J…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

/// A text that is not a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a place has 1 to 120 letters, digits, hyphens or slashes")]
pub struct NotAPlace;

impl Place {
    /// Reads a place.
    ///
    /// # Errors
    /// [`NotAPlace`] for an empty or long text, or any sign but letters, digits, `-` and `/`.
    pub fn new(text: impl Into<String>) -> Result<Place, NotAPlace> {
        let text = text.into();
        let fits = (1..=120).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'/');
        if fits { Ok(Place(text)) } else { Err(NotAPlace) }
    }

    /// The place as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The records that "Look around with example data" made, so that one tap can remove them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleSet {
    /// Their names.
    pub ids: Vec<RecordId>,
}
