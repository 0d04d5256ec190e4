//! Today when the phone's clock and the newest record do not agree.

use super::{NEXT_DAY, after, at, before, first, night, numbered, session, slept};
use homeward::domain::session::Session;
use homeward::domain::today::{Now, Today, today};

/// Today at `phone`, when the newest record is from `record`.
fn witnessed(sessions: &[Session], phone: &str, record: &str) -> Today {
    let newest_record_ms = Some(at(record).utc_ms());
    today(&numbered(sessions), NEXT_DAY, Now { phone: at(phone), newest_record_ms })
}

#[test]
fn a_clock_set_back_does_not_take_today_back() {
    let open = session("2026-11-10 10:00 +01:00");
    let rested = slept("2026-11-10 10:00 +01:00", "2026-11-11 07:30 +01:00");
    let rows = [
        ("the same time", &open, "2026-11-10 11:00 +01:00", "2026-11-10 11:00 +01:00", first(1), false),
        (
            "two minutes are slack",
            &open,
            "2026-11-10 11:00 +01:00",
            "2026-11-10 11:02 +01:00",
            first(1),
            false,
        ),
        ("three are not", &open, "2026-11-10 11:00 +01:00", "2026-11-10 11:03 +01:00", first(1), true),
        (
            "back to before the session",
            &open,
            "2026-11-10 09:00 +01:00",
            "2026-11-10 11:00 +01:00",
            first(1),
            true,
        ),
        ("back by a day", &open, "2026-11-09 18:00 +01:00", "2026-11-10 18:00 +01:00", night(1), true),
        ("back by years", &open, "2000-01-01 00:00 +00:00", "2026-11-10 12:00 +01:00", first(1), true),
        (
            "back after the list had cleared",
            &rested,
            "2026-11-11 05:00 +01:00",
            "2026-11-12 10:00 +01:00",
            night(1),
            true,
        ),
        (
            "a newer phone clock is right",
            &rested,
            "2026-11-12 10:00 +01:00",
            "2026-11-11 07:30 +01:00",
            after(1, 2, None),
            false,
        ),
    ];
    for (why, session, phone, record, expected, behind) in rows {
        let today = witnessed(std::slice::from_ref(session), phone, record);
        assert_eq!((today.scene, today.clock_behind), (expected, behind), "{why}");
    }
}

#[test]
fn a_record_written_under_a_clock_that_ran_ahead_does_not_take_today_away() {
    let planned = session("2026-11-10 10:00 +01:00");
    let rested = slept("2026-11-10 10:00 +01:00", "2026-11-11 07:30 +01:00");
    let rows = [
        ("in the first hours", &planned, "2026-11-10 11:00 +01:00", "2026-11-12 11:00 +01:00", first(1)),
        (
            "in the first hours, by years",
            &planned,
            "2026-11-10 11:00 +01:00",
            "2030-01-01 00:00 +01:00",
            first(1),
        ),
        (
            "on the evening, by years",
            &planned,
            "2026-11-10 20:00 +01:00",
            "2030-01-01 00:00 +01:00",
            night(1),
        ),
        (
            "before the session, by years",
            &planned,
            "2026-11-08 20:00 +01:00",
            "2030-01-01 00:00 +01:00",
            before(1, 2),
        ),
        (
            "after it, by years",
            &rested,
            "2026-11-12 20:00 +01:00",
            "2030-01-01 00:00 +01:00",
            after(1, 2, None),
        ),
    ];
    for (why, session, phone, record, expected) in rows {
        let today = witnessed(std::slice::from_ref(session), phone, record);
        assert_eq!(today.scene, expected, "{why}");
    }
}

/// Whether Today says that the clock is slow, by how the newest record stands to it.
#[test]
fn a_clock_is_called_slow_only_by_a_record_that_can_be_believed() {
    let rows = [
        ("nothing is written yet", "2026-11-10 11:00 +01:00", None, false),
        ("nothing is written, after an empty battery", "1970-01-01 00:00 +00:00", None, false),
        ("a record of yesterday", "2026-11-10 11:00 +01:00", Some("2026-11-09 11:00 +01:00"), false),
        ("two minutes are slack", "2026-11-10 11:00 +01:00", Some("2026-11-10 11:02 +01:00"), false),
        ("three are not", "2026-11-10 11:00 +01:00", Some("2026-11-10 11:03 +01:00"), true),
        ("an offset is no difference", "2026-11-10 11:00 +01:00", Some("2026-11-10 19:00 +09:00"), false),
        (
            "an hour, as when the zone is set by hand",
            "2026-11-10 11:00 +01:00",
            Some("2026-11-10 12:00 +01:00"),
            true,
        ),
        ("just under a week", "2026-11-10 11:00 +01:00", Some("2026-11-17 10:59 +01:00"), true),
        (
            "a week: that record was written ahead",
            "2026-11-10 11:00 +01:00",
            Some("2026-11-17 11:00 +01:00"),
            false,
        ),
        ("one wrong date, years ahead", "2026-11-10 11:00 +01:00", Some("2030-01-01 00:00 +00:00"), false),
        (
            "the next day it is not said again",
            "2026-11-11 11:00 +01:00",
            Some("2030-01-01 00:00 +00:00"),
            false,
        ),
        (
            "an empty battery: no record is so old",
            "2000-01-01 00:00 +00:00",
            Some("2026-11-10 11:00 +01:00"),
            true,
        ),
        ("the last moment that is too old", "2024-12-31 23:59 +00:00", Some("2026-11-10 11:00 +01:00"), true),
        ("the first that may be", "2025-01-01 00:00 +00:00", Some("2026-11-10 11:00 +01:00"), false),
    ];
    for (why, phone, record, expected) in rows {
        let newest_record_ms = record.map(|record| at(record).utc_ms());
        let behind = today(&[], NEXT_DAY, Now { phone: at(phone), newest_record_ms }).clock_behind;
        assert_eq!(behind, expected, "{why}");
    }
}
