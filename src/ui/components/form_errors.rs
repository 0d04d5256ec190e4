//! What is wrong in a form: a sentence beside each field, and the focus on the first of them.

use leptos::prelude::*;

use crate::domain::phone::PhoneNumber;
use crate::domain::text::Words;
use crate::ui::components::draft_area::fitting;
use crate::ui::platform::document;

/// A field by its id, and the sentence that stands beside it.
type Wrong = (&'static str, String);

/// The sentences of one form.
#[derive(Clone, Copy, Default)]
pub struct FormErrors(RwSignal<Vec<Wrong>>);

impl FormErrors {
    /// The sentence beside a field; empty when all is well.
    pub fn of(self, id: &'static str) -> Signal<String> {
        Signal::derive(move || {
            self.0.with(|all| {
                all.iter().find(|(other, _)| *other == id).map(|(_, said)| said.clone()).unwrap_or_default()
            })
        })
    }
}

/// Reads the fields of a form one after the other, in the order of the screen, and remembers what did not fit.
#[derive(Default)]
pub struct Reading(Vec<Wrong>);

impl Reading {
    /// Remembers a field that is wrong.
    pub fn wrong(&mut self, id: &'static str, said: impl Into<String>) {
        self.0.push((id, said.into()));
    }

    /// Free text.
    pub fn words(&mut self, id: &'static str, text: RwSignal<String>) -> Words {
        fitting(text.get_untracked()).unwrap_or_else(|said| {
            self.wrong(id, said);
            Words::default()
        })
    }

    /// A phone number that may be left out.
    pub fn phone(&mut self, id: &'static str, text: RwSignal<String>) -> Option<PhoneNumber> {
        let text = text.get_untracked();
        if text.trim().is_empty() {
            return None;
        }
        match PhoneNumber::typed(&text) {
            Ok(phone) => Some(phone),
            Err(reason) => {
                self.wrong(id, sentence(&reason.to_string()));
                None
            }
        }
    }

    /// Shows what did not fit and moves the focus there; `None` when something did not.
    pub fn finish(self, errors: FormErrors) -> Option<()> {
        let first = self.0.first().map(|(id, _)| format!("#{id}"));
        errors.0.set(self.0);
        match first {
            None => Some(()),
            Some(field) => {
                document::focus_field(&field);
                None
            }
        }
    }
}

/// A reason of the core as a sentence of the screen.
fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
