//! A piece of work that somebody waits for: what is being done, and how far it is.

use leptos::prelude::*;

use super::when::When;

/// How far a piece of work is; at first there is none. The screen that shows it may go while it goes on.
#[derive(Clone, Copy, Default)]
pub struct Work {
    /// What is being done; nothing while nothing is.
    words: RwSignal<String>,
    /// So many are done; nothing where nobody knows.
    done: RwSignal<String>,
    /// Of so many.
    all: RwSignal<String>,
}

impl Work {
    /// Begins with something. How far it is nobody knows yet.
    pub fn begin(self, words: &str) {
        let _shown = self.done.try_set(String::new());
        let _shown = self.words.try_set(words.to_owned());
    }

    /// So many of so many are done.
    pub fn reach(self, done: usize, all: usize) {
        let _shown = self.all.try_set(all.to_string());
        let _shown = self.done.try_set(done.to_string());
    }

    /// It has ended.
    pub fn end(self) {
        self.begin("");
    }

    /// Whether something is being done.
    pub fn is_going(self) -> bool {
        self.words.with(|words| !words.is_empty())
    }

    /// The same, asked once. `false` when the screen is gone.
    pub fn is_going_now(self) -> bool {
        self.words.try_with_untracked(|words| !words.is_empty()) == Some(true)
    }

    /// Whether something is being done of which no part is done yet. `false` when the screen is gone.
    pub fn is_at_its_beginning(self) -> bool {
        self.is_going_now() && self.done.try_with_untracked(|done| !done.is_empty()) == Some(false)
    }

    /// The words, and a bar. Only the words are read out: the numbers would never end.
    pub fn view(self) -> AnyView {
        let Work { words, done, all } = self;
        let numbers = move || match done.get() {
            nobody_knows if nobody_knows.is_empty() => nobody_knows,
            done => done + " of " + &all.get(),
        };
        // Without a value it only says that it goes on.
        let value = move || Some(done.get()).filter(|done| !done.is_empty());
        view! {
            <p role="status">{move || words.get()}</p>
            <When is=move || self.is_going()>
                <p>
                    <progress aria-label="How far it is" max=move || all.get() value=value></progress>
                    {numbers}
                </p>
            </When>
        }
        .into_any()
    }
}
