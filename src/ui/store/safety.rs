//! What each of the two copies holds, counted on the spot.

use leptos::prelude::*;

use super::Store;
use super::browse::pause;
use crate::journal::{AsideName, DurableStore as _, FastStore as _, Journal, RecordKey, StoreError};
use crate::ui::platform::local_store::LocalStore;

/// Texts counted between two pauses.
const CHUNK: usize = 250;

/// What one copy holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// Its records, with drafts, the trash and the care plan.
    pub records: usize,
    /// Their keys and texts as UTF-8.
    pub bytes: usize,
}

/// What both copies hold, or why one does not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// localStorage.
    pub fast: Result<Held, StoreError>,
    /// IndexedDB.
    pub durable: Result<Held, StoreError>,
}

impl Held {
    fn count(&mut self, key: &str, text: &str) {
        self.records += 1;
        self.bytes += key.len() + text.len();
    }
}

impl Store {
    /// Counts what both copies hold, with pauses.
    pub async fn copies(self) -> Copies {
        Copies { fast: fast().await, durable: self.durable_copy().await }
    }

    async fn durable_copy(self) -> Result<Held, StoreError> {
        let durable = self.durable.get_value();
        let mut held = Held::default();
        for keys in records(durable.keys().await?).chunks(CHUNK) {
            durable.get(keys).await?.iter().for_each(|(key, text)| held.count(key, text));
        }
        Ok(held)
    }

    /// What is told of the texts that could not be read and were set aside, in both copies together; the newest first.
    pub fn names_aside(self) -> Vec<AsideName> {
        self.read_journal(Journal::names_aside)
    }
}

async fn fast() -> Result<Held, StoreError> {
    let store = LocalStore::probe();
    let mut held = Held::default();
    for keys in records(store.keys()?).chunks(CHUNK) {
        for key in keys {
            if let Some(text) = store.get(key)? {
                held.count(key, &text);
            }
        }
        pause().await;
    }
    Ok(held)
}

fn records(mut keys: Vec<String>) -> Vec<String> {
    keys.retain(|key| key.parse::<RecordKey>().is_ok());
    keys
}
