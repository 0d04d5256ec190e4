//! Days and times in the words of the browser, and its clock.

use chrono::{NaiveDate, NaiveDateTime};
use homeward::ui::platform::{clock, dates};
use wasm_bindgen_test::wasm_bindgen_test;

fn at(year: i32, month: u32, day: u32, hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, 5, 0).unwrap()
}

#[wasm_bindgen_test]
fn a_date_keeps_its_day_in_every_time_zone() {
    // The last hour of a year and the first of the next: any shift would show.
    for (when, day, year) in [(at(2026, 12, 31, 23), "31", "2026"), (at(2027, 1, 1, 0), "1", "2027")] {
        let written = dates::day_and_year(when.date());
        assert!(written.contains(day) && written.contains(year), "{written}");
        assert!(dates::time(when).contains("05"), "{}", dates::time(when));
    }
    assert!(dates::day(at(2026, 11, 23, 9).date()).contains("Monday"));
    assert!(dates::short_day(at(2026, 11, 23, 9).date()).contains("Nov"));
    assert!(dates::day_and_time(at(2026, 11, 23, 9)).contains("November"));
}

#[wasm_bindgen_test]
fn a_wall_time_becomes_a_moment_that_shows_it_again() {
    for when in [at(2026, 1, 15, 9), at(2026, 7, 15, 21), at(2024, 2, 29, 12)] {
        assert_eq!(clock::moment_at(when).unwrap().local(), when);
    }
}
