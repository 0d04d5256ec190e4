//! The care plan: how this person's care is set up, and what their own clinic asks of them.

use super::phone::PhoneNumber;
use super::text::Words;

/// How the medicine is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MedicineRoute {
    /// Ketamine by infusion into a vein (IV).
    Infusion,
    /// Ketamine by injection into a muscle (IM).
    Injection,
    /// Ketamine as a lozenge that melts in the mouth.
    Lozenge,
    /// Esketamine nasal spray, the approved medicine.
    EsketamineSpray,
    /// Ketamine nasal spray made by a pharmacy.
    CompoundedSpray,
}

impl MedicineRoute {
    /// All routes, in the order of the Welcome screen.
    pub const ALL: [MedicineRoute; 5] = [
        MedicineRoute::Infusion,
        MedicineRoute::Injection,
        MedicineRoute::Lozenge,
        MedicineRoute::EsketamineSpray,
        MedicineRoute::CompoundedSpray,
    ];
}

/// When the clinic says that the "not yet" list may end. Sleep is always asked for as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ClinicRule {
    /// The next day, after a restful sleep. The esketamine label says this; it is our default.
    #[default]
    NextDayAfterSleep,
    /// This many hours after the session began, and a restful sleep.
    HoursAndSleep(RuleHours),
}

/// Hours of a clinic rule: from 24 (the longest common figure is our floor) to 168 (a week).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleHours(u8);

/// A number of hours that a clinic rule does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a clinic rule has 24 to 168 hours")]
pub struct NotRuleHours;

impl RuleHours {
    /// Takes a number of hours.
    ///
    /// # Errors
    /// [`NotRuleHours`] outside 24–168. A shorter rule is already covered by the default, which is stricter.
    pub fn new(hours: u8) -> Result<RuleHours, NotRuleHours> {
        if (24..=168).contains(&hours) { Ok(RuleHours(hours)) } else { Err(NotRuleHours) }
    }

    /// The number of hours.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// Somebody who can be reached: the clinic, a trusted person, the ride.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// What the person calls them.
    pub name: Words,
    /// Their number, where it is known.
    pub phone: Option<PhoneNumber>,
}

/// How this person's care is set up. Every part may be unknown: no question must be answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarePlan {
    /// The country whose help lines are shown, by its ISO 3166-1 code.
    pub country: Option<CountryCode>,
    /// How the medicine is given.
    pub route: Option<MedicineRoute>,
    /// The clinic.
    pub clinic: Contact,
    /// Somebody the person trusts, shown under Help now.
    pub trusted: Contact,
    /// The clinic's rule for the time after a session.
    pub rule: ClinicRule,
    /// What else the clinic has said, in its own words (food, drink, medicines).
    pub clinic_notes: Words,
    /// Whether Welcome was gone through or skipped.
    pub welcomed: bool,
}

/// An ISO 3166-1 alpha-2 code, two capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

/// A text that is not a country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a country code has two capital letters")]
pub struct NotACountryCode;

impl CountryCode {
    /// A code of our own tables; a test holds that [`CountryCode::parse`] reads it too.
    pub(super) const fn known(letters: &[u8; 2]) -> CountryCode {
        CountryCode(*letters)
    }

    /// Reads a code such as `DE`.
    ///
    /// # Errors
    /// [`NotACountryCode`] for anything but two capital letters.
    pub const fn parse(text: &str) -> Result<CountryCode, NotACountryCode> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(CountryCode([*a, *b])),
            _ => Err(NotACountryCode),
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}
