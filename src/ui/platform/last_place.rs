//! Where somebody was writing when the page was hidden, or when a draft was kept last. Phones end pages, and an app that is
//! opened from the home screen starts at the bare address; `look.js` then goes back there, before the first paint.

use super::local_store::LocalStore;
use crate::domain::time::Moment;
use crate::journal::FastStore as _;
use crate::journal::key::LAST_PLACE_KEY;
use crate::ui::route::Route;

/// Remembers the place, if it is one to write at. Where that is refused, the next start is at Today, and the draft is kept
/// all the same.
pub fn keep(route: &Route, now: Moment) {
    let store = LocalStore::probe();
    let _remembered = if route.is_for_writing() {
        store.set(LAST_PLACE_KEY, &format!("{} {}", now.utc_ms(), route.href()))
    } else {
        store.remove(LAST_PLACE_KEY)
    };
}
