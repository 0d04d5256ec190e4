//! Format 1, frozen. Nothing here changes any more, whatever the domain is called next year: a new shape is a `v2.rs`.
//!
//! The names of all members stand here, once for reading and writing. `to_v1.rs` writes them in the order of the released
//! files and leaves out what is empty; `from_v1.rs` reads them in any order.

use crate::domain::care_plan::MedicineRoute;
use crate::domain::check_in::Mood;

/// The number of this format.
pub(in crate::journal) const VERSION: u64 = 1;

// A record.
pub(super) const V: &str = "v";
pub(super) const KIND: &str = "kind";
pub(super) const ID: &str = "id";
pub(super) const REV: &str = "rev";
pub(super) const MADE: &str = "made";
pub(super) const WRITTEN: &str = "written";
pub(super) const DELETED: &str = "deleted";
pub(super) const BODY: &str = "body";

// A moment.
pub(super) const UTC_MS: &str = "utcMs";
pub(super) const OFFSET_MIN: &str = "offsetMin";

// A contact.
pub(super) const NAME: &str = "name";
pub(super) const PHONE: &str = "phone";

// A care plan.
pub(super) const COUNTRY: &str = "country";
pub(super) const ROUTE: &str = "route";
pub(super) const CLINIC: &str = "clinic";
pub(super) const TRUSTED: &str = "trusted";
pub(super) const RULE: &str = "rule";
pub(super) const NEXT_DAY_AFTER_SLEEP: &str = "nextDayAfterSleep";
pub(super) const HOURS_AND_SLEEP: &str = "hoursAndSleep";
pub(super) const CLINIC_NOTES: &str = "clinicNotes";
pub(super) const WELCOMED: &str = "welcomed";

// A session; its route is named as above.
pub(super) const STARTS: &str = "starts";
pub(super) const PLACE: &str = "place";
pub(super) const CLINIC_PHONE: &str = "clinicPhone";
pub(super) const RIDE: &str = "ride";
pub(super) const INTENTION: &str = "intention";
pub(super) const CANCELLED: &str = "cancelled";
pub(super) const TICKED: &str = "ticked";
pub(super) const SLEPT: &str = "slept";

// A check-in.
pub(super) const MOOD: &str = "mood";
pub(super) const ENERGY: &str = "energy";
pub(super) const ANXIETY: &str = "anxiety";
pub(super) const SLEEP: &str = "sleep";
pub(super) const WORDS: &str = "words";
pub(super) const NOTE: &str = "note";

// A capture, a layer, a draft, a set of examples; their words and place are named as above.
pub(super) const SESSION: &str = "session";
pub(super) const CAPTURE: &str = "capture";
pub(super) const PROMPT: &str = "prompt";
pub(super) const IDS: &str = "ids";
pub(super) const CHECK_IN: &str = "checkIn";
pub(super) const FIELDS: &str = "fields";

/// The slugs of the moods, from low to high.
pub(super) const MOODS: [(&str, Mood); 5] = [
    ("very-low", Mood::VeryLow),
    ("low", Mood::Low),
    ("okay", Mood::Okay),
    ("good", Mood::Good),
    ("very-good", Mood::VeryGood),
];

/// The slugs of the ways in which the medicine is given.
pub(super) const ROUTES: [(&str, MedicineRoute); 5] = [
    ("infusion", MedicineRoute::Infusion),
    ("injection", MedicineRoute::Injection),
    ("lozenge", MedicineRoute::Lozenge),
    ("esketamine-spray", MedicineRoute::EsketamineSpray),
    ("compounded-spray", MedicineRoute::CompoundedSpray),
];
