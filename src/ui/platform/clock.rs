//! The phone's clock and its time zone.

use chrono::{Datelike, NaiveDateTime, Timelike};
use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::domain::time::Moment;

/// Now, with the offset that holds here. A clock outside of the calendar counts as 1970.
pub fn now() -> Moment {
    moment_of(&Date::new_0()).unwrap_or_default()
}

/// What a clock here showed at this instant, Unix time in milliseconds. `None` for a time outside of the calendar.
pub fn local_at(utc_ms: i64) -> Option<NaiveDateTime> {
    moment_of(&Date::new(&JsValue::from_f64(utc_ms as f64))).map(Moment::local)
}

/// The instant at which clocks here show `local`. In the gap of a daylight-saving night the browser moves on by
/// the gap; in the doubled hour it takes the first. `None` for a time outside of the calendar.
pub fn moment_at(local: NaiveDateTime) -> Option<Moment> {
    let date = Date::new_with_year_month_day_hr_min(
        u32::try_from(local.year()).ok()?,
        i32::try_from(local.month0()).ok()?,
        i32::try_from(local.day()).ok()?,
        i32::try_from(local.hour()).ok()?,
        i32::try_from(local.minute()).ok()?,
    );
    moment_of(&date)
}

fn moment_of(date: &Date) -> Option<Moment> {
    // `getTimezoneOffset` counts westwards.
    let offset_min = -date.get_timezone_offset();
    Moment::new(date.get_time() as i64, offset_min as i16).ok()
}
