//! What each of the two stores lacks. Pure: keys in, plan out.

use super::index::sorted;
use super::key::RecordKey;

/// What one record needs so that both stores hold its newest revision and no older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heal {
    /// The newest revision that either store has.
    pub newest: RecordKey,
    /// Whether the fast store has it.
    pub in_fast: bool,
    /// Whether the durable store has it.
    pub in_durable: bool,
    /// Older revisions in the fast store.
    pub older_fast: Vec<RecordKey>,
    /// Older revisions in the durable store.
    pub older_durable: Vec<RecordKey>,
}

impl Heal {
    /// The keys whose texts must be fetched from the durable store for [`Journal::mend`](super::Journal::mend).
    pub fn wanted(&self) -> Vec<String> {
        let newest = self.in_durable.then_some(&self.newest);
        newest.into_iter().chain(&self.older_durable).map(RecordKey::to_string).collect()
    }

    fn needed(&self) -> bool {
        !(self.in_fast && self.in_durable && self.older_fast.is_empty() && self.older_durable.is_empty())
    }
}

/// Compares the keys of both stores. The newest revision of each record wins; records in step are not listed. What the first screen
/// reads comes first, for the room may not do for all.
pub fn reconcile(fast: Vec<RecordKey>, durable: Vec<RecordKey>) -> Vec<Heal> {
    let (mut fast, mut durable) = (sorted(fast), sorted(durable));
    let mut heals: Vec<Heal> = Vec::new();
    // Keys sort by record and then by revision, so from the end the newest of each record comes first.
    while let Some(key) = fast.last().copied().max(durable.last().copied()) {
        let in_fast = fast.pop_if(|last| *last == key).is_some();
        let in_durable = durable.pop_if(|last| *last == key).is_some();
        match heals.last_mut() {
            Some(heal) if heal.newest.same_record(&key) => {
                heal.older_fast.extend(in_fast.then_some(key));
                heal.older_durable.extend(in_durable.then_some(key));
            }
            _ => heals.push(Heal {
                newest: key,
                in_fast,
                in_durable,
                older_fast: Vec::new(),
                older_durable: Vec::new(),
            }),
        }
    }
    heals.retain(Heal::needed);
    let is_first = |heal: &Heal| heal.newest.kind.is_read_at_the_start();
    let (mut first, rest): (Vec<Heal>, Vec<Heal>) = heals.into_iter().partition(is_first);
    first.extend(rest);
    first
}
