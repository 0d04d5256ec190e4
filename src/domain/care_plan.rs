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

    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            MedicineRoute::Infusion => "Infusion (IV)",
            MedicineRoute::Injection => "Injection (IM)",
            MedicineRoute::Lozenge => "Lozenge",
            MedicineRoute::EsketamineSpray => "Esketamine nasal spray",
            MedicineRoute::CompoundedSpray => "Ketamine nasal spray, from a pharmacy",
        }
    }

    /// How long people are commonly at the clinic, in one sentence.
    ///
    /// Only what the fact sheet (2.1) has a source for: it has none for the whole stay with an infusion.
    pub fn time_at_clinic(self) -> &'static str {
        match self {
            MedicineRoute::Infusion => {
                "The infusion itself is commonly given over 40 minutes. Ask your clinic how long you will be there."
            }
            MedicineRoute::Injection | MedicineRoute::Lozenge => {
                "People are commonly at the clinic for 2 to 3 hours. Ask yours."
            }
            MedicineRoute::EsketamineSpray => {
                "You stay for at least 2 hours, and until staff say that you are ready."
            }
            MedicineRoute::CompoundedSpray => "The time varies. Ask your clinic how long you will be there.",
        }
    }

    /// Its stable name in records and files.
    pub fn slug(self) -> &'static str {
        match self {
            MedicineRoute::Infusion => "infusion",
            MedicineRoute::Injection => "injection",
            MedicineRoute::Lozenge => "lozenge",
            MedicineRoute::EsketamineSpray => "esketamine-spray",
            MedicineRoute::CompoundedSpray => "compounded-spray",
        }
    }

    /// The route with this stable name.
    pub fn from_slug(slug: &str) -> Option<MedicineRoute> {
        MedicineRoute::ALL.into_iter().find(|route| route.slug() == slug)
    }
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

impl ClinicRule {
    /// The rule in words, to be read after "not yet, until".
    pub fn words(self) -> String {
        match self {
            ClinicRule::NextDayAfterSleep => "the next day, after a restful sleep".to_owned(),
            ClinicRule::HoursAndSleep(hours) => {
                format!("{} hours after the session began, and after a restful sleep", hours.get())
            }
        }
    }
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

impl CarePlan {
    /// Whether nothing was answered, only asked.
    pub fn is_blank(&self) -> bool {
        *self == CarePlan { welcomed: self.welcomed, ..CarePlan::default() }
    }

    /// This plan, and where it says nothing, what an older one says. For two plans that were made without knowing of each
    /// other: a clinic's rule must not go because somebody skipped a question.
    #[must_use]
    pub fn over(self, older: CarePlan) -> CarePlan {
        let rule = if self.rule == ClinicRule::default() { older.rule } else { self.rule };
        let notes = if self.clinic_notes.is_blank() { older.clinic_notes } else { self.clinic_notes };
        CarePlan {
            country: self.country.or(older.country),
            route: self.route.or(older.route),
            clinic: self.clinic.over(older.clinic),
            trusted: self.trusted.over(older.trusted),
            rule,
            clinic_notes: notes,
            welcomed: self.welcomed || older.welcomed,
        }
    }
}

impl Contact {
    fn over(self, older: Contact) -> Contact {
        let name = if self.name.is_blank() { older.name } else { self.name };
        Contact { name, phone: self.phone.or(older.phone) }
    }
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
