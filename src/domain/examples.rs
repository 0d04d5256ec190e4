//! A month that nobody lived, to look around in.
//!
//! Ordinary on purpose: moods go up and down, one session left little, nothing is a miracle. Names and places say that
//! they are made up, and the phone numbers are of those kept free for fiction.

use chrono::{NaiveTime, TimeDelta};

use super::care_plan::{Contact, MedicineRoute};
use super::check_in::{CheckIn, Level, Mood};
use super::phone::PhoneNumber;
use super::session::Session;
use super::text::{Slug, Words};
use super::time::Moment;

/// One entry of the example, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleEntry {
    /// When it was made. Never later than now, and never earlier than the entry before it.
    pub made: Moment,
    /// What it is.
    pub example: Example,
}

/// What an example entry is. What it refers to comes before it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Example {
    /// A session.
    Session(Session),
    /// A check-in.
    CheckIn(CheckIn),
    /// A capture.
    Capture {
        /// Its words, ready to be sealed.
        words: Words,
        /// Its session: 0 for the first session of the list.
        session: usize,
    },
    /// A layer.
    Layer {
        /// Its capture: 0 for the first capture of the list.
        capture: usize,
        /// The prompt that it answers, by its slug.
        prompt: Option<Slug>,
        /// The answer.
        words: Words,
    },
}

/// The example as seen from `now`: two past sessions, one in five days, twenty check-ins, two captures, three layers.
pub fn examples(now: Moment) -> Vec<ExampleEntry> {
    let mut month: Vec<ExampleEntry> = Vec::new();
    for entry in [planned(now), check_ins(now), reflections(now)].into_iter().flatten() {
        // After all that were made by then: a month is short, and sorting it brings more code than this.
        let place = month.partition_point(|other| other.made <= entry.made);
        month.insert(place, entry);
    }
    month
}

fn planned(now: Moment) -> Vec<ExampleEntry> {
    let month = Month(now);
    let first = Session {
        slept: Some(month.at(20, 8, 30)),
        ticked: slugs(&["ride", "company", "free-day", "ask-medicines", "ask-food", "intention", "bag"]),
        intention: words("To be kind to whatever shows up."),
        ..session(month.at(21, 10, 0))
    };
    let second = Session {
        slept: Some(month.at(8, 8, 20)),
        ticked: slugs(&["ride", "company", "free-day", "ask-food", "intention"]),
        intention: words("To listen."),
        ..session(month.at(9, 10, 0))
    };
    let next = Session {
        ticked: slugs(&["ride", "free-day"]),
        intention: words("To take it as it comes."),
        ..session(month.at(-5, 10, 0))
    };
    vec![
        month.entry(27, 18, 5, Example::Session(first)),
        month.entry(18, 12, 40, Example::Session(second)),
        month.entry(3, 17, 20, Example::Session(next)),
    ]
}

fn session(starts: Moment) -> Session {
    Session {
        place: words("Example Clinic, 1 Garden Lane"),
        clinic_phone: PhoneNumber::parse("+1 202-555-0142").ok(),
        route: Some(MedicineRoute::Infusion),
        ride: Contact { name: words("Sam (made up)"), phone: PhoneNumber::parse("+1 202-555-0117").ok() },
        ..Session::at(starts)
    }
}

