//! Bringing what a file holds into the diary: how far it is, and how it ended.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::journal::{RawText, StoreError, Stored, Tallies, Tally};
use crate::ui::components::work::Work;
use crate::ui::store::Store;
use crate::ui::store::telling::{NO_ANSWER, when_it_takes_long};

/// What is said besides where localStorage has no room for all.
const PART_IN_ONE_PLACE: &str = " All of it is kept. One of the two places for it in this browser is full now, so part of it is \
    in one place only. Keep your file, and make a backup soon.";

/// Where the writing stands, and what there is to say about the last one.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The writing itself.
    pub work: Work,
    /// What came of it.
    pub said: RwSignal<String>,
    /// Why nothing came of it.
    pub error: RwSignal<String>,
}

impl Writing {
    /// Nothing is being written.
    pub fn new() -> Writing {
        Writing { work: Work::default(), said: RwSignal::default(), error: RwSignal::default() }
    }

    /// Forgets what was said about the last one.
    pub fn clear(self) {
        self.said.set(String::new());
        self.error.set(String::new());
    }

    /// Writes all of these or none, and says `words` when it is done.
    pub fn start(self, store: Store, to_add: Vec<Stored>, aside: Vec<RawText>, words: String) {
        let all = to_add.len();
        self.work.begin("Writing…");
        let ended = when_it_takes_long(move || {
            // Records that follow each other are an answer too. The screen may be gone by now.
            if self.work.is_at_its_beginning() {
                self.said.set(NO_ANSWER.to_owned());
            }
        });
        spawn_local(async move {
            let progress = move |written| {
                // It has answered now. The screen may be gone.
                if self.said.try_with_untracked(|said| !said.is_empty()) == Some(true) {
                    self.said.set(String::new());
                }
                self.work.reach(written, all);
            };
            let outcome = store.import(to_add, aside, &progress).await;
            ended.set(true);
            self.work.end();
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
        view! {
            {self.work.view()}
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

/// How what a file holds stands to what is here, as a row each. `there` is the sort of the file.
pub fn by_standing(tallies: &Tallies, there: &str) -> Vec<String> {
    let row = |name: &str, tally: Tally| tally.named().map(|words| format!("{name}: {words}."));
    let rows = [
        row("New", tallies.new),
        row(&format!("Newer in the {there}"), tallies.newer_there),
        row("Newer here, and kept so", tallies.newer_here),
        row("Deleted here", tallies.deleted_here),
        row("The same in both", tallies.same),
    ];
    rows.into_iter().flatten().collect()
}

/// What a file holds, as a list: the first rows, then so many of each other sort.
pub fn rows(first: Vec<String>, rest: &[(usize, &str)], damaged: Option<String>) -> Vec<AnyView> {
    let rest = rest.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    first.into_iter().chain(rest).chain(damaged).map(|said| view! { <li>{said}</li> }.into_any()).collect()
}
