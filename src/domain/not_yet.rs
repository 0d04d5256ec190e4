//! What has to wait after a session, and until when.
//!
//! The clinic's rule decides; our default is what the esketamine label says. A list that clears too early can kill
//! somebody on a road, a list that clears too late costs a bus ticket: every doubt here falls on the late side.
//! Time alone never clears it. The person must also say that they slept, and say so on a morning after.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::care_plan::ClinicRule;
use super::now::{CLOCK_SLACK, Now};
use super::session::Session;
use super::time::Moment;

/// One thing that has to wait. Each stands on a row of the fact sheet with a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotYetItem {
    /// Driving (label).
    Drive,
    /// Machines (label).
    Machines,
    /// Signing, money and other big decisions (clinics: 24 hours).
    SignOrDecide,
    /// Alcohol and cannabis (clinics: 24 hours).
    Alcohol,
    /// Being the only one who looks after somebody (a clinic: until the next morning).
    CareAlone,
}

impl NotYetItem {
    /// All of them, in the order of the screen.
    pub const ALL: [NotYetItem; 5] = [
        NotYetItem::Drive,
        NotYetItem::Machines,
        NotYetItem::SignOrDecide,
        NotYetItem::Alcohol,
        NotYetItem::CareAlone,
    ];

    /// What the screen says about it. Each line says no by itself: who is tired reads one line, and not the one above.
    pub fn title(self) -> &'static str {
        match self {
            NotYetItem::Drive => "Do not drive",
            NotYetItem::Machines => "Do not use machines",
            NotYetItem::SignOrDecide => "Do not sign papers or make big decisions",
            NotYetItem::Alcohol => "No alcohol or cannabis",
            NotYetItem::CareAlone => "Do not look after others on your own",
        }
    }

    /// Where it comes from, in one sentence. [`CLINIC_FIRST`] belongs beside it.
    pub fn reason(self) -> &'static str {
        match self {
            NotYetItem::Drive | NotYetItem::Machines => {
                "The esketamine label says: not until the next day, after a restful sleep."
            }
            NotYetItem::SignOrDecide => "Clinics commonly ask people to wait 24 hours.",
            NotYetItem::Alcohol => "Clinics commonly ask for 24 hours without.",
            NotYetItem::CareAlone => "Clinics may ask you to have care covered until the next morning.",
        }
    }

    /// The least real time since the start, whatever the rule says.
    fn least(self) -> TimeDelta {
        match self {
            NotYetItem::SignOrDecide | NotYetItem::Alcohol => TimeDelta::hours(24),
            NotYetItem::Drive | NotYetItem::Machines | NotYetItem::CareAlone => TimeDelta::zero(),
        }
    }
}

/// Stands beside every time that varies by clinic.
pub const CLINIC_FIRST: &str = "Your clinic’s instruction comes first.";

/// Shown when the list has cleared, before [`CLINIC_FIRST`]. It clears nobody to drive.
pub const CLEARED: &str =
    "The time to wait has passed, and you say you slept well. If you feel slow or foggy, wait longer.";

/// What the escort reads: all things that wait, each with the clinic's own rule, and so never less than the list says.
/// The titles stand in quotation marks, as words to say to the person.
pub fn reminders(rule: ClinicRule) -> [String; 2] {
    const DAY: TimeDelta = TimeDelta::hours(24);
    let line = |least: TimeDelta, and_longer: &str| {
        let items = NotYetItem::ALL.into_iter().filter(|item| item.least() == least);
        let titles: Vec<_> = items.map(NotYetItem::title).collect();
        format!("Until {}{and_longer}, remind me: “{}.”", rule.words(), titles.join(". "))
    };
    let and_a_day = match rule {
        ClinicRule::NextDayAfterSleep => ", and for 24 hours at least",
        // A rule of hours has no fewer than 24.
        ClinicRule::HoursAndSleep(_) => "",
    };
    [line(TimeDelta::zero(), ""), line(DAY, and_a_day)]
}

/// One thing on the list, with its own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotYetLine {
    /// What has to wait.
    pub item: NotYetItem,
    /// The earliest moment, as a clock at the phone's place shows it.
    pub opens_at: Moment,
    /// Whether that moment has passed and sleep was said.
    pub cleared: bool,
}

/// Until when something waits at least, as the screen says it. Sleep is asked for as well, each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Only sleep is missing.
    Sleep,
    /// The morning that this night ends with.
    Morning,
    /// A day. The rule counts nights, so an hour of the clock would read as leave to drive at that hour.
    Day(NaiveDate),
    /// A day and a time: whole hours are counted.
    Time(NaiveDateTime),
}

