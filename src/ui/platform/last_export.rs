//! When the last export was made on this phone: a hint for the person, no part of the diary.

use super::local_store::LocalStore;
use crate::domain::time::Moment;
use crate::journal::FastStore as _;
use crate::journal::key::LAST_EXPORT_KEY;

/// Remembers that an export was made. Where that is refused, the panel goes on showing the one before.
pub fn keep(now: Moment) {
    let _remembered =
        LocalStore::probe().set(LAST_EXPORT_KEY, &format!("{} {}", now.utc_ms(), now.offset_min()));
}

/// When the last export was made, as far as this phone knows.
pub fn read() -> Option<Moment> {
    let text = LocalStore::probe().get(LAST_EXPORT_KEY).ok().flatten()?;
    let (utc_ms, offset_min) = text.split_once(' ')?;
    Moment::new(utc_ms.parse().ok()?, offset_min.parse().ok()?).ok()
}
