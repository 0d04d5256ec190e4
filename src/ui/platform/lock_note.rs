//! The lock's note in this browser: in localStorage and in the spare. The durable copy of it is the store's.

use super::local_store::LocalStore;
use super::spare;
use crate::journal::key::{BALLAST_KEY, LOCK_KEY};
use crate::journal::{Change, FastStore as _, StoreError};

/// The text in localStorage, whatever it is.
pub fn read_fast() -> Option<String> {
    LocalStore::probe().get(LOCK_KEY).ok().flatten()
}

/// The text in the spare.
pub async fn read_spare() -> Option<String> {
    spare::text(LOCK_KEY).await.ok().flatten()
}

/// Puts the text into localStorage, in the place of the ballast where that is full, and into the spare. Where one refuses, the
/// durable copy has it, and the next start tries again.
pub async fn keep(text: &str) {
    let fast = LocalStore::probe();
    if fast.set(LOCK_KEY, text) == Err(StoreError::Full) && fast.remove(BALLAST_KEY).is_ok() {
        let _kept = fast.set(LOCK_KEY, text);
    }
    let _spared = spare::apply(&[put(text)]).await;
}

/// The change that puts it into the durable copy.
pub fn put(text: &str) -> Change {
    Change::Put { key: LOCK_KEY.to_owned(), text: text.to_owned() }
}
