//! What Today shows: one pure function of the sessions, the clinic's rule and the time.
//!
//! The hours after a session come before everything else. They are shown when either clock, the phone's or the one
//! the records tell of, says that it is time: showing them once too often costs nothing.

use chrono::TimeDelta;

use super::care_plan::ClinicRule;
use super::id::RecordId;
use super::not_yet::not_yet;
pub use super::now::Now;
use super::session::{Session, SessionState};
use super::time::Moment;

/// What Today is about. Cancelled sessions never count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// No session is known.
    NothingPlanned,
    /// A session is ahead.
    DaysBefore {
        /// The next session.
        session: RecordId,
        /// Nights until then, 1 or more.
        days: u32,
    },
    /// The day of a session, before it starts.
    SessionDay {
        /// The session.
        session: RecordId,
        /// Minutes until it starts, 1 or more.
        minutes_until: u32,
    },
    /// The first six hours from the start.
    FirstHours {
        /// The session.
        session: RecordId,
    },
    /// After that, until the morning from which the not-yet list asks for sleep.
    UntilNextMorning {
        /// The session.
        session: RecordId,
    },
    /// The two weeks after a session. The not-yet list may still stand, see [`Today::not_yet`].
    DaysAfter {
        /// The last session.
        session: RecordId,
        /// Nights since then.
        days: u32,
        /// The next session, where one is planned.
        next: Option<RecordId>,
    },
    /// Longer after a session, and none is near.
    Between {
        /// The last session.
        last: RecordId,
        /// The next session, where one is planned.
        next: Option<RecordId>,
    },
}

/// Today, right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    /// What it is about.
    pub scene: Scene,
    /// The session whose not-yet list still stands, whatever the scene (the next session's day may have come).
    pub not_yet: Option<RecordId>,
    /// The session whose list has cleared today, so that a wrong tap on *Yes* can be taken back.
    pub just_cleared: Option<RecordId>,
    /// Whether the phone's clock is behind what has been written.
    pub clock_behind: bool,
}

const FIRST_HOURS: TimeDelta = TimeDelta::hours(6);
const LIST_STANDS: TimeDelta = TimeDelta::days(7);
const DAYS_AFTER: u32 = 14;
const NEAR_DAYS: u32 = 7;
const REST_BEFORE_NEXT_DAYS: u32 = 3;

/// Decides what Today shows.
pub fn today(sessions: &[(RecordId, Session)], rule: ClinicRule, now: Now) -> Today {
    let all = Planned::of(sessions);
    let list = [now.latest(), now.phone].into_iter().find_map(|clock| all.list_stands(clock, rule, now));
    Today {
        scene: all.first_hours(now).unwrap_or_else(|| {
            let night = list.filter(|(_, session)| !not_yet(session, rule, now).is_morning);
            all.scene(now.counted(), night)
        }),
        not_yet: list.map(|(id, _)| id),
        just_cleared: all.just_cleared(rule, now),
        clock_behind: now.clock_behind(),
    }
}

/// When the first hours begin that come next, or that go on now.
pub fn first_hours_from(sessions: &[(RecordId, Session)], now: Moment) -> Option<Moment> {
    let all = Planned::of(sessions);
    all.0.iter().map(|(_, session)| session.starts).find(|starts| now.since(*starts) < FIRST_HOURS)
}

/// A session that counts, under its name.
type Named<'a> = (RecordId, &'a Session);

/// The sessions that count, by their start.
struct Planned<'a>(Vec<Named<'a>>);

impl<'a> Planned<'a> {
    fn of(sessions: &'a [(RecordId, Session)]) -> Planned<'a> {
        let mut counting: Vec<Named<'a>> = Vec::new();
        let order = |(id, session): &Named<'a>| (session.starts.utc_ms(), *id);
        for (id, session) in sessions.iter().filter(|(_, session)| session.state == SessionState::Planned) {
            // One by one: a life has few sessions, and a sort is 3 KB of code.
            let place = counting.partition_point(|other| order(other) < order(&(*id, session)));
            counting.insert(place, (*id, session));
        }
        Planned(counting)
    }

    /// The last session that has started by `clock`.
    fn last(&self, clock: Moment) -> Option<Named<'a>> {
        self.0.iter().rev().find(|(_, session)| session.starts.utc_ms() <= clock.utc_ms()).copied()
    }

    /// The first session that has not started by `clock`.
    fn next(&self, clock: Moment) -> Option<Named<'a>> {
        self.0.iter().find(|(_, session)| session.starts.utc_ms() > clock.utc_ms()).copied()
    }

    fn first_hours(&self, now: Now) -> Option<Scene> {
        [now.latest(), now.phone].into_iter().find_map(|clock| {
            let (id, session) = self.last(clock)?;
            (clock.since(session.starts) < FIRST_HOURS).then_some(Scene::FirstHours { session: id })
        })
    }

    fn list_stands(&self, clock: Moment, rule: ClinicRule, now: Now) -> Option<Named<'a>> {
        let (id, session) = self.last(clock)?;
        let stands = clock.since(session.starts) < LIST_STANDS && !not_yet(session, rule, now).cleared;
        stands.then_some((id, session))
    }

    fn just_cleared(&self, rule: ClinicRule, now: Now) -> Option<RecordId> {
        let (id, session) = self.last(now.phone)?;
        not_yet(session, rule, now).cleared_today.then_some(id)
    }

    /// The scene when nobody is in the first hours. `night` is the session whose morning after has not come.
    fn scene(&self, clock: Moment, night: Option<Named<'a>>) -> Scene {
        let next = self.next(clock).map(|(id, session)| (id, session, nights_until(session, clock)));
        if let (Some((open, after)), next) = (night, next) {
            return match next {
                Some((id, session, 0)) if after.starts.local_date() < session.starts.local_date() => {
                    session_day(id, session, clock)
                }
                _ => Scene::UntilNextMorning { session: open },
            };
        }
        match (self.last(clock), next) {
            (None, None) => Scene::NothingPlanned,
            (_, Some((id, session, 0))) => session_day(id, session, clock),
            (None, Some((session, _, days))) => Scene::DaysBefore { session, days },
            (Some((last, session)), next) => between(last, nights_since(session, clock), next),
        }
    }
}

/// Between two sessions, neither of which is today's.
fn between(last: RecordId, since: u32, next: Option<(RecordId, &Session, u32)>) -> Scene {
    match next {
        Some((session, _, days)) if days <= NEAR_DAYS && since >= REST_BEFORE_NEXT_DAYS => {
            Scene::DaysBefore { session, days }
        }
        next => {
            let next = next.map(|(id, ..)| id);
            if since < DAYS_AFTER {
                Scene::DaysAfter { session: last, days: since, next }
            } else {
                Scene::Between { last, next }
            }
        }
    }
}

fn session_day(id: RecordId, session: &Session, clock: Moment) -> Scene {
    let minutes = (session.starts.utc_ms() - clock.utc_ms() + 59_999) / 60_000;
    Scene::SessionDay { session: id, minutes_until: u32::try_from(minutes).unwrap_or(u32::MAX) }
}

/// Nights until a session, by the calendar at its place or at the phone's, whichever is sooner.
fn nights_until(session: &Session, clock: Moment) -> u32 {
    let there = session.starts.local_date() - clock.local_date();
    let here = session.starts.seen_from(clock).local_date() - clock.local_date();
    whole_days(there.min(here))
}

fn nights_since(session: &Session, clock: Moment) -> u32 {
    whole_days(clock.local_date() - session.starts.local_date())
}

fn whole_days(time: TimeDelta) -> u32 {
    u32::try_from(time.num_days()).unwrap_or(0)
}
