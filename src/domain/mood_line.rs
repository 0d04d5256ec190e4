//! The mood over time: points for a drawing, and the same in words for who cannot see it.
//!
//! The words tell what was written and judge nothing: no trend, no progress, no better or worse.

use chrono::{Days, NaiveDate, TimeDelta};

use super::check_in::Mood;
use super::id::RecordId;
use super::session::{Session, SessionState};
use super::time::Moment;

/// The days that a mood line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoodWindow {
    first: NaiveDate,
    last: NaiveDate,
}

impl MoodWindow {
    /// So many days, `today` being the last. One day is the least.
    pub fn last_days(days: u16, today: NaiveDate) -> MoodWindow {
        let before = Days::new(u64::from(days.max(1) - 1));
        MoodWindow { first: today.checked_sub_days(before).unwrap_or(today), last: today }
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// How many days.
    pub fn days(self) -> u32 {
        whole_days(self.last - self.first) + 1
    }

    fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Where a day stands, from 0 (left) to 1 (right). A single day stands in the middle.
    fn x(self, day: NaiveDate) -> f64 {
        match self.days() {
            1 => 0.5,
            days => f64::from(whole_days(day - self.first)) / f64::from(days - 1),
        }
    }
}

/// One day with check-ins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MoodPoint {
    /// The day on the wall calendar of where the person was.
    pub day: NaiveDate,
    /// The average of the day, from 1 (very low) to 5 (very good).
    pub average: f64,
    /// How many check-ins the day has.
    pub check_ins: u32,
    /// From 0 (the first day, left) to 1 (the last day, right).
    pub x: f64,
    /// From 0 (very low, bottom) to 1 (very good, top).
    pub y: f64,
}

/// One session that has taken place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionMark {
    /// The session.
    pub session: RecordId,
    /// Its day.
    pub day: NaiveDate,
    /// As for a point.
    pub x: f64,
}

/// A mood line, ready to be drawn or read out.
#[derive(Debug, Clone, PartialEq)]
pub struct MoodLine {
    /// The days it shows.
    pub window: MoodWindow,
    /// Days with check-ins, from left to right.
    pub points: Vec<MoodPoint>,
    /// Sessions, from left to right.
    pub marks: Vec<SessionMark>,
    /// The same in words.
    pub words: String,
}

/// Draws the line of a window. Order does not matter; what lies outside is left out, as are cancelled sessions and
/// those that have not started at `now`.
pub fn mood_line(
    check_ins: &[(Moment, Mood)],
    sessions: &[(RecordId, Session)],
    window: MoodWindow,
    now: Moment,
) -> MoodLine {
    let seen: Vec<(Moment, Mood)> =
        check_ins.iter().copied().filter(|(at, _)| window.holds(at.local_date())).collect();
    let points = points(&seen, window);
    let marks = marks(sessions, window, now);
    let words = words(&seen, points.len(), &marks, window);
    MoodLine { window, points, marks, words }
}

fn points(seen: &[(Moment, Mood)], window: MoodWindow) -> Vec<MoodPoint> {
    let mut days: Vec<(NaiveDate, u32, u32)> = Vec::new();
    for (at, mood) in seen {
        let (date, step) = (at.local_date(), u32::from(mood.step()));
        match days.binary_search_by_key(&date, |(day, ..)| *day) {
            Ok(found) => {
                if let Some((_, sum, count)) = days.get_mut(found) {
                    *sum += step;
                    *count += 1;
                }
            }
            Err(place) => days.insert(place, (date, step, 1)),
        }
    }
    days.into_iter()
        .map(|(day, sum, count)| {
            let average = f64::from(sum) / f64::from(count);
            MoodPoint { day, average, check_ins: count, x: window.x(day), y: (average - 1.0) / 4.0 }
        })
        .collect()
}

fn marks(sessions: &[(RecordId, Session)], window: MoodWindow, now: Moment) -> Vec<SessionMark> {
    let past = sessions
        .iter()
        .filter(|(_, session)| session.state == SessionState::Planned)
        .filter(|(_, session)| session.starts.utc_ms() <= now.utc_ms())
        .map(|(id, session)| (*id, session.starts.local_date()))
        .filter(|(_, day)| window.holds(*day))
        .map(|(session, day)| SessionMark { session, day, x: window.x(day) });
    let mut marks: Vec<SessionMark> = Vec::new();
    for mark in past {
        let place = marks.partition_point(|other| (other.day, other.session) < (mark.day, mark.session));
        marks.insert(place, mark);
    }
    marks
}

fn words(seen: &[(Moment, Mood)], days: usize, marks: &[SessionMark], window: MoodWindow) -> String {
    let mut words = span(window);
    let moods = || seen.iter().map(|(_, mood)| *mood);
    match (moods().min(), moods().max(), seen.iter().max()) {
        (Some(lowest), Some(highest), Some((at, last))) => {
            let times = count(seen.len(), "check-in", "check-ins");
            words += &format!(" {times} on {}.", count(days, "day", "days"));
            words += &if lowest == highest {
                format!(" All were {}.", lowest.name())
            } else {
                format!(" Lowest: {}. Highest: {}.", lowest.name(), highest.name())
            };
            words += &format!(" Last: {}, {}.", last.name(), ago(at.local_date(), window));
        }
        _ => words += " no check-ins.",
    }
    match marks {
        [] => {}
        [mark] => words += &format!(" A session {}.", ago(mark.day, window)),
        marks => {
            let days: Vec<String> = marks.iter().map(|mark| ago(mark.day, window)).collect();
            words += &format!(" {} sessions: {}.", marks.len(), days.join(", "));
        }
    }
    words
}

fn span(window: MoodWindow) -> String {
    match window.days() {
        1 => "Today:".to_owned(),
        days => format!("The last {days} days:"),
    }
}

fn ago(day: NaiveDate, window: MoodWindow) -> String {
    match whole_days(window.last - day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn whole_days(time: TimeDelta) -> u32 {
    u32::try_from(time.num_days()).unwrap_or(0)
}
