//! A twin of both stores in memory, for tests and for a browser that keeps nothing. It fails when it is told to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::store::{Change, DurableStore, FastStore, StoreError};

/// Both stores in memory. Clones share what they hold.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Memory>>);

#[derive(Debug, Clone, Default)]
struct Memory {
    texts: BTreeMap<String, String>,
    calls: usize,
    gets: usize,
    failure: Option<Failure>,
    room_bytes: Option<usize>,
}

#[derive(Debug, Clone)]
struct Failure {
    from_call: usize,
    lasting: bool,
    error: StoreError,
    /// How many bytes of what a failing call should write are there all the same.
    torn_bytes: Option<usize>,
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
        self.plan(n, false, error, None);
    }

    /// Lets the `n`-th call from now (counted from 1) and all after it fail.
    pub fn fail_from(&self, n: usize, error: StoreError) {
        self.plan(n, true, error, None);
    }

    /// Lets the `n`-th call from now fail, and all after it if `lasting`. What it should write is cut off after so many bytes,
    /// as no good store does it: a text may be there in part, and of several changes the first ones.
    pub fn tear(&self, n: usize, lasting: bool, bytes: usize) {
        self.plan(n, lasting, StoreError::Broken("torn".to_owned()), Some(bytes));
    }

    /// Gives it room for so many bytes of keys and texts from now on; what does not fit is refused.
    pub fn limit(&self, bytes: usize) {
        self.memory().room_bytes = Some(bytes);
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

    fn plan(&self, n: usize, lasting: bool, error: StoreError, torn_bytes: Option<usize>) {
        let mut memory = self.memory();
        memory.failure = Some(Failure { from_call: memory.calls + n, lasting, error, torn_bytes });
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    fn call(&mut self) -> Result<&mut BTreeMap<String, String>, Failure> {
        self.calls += 1;
        match &self.failure {
            Some(f) if self.calls == f.from_call || (f.lasting && self.calls > f.from_call) => Err(f.clone()),
            _ => Ok(&mut self.texts),
        }
    }

    fn read(&mut self) -> Result<&BTreeMap<String, String>, StoreError> {
        self.call().map(|texts| &*texts).map_err(|failure| failure.error)
    }

    /// All changes or none, if nothing is torn.
    fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        let room_bytes = self.room_bytes;
        match self.call() {
            Ok(texts) => {
                if let Some(room_bytes) = room_bytes {
                    check_room(texts, changes, room_bytes)?;
                }
                changes.iter().for_each(|change| make(texts, change));
                Ok(())
            }
            Err(Failure { error, torn_bytes, .. }) => {
                if let Some(bytes) = torn_bytes {
                    tear(&mut self.texts, changes, bytes);
                }
                Err(error)
            }
        }
    }
}

fn check_room(
    texts: &BTreeMap<String, String>,
    changes: &[Change],
    room_bytes: usize,
) -> Result<(), StoreError> {
    let mut after = texts.clone();
    changes.iter().for_each(|change| make(&mut after, change));
    let used_bytes: usize = after.iter().map(|(key, text)| key.len() + text.len()).sum();
    let grows = changes.iter().any(|change| matches!(change, Change::Put { .. }));
    if grows && used_bytes > room_bytes { Err(StoreError::Full) } else { Ok(()) }
}

fn make(texts: &mut BTreeMap<String, String>, change: &Change) {
    match change {
        Change::Put { key, text } => drop(texts.insert(key.clone(), text.clone())),
        Change::Remove { key } => drop(texts.remove(key)),
    }
}

fn tear(texts: &mut BTreeMap<String, String>, changes: &[Change], mut bytes: usize) {
    for change in changes {
        if let Change::Put { key, text } = change
            && text.len() > bytes
        {
            texts.insert(key.clone(), text[..text.floor_char_boundary(bytes)].to_owned());
            return;
        } else if let Change::Put { text, .. } = change {
            bytes -= text.len();
        }
        make(texts, change);
    }
}

impl FastStore for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.memory().read()?.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut memory = self.memory();
        memory.gets += 1;
        Ok(memory.read()?.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.memory().write(&[Change::Put { key: key.to_owned(), text: text.to_owned() }])
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.memory().write(&[Change::Remove { key: key.to_owned() }])
    }
}

impl DurableStore for MemoryStore {
    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        FastStore::keys(self)
    }

    async fn get(&self, keys: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let mut memory = self.memory();
        memory.gets += keys.len();
        let texts = memory.read()?;
        Ok(keys.iter().filter_map(|key| Some((key.clone(), texts.get(key)?.clone()))).collect())
    }

    async fn apply(&self, changes: &[Change]) -> Result<(), StoreError> {
        self.memory().write(changes)
    }
}
