//! The two stores that keep the journal, as the core sees them, and a twin of both in memory.
//!
//! A key is written once: its text never changes afterwards. A store must keep every key it does not know.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser does not let this page keep anything (private mode, blocked cookies, a policy).
    #[error("this browser does not let Homeward keep anything here")]
    Denied,
    /// There is no room.
    #[error("there is no room left")]
    Full,
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

/// Both stores in memory, for tests and for a browser that keeps nothing. Clones share what they hold.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Memory>>);

#[derive(Debug, Clone, Default)]
struct Memory {
    texts: BTreeMap<String, String>,
    calls: usize,
    gets: usize,
    failure: Option<Failure>,
}

#[derive(Debug, Clone)]
struct Failure {
    from_call: usize,
    lasting: bool,
    error: StoreError,
}

impl Memory {
    fn call(&mut self) -> Result<&mut BTreeMap<String, String>, StoreError> {
        self.calls += 1;
        match &self.failure {
            Some(f) if self.calls == f.from_call || (f.lasting && self.calls > f.from_call) => {
                Err(f.error.clone())
            }
            _ => Ok(&mut self.texts),
        }
    }
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// A store that holds these keys and texts.
    pub fn holding(texts: impl IntoIterator<Item = (String, String)>) -> MemoryStore {
        let store = MemoryStore::new();
        store.memory().texts.extend(texts);
        store
    }

    /// A new store that holds the same: what is left when everything else was killed.
    #[must_use]
    pub fn copy(&self) -> MemoryStore {
        MemoryStore::holding(self.texts())
    }

    /// Lets the `n`-th call from now (counted from 1) fail, once.
    pub fn fail_at(&self, n: usize, error: StoreError) {
        self.plan(n, false, error);
    }

    /// Lets the `n`-th call from now (counted from 1) and all after it fail.
    pub fn fail_from(&self, n: usize, error: StoreError) {
        self.plan(n, true, error);
    }

    /// Everything it holds.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.memory().texts.clone()
    }

    /// How often it was called.
    pub fn calls(&self) -> usize {
        self.memory().calls
    }

    /// How many texts were asked for.
    pub fn gets(&self) -> usize {
        self.memory().gets
    }

    fn plan(&self, n: usize, lasting: bool, error: StoreError) {
        let mut memory = self.memory();
        memory.failure = Some(Failure { from_call: memory.calls + n, lasting, error });
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FastStore for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.memory().call()?.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut memory = self.memory();
        memory.gets += 1;
        Ok(memory.call()?.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.memory().call()?.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.memory().call()?.remove(key);
        Ok(())
    }
}

impl DurableStore for MemoryStore {
    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        FastStore::keys(self)
    }

    async fn get(&self, keys: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let mut memory = self.memory();
        memory.gets += keys.len();
        let texts = memory.call()?;
        Ok(keys.iter().filter_map(|key| Some((key.clone(), texts.get(key)?.clone()))).collect())
    }

    async fn apply(&self, changes: &[Change]) -> Result<(), StoreError> {
        let mut memory = self.memory();
        let texts = memory.call()?;
        for change in changes {
            match change {
                Change::Put { key, text } => drop(texts.insert(key.clone(), text.clone())),
                Change::Remove { key } => drop(texts.remove(key)),
            }
        }
        Ok(())
    }
}
