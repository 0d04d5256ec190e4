//! Wrong tries to unlock, counted past a reload.

use super::local_store::LocalStore;
use crate::domain::lock::Tries;
use crate::domain::time::Moment;
use crate::journal::FastStore as _;
use crate::journal::key::TRIES_KEY;

/// The wrong tries in a row. Where nothing can be read, there were none.
pub fn read() -> Tries {
    let text = LocalStore::probe().get(TRIES_KEY).ok().flatten().unwrap_or_default();
    let tries = || {
        let (count, last_ms) = text.split_once(' ')?;
        Some(Tries { wrong: count.parse().ok()?, last: Moment::new(last_ms.parse().ok()?, 0).ok()? })
    };
    tries().unwrap_or_default()
}

/// Counts one more.
pub fn keep(tries: Tries) {
    let text = format!("{} {}", tries.wrong, tries.last.utc_ms());
    // A store that refuses costs a pause, nothing else.
    let _counted = LocalStore::probe().set(TRIES_KEY, &text);
}

/// Starts to count anew.
pub fn forget() {
    let _forgotten = LocalStore::probe().remove(TRIES_KEY);
}
