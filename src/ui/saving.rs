//! What the person is told about the keeping of their words.

use crate::journal::{Entry, Saved, StoreError, Stored};

/// Where the last save stands.
/// The order is from best to worst.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Saving {
    /// Nothing was saved yet since the start.
    #[default]
    Idle,
    /// Both copies have it.
    Saved,
    /// On its way to both copies.
    Writing,
    /// The durable copy has it, which is on the disk; the other does not.
    OnDisk,
    /// The fast copy alone has it: a browser that ends within the next minute may lose it.
    OnlyFast,
    /// No copy has it: it is on the screen only.
    NotSaved {
        /// Whether the phone is out of room; otherwise the browser refuses.
        full: bool,
    },
}

impl Saving {
    /// The outcome of a save in the words of the screen.
    pub fn of(saved: &Saved) -> Saving {
        match saved {
            Saved::Both => Saving::Saved,
            Saved::OnlyDurable(_) => Saving::OnDisk,
            Saved::OnlyFast(_) => Saving::OnlyFast,
            Saved::Neither { fast, durable } => {
                Saving::NotSaved { full: [fast, durable].into_iter().any(|error| *error == StoreError::Full) }
            }
        }
    }

    /// The line in the status region. *Saved* stands there only when both copies have it.
    pub fn status(&self, told: Told) -> &'static str {
        match (self, told) {
            (Saving::Idle, _) => "",
            (Saving::Writing, Told::Entry) => "Saving…",
            (Saving::Writing, Told::Draft) => "Keeping your draft…",
            (Saving::Saved, Told::Entry) => "Saved",
            (Saving::Saved, Told::Draft) => "Draft kept",
            (Saving::Writing | Saving::Saved, Told::Nothing) => "",
            (Saving::OnDisk, _) => "Saved in one place, not in two",
            (Saving::OnlyFast, _) => "Only in one place, and not safe yet",
            (Saving::NotSaved { .. }, _) => "Not saved",
        }
    }
}

/// What a save is about, for the words of the status line. Of several things the last of this order is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A draft without words any more, or an entry taken from the trash. When that goes well there is nothing to say, and
    /// the word of the entry that grew from the draft stays.
    Nothing,
    /// A draft that the app keeps by itself.
    Draft,
    /// An entry that the person saved.
    Entry,
}

impl Told {
    /// What a save of all these is about.
    pub fn of(all: &[Stored]) -> Told {
        let told = |stored: &Stored| match stored {
            Stored::Tombstone(_) => Told::Nothing,
            Stored::Record(record) => match &record.entry {
                Entry::Draft(draft) if draft.is_blank() => Told::Nothing,
                Entry::Draft(_) => Told::Draft,
                _ => Told::Entry,
            },
        };
        all.iter().map(told).max().unwrap_or(Told::Nothing)
    }
}
