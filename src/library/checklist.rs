//! What to arrange for a session, by when.
//!
//! Whatever clinics differ on (food, drink, medicines, alcohol) is a thing to ask, never an instruction.
//! Ticks are kept elsewhere, by slug.

use chrono::{Days, NaiveDate};

use super::slugged::slugged;
use crate::domain::session::Session;

slugged! {
    /// One thing to arrange, in the order of when it is due; the ride comes first.
    pub enum ChecklistItem {
        /// Somebody for the way home.
        Ride = "ride",
        /// Somebody for the hours after.
        Company = "company",
        /// Time off.
        FreeDay = "free-day",
        /// Those who depend on the person.
        Duties = "duties",
        /// The day after the session.
        NextDay = "next-day",
        /// Each medicine.
        AskMedicines = "ask-medicines",
        /// What is new in the person's health.
        HealthNews = "health-news",
        /// When to stop eating and drinking.
        AskFood = "ask-food",
        /// Alcohol and cannabis.
        AskAlcohol = "ask-alcohol",
        /// The clinic's number at hand.
        ClinicNumber = "clinic-number",
        /// The intention.
        Intention = "intention",
        /// Clothes and bag.
        Bag = "bag",
        /// Music, where allowed.
        Music = "music",
        /// The note to self.
        NoteToSelf = "note-to-self",
        /// The evening before.
        QuietEvening = "quiet-evening",
        /// The phone during the session.
        PhoneAway = "phone-away",
    }
}

/// When an item wants to be done, seen from the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// As soon as the date is known.
    OnceDated,
    /// A week before.
    WeekBefore,
    /// Three days before.
    ThreeDaysBefore,
    /// The day before.
    DayBefore,
    /// The evening before.
    EveningBefore,
    /// On the day itself.
    SameDay,
}

impl Due {
    /// The words above the items of this time.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OnceDated => "As soon as you know the date",
            Self::WeekBefore => "A week before",
            Self::ThreeDaysBefore => "Three days before",
            Self::DayBefore => "The day before",
            Self::EveningBefore => "The evening before",
            Self::SameDay => "On the day",
        }
    }

    /// The day it falls on; `None` for what is due at once.
    #[must_use]
    pub fn day(self, session: NaiveDate) -> Option<NaiveDate> {
        let days_before = match self {
            Self::OnceDated => return None,
            Self::WeekBefore => 7,
            Self::ThreeDaysBefore => 3,
            Self::DayBefore | Self::EveningBefore => 1,
            Self::SameDay => 0,
        };
        session.checked_sub_days(Days::new(days_before))
    }

    /// Whether its time has come. It stays due until it is ticked, also when the session was set late.
    #[must_use]
    pub fn is_due(self, session: NaiveDate, today: NaiveDate) -> bool {
        self.day(session).is_none_or(|day| day <= today)
    }
}

/// The whole list, grouped by when it is due, the soonest first.
#[must_use]
pub fn items_by_due() -> Vec<(Due, Vec<ChecklistItem>)> {
    let mut groups: Vec<(Due, Vec<ChecklistItem>)> = Vec::new();
    for item in ChecklistItem::ALL {
        match groups.last_mut() {
            Some((due, items)) if *due == item.due() => items.push(item),
            _ => groups.push((item.due(), vec![item])),
        }
    }
    groups
}

/// How many things are shown at once, beside those of the day itself.
const SHOWN: usize = 3;

/// What is still to arrange for a session, the next few things of it, as Today shows them.
///
/// On the day before and on the day itself all that belongs to that day stands there too. On the day nothing else
/// does: what should have been asked a week ago only worries then.
#[must_use]
pub fn still_open(session: &Session, today: NaiveDate, has_clinic: bool) -> Vec<ChecklistItem> {
    let starts = session.starts.local_date();
    let is_ticked = |item: ChecklistItem| session.ticked.iter().any(|slug| slug.as_str() == item.slug());
    let is_written_down = |item: ChecklistItem| match item {
        ChecklistItem::Ride => session.ride.phone.is_some(),
        ChecklistItem::Intention => !session.intention.is_blank(),
        ChecklistItem::ClinicNumber => has_clinic,
        _ => false,
    };
    let open = ChecklistItem::ALL.into_iter().filter(|item| !is_ticked(*item) && !is_written_down(*item));
    if starts == today {
        return open.filter(|item| item.fits_the_day()).collect();
    }
    let of_today =
        |item: ChecklistItem| item.due().day(starts) == Some(today) && today + Days::new(1) == starts;
    open.enumerate().filter(|(at, item)| *at < SHOWN || of_today(*item)).map(|(_, item)| item).collect()
}

