//! Who can be reached in a crisis, by country.
//!
//! A wrong number costs more than a missing one. So a row stands here only when the fact sheet marks it as seen in a
//! source; a country without such a row still has its emergency number and the directory below. No number has been
//! dialled by us yet, and About says so.

mod countries;

use super::care_plan::CountryCode;
use super::links;

pub use countries::ALL;

/// A directory of help lines all over the world, the way out of a stale list.
pub const DIRECTORY: &str = "findahelpline.com";

/// The number for danger to life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmergencyNumber {
    /// As it is written there.
    pub number: &'static str,
    /// Who answers, or from where it works, where a country has several.
    pub what: Option<&'static str>,
}

/// How a help line is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpKind {
    /// By a call.
    Call,
    /// By a call or a text message.
    CallOrText,
    /// By a text message.
    Text {
        /// The word that the message has to hold, where there is one.
        word: Option<&'static str>,
    },
}

/// One help line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelpLine {
    /// Its name.
    pub name: &'static str,
    /// Its number, as it is written there.
    pub number: &'static str,
    /// How it is reached.
    pub kind: HelpKind,
    /// When it answers, where a source says so.
    pub hours: Option<&'static str>,
    /// What else one has to know.
    pub note: Option<&'static str>,
    /// How far the number has been checked.
    pub checked: Checked,
}

/// How far a number has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// When we last read the number in our sources, in words.
    pub read_on: &'static str,
    /// How old the source is, where that is known and matters.
    pub source_from: Option<&'static str>,
}

/// What is known for one country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// Its name.
    pub name: &'static str,
    /// Numbers for danger to life, the first one first. Never empty.
    pub emergency: &'static [EmergencyNumber],
    /// Crisis lines. May be empty: then only [`DIRECTORY`] is left.
    pub lines: &'static [HelpLine],
    /// Lines to talk about an experience. Not for emergencies and not for a crisis.
    pub peer: &'static [HelpLine],
}

/// What is shown where no country is chosen, or one that is not in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Everywhere {
    /// Numbers for danger to life that hold in many places.
    pub emergency: &'static [EmergencyNumber],
    /// What to do when they do not.
    pub note: &'static str,
}

/// The fallback for every place.
pub const EVERYWHERE: Everywhere = Everywhere {
    emergency: &[EmergencyNumber { number: "112", what: Some("in the European Union") }],
    note: "112 works in the European Union. In other places, call your local emergency number.",
};

/// How far the emergency numbers have been checked.
const EMERGENCY_CHECKED: Checked = Checked { source_from: Some("September 2024"), ..Checked::READ };

/// What is known for a country.
pub fn country(code: CountryCode) -> Option<&'static Country> {
    ALL.iter().find(|country| country.code == code)
}

impl Country {
    /// When each number was read and how old its source is, one sentence each, to stand together below the numbers.
    pub fn checked(&self) -> Vec<String> {
        let lines = self.lines.iter().chain(self.peer).map(|line| (line.name, &line.checked));
        let all = std::iter::once(("Emergency numbers", &EMERGENCY_CHECKED)).chain(lines);
        all.map(|(name, checked)| format!("{name}: {}.{}", checked.read_on, checked.source())).collect()
    }
}

impl EmergencyNumber {
    /// The link that calls it.
    pub fn call_link(&self) -> String {
        links::call(self.number)
    }
}

impl HelpLine {
    /// The link that calls it, where it takes calls.
    pub fn call_link(&self) -> Option<String> {
        match self.kind {
            HelpKind::Call | HelpKind::CallOrText => Some(links::call(self.number)),
            HelpKind::Text { .. } => None,
        }
    }

    /// The link that opens a message to it, where it takes messages.
    pub fn text_link(&self) -> Option<String> {
        match self.kind {
            HelpKind::Call => None,
            HelpKind::CallOrText => Some(links::text(self.number, "")),
            HelpKind::Text { word } => Some(links::text(self.number, word.unwrap_or_default())),
        }
    }

    /// What the link of [`HelpLine::text_link`] says.
    pub fn text_label(&self) -> String {
        match self.kind {
            HelpKind::Text { word: Some(word) } => ["Text ", word, " to ", self.number].concat(),
            HelpKind::Call | HelpKind::CallOrText | HelpKind::Text { word: None } => {
                ["Text ", self.number].concat()
            }
        }
    }

    /// The one button for whoever needs this line at once: where it leads, and what it says. A call where it takes calls.
    pub fn button(&self) -> (String, String) {
        let (link, way) = match self.call_link() {
            Some(link) => (link, ["Call ", self.number].concat()),
            None => (self.text_link().unwrap_or_default(), self.text_label()),
        };
        // Some lines are named after their number.
        let says_who = self.name == self.number;
        (link, if says_who { way } else { [&way, ", ", self.name].concat() })
    }
}

impl Checked {
    /// Read in the fact sheet; dialled by nobody yet.
    const READ: Checked = Checked { read_on: "22 November 2026", source_from: None };

    fn source(&self) -> String {
        self.source_from.map(|from| format!(" Source from {from}.")).unwrap_or_default()
    }
}