/// The list after one session, right now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotYet {
    /// All things, cleared or not, in the order of the screen.
    pub items: Vec<NotYetLine>,
    /// When the clinic's rule has passed, as a clock at the phone's place shows it (`local()` gives date and time).
    pub opens_at: Moment,
    /// Whether the rule's time has passed. Says nothing about sleep.
    pub time_passed: bool,
    /// Whether the morning after has come. Sleep is asked for from then on.
    pub is_morning: bool,
    /// Whether to ask for sleep now: a morning has come and no counting answer was given.
    pub needs_sleep: bool,
    /// Whether sleep was said, so that it can be taken back.
    pub slept: bool,
    /// Whether every line has cleared.
    pub cleared: bool,
    /// Whether the last line cleared today: until the day ends, the answer about sleep can be taken back on Today.
    pub cleared_today: bool,
}

/// The list after `session` by the clinic's rule.
///
/// Goes by the phone's clock alone: a record from a clock that once ran ahead must not clear anything.
pub fn not_yet(session: &Session, rule: ClinicRule, now: Now) -> NotYet {
    let phone = now.phone;
    let slept = session.slept.is_some_and(|said| said_after_a_night(session, said, phone));
    let opens_at = rule_passes(session, rule, phone);
    let items: Vec<NotYetLine> = NotYetItem::ALL
        .into_iter()
        .map(|item| {
            let opens_at = opens_at.max(session.starts.plus(item.least()).seen_from(phone));
            NotYetLine { item, opens_at, cleared: slept && phone >= opens_at }
        })
        .collect();
    let is_morning = phone >= morning_after(session, phone);
    let cleared = items.iter().all(|line| line.cleared);
    let cleared_at = items.iter().map(|line| line.opens_at).chain(session.slept).max();
    let cleared_on = cleared_at.map(|at| at.seen_from(phone).local_date());
    NotYet {
        opens_at,
        time_passed: phone >= opens_at,
        is_morning,
        needs_sleep: !slept && is_morning,
        slept,
        cleared,
        cleared_today: cleared && cleared_on == Some(phone.local_date()),
        items,
    }
}

impl NotYet {
    /// Until when a line of this list waits, seen from `phone`.
    ///
    /// By the default rule the evening before has one answer for all: tomorrow. What waits for 24 hours shows its
    /// time only on that day, when nothing else is left.
    pub fn until(&self, line: NotYetLine, rule: ClinicRule, phone: Moment) -> Until {
        let opens = line.opens_at.local();
        let is_today = opens.date() == phone.local_date();
        match rule {
            _ if phone >= line.opens_at => Until::Sleep,
            ClinicRule::NextDayAfterSleep if !is_today => Until::Day(opens.date()),
            ClinicRule::NextDayAfterSleep if line.opens_at == self.opens_at => Until::Morning,
            ClinicRule::NextDayAfterSleep | ClinicRule::HoursAndSleep(_) => Until::Time(opens),
        }
    }
}

fn rule_passes(session: &Session, rule: ClinicRule, place: Moment) -> Moment {
    let morning = morning_after(session, place);
    match rule {
        ClinicRule::NextDayAfterSleep => morning,
        ClinicRule::HoursAndSleep(hours) => {
            let hours = TimeDelta::hours(i64::from(hours.get()));
            morning.max(session.starts.plus(hours).seen_from(place))
        }
    }
}

/// Sleep counts when it is said on a morning after, wherever the person was then. A nap on the day does not, nor does
/// an answer given under a clock that ran ahead.
fn said_after_a_night(session: &Session, said: Moment, phone: Moment) -> bool {
    said >= morning_after(session, said) && said.since(phone) <= CLOCK_SLACK
}

/// The longest usual stay at a clinic. A session that runs past midnight belongs to the day on which it ends.
const STAY: TimeDelta = TimeDelta::hours(3);

const MORNING: TimeDelta = TimeDelta::hours(6);

/// A night with a change to summer time moves the morning by up to an hour; that is not travel.
const CLOCK_CHANGE: TimeDelta = TimeDelta::hours(1);

/// Six in the morning of the next day, both where the session was and where `place` is: whichever comes later.
///
/// Without the first, a phone that flies east or changes its time zone would turn an afternoon into the next day.
fn morning_after(session: &Session, place: Moment) -> Moment {
    let midnight = session.starts.plus(STAY).local_date().and_time(NaiveTime::MIN) + TimeDelta::days(1);
    let there = Moment::at_wall(midnight + MORNING - CLOCK_CHANGE, session.starts.offset_min());
    let here = Moment::at_wall(midnight + MORNING, place.offset_min());
    match (there, here) {
        (Ok(there), Ok(here)) => there.seen_from(place).max(here),
        // Only in the last hours of the year 9999, or the first of 1970: then the list stays for a day of real time.
        _ => session.starts.plus(TimeDelta::days(1)).seen_from(place),
    }
}
