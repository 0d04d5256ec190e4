//! What time it is, when the phone's own clock may be wrong.
//!
//! Records are witnesses: what was written cannot lie in the future. So a clock that was set back is noticed, and what
//! is shown does not jump back with it. But a record may also have been written while the clock ran ahead, and its
//! date then stays. That is why a witness far ahead is not believed, and why [`super::not_yet`] never listens to one.

use chrono::TimeDelta;

use super::time::Moment;

/// The phone's clock, and the newest record as its witness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// What the phone's clock shows.
    pub phone: Moment,
    /// When the newest record was made, Unix time in milliseconds.
    pub newest_record_ms: Option<i64>,
}

/// Smaller differences come from clocks being set right over the network.
pub(super) const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(2);

/// A record this far ahead was more likely written under a wrong clock than the clock is wrong now.
const WITNESS_BELIEVED: TimeDelta = TimeDelta::days(7);

/// 1 January 2025, before there was any record. A clock that shows an earlier day is wrong, as after an empty battery.
const BEFORE_ALL_RECORDS_MS: i64 = 1_735_689_600_000;

impl Now {
    /// By the phone's clock alone.
    pub fn by_phone(phone: Moment) -> Now {
        Now { phone, newest_record_ms: None }
    }

    /// Whether the phone's clock should be looked at: it is more than two minutes behind the newest record, and that
    /// record is believed. One that is a week or more ahead is not, or one wrong date would be held against a right
    /// clock for years; unless the clock shows a day on which no record can have been made.
    pub fn clock_behind(self) -> bool {
        let behind = self.latest().since(self.phone);
        behind > CLOCK_SLACK && (behind < WITNESS_BELIEVED || self.phone.utc_ms() < BEFORE_ALL_RECORDS_MS)
    }

    /// The later of both, with the offset of the phone.
    pub fn latest(self) -> Moment {
        self.newest_record_ms
            .and_then(|ms| Moment::new(ms, self.phone.offset_min()).ok())
            .map_or(self.phone, |witness| witness.max(self.phone))
    }

    /// The time that counts: the later of both, unless the record is a week or more ahead.
    pub fn counted(self) -> Moment {
        let latest = self.latest();
        if latest.since(self.phone) < WITNESS_BELIEVED { latest } else { self.phone }
    }
}
