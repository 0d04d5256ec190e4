use super::{NEXT_DAY, after, at, before, first, hours, id, night, numbered, session, slept};
use homeward::domain::care_plan::ClinicRule;
use homeward::domain::session::{Session, SessionState};
use homeward::domain::today::{Now, Scene, today};

fn scene(sessions: &[Session], now: &str) -> Scene {
    today(&numbered(sessions), NEXT_DAY, Now::by_phone(at(now))).scene
}

fn day(session: u128, minutes_until: u32) -> Scene {
    Scene::SessionDay { session: id(session), minutes_until }
}

fn between(last: u128, next: Option<u128>) -> Scene {
    Scene::Between { last: id(last), next: next.map(id) }
}

#[test]
fn one_session_goes_through_every_scene() {
    let planned = session("2026-11-10 10:00 +01:00");
    let rested = slept("2026-11-10 10:00 +01:00", "2026-11-11 07:30 +01:00");
    let rows = [
        ("a month before", &planned, "2026-10-10 12:00 +02:00", before(1, 31)),
        ("the evening before", &planned, "2026-11-09 23:59 +01:00", before(1, 1)),
        ("from midnight on", &planned, "2026-11-10 00:00 +01:00", day(1, 600)),
        ("a minute before", &planned, "2026-11-10 09:59 +01:00", day(1, 1)),
        ("at the start", &planned, "2026-11-10 10:00 +01:00", first(1)),
        ("five hours in", &planned, "2026-11-10 15:59 +01:00", first(1)),
        ("after six hours", &planned, "2026-11-10 16:00 +01:00", night(1)),
        ("at night", &planned, "2026-11-11 05:00 +01:00", night(1)),
        ("the last minute of the night", &planned, "2026-11-11 05:59 +01:00", night(1)),
        ("in the morning, nothing said", &planned, "2026-11-11 06:00 +01:00", after(1, 1, None)),
        ("in the morning, slept, before 24 hours", &rested, "2026-11-11 09:59 +01:00", after(1, 1, None)),
        ("in the morning, slept", &rested, "2026-11-11 10:00 +01:00", after(1, 1, None)),
        ("nothing said for a week", &planned, "2026-11-17 09:59 +01:00", after(1, 7, None)),
        ("nothing said for longer", &planned, "2026-11-17 10:00 +01:00", after(1, 7, None)),
        ("the last of the days after", &rested, "2026-11-23 23:59 +01:00", after(1, 13, None)),
        ("two weeks after", &rested, "2026-11-24 00:00 +01:00", between(1, None)),
        ("a year after", &rested, "2027-11-10 10:00 +01:00", between(1, None)),
    ];
    for (why, session, now, expected) in rows {
        assert_eq!(scene(std::slice::from_ref(session), now), expected, "{why}");
    }
}

#[test]
fn two_sessions_share_the_time_between_them() {
    let last = slept("2026-11-02 10:00 +01:00", "2026-11-03 07:30 +01:00");
    let to = |next: &str| [last.clone(), session(next)];
    let rows = [
        (
            "next in three days, one day after",
            to("2026-11-05 10:00 +01:00"),
            "2026-11-03 12:00 +01:00",
            after(1, 1, Some(2)),
        ),
        (
            "next tomorrow, two days after",
            to("2026-11-05 10:00 +01:00"),
            "2026-11-04 12:00 +01:00",
            after(1, 2, Some(2)),
        ),
        (
            "three days after is session day",
            to("2026-11-05 10:00 +01:00"),
            "2026-11-05 09:00 +01:00",
            day(2, 60),
        ),
        (
            "from three days after on the next one leads",
            to("2026-11-09 10:00 +01:00"),
            "2026-11-05 00:00 +01:00",
            before(2, 4),
        ),
        ("seven days ahead is near", to("2026-11-12 10:00 +01:00"), "2026-11-05 08:00 +01:00", before(2, 7)),
        (
            "eight days ahead is not",
            to("2026-11-13 10:00 +01:00"),
            "2026-11-05 08:00 +01:00",
            after(1, 3, Some(2)),
        ),
        (
            "far ahead and long ago",
            to("2027-01-10 10:00 +01:00"),
            "2026-11-20 08:00 +01:00",
            between(1, Some(2)),
        ),
        ("long ago, near again", to("2027-01-10 10:00 +01:00"), "2027-01-03 08:00 +01:00", before(2, 7)),
        (
            "long ago, the night before",
            to("2027-01-10 10:00 +01:00"),
            "2027-01-09 23:59 +01:00",
            before(2, 1),
        ),
    ];
    for (why, sessions, now, expected) in rows {
        assert_eq!(scene(&sessions, now), expected, "{why}");
    }
}

