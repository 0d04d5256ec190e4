//! Bringing what a file holds into the diary: how far it is, and how it ended.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::journal::{RawText, Record, StoreError, Stored, by_kind};
use crate::ui::store::Store;
use crate::ui::store::telling::{NO_ANSWER, when_it_takes_long};

/// What is said besides where localStorage has no room for all.
const PART_IN_ONE_PLACE: &str = " All of it is kept. One of the two places for it in this browser is full now, so part of it is \
    in one place only. Keep your file, and make a backup soon.";

/// Where the writing stands, and what there is to say about the last one.
#[derive(Clone, Copy)]
pub struct Writing {
    /// So many of so many are written; nothing while nothing is being written.
    pub at: RwSignal<Option<(usize, usize)>>,
    /// What came of it.
    pub said: RwSignal<String>,
    /// Why nothing came of it.
    pub error: RwSignal<String>,
}

impl Writing {
    /// Nothing is being written.
    pub fn new() -> Writing {
        Writing { at: RwSignal::default(), said: RwSignal::default(), error: RwSignal::default() }
    }

    /// Forgets what was said about the last one.
    pub fn clear(self) {
        self.said.set(String::new());
        self.error.set(String::new());
    }

    /// Writes all of these or none, and says `words` when it is done.
    pub fn start(self, store: Store, to_add: Vec<Stored>, aside: Vec<RawText>, words: String) {
        let all = to_add.len();
        self.at.set(Some((0, all)));
        let ended = when_it_takes_long(move || {
            // Records that follow each other are an answer too. The screen may be gone by now.
            if self.at.try_with_untracked(|at| matches!(at, Some((0, _)))) == Some(true) {
                self.said.set(NO_ANSWER.to_owned());
            }
        });
        spawn_local(async move {
            let progress = move |written| {
                // It has answered now. The screen may be gone.
                if self.said.try_with_untracked(|said| !said.is_empty()) == Some(true) {
                    self.said.set(String::new());
                }
                self.at.set(Some((written, all)));
            };
            let outcome = store.import(to_add, aside, &progress).await;
            ended.set(true);
            self.at.set(None);
            self.said.set(String::new());
            match outcome {
                Ok(0) => self.said.set(words),
                Ok(_) => self.said.set(words + PART_IN_ONE_PLACE),
                Err(refused) => self.error.set(refusal(&refused)),
            }
        });
    }

    /// How far it is.
    pub fn progress(self) -> impl IntoView {
        let words = move || match self.at.get() {
            None => String::new(),
            Some((0, _)) => "Writing…".to_owned(),
            Some((written, all)) => format!("{written} of {all} are written…"),
        };
        view! {
            <p>{words}</p>
            <p role="status">{move || self.said.get()}</p>
        }
    }
}

fn refusal(refused: &StoreError) -> String {
    let reason = match refused {
        StoreError::Full => "There is not enough room on this phone.",
        StoreError::Denied => "This browser does not let Homeward save.",
        StoreError::UpdateFirst => "A newer Homeward has written here. Update the app first.",
        StoreError::Locked => "Homeward is locked.",
        StoreError::Meanwhile | StoreError::Broken(_) => "The browser’s storage did not take it.",
    };
    format!("{reason} Nothing was added.")
}

/// What would be added: what is not here, and what is newer `there`, as a row each.
pub fn to_add<'a>(store: Store, records: impl Iterator<Item = &'a Record>, there: &str) -> Vec<String> {
    let is_here = |record: &&Record| {
        store.with_journal(|journal| journal.newest(record.entry.kind(), record.id).is_some())
    };
    let (newer, new): (Vec<_>, Vec<_>) = records.partition(is_here);
    let row = |name: &str, records: Vec<&Record>| {
        (!records.is_empty()).then(|| format!("{name}: {}.", by_kind(records)))
    };
    row("New", new).into_iter().chain(row(&format!("Newer in the {there}"), newer)).collect()
}

/// What a file holds, as a list: what would be added, then so many of each other sort.
pub fn rows(to_add: Vec<String>, rest: &[(usize, &str)], damaged: Option<String>) -> Vec<AnyView> {
    let rest = rest.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    to_add.into_iter().chain(rest).chain(damaged).map(|said| view! { <li>{said}</li> }.into_any()).collect()
}