fn check_ins(now: Moment) -> Vec<ExampleEntry> {
    use Mood::{Good, Low, Okay, VeryGood, VeryLow};
    let month = Month(now);
    let check_in = |days_ago, hour, minute, mood, levels, feelings: &[&str], note| {
        month.entry(days_ago, hour, minute, Example::CheckIn(check_in(mood, levels, feelings, note)))
    };
    vec![
        check_in(26, 8, 40, Low, [2, 3, 2], &["tired"], ""),
        check_in(25, 20, 15, Low, [2, 4, 3], &["worried", "heavy"], "A long day. The phone call was hard."),
        check_in(24, 9, 5, Okay, [0, 0, 0], &[], ""),
        check_in(23, 19, 30, VeryLow, [1, 4, 2], &["sad", "lonely"], "Stayed in. Rain."),
        check_in(22, 21, 0, Okay, [3, 4, 3], &["restless", "curious"], "Bag packed. Sam comes at nine."),
        check_in(21, 18, 45, Okay, [2, 2, 0], &["tired", "calm"], "Soup and the blue blanket."),
        check_in(20, 9, 10, Good, [3, 2, 4], &["rested"], ""),
        check_in(18, 20, 30, Good, [3, 2, 4], &["light", "thankful"], "Walked to the river and back."),
        check_in(16, 8, 55, Okay, [3, 3, 3], &[], ""),
        check_in(15, 22, 5, Low, [2, 3, 2], &["angry", "tired"], "The neighbours again. Slept badly."),
        check_in(13, 19, 20, Okay, [3, 2, 3], &["close"], "Cooked with Alex (made up)."),
        check_in(11, 8, 30, Okay, [0, 0, 0], &[], ""),
        check_in(10, 20, 50, Okay, [3, 4, 3], &["worried"], "Tomorrow. The list is done."),
        check_in(9, 19, 0, Low, [1, 2, 0], &["numb", "tired"], "Not much came this time."),
        check_in(8, 9, 0, Okay, [2, 2, 4], &["rested"], ""),
        check_in(7, 18, 10, Good, [3, 2, 4], &["calm", "glad"], "Sat on the bench in the sun for a while."),
        check_in(5, 8, 45, Okay, [3, 3, 3], &[], ""),
        check_in(4, 21, 15, Low, [2, 4, 2], &["restless"], ""),
        check_in(2, 19, 40, VeryGood, [4, 1, 4], &["glad", "close"], "My sister (made up) rang. We laughed."),
        check_in(1, 9, 20, Good, [3, 2, 4], &["hopeful"], ""),
    ]
}

fn check_in(mood: Mood, levels: [u8; 3], feelings: &[&str], note: &str) -> CheckIn {
    let [energy, anxiety, sleep] = levels.map(|level| Level::new(level).ok());
    CheckIn { energy, anxiety, sleep, words: slugs(feelings), note: words(note), ..CheckIn::of(mood) }
}

fn reflections(now: Moment) -> Vec<ExampleEntry> {
    let month = Month(now);
    let capture = |session, text| Example::Capture { words: words(text), session };
    let layer = |capture, prompt, text| Example::Layer { capture, prompt: slug(prompt), words: words(text) };
    let garden = "A garden, but folded like a map. Somebody was humming. I could not find the gate, and it did not \
                  matter. My hands felt very far away, then warm.";
    let little = "Grey, mostly. The chair. The rain on the window. Nothing to hold on to, and that was fine.";
    vec![
        month.entry(21, 13, 40, capture(0, garden)),
        month.entry(20, 19, 0, layer(0, "weather", "Fog in the morning that lifts a little by noon.")),
        month.entry(14, 20, 15, layer(0, "tiny-step", "Water the plants on the sill. Hum while I do it.")),
        month.entry(9, 14, 5, capture(1, little)),
        month.entry(6, 18, 30, layer(1, "support", "Sam. Alex, if I ask.")),
    ]
}

/// The month that ends now.
struct Month(Moment);

impl Month {
    /// A time on the wall, so many days ago, by the offset of now.
    fn at(&self, days_ago: i64, hour: u32, minute: u32) -> Moment {
        let now = self.0;
        let day = now.local_date().and_time(NaiveTime::MIN) - TimeDelta::days(days_ago);
        let wall = day + TimeDelta::minutes(i64::from(hour * 60 + minute));
        // Only under a clock that stands in 1970: then all is now.
        Moment::at_wall(wall, now.offset_min()).unwrap_or(now)
    }

    fn entry(&self, days_ago: i64, hour: u32, minute: u32, example: Example) -> ExampleEntry {
        ExampleEntry { made: self.at(days_ago, hour, minute), example }
    }
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap_or_default()
}

fn slug(name: &str) -> Option<Slug> {
    Slug::try_from(name.to_owned()).ok()
}

fn slugs<Set: FromIterator<Slug>>(names: &[&str]) -> Set {
    names.iter().filter_map(|name| slug(name)).collect()
}
