//! Which session the way home and the first words belong to.

use homeward::domain::at_hand::{first_words, way_home};
use homeward::domain::id::RecordId;
use homeward::domain::now::Now;
use homeward::domain::session::{Session, SessionState};
use homeward::domain::today::today;

use super::{NEXT_DAY, at, id, session};

/// Starts of the sessions, the present, and the place of the session that is meant.
type Row = (&'static str, &'static [&'static str], &'static str, Option<usize>);

fn named(starts: &[&str]) -> Vec<(RecordId, Session)> {
    starts.iter().enumerate().map(|(place, starts)| (id(place as u128), session(starts))).collect()
}

fn check(find: impl Fn(&[(RecordId, Session)], Now) -> Option<RecordId>, rows: &[Row]) {
    for (name, starts, now, expected) in rows {
        let found = find(&named(starts), Now::by_phone(at(now)));
        assert_eq!(found, expected.map(|place| id(place as u128)), "{name}");
    }
}

fn find_way_home(sessions: &[(RecordId, Session)], now: Now) -> Option<RecordId> {
    way_home(&today(sessions, NEXT_DAY, now))
}

const TENTH: &str = "2026-03-10 10:00 +01:00";
const SECOND: &str = "2026-03-02 10:00 +01:00";
const THIRD: &str = "2026-03-03 10:00 +01:00";

#[test]
fn the_way_home_is_from_the_session_under_way_or_from_the_next_one() {
    check(
        find_way_home,
        &[
            ("no session", &[], "2026-03-10 12:00 +01:00", None),
            ("right after it", &[TENTH], "2026-03-10 12:00 +01:00", Some(0)),
            ("it began before its time", &[TENTH], "2026-03-10 09:30 +01:00", Some(0)),
            ("the next morning", &[TENTH], "2026-03-11 08:00 +01:00", Some(0)),
            ("tomorrow's", &[TENTH], "2026-03-09 20:00 +01:00", Some(0)),
            ("a month ahead", &[TENTH], "2026-02-10 20:00 +01:00", Some(0)),
            (
                "the night before, the last one's list is open",
                &[THIRD, TENTH],
                "2026-03-09 20:00 +01:00",
                Some(0),
            ),
            ("the next one, when that list is gone", &[SECOND, TENTH], "2026-03-09 20:00 +01:00", Some(1)),
            (
                "the next one, far ahead",
                &[SECOND, "2026-05-01 10:00 +02:00"],
                "2026-03-20 20:00 +01:00",
                Some(1),
            ),
            ("six days later, sleep never said", &[TENTH], "2026-03-16 10:00 +01:00", Some(0)),
            ("seven days later", &[TENTH], "2026-03-17 12:00 +01:00", Some(0)),
            ("eight days later", &[TENTH], "2026-03-18 12:00 +01:00", None),
            ("today's, not last week's", &[THIRD, TENTH], "2026-03-10 09:30 +01:00", Some(1)),
        ],
    );
}

#[test]
fn first_words_belong_to_the_last_session_that_began_within_a_week() {
    check(
        first_words,
        &[
            ("no session", &[], "2026-03-10 12:00 +01:00", None),
            ("it begins now", &[TENTH], "2026-03-10 10:00 +01:00", Some(0)),
            ("it has not begun", &[TENTH], "2026-03-10 09:59 +01:00", None),
            ("just under a week", &[TENTH], "2026-03-17 09:59 +01:00", Some(0)),
            ("a week", &[TENTH], "2026-03-17 10:00 +01:00", None),
            ("the later one", &["2026-03-08 10:00 +01:00", TENTH], "2026-03-10 12:00 +01:00", Some(1)),
            (
                "the later one is still ahead",
                &["2026-03-08 10:00 +01:00", TENTH],
                "2026-03-09 12:00 +01:00",
                Some(0),
            ),
            (
                "the list may be in any order",
                &[TENTH, "2026-03-08 10:00 +01:00"],
                "2026-03-10 12:00 +01:00",
                Some(0),
            ),
        ],
    );
}

#[test]
fn a_cancelled_session_has_no_way_home_and_no_words() {
    let cancelled = [(id(1), Session { state: SessionState::Cancelled, ..session(TENTH) })];
    let now = Now::by_phone(at("2026-03-10 12:00 +01:00"));
    assert_eq!(find_way_home(&cancelled, now), None);
    assert_eq!(first_words(&cancelled, now), None);
}
