//! The two stores that keep the journal, as the core sees them.
//!
//! A key is written once: its text never changes afterwards. A store must keep every key it does not know.

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser does not let this page keep anything (private mode, blocked cookies, a policy).
    #[error("this browser does not let Homeward keep anything here")]
    Denied,
    /// There is no room.
    #[error("there is no room left")]
    Full,
    /// A newer version of the app keeps something here, see [`Access::UpdateFirst`](super::Access::UpdateFirst).
    #[error("a newer Homeward has written here; update the app first")]
    UpdateFirst,
    /// The lock is shut.
    #[error("Homeward is locked")]
    Locked,
    /// Something new was written while all was to be erased.
    #[error("something was written meanwhile")]
    Meanwhile,
    /// Anything else, with the browser's own words.
    #[error("the browser's storage failed: {0}")]
    Broken(String),
}

/// The store that answers at once and may lose the last minute when the browser is killed.
pub trait FastStore {
    /// All keys, those of other apps on the same origin included.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The text under a key.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read; a missing key is `None`.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a text. After an error the store is as it was.
    ///
    /// # Errors
    /// [`StoreError`] when it was not written.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key; a missing key is no error.
    ///
    /// # Errors
    /// [`StoreError`] when it is still there.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

/// The store that is on disk when it says so.
#[allow(async_fn_in_trait)] // one thread, in a browser tab: nobody asks whether the future is Send
pub trait DurableStore {
    /// All keys.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed.
    async fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// Keys with their texts; missing keys are left out.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn get(&self, keys: &[String]) -> Result<Vec<(String, String)>, StoreError>;

    /// Makes all changes in one transaction, or none; done means on disk.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn apply(&self, changes: &[Change]) -> Result<(), StoreError>;
}

/// One change to the durable store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Write a text.
    Put {
        /// Under this key.
        key: String,
        /// The text.
        text: String,
    },
    /// Remove a key; a missing key is no error.
    Remove {
        /// The key.
        key: String,
    },
}

impl Change {
    /// The key that is changed.
    pub fn key(&self) -> &str {
        match self {
            Change::Put { key, .. } | Change::Remove { key } => key,
        }
    }
}
