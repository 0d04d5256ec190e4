//! Days and times in the words of the person's language, by the browser's own `Intl`.

use chrono::{NaiveDate, NaiveDateTime};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// A day with its weekday: "Monday, 23 November".
pub fn day(date: NaiveDate) -> String {
    format(
        date.and_time(chrono::NaiveTime::MIN),
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// A day with its year: "23 November 2026".
pub fn day_and_year(date: NaiveDate) -> String {
    let parts = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    format(date.and_time(chrono::NaiveTime::MIN), &parts)
}

/// A short day: "23 Nov".
pub fn short_day(date: NaiveDate) -> String {
    format(date.and_time(chrono::NaiveTime::MIN), &[("day", "numeric"), ("month", "short")])
}

/// A time of day: "9:30 AM" or "09:30", as the phone is set.
pub fn time(at: NaiveDateTime) -> String {
    format(at, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// A day and a time: "Monday, 23 November at 9:30".
pub fn day_and_time(at: NaiveDateTime) -> String {
    format!("{}, {}", day(at.date()), time(at))
}

/// The wall time is handed over as if it were UTC and shown as UTC, so that an entry keeps the time at which it was
/// lived, wherever the phone is now.
fn format(at: NaiveDateTime, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a property on a fresh plain object cannot fail.
        let _set = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let date = Date::new(&JsValue::from_f64(at.and_utc().timestamp_millis() as f64));
    let written =
        Intl::DateTimeFormat::new(&Array::new(), &options).format().call1(&JsValue::UNDEFINED, &date);
    written.ok().and_then(|text| text.as_string()).unwrap_or_else(|| at.to_string())
}
