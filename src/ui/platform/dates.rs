//! Days and times in the words of the person's language, by the browser's own `Intl`.

use std::thread::LocalKey;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

// Each is made at its first use and kept: to make one takes far longer than to use it.
thread_local! {
    static DAY: Function = writer(&[("weekday", "long"), ("day", "numeric"), ("month", "long")]);
    static DAY_AND_YEAR: Function = writer(&[("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    static SHORT_DAY: Function = writer(&[("day", "numeric"), ("month", "short")]);
    static TIME: Function = writer(&[("hour", "numeric"), ("minute", "2-digit")]);
}

/// A day with its weekday: "Monday, 23 November".
pub fn day(date: NaiveDate) -> String {
    write(&DAY, date.and_time(NaiveTime::MIN))
}

/// A day with its year: "23 November 2026".
pub fn day_and_year(date: NaiveDate) -> String {
    write(&DAY_AND_YEAR, date.and_time(NaiveTime::MIN))
}

/// A short day: "23 Nov".
pub fn short_day(date: NaiveDate) -> String {
    write(&SHORT_DAY, date.and_time(NaiveTime::MIN))
}

/// A time of day: "9:30 AM" or "09:30", as the phone is set.
pub fn time(at: NaiveDateTime) -> String {
    write(&TIME, at)
}

/// A day and a time: "Monday, 23 November at 9:30".
pub fn day_and_time(at: NaiveDateTime) -> String {
    format!("{}, {}", day(at.date()), time(at))
}

/// The browser's own function that writes these parts of a date.
fn writer(parts: &[(&str, &str)]) -> Function {
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a property on a fresh plain object cannot fail.
        let _set = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    Intl::DateTimeFormat::new(&Array::new(), &options).format()
}

/// The wall time is handed over as if it were UTC and shown as UTC, so that an entry keeps the time at which it was
/// lived, wherever the phone is now.
fn write(writer: &'static LocalKey<Function>, at: NaiveDateTime) -> String {
    let date = Date::new(&JsValue::from_f64(at.and_utc().timestamp_millis() as f64));
    let written = writer.with(|write| write.call1(&JsValue::UNDEFINED, &date));
    written.ok().and_then(|text| text.as_string()).unwrap_or_else(|| at.to_string())
}
