//! Which session a person means who is on the way home, or who has something to say: nobody picks from a list then.

use chrono::TimeDelta;

use super::id::RecordId;
use super::now::Now;
use super::session::{Session, SessionState};
use super::today::{Scene, Today};

const FRESH: TimeDelta = TimeDelta::days(7);
const FRESH_DAYS: u32 = 7;

/// The session whose way home it is: today's, also before its time (clinics run early), or the one whose not-yet list
/// stands. Otherwise the next one, for people look before the day whether all is there; or else one of the last week.
pub fn way_home(today: &Today) -> Option<RecordId> {
    let other = match today.scene {
        Scene::FirstHours { session }
        | Scene::UntilNextMorning { session }
        | Scene::SessionDay { session, .. } => return Some(session),
        Scene::DaysBefore { session, .. } => Some(session),
        Scene::DaysAfter { session, days, next } => next.or((days <= FRESH_DAYS).then_some(session)),
        Scene::Between { next, .. } => next,
        Scene::NothingPlanned => None,
    };
    today.not_yet.or(other)
}

/// The session that first words belong to: the last one that has begun, for a week.
pub fn first_words(sessions: &[(RecordId, Session)], now: Now) -> Option<RecordId> {
    let clock = now.counted();
    sessions
        .iter()
        .filter(|(_, session)| session.state == SessionState::Planned)
        .filter(|(_, session)| {
            let since = clock.since(session.starts);
            TimeDelta::zero() <= since && since < FRESH
        })
        .max_by_key(|(id, session)| (session.starts.utc_ms(), *id))
        .map(|(id, _)| *id)
}
