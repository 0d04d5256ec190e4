//! One gentle question at a time for looking again at a capture.
//!
//! Every prompt can be skipped, none asks what something means, and "nothing" is an answer.

use std::cmp::Reverse;

use super::slugged::slugged;

slugged! {
    /// A question to look at a capture with.
    pub enum Prompt {
        /// One word for now.
        OneWord = "one-word",
        /// The body.
        Body = "body",
        /// Room for nothing.
        NothingCame = "nothing-came",
        /// A feeling and its place.
        FeelingPlace = "feeling-place",
        /// An image from the weather.
        Weather = "weather",
        /// A title of one line.
        Title = "title",
        /// A surprise.
        Surprise = "surprise",
        /// Colour, sound, touch.
        Senses = "senses",
        /// What may wait.
        NotReady = "not-ready",
        /// People who are there.
        Support = "support",
        /// A question for the therapist.
        TherapistQuestion = "therapist-question",
        /// From a value to a step.
        TinyStep = "tiny-step",
        /// Words as to a friend.
        Kindness = "kindness",
        /// Something to put down.
        PutDown = "put-down",
        /// The first words again.
        LookAgain = "look-again",
        /// What stayed and what went.
        StayedAndFaded = "stayed-and-faded",
        /// Thanks.
        Thanks = "thanks",
    }
}

/// The time since a capture from which a prompt suits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// Before 24 hours have passed.
    FirstDay,
    /// From 24 hours on.
    NextDay,
    /// From 72 hours on.
    ThirdDay,
    /// From a week on.
    Week,
    /// From 30 days on.
    Month,
}

impl Window {
    /// The window that is open so many hours after a capture. A clock set back counts as the first day.
    #[must_use]
    pub const fn at(hours_since_capture: i64) -> Self {
        match hours_since_capture {
            ..24 => Self::FirstDay,
            24..72 => Self::NextDay,
            72..168 => Self::ThirdDay,
            168..720 => Self::Week,
            720.. => Self::Month,
        }
    }
}

/// The prompt to show now: one of the open window first, then what earlier windows left open.
///
/// `None` once all that suits has been answered or skipped; nothing is asked twice.
#[must_use]
pub fn next_prompt(hours_since_capture: i64, answered: &[Prompt], skipped: &[Prompt]) -> Option<Prompt> {
    let now = Window::at(hours_since_capture);
    Prompt::ALL
        .into_iter()
        .filter(|prompt| prompt.window() <= now)
        .filter(|prompt| !answered.contains(prompt) && !skipped.contains(prompt))
        .min_by_key(|prompt| Reverse(prompt.window()))
}

impl Prompt {
    /// From when on it suits.
    #[must_use]
    pub const fn window(self) -> Window {
        match self {
            Self::OneWord | Self::Body | Self::NothingCame => Window::FirstDay,
            Self::FeelingPlace | Self::Weather | Self::Title | Self::Surprise => Window::NextDay,
            Self::Senses | Self::NotReady | Self::Support | Self::TherapistQuestion => Window::ThirdDay,
            Self::TinyStep | Self::Kindness | Self::PutDown => Window::Week,
            Self::LookAgain | Self::StayedAndFaded | Self::Thanks => Window::Month,
        }
    }

    /// The question.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::OneWord => "Is there one word for how it is right now?",
            Self::Body => "What does your body notice? Warm, heavy, light, tired?",
            Self::NothingCame => "Did not much come? You can say just that. It’s enough.",
            Self::FeelingPlace => "Can you name one feeling? Where in your body does it sit?",
            Self::Weather => "If it were weather, what would it be like?",
            Self::Title => "If it were a song, what would you call it?",
            Self::Surprise => "What took you by surprise?",
            Self::Senses => "Which colour, sound, or touch has stayed with you?",
            Self::NotReady => {
                "Is there a part you don’t want to look at yet? You can name it and let it be, or skip this."
            }
            Self::Support => "Who could sit beside you with this?",
            Self::TherapistQuestion => "What would you like to ask your therapist?",
            Self::TinyStep => "What matters to you here? Think of one tiny step for this week.",
            Self::Kindness => "What would you say to a good friend who had lived this? Say it to yourself.",
            Self::PutDown => "Is there something you’d like to put down for a while?",
            Self::LookAgain => "Read your first words again. What do you see now?",
            Self::StayedAndFaded => "What has stayed, and what has faded? Both are fine.",
            Self::Thanks => "Is there someone or something you’d like to thank?",
        }
    }
}