#[test]
fn a_list_that_nobody_cleared_waits_but_does_not_hide_the_next_session_day() {
    let open = session("2026-11-09 10:00 +01:00");
    let pair = |next: &str| [open.clone(), session(next)];
    let rows = [
        (
            "the day before the next",
            pair("2026-11-12 10:00 +01:00"),
            "2026-11-11 12:00 +01:00",
            after(1, 2, Some(2)),
            Some(1),
        ),
        (
            "three days after, the next one leads",
            pair("2026-11-14 10:00 +01:00"),
            "2026-11-12 12:00 +01:00",
            before(2, 2),
            Some(1),
        ),
        (
            "the day of the next",
            pair("2026-11-12 10:00 +01:00"),
            "2026-11-12 08:00 +01:00",
            day(2, 120),
            Some(1),
        ),
        (
            "the next has started",
            pair("2026-11-12 10:00 +01:00"),
            "2026-11-12 10:00 +01:00",
            first(2),
            Some(2),
        ),
        ("both on one day", pair("2026-11-09 20:00 +01:00"), "2026-11-09 17:00 +01:00", night(1), Some(1)),
        (
            "the next one far ahead",
            pair("2026-12-24 10:00 +01:00"),
            "2026-11-11 12:00 +01:00",
            after(1, 2, Some(2)),
            Some(1),
        ),
        (
            "a week, never said",
            pair("2026-12-24 10:00 +01:00"),
            "2026-11-16 09:59 +01:00",
            after(1, 7, Some(2)),
            Some(1),
        ),
        (
            "longer, never said",
            pair("2026-12-24 10:00 +01:00"),
            "2026-11-16 10:00 +01:00",
            after(1, 7, Some(2)),
            None,
        ),
    ];
    for (why, sessions, now, expected, list) in rows {
        let today = today(&numbered(&sessions), NEXT_DAY, Now::by_phone(at(now)));
        assert_eq!((today.scene, today.not_yet), (expected, list.map(id)), "{why}");
    }
}

#[test]
fn a_list_that_has_cleared_today_can_be_opened_again_whatever_the_scene() {
    let rested = slept("2026-11-10 10:00 +01:00", "2026-11-11 07:30 +01:00");
    let next = session("2026-11-11 20:00 +01:00");
    let rows = [
        ("still open", vec![rested.clone()], "2026-11-11 09:59 +01:00", None),
        ("cleared", vec![rested.clone()], "2026-11-11 10:00 +01:00", Some(1)),
        ("late that day", vec![rested.clone()], "2026-11-11 23:59 +01:00", Some(1)),
        ("the day after", vec![rested.clone()], "2026-11-12 00:00 +01:00", None),
        (
            "before the next session on that day",
            vec![rested.clone(), next.clone()],
            "2026-11-11 12:00 +01:00",
            Some(1),
        ),
        ("the next has begun", vec![rested, next], "2026-11-11 20:00 +01:00", None),
    ];
    for (why, sessions, now, expected) in rows {
        let today = today(&numbered(&sessions), NEXT_DAY, Now::by_phone(at(now)));
        assert_eq!(today.just_cleared, expected.map(id), "{why}");
    }
}

#[test]
fn a_longer_rule_keeps_the_list_open_while_the_days_go_on() {
    let rested = numbered(&[slept("2026-11-10 10:00 +01:00", "2026-11-11 07:30 +01:00")]);
    let check = |rule: ClinicRule, now: &str, days, list: Option<u128>| {
        let today = today(&rested, rule, Now::by_phone(at(now)));
        assert_eq!((today.scene, today.not_yet), (after(1, days, None), list.map(id)), "{rule:?} {now}");
    };
    check(hours(24), "2026-11-11 09:59 +01:00", 1, Some(1));
    check(hours(24), "2026-11-11 10:00 +01:00", 1, None);
    check(hours(48), "2026-11-12 09:59 +01:00", 2, Some(1));
    check(hours(48), "2026-11-12 10:00 +01:00", 2, None);
    check(hours(168), "2026-11-17 09:59 +01:00", 7, Some(1));
    check(hours(168), "2026-11-17 10:00 +01:00", 7, None);
}

