//! A check-in: how it is right now, in three taps or in more words.

use super::text::{Slugs, Words};

/// How the person feels, from five words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// Very low.
    VeryLow,
    /// Low.
    Low,
    /// Okay.
    Okay,
    /// Good.
    Good,
    /// Very good.
    VeryGood,
}

impl Mood {
    /// All moods, from low to high, as the screen shows them.
    pub const ALL: [Mood; 5] = [Mood::VeryLow, Mood::Low, Mood::Okay, Mood::Good, Mood::VeryGood];

    /// Its place from 1 (very low) to 5 (very good), for the mood line.
    pub fn step(self) -> u8 {
        self as u8 + 1
    }

    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Mood::VeryLow => "Very low",
            Mood::Low => "Low",
            Mood::Okay => "Okay",
            Mood::Good => "Good",
            Mood::VeryGood => "Very good",
        }
    }

    /// Its stable name in records and files.
    pub fn slug(self) -> &'static str {
        match self {
            Mood::VeryLow => "very-low",
            Mood::Low => "low",
            Mood::Okay => "okay",
            Mood::Good => "good",
            Mood::VeryGood => "very-good",
        }
    }

    /// The mood with this stable name.
    pub fn from_slug(slug: &str) -> Option<Mood> {
        Mood::ALL.into_iter().find(|mood| mood.slug() == slug)
    }
}

/// A level from 1 (least) to 5 (most): energy, anxiety, sleep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

/// A number that is not a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a level is 1 to 5")]
pub struct NotALevel;

impl Level {
    /// Takes a number from 1 to 5.
    ///
    /// # Errors
    /// [`NotALevel`] for any other number.
    pub fn new(level: u8) -> Result<Level, NotALevel> {
        if (1..=5).contains(&level) { Ok(Level(level)) } else { Err(NotALevel) }
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// One check-in. Only the mood is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// How the person feels.
    pub mood: Mood,
    /// Energy, from none to a lot.
    pub energy: Option<Level>,
    /// Anxiety, from none to a lot.
    pub anxiety: Option<Level>,
    /// How the last night was, from very bad to very good.
    pub sleep: Option<Level>,
    /// Feeling words from the library, by their slug.
    pub words: Slugs,
    /// A note.
    pub note: Words,
}

impl CheckIn {
    /// A check-in with nothing but a mood.
    pub fn of(mood: Mood) -> CheckIn {
        CheckIn {
            mood,
            energy: None,
            anxiety: None,
            sleep: None,
            words: Slugs::default(),
            note: Words::default(),
        }
    }
}

/// What is chosen of a check-in that is not finished. Its note is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// How the person feels.
    pub mood: Option<Mood>,
    /// Energy, from none to a lot.
    pub energy: Option<Level>,
    /// Anxiety, from none to a lot.
    pub anxiety: Option<Level>,
    /// How the last night was, from very bad to very good.
    pub sleep: Option<Level>,
    /// Feeling words from the library, by their slug.
    pub words: Slugs,
}
