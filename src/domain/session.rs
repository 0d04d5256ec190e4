//! A session: one appointment with the medicine, and everything that is arranged round it.

use super::care_plan::{Contact, MedicineRoute};
use super::phone::PhoneNumber;
use super::text::{Slugs, Words};
use super::time::Moment;

/// One planned or past session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// When it starts, with the offset that holds at that time and place.
    pub starts: Moment,
    /// Where it is.
    pub place: Words,
    /// The number to call on the day, where it differs from the clinic's in the care plan.
    pub clinic_phone: Option<PhoneNumber>,
    /// How the medicine is given this time.
    pub route: Option<MedicineRoute>,
    /// Who takes the person home.
    pub ride: Contact,
    /// The open direction the person takes with them.
    pub intention: Words,
    /// Whether it will take place.
    pub state: SessionState,
    /// Checklist items that are done, by their slug.
    pub ticked: Slugs,
    /// When the person said that they had slept well after it.
    pub slept: Option<Moment>,
}

/// Whether a session takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SessionState {
    /// It takes place, or took place, as planned.
    #[default]
    Planned,
    /// It was called off; it stays in the journal and nothing counts from it.
    Cancelled,
}

impl Session {
    /// A planned session of which nothing but the start is known.
    pub fn at(starts: Moment) -> Session {
        Session {
            starts,
            place: Words::default(),
            clinic_phone: None,
            route: None,
            ride: Contact::default(),
            intention: Words::default(),
            state: SessionState::Planned,
            ticked: Slugs::default(),
            slept: None,
        }
    }
}