#[test]
fn what_was_cancelled_never_counts() {
    let cancelled = |starts| Session { state: SessionState::Cancelled, ..session(starts) };
    let now = "2026-11-10 12:00 +01:00";
    let rows = [
        ("nothing at all", vec![], Scene::NothingPlanned),
        ("only a cancelled one ahead", vec![cancelled("2026-11-11 10:00 +01:00")], Scene::NothingPlanned),
        ("only a cancelled one today", vec![cancelled("2026-11-10 10:00 +01:00")], Scene::NothingPlanned),
        (
            "a cancelled one before the next",
            vec![cancelled("2026-11-11 10:00 +01:00"), session("2026-11-13 10:00 +01:00")],
            before(2, 3),
        ),
        (
            "a cancelled one after the last",
            vec![
                slept("2026-10-20 10:00 +02:00", "2026-10-21 09:00 +02:00"),
                cancelled("2026-11-09 10:00 +01:00"),
            ],
            between(1, None),
        ),
    ];
    for (why, sessions, expected) in rows {
        assert_eq!(scene(&sessions, now), expected, "{why}");
    }
}

#[test]
fn the_order_of_records_does_not_matter() {
    let one = numbered(&[
        slept("2026-10-20 10:00 +02:00", "2026-10-21 09:00 +02:00"),
        session("2026-11-20 10:00 +01:00"),
        session("2026-11-12 10:00 +01:00"),
        session("2026-11-30 10:00 +01:00"),
    ]);
    let now = Now::by_phone(at("2026-11-10 12:00 +01:00"));
    let expected = today(&one, NEXT_DAY, now);
    assert_eq!(expected.scene, before(3, 2));
    for shift in 1..one.len() {
        let mut turned = one.clone();
        turned.rotate_left(shift);
        assert_eq!(today(&turned, NEXT_DAY, now), expected);
    }
}

#[test]
fn days_are_counted_on_the_calendar_and_hours_by_real_time() {
    let rows = [
        ("six hours over the short night", "2026-03-29 00:00 +01:00", "2026-03-29 06:59 +02:00", first(1)),
        (
            "six hours over the short night, passed",
            "2026-03-29 00:00 +01:00",
            "2026-03-29 07:00 +02:00",
            night(1),
        ),
        ("six hours over the long night", "2026-10-25 00:00 +02:00", "2026-10-25 04:59 +01:00", first(1)),
        (
            "six hours over the long night, passed",
            "2026-10-25 00:00 +02:00",
            "2026-10-25 05:00 +01:00",
            night(1),
        ),
        ("the day of the short night", "2026-03-29 10:00 +02:00", "2026-03-29 01:00 +01:00", day(1, 480)),
        ("the day of the long night", "2026-10-25 10:00 +01:00", "2026-10-25 01:00 +02:00", day(1, 600)),
        (
            "the clinic is to the east, its day comes soon",
            "2026-11-11 09:00 +09:00",
            "2026-11-10 23:30 +08:00",
            before(1, 1),
        ),
        (
            "the clinic is to the east, an hour to go",
            "2026-11-11 09:00 +09:00",
            "2026-11-10 15:00 -08:00",
            day(1, 60),
        ),
        (
            "the clinic is to the west, its day has not ended",
            "2026-11-11 15:00 -08:00",
            "2026-11-12 01:00 +09:00",
            day(1, 420),
        ),
        (
            "the clinic is to the west, and its date is today's",
            "2026-11-11 15:00 -08:00",
            "2026-11-11 20:00 +09:00",
            day(1, 720),
        ),
        (
            "started while the phone is still in yesterday",
            "2026-11-11 09:00 +09:00",
            "2026-11-10 16:00 -08:00",
            first(1),
        ),
    ];
    for (why, starts, now, expected) in rows {
        assert_eq!(scene(&[session(starts)], now), expected, "{why}");
    }
}
