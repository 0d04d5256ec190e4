//! Search in the journal: all text is collected once, a little at a time, and typing never waits for it.

use std::ops::ControlFlow;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::journal::{Haystack, Query, TimelineEntry};
use crate::ui::store::Store;

/// How long the person must not type before the search begins.
const TYPING_PAUSE_MS: u32 = 200;

/// What was found, the latest first.
#[derive(Clone)]
pub struct Found {
    /// What was looked for.
    pub query: Query,
    /// The entries that hold it.
    pub entries: Vec<TimelineEntry>,
}

/// A search over the journal, for as long as the screen is open.
#[derive(Clone, Copy)]
pub struct Search {
    store: Store,
    /// What was found; `None` while nothing is looked for.
    pub found: RwSignal<Option<Found>>,
    is_looking: RwSignal<bool>,
    /// Counts what was typed, so that an older search sees that it is no longer wanted.
    round: StoredValue<u32>,
    texts: StoredValue<Texts, LocalStorage>,
}

/// The text of all entries, as far as it was collected.
#[derive(Default)]
struct Texts {
    /// The state of the journal that they belong to.
    changes: u32,
    entries: Vec<TimelineEntry>,
    /// In the order of `entries`; `None` for one that cannot be read.
    haystacks: Vec<Option<Haystack>>,
}

impl Search {
    /// A search that has not begun.
    pub fn new(store: Store) -> Search {
        Search {
            store,
            found: RwSignal::new(None),
            is_looking: RwSignal::new(false),
            round: StoredValue::new(0),
            texts: StoredValue::new_local(Texts::default()),
        }
    }

    /// Looks for a text as soon as the person stops typing.
    pub fn look_for(self, text: String) {
        self.round.update_value(|round| *round = round.wrapping_add(1));
        let round = self.round.get_value();
        let query = Query::new(&text);
        if query.is_blank() {
            self.is_looking.set(false);
            self.found.set(None);
            return;
        }
        self.is_looking.set(true);
        spawn_local(async move {
            TimeoutFuture::new(TYPING_PAUSE_MS).await;
            if self.is_wanted(round) {
                self.collect(round).await;
            }
            if self.is_wanted(round) {
                let entries = self.texts.with_value(|texts| texts.holding(&query));
                self.is_looking.set(false);
                self.found.set(Some(Found { query, entries }));
            }
        });
    }

    /// How it went, in words.
    pub fn outcome(self) -> Signal<String> {
        Signal::derive(move || {
            if self.is_looking.get() {
                return "Looking…".to_owned();
            }
            self.found.with(|found| match found.as_ref().map(|found| found.entries.len()) {
                None => String::new(),
                Some(0) => "Nothing found. Fewer or shorter words may help.".to_owned(),
                Some(1) => "1 entry found".to_owned(),
                Some(many) => format!("{many} entries found"),
            })
        })
    }

    /// Whether the screen is still open and nothing else was typed.
    fn is_wanted(self, round: u32) -> bool {
        self.round.try_get_value() == Some(round)
    }

    /// Collects what is not collected yet. Cut off by more typing, the next search goes on where this one stopped.
    async fn collect(self, round: u32) {
        let changes = self.store.changes.get_untracked();
        let begin = |texts: &mut Texts| {
            if texts.changes != changes || texts.entries.is_empty() {
                let entries = untrack(|| self.store.timeline());
                *texts = Texts { changes, entries, haystacks: Vec::new() };
            }
            let missing = texts.entries.iter().skip(texts.haystacks.len());
            missing.map(|entry| (entry.kind, entry.id)).collect::<Vec<_>>()
        };
        let Some(names) = self.texts.try_update_value(begin) else { return };
        self.store
            .read_slowly(&names, &mut |_, read| {
                // Asked first: two searches at once would mix up whose text stands where.
                if !self.is_wanted(round) {
                    return ControlFlow::Break(());
                }
                let haystack = read.ok().map(|record| Haystack::of(&record.entry));
                self.texts.update_value(|texts| texts.haystacks.push(haystack));
                ControlFlow::Continue(())
            })
            .await;
    }
}

impl Texts {
    fn holding(&self, query: &Query) -> Vec<TimelineEntry> {
        let fits = |haystack: &Option<Haystack>| haystack.as_ref().is_some_and(|text| query.fits(text));
        let both = self.entries.iter().zip(&self.haystacks);
        both.filter(|(_, haystack)| fits(haystack)).map(|(entry, _)| *entry).collect()
    }
}
