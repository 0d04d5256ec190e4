//! Every place in the app, as the part of the address after `#`. These names do not change: calendars, shortcuts
//! and other software lean on them.

use crate::domain::id::RecordId;

/// One place in the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What matters now.
    Today,
    /// The first questions.
    Welcome,
    /// The checklist and the list of pieces.
    Prepare,
    /// One piece of the library, by its slug.
    Piece(String),
    /// A session that is not saved yet.
    SessionNew,
    /// One session.
    Session(RecordId),
    /// The after-session screen.
    RideHome,
    /// The card for the escort.
    Escort,
    /// The first words after a session.
    Capture,
    /// A new check-in.
    CheckIn,
    /// The mood line and what goes with it.
    Patterns,
    /// All captures.
    Reflect,
    /// One capture with its layers.
    ReflectOn(RecordId),
    /// A questionnaire.
    Measure(Measure),
    /// Everything by day.
    Journal,
    /// One entry of the journal.
    Entry(RecordId),
    /// What may leave the phone.
    Share,
    /// Help lines and people to call.
    Help,
    /// More.
    Settings,
    /// The lock.
    Lock,
    /// Export, import, erase.
    Backup,
    /// How safe the diary is.
    Safety,
    /// What was deleted.
    Trash,
    /// The care plan.
    Plan,
    /// What this is.
    About,
    /// An address that leads nowhere.
    NotFound,
}

/// A questionnaire that the app knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Depression, nine questions.
    Phq9,
    /// Anxiety, seven questions.
    Gad7,
}

/// A place in the bottom navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Today.
    Today,
    /// Prepare.
    Prepare,
    /// Journal.
    Journal,
    /// Reflect.
    Reflect,
    /// More.
    More,
}

impl Route {
    /// Reads the part of an address after `#`. An empty one is Today.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let id = |text: &str| text.parse::<RecordId>().ok();
        match parts.as_slice() {
            [""] | ["today"] => Route::Today,
            ["welcome"] => Route::Welcome,
            ["prepare"] => Route::Prepare,
            ["prepare", slug] => Route::Piece((*slug).to_owned()),
            ["session", "new"] => Route::SessionNew,
            ["session", text] => id(text).map_or(Route::NotFound, Route::Session),
            ["ride-home"] => Route::RideHome,
            ["escort"] => Route::Escort,
            ["capture"] => Route::Capture,
            ["check-in"] => Route::CheckIn,
            ["patterns"] => Route::Patterns,
            ["reflect"] => Route::Reflect,
            ["reflect", text] => id(text).map_or(Route::NotFound, Route::ReflectOn),
            ["measures", "phq-9"] => Route::Measure(Measure::Phq9),
            ["measures", "gad-7"] => Route::Measure(Measure::Gad7),
            ["journal"] => Route::Journal,
            ["journal", text] => id(text).map_or(Route::NotFound, Route::Entry),
            ["share"] => Route::Share,
            ["help"] => Route::Help,
            ["settings"] => Route::Settings,
            ["settings", "lock"] => Route::Lock,
            ["settings", "backup"] => Route::Backup,
            ["settings", "safety"] => Route::Safety,
            ["settings", "trash"] => Route::Trash,
            ["settings", "plan"] => Route::Plan,
            ["about"] => Route::About,
            _ => Route::NotFound,
        }
    }

    /// The address to link to, with its `#`.
    pub fn href(&self) -> String {
        let path = match self {
            Route::Today | Route::NotFound => "today",
            Route::Welcome => "welcome",
            Route::Prepare => "prepare",
            Route::Piece(slug) => return format!("#/prepare/{slug}"),
            Route::SessionNew => "session/new",
            Route::Session(id) => return format!("#/session/{id}"),
            Route::RideHome => "ride-home",
            Route::Escort => "escort",
            Route::Capture => "capture",
            Route::CheckIn => "check-in",
            Route::Patterns => "patterns",
            Route::Reflect => "reflect",
            Route::ReflectOn(id) => return format!("#/reflect/{id}"),
            Route::Measure(Measure::Phq9) => "measures/phq-9",
            Route::Measure(Measure::Gad7) => "measures/gad-7",
            Route::Journal => "journal",
            Route::Entry(id) => return format!("#/journal/{id}"),
            Route::Share => "share",
            Route::Help => "help",
            Route::Settings => "settings",
            Route::Lock => "settings/lock",
            Route::Backup => "settings/backup",
            Route::Safety => "settings/safety",
            Route::Trash => "settings/trash",
            Route::Plan => "settings/plan",
            Route::About => "about",
        };
        format!("#/{path}")
    }

    /// The title of the window, and what a screen reader hears on arrival.
    pub fn title(&self) -> &'static str {
        match self {
            Route::Today => "Today",
            Route::Welcome => "Welcome",
            Route::Prepare | Route::Piece(_) => "Prepare",
            Route::SessionNew => "Add a session",
            Route::Session(_) => "Session",
            Route::RideHome => "Ride home",
            Route::Escort => "For the person with me",
            Route::Capture => "Say something",
            Route::CheckIn => "Check in",
            Route::Patterns => "Patterns",
            Route::Reflect | Route::ReflectOn(_) => "Reflect",
            Route::Measure(Measure::Phq9) => "PHQ-9",
            Route::Measure(Measure::Gad7) => "GAD-7",
            Route::Journal | Route::Entry(_) => "Journal",
            Route::Share => "Share",
            Route::Help => "Help now",
            Route::Settings => "More",
            Route::Lock => "Lock",
            Route::Backup => "Backup",
            Route::Safety => "How safe is my diary",
            Route::Trash => "Trash",
            Route::Plan => "Care plan",
            Route::About => "About",
            Route::NotFound => "Not found",
        }
    }

    /// Which link of the bottom navigation is the current one.
    pub fn section(&self) -> Option<Section> {
        match self {
            Route::Today | Route::CheckIn => Some(Section::Today),
            Route::Prepare | Route::Piece(_) | Route::SessionNew | Route::Session(_) => {
                Some(Section::Prepare)
            }
            Route::Journal | Route::Entry(_) | Route::Patterns => Some(Section::Journal),
            Route::Reflect | Route::ReflectOn(_) => Some(Section::Reflect),
            Route::Settings
            | Route::Lock
            | Route::Backup
            | Route::Safety
            | Route::Trash
            | Route::Plan
            | Route::About
            | Route::Share => Some(Section::More),
            Route::Welcome
            | Route::RideHome
            | Route::Escort
            | Route::Capture
            | Route::Measure(_)
            | Route::Help
            | Route::NotFound => None,
        }
    }

    /// Whether somebody may be in the middle of writing there.
    pub fn is_for_writing(&self) -> bool {
        matches!(
            self,
            Route::Capture | Route::CheckIn | Route::ReflectOn(_) | Route::SessionNew | Route::Plan
        )
    }

    /// Whether the screen is shown in the dim theme of the hours after a session.
    pub fn is_dim(&self) -> bool {
        matches!(self, Route::RideHome | Route::Capture)
    }

    /// The first part of the address; style rules lean on it.
    pub fn screen(&self) -> String {
        self.href().trim_start_matches("#/").split('/').next().unwrap_or_default().to_owned()
    }
}

impl Section {
    /// The address of the link.
    pub fn href(self) -> &'static str {
        match self {
            Section::Today => "#/today",
            Section::Prepare => "#/prepare",
            Section::Journal => "#/journal",
            Section::Reflect => "#/reflect",
            Section::More => "#/settings",
        }
    }
}
