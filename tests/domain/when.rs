//! What two form fields mean, and time left in words.

use chrono::NaiveDate;
use homeward::domain::when::{NotAWhen, minutes_in_words, read_when};

fn check(date: &str, time: &str, expected: Result<&str, NotAWhen>) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let read = read_when(date, time, today).map(|at| at.to_string());
    assert_eq!(read, expected.map(str::to_owned), "{date:?} {time:?}");
}

#[test]
fn a_day_and_a_time_are_read_or_the_wrong_field_is_named() {
    use NotAWhen::{FarAway, NoDate, NoTime, NotADate, NotATime};
    check("2026-11-30", "09:30", Ok("2026-11-30 09:30:00"));
    check(" 2026-11-30 ", " 9:30 ", Ok("2026-11-30 09:30:00"));
    check("2026-11-30", "09:30:59", Ok("2026-11-30 09:30:00"));
    check("2020-02-29", "00:00", Ok("2020-02-29 00:00:00"));
    check("2036-11-22", "23:59", Ok("2036-11-22 23:59:00"));
    check("", "09:30", Err(NoDate));
    check("  ", "", Err(NoDate));
    check("30.11.2026", "09:30", Err(NotADate));
    check("2026-02-29", "09:30", Err(NotADate));
    check("2026-13-01", "09:30", Err(NotADate));
    check("tomorrow", "09:30", Err(NotADate));
    check("0026-11-30", "09:30", Err(FarAway));
    check("2036-11-23", "09:30", Err(FarAway));
    check("9999-12-31", "09:30", Err(FarAway));
    check("2026-11-30", "", Err(NoTime));
    check("2026-11-30", "25:00", Err(NotATime));
    check("2026-11-30", "09:60", Err(NotATime));
    check("2026-11-30", "9", Err(NotATime));
    check("2026-11-30", "9:30 am", Err(NotATime));
    check("2026-11-30", "09:30:61", Err(NotATime));
    check("2026-11-30", "09:30:00:00", Err(NotATime));
    check("2026-11-30", "-9:30", Err(NotATime));
    check("2026-11-30", "+9:30", Err(NotATime));
}

#[test]
fn each_reason_belongs_to_one_field() {
    use NotAWhen::{FarAway, NoDate, NoTime, NotADate, NotATime};
    let about_date = [NoDate, NotADate, FarAway, NoTime, NotATime].map(NotAWhen::is_about_date);
    assert_eq!(about_date, [true, true, true, false, false]);
}

#[test]
fn minutes_are_said_as_people_say_them() {
    let rows = [
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (120, "2 hours"),
        (1439, "23 hours 59 minutes"),
    ];
    for (minutes, expected) in rows {
        assert_eq!(minutes_in_words(minutes), expected);
    }
}
