//! Time as the person lives it: an instant, and the offset from UTC at the place where they were.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};

/// The last millisecond of the year 9999.
const LAST_MS: i64 = 253_402_300_799_999;

/// One instant with the local offset that held then and there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment {
    utc_ms: i64,
    offset_min: i16,
}

/// A time that no calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this time is outside of the calendar")]
pub struct OutsideCalendar;

impl Moment {
    /// From Unix time in milliseconds and the offset from UTC in minutes (east is positive).
    ///
    /// # Errors
    /// [`OutsideCalendar`] for a year outside 1970–9999 or an offset beyond 18 hours.
    pub fn new(utc_ms: i64, offset_min: i16) -> Result<Moment, OutsideCalendar> {
        let known = (0..=LAST_MS).contains(&utc_ms) && offset_min.unsigned_abs() <= 18 * 60;
        known.then_some(Moment { utc_ms, offset_min }).ok_or(OutsideCalendar)
    }

    /// Unix time in milliseconds.
    pub fn utc_ms(self) -> i64 {
        self.utc_ms
    }

    /// Offset from UTC in minutes; east is positive.
    pub fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// What the clock on the wall showed.
    pub fn local(self) -> NaiveDateTime {
        let local_ms = self.utc_ms + i64::from(self.offset_min) * 60_000;
        DateTime::from_timestamp_millis(local_ms).map(|at| at.naive_utc()).unwrap_or_default()
    }

    /// The day on the wall calendar.
    pub fn local_date(self) -> NaiveDate {
        self.local().date()
    }

    /// Real time that went by since `earlier`, whatever the clocks on the wall did between.
    pub fn since(self, earlier: Moment) -> TimeDelta {
        TimeDelta::milliseconds(self.utc_ms - earlier.utc_ms)
    }

    /// The moment when a wall clock with this offset shows `local`.
    ///
    /// # Errors
    /// [`OutsideCalendar`] as for [`Moment::new`].
    pub fn at_wall(local: NaiveDateTime, offset_min: i16) -> Result<Moment, OutsideCalendar> {
        Moment::new(local.and_utc().timestamp_millis() - i64::from(offset_min) * 60_000, offset_min)
    }

    /// The same instant as a clock at the place of `other` shows it.
    pub fn seen_from(self, other: Moment) -> Moment {
        Moment { utc_ms: self.utc_ms, offset_min: other.offset_min }
    }

    /// The moment this much real time later, held inside the calendar.
    pub fn plus(self, time: TimeDelta) -> Moment {
        let utc_ms = self.utc_ms.saturating_add(time.num_milliseconds()).clamp(0, LAST_MS);
        Moment { utc_ms, offset_min: self.offset_min }
    }
}
