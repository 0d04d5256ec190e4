//! How the app looks on this phone. Kept apart from the journal, so that `look.js` can read it before the first
//! paint; it holds nothing of the diary. The same line tells the help without the app who can be called.

use std::fmt::Write as _;

use crate::domain::care_plan::{CarePlan, CountryCode};
use crate::domain::hint::{PEOPLE, read_people, replaced};
use crate::domain::session::Session;
use crate::domain::time::Moment;
use crate::journal::FastStore as _;

use super::document;
use super::local_store::LocalStore;

const KEY: &str = "homeward/look";

/// The names of the parts that are written here; [`PEOPLE`] are written beside them.
const OWN: [&str; 3] = ["text", "theme", "country"];

/// Light, dark, or as the phone is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the phone is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of all text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 17 px.
    #[default]
    Normal,
    /// A step larger.
    Large,
    /// Two steps larger.
    Larger,
}

/// All that is chosen about the looks, and the country whose help lines come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The theme.
    pub theme: Theme,
    /// The text size.
    pub text: TextSize,
    /// The country, for the static help before the app runs.
    pub country: Option<CountryCode>,
}

impl Theme {
    /// Its name in the page and in storage; `None` for the phone's own setting.
    pub fn slug(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

impl TextSize {
    /// Its name in the page and in storage.
    pub fn slug(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Larger => "larger",
        }
    }
}

/// Keeps who can be called where the help without the app finds them, see [`crate::domain::hint`].
pub fn keep_people(people: &str) {
    keep_parts(&PEOPLE, people);
}

/// Who can be called and the session on whose way home they are, as they were kept here: for a diary that is locked.
pub fn people_at_hand(now: Moment) -> (CarePlan, Option<Session>) {
    let hint = LocalStore::probe().get(KEY).ok().flatten().unwrap_or_default();
    let (plan, session) = read_people(&hint, now);
    (CarePlan { country: Look::read().country, ..plan }, session)
}

fn keep_parts(names: &[&str], parts: &str) {
    let store = LocalStore::probe();
    let old = store.get(KEY).ok().flatten().unwrap_or_default();
    let new = replaced(&old, names, parts);
    if new != old {
        // A store that refuses loses a hint; the banner about the store says so already.
        let _kept = store.set(KEY, &new);
    }
}

impl Look {
    /// The look that was chosen on this phone; the usual one where nothing can be read.
    pub fn read() -> Look {
        let text = LocalStore::probe().get(KEY).ok().flatten().unwrap_or_default();
        let mut look = Look::default();
        for (name, value) in text.split(';').filter_map(|part| part.split_once('=')) {
            match (name, value) {
                ("theme", "light") => look.theme = Theme::Light,
                ("theme", "dark") => look.theme = Theme::Dark,
                ("text", "large") => look.text = TextSize::Large,
                ("text", "larger") => look.text = TextSize::Larger,
                ("country", code) => look.country = CountryCode::parse(code).ok(),
                _ => {}
            }
        }
        look
    }

    /// Keeps the look and shows it. A store that refuses loses the choice at the next start, nothing else; the
    /// banner about the store says so already.
    pub fn keep(self) {
        keep_parts(&OWN, &self.text_form());
        self.show(false);
    }

    /// Shows the look; `dim` overrules the theme on the screens of the hours after a session.
    pub fn show(self, dim: bool) {
        document::set_root("data-theme", if dim { Some("dim") } else { self.theme.slug() });
        document::set_root("data-text", Some(self.text.slug()));
    }

    fn text_form(self) -> String {
        let mut text = format!("text={}", self.text.slug());
        if let Some(theme) = self.theme.slug() {
            let _written = write!(text, ";theme={theme}");
        }
        if let Some(country) = self.country {
            let _written = write!(text, ";country={}", country.as_str());
        }
        text
    }
}
