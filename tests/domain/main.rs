//! The rules of care, as tables.
#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is wrong")]

mod at_hand;
mod backup;
mod care_plan;
mod check_in;
mod examples;
mod help_lines;
mod hint;
mod id;
mod links;
mod lock;
mod mood_line;
mod not_yet;
mod now;
mod phone;
mod ride;
mod taps;
mod text;
mod time;
mod today;
mod when;
mod witness;

use chrono::DateTime;
use homeward::domain::care_plan::{ClinicRule, RuleHours};
use homeward::domain::id::RecordId;
use homeward::domain::session::Session;
use homeward::domain::time::Moment;
use homeward::domain::today::Scene;

/// A moment from its usual writing, `2026-03-28 15:00 +01:00`.
fn at(text: &str) -> Moment {
    let read = DateTime::parse_from_str(text, "%Y-%m-%d %H:%M %:z").unwrap();
    Moment::at_wall(read.naive_local(), (read.offset().local_minus_utc() / 60) as i16).unwrap()
}

fn session(starts: &str) -> Session {
    Session::at(at(starts))
}

fn slept(starts: &str, said: &str) -> Session {
    Session { slept: Some(at(said)), ..session(starts) }
}

fn id(number: u128) -> RecordId {
    RecordId::next(None, 1, number)
}

fn hours(hours: u8) -> ClinicRule {
    ClinicRule::HoursAndSleep(RuleHours::new(hours).unwrap())
}

fn numbered(sessions: &[Session]) -> Vec<(RecordId, Session)> {
    (1..).map(id).zip(sessions.iter().cloned()).collect()
}

fn before(session: u128, days: u32) -> Scene {
    Scene::DaysBefore { session: id(session), days }
}

fn first(session: u128) -> Scene {
    Scene::FirstHours { session: id(session) }
}

fn night(session: u128) -> Scene {
    Scene::UntilNextMorning { session: id(session) }
}

fn after(session: u128, days: u32, next: Option<u128>) -> Scene {
    Scene::DaysAfter { session: id(session), days, next: next.map(id) }
}

const NEXT_DAY: ClinicRule = ClinicRule::NextDayAfterSleep;