/// Whether nobody can be called on the way home, although *Find who takes me home* is ticked: one line stays then.
#[must_use]
pub fn lacks_ride_number(session: &Session) -> bool {
    let is_ticked = session.ticked.iter().any(|slug| slug.as_str() == ChecklistItem::Ride.slug());
    is_ticked && session.ride.phone.is_none()
}

impl ChecklistItem {
    /// Whether it can still be done on the day itself. The ride has a place of its own there.
    const fn fits_the_day(self) -> bool {
        matches!(self, Self::Intention | Self::Bag | Self::Music | Self::NoteToSelf | Self::PhoneAway)
    }

    /// When it wants to be done.
    #[must_use]
    pub const fn due(self) -> Due {
        match self {
            Self::Ride | Self::Company | Self::FreeDay => Due::OnceDated,
            Self::Duties | Self::NextDay | Self::AskMedicines | Self::HealthNews => Due::WeekBefore,
            Self::AskFood | Self::AskAlcohol | Self::ClinicNumber => Due::ThreeDaysBefore,
            Self::Intention | Self::Bag | Self::Music | Self::NoteToSelf => Due::DayBefore,
            Self::QuietEvening => Due::EveningBefore,
            Self::PhoneAway => Due::SameDay,
        }
    }

    /// What to do, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ride => "Find who takes me home",
            Self::Company => "Find who stays with me",
            Self::FreeDay => "Free the day and the next morning",
            Self::Duties => "Get cover for children, pets, and duties",
            Self::NextDay => "Keep the next day light",
            Self::AskMedicines => "Ask about my medicines",
            Self::HealthNews => "Tell the clinic what is new",
            Self::AskFood => "Ask about food and drink",
            Self::AskAlcohol => "Ask about alcohol and cannabis",
            Self::ClinicNumber => "Save the clinic’s number",
            Self::Intention => "Write an intention",
            Self::Bag => "Lay out clothes and a bag",
            Self::Music => "Load music, if the clinic allows it",
            Self::NoteToSelf => "Leave a note to self",
            Self::QuietEvening => "Have a quiet evening",
            Self::PhoneAway => "Phone on silent and away",
        }
    }

    /// Why, or what to ask, in a line or two.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Ride => {
                "You won’t be able to drive. Ask your clinic who may take you, and if a cab alone is fine."
            }
            Self::Company => "Ask your clinic how long someone should stay with you.",
            Self::FreeDay => "The rest of the day is for rest. You may be tired or foggy.",
            Self::Duties => "Someone else has the watch until the next morning.",
            Self::NextDay => "No big tasks, no hard talks. You can always do more if you feel like it.",
            Self::AskMedicines => "Ask about each one. Don’t stop or change any on your own.",
            Self::HealthNews => {
                "A new illness, medicine, or diagnosis. A baby on the way. Trouble with your heart or bladder."
            }
            Self::AskFood => "Ask when to stop. If you have diabetes or take pills with food, say so.",
            Self::AskAlcohol => {
                "Ask how long to leave them out, before and after. If that is hard, tell them."
            }
            Self::ClinicNumber => "Day and night, if they have both. Then it’s there when you need it.",
            Self::Intention => "One line, held lightly. None is fine too.",
            Self::Bag => "Loose layers, sleeves that roll up, a list of your medicines.",
            Self::Music => "Soft, without words, and long enough. Your phone will be put away.",
            Self::NoteToSelf => "A few kind words on paper, for when you are back.",
            Self::QuietEvening => "Little news, little screen, an early bed.",
            Self::PhoneAway => "Nothing here will need you until you’re back.",
        }
    }

    /// The piece that says more, by its slug.
    #[must_use]
    pub const fn piece(self) -> Option<&'static str> {
        match self {
            Self::Ride | Self::Company => Some("getting-home"),
            Self::HealthNews | Self::AskMedicines => Some("questions-for-your-clinic"),
            Self::AskFood | Self::AskAlcohol | Self::Bag | Self::QuietEvening => Some("the-day-before"),
            Self::ClinicNumber => Some("when-to-call"),
            Self::Intention | Self::Music => Some("set-setting-intention"),
            Self::FreeDay | Self::Duties | Self::NextDay | Self::NoteToSelf | Self::PhoneAway => None,
        }
    }
}
