//! Feeling words for a check-in: short, everyday, as many pleasant as unpleasant.
//!
//! Half and half, so that the list itself does not say how one ought to feel.

use super::slugged::slugged;

slugged! {
    /// A feeling in one word.
    pub enum FeelingWord {
        /// At ease.
        Calm = "calm",
        /// Out of danger.
        Safe = "safe",
        /// Not weighed down.
        Light = "light",
        /// Slept and restored.
        Rested = "rested",
        /// Pleased.
        Glad = "glad",
        /// Thankful.
        Thankful = "thankful",
        /// Looking forward.
        Hopeful = "hopeful",
        /// Wanting to know.
        Curious = "curious",
        /// Near to others.
        Close = "close",
        /// Held dear.
        Loved = "loved",
        /// Up to it.
        Strong = "strong",
        /// Content with oneself.
        Proud = "proud",
        /// Down.
        Sad = "sad",
        /// Weighed down.
        Heavy = "heavy",
        /// Worn out.
        Tired = "tired",
        /// Without feeling.
        Numb = "numb",
        /// Uneasy about what may come.
        Worried = "worried",
        /// Afraid.
        Scared = "scared",
        /// Unable to settle.
        Restless = "restless",
        /// Cross.
        Angry = "angry",
        /// Alone.
        Lonely = "lonely",
        /// Not knowing where one is.
        Lost = "lost",
        /// Sorry for a deed.
        Guilty = "guilty",
        /// Wishing to hide.
        Ashamed = "ashamed",
    }
}

/// Whether a feeling is mostly nice to have. It never makes one good or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Mostly nice to have.
    Pleasant,
    /// Mostly hard to have.
    Unpleasant,
}

impl FeelingWord {
    /// The word as it is shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Calm => "Calm",
            Self::Safe => "Safe",
            Self::Light => "Light",
            Self::Rested => "Rested",
            Self::Glad => "Glad",
            Self::Thankful => "Thankful",
            Self::Hopeful => "Hopeful",
            Self::Curious => "Curious",
            Self::Close => "Close",
            Self::Loved => "Loved",
            Self::Strong => "Strong",
            Self::Proud => "Proud",
            Self::Sad => "Sad",
            Self::Heavy => "Heavy",
            Self::Tired => "Tired",
            Self::Numb => "Numb",
            Self::Worried => "Worried",
            Self::Scared => "Scared",
            Self::Restless => "Restless",
            Self::Angry => "Angry",
            Self::Lonely => "Lonely",
            Self::Lost => "Lost",
            Self::Guilty => "Guilty",
            Self::Ashamed => "Ashamed",
        }
    }

    /// On which half of the list the word stands.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Calm
            | Self::Safe
            | Self::Light
            | Self::Rested
            | Self::Glad
            | Self::Thankful
            | Self::Hopeful
            | Self::Curious
            | Self::Close
            | Self::Loved
            | Self::Strong
            | Self::Proud => Tone::Pleasant,
            Self::Sad
            | Self::Heavy
            | Self::Tired
            | Self::Numb
            | Self::Worried
            | Self::Scared
            | Self::Restless
            | Self::Angry
            | Self::Lonely
            | Self::Lost
            | Self::Guilty
            | Self::Ashamed => Tone::Unpleasant,
        }
    }
}
