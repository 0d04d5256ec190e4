use super::at;
use chrono::TimeDelta;
use homeward::domain::time::Moment;

const LAST_MS: i64 = 253_402_300_799_999;

#[test]
fn a_moment_lies_inside_the_calendar() {
    for (utc_ms, offset_min, fits) in [
        (0, 0, true),
        (-1, 0, false),
        (LAST_MS, 0, true),
        (LAST_MS + 1, 0, false),
        (i64::MAX, 0, false),
        (i64::MIN, 0, false),
        (0, 18 * 60, true),
        (0, -18 * 60, true),
        (0, 18 * 60 + 1, false),
        (0, i16::MIN, false),
    ] {
        assert_eq!(Moment::new(utc_ms, offset_min).is_ok(), fits, "{utc_ms} {offset_min}");
    }
}

#[test]
fn the_wall_shows_the_time_of_its_own_place() {
    for (utc_ms, offset_min, wall) in [
        (0, 0, "1970-01-01 00:00:00"),
        (0, -300, "1969-12-31 19:00:00"),
        (0, 345, "1970-01-01 05:45:00"),
        (1_794_000_000_000, 60, "2026-11-06 22:20:00"),
        (LAST_MS, 18 * 60, "+10000-01-01 17:59:59.999"),
    ] {
        let moment = Moment::new(utc_ms, offset_min).unwrap();
        assert_eq!(moment.local().to_string(), wall);
        assert_eq!(moment.local_date(), moment.local().date());
        assert_eq!(Moment::at_wall(moment.local(), offset_min), Ok(moment), "and back");
    }
}

#[test]
fn real_time_goes_by_whatever_the_wall_shows() {
    for (earlier, later, hours) in [
        ("2026-03-28 15:00 +01:00", "2026-03-29 15:00 +02:00", 23),
        ("2026-10-24 15:00 +02:00", "2026-10-25 15:00 +01:00", 25),
        ("2026-11-10 09:00 +09:00", "2026-11-09 19:00 -05:00", 0),
        ("2026-11-10 10:00 +00:00", "2026-11-10 09:00 +00:00", -1),
    ] {
        assert_eq!(at(later).since(at(earlier)), TimeDelta::hours(hours), "{earlier}, {later}");
        assert_eq!(at(earlier).plus(TimeDelta::hours(hours)).utc_ms(), at(later).utc_ms());
        assert_eq!(at(earlier).seen_from(at(later)).since(at(earlier)), TimeDelta::zero());
    }
    assert_eq!(at("9999-12-31 23:00 +00:00").plus(TimeDelta::days(2)).utc_ms(), LAST_MS);
    assert_eq!(at("1970-01-01 01:00 +00:00").plus(TimeDelta::days(-2)).utc_ms(), 0);
}
