//! A form that is left before it is saved comes back whole: each field that the person changed.

use leptos::prelude::*;

use crate::domain::care_plan::CountryCode;
use crate::domain::text::{Slug, Words};
use crate::journal::{Draft, FieldTexts, Place};
use crate::ui::components::choices::Chosen;
use crate::ui::components::draft_area::{Beside, clear_draft, drafted};
use crate::ui::store::Store;

/// Where a field holds what is in it.
#[derive(Clone, Copy)]
pub enum Held {
    /// A text.
    Text(RwSignal<String>),
    /// An answer to choose, with the names that its answers have in a draft. A draft outlives a new order of them.
    Choice(Chosen, &'static [&'static str]),
    /// A country.
    Country(StoredValue<Option<CountryCode>>),
}

impl Held {
    fn text(self) -> String {
        match self {
            Held::Text(text) => text.get_untracked(),
            Held::Choice(chosen, names) => {
                let name = chosen.get_untracked().and_then(|at| names.get(at));
                (*name.unwrap_or(&"")).to_owned()
            }
            Held::Country(code) => code.get_value().map(|code| code.as_str().to_owned()).unwrap_or_default(),
        }
    }

    fn put(self, text: &str) {
        match self {
            Held::Text(held) => held.set(text.to_owned()),
            Held::Choice(chosen, names) => chosen.set(names.iter().position(|name| *name == text)),
            Held::Country(code) => code.set_value(CountryCode::parse(text).ok()),
        }
    }
}

/// The draft of a whole form: its large field, and every other field that differs from what stood there at first.
#[derive(Clone, Copy)]
pub struct FormDraft {
    place: StoredValue<Option<Place>>,
    words: RwSignal<String>,
    fields: StoredValue<Vec<(&'static str, Held, String)>>,
    is_done: StoredValue<bool>,
}

impl FormDraft {
    /// The draft that belongs to a place. Make it while the fields hold what they start with, and [`FormDraft::keep`]
    /// it before they are shown.
    pub fn of(place: Option<Place>, words: RwSignal<String>, fields: Vec<(&'static str, Held)>) -> FormDraft {
        let fields = fields.into_iter().map(|(id, held)| (id, held, held.text())).collect();
        FormDraft {
            place: StoredValue::new(place),
            words,
            fields: StoredValue::new(fields),
            is_done: StoredValue::new(false),
        }
    }

    /// Brings back what was left, and keeps it from now on. Gives the line that says so.
    pub fn keep(self, store: Store) -> AnyView {
        let beside = Beside {
            add: Callback::new(move |draft| self.add(draft)),
            put_back: Callback::new(move |draft: Draft| self.put_back(&draft.fields)),
        };
        match self.place.get_value() {
            Some(place) => drafted(store, place, self.words, Some(beside)),
            None => ().into_any(),
        }
    }

    /// The form was saved or given up: nothing of it is kept any more.
    pub fn finish(self, store: Store) {
        self.is_done.set_value(true);
        self.words.set(String::new());
        if let Some(place) = self.place.get_value() {
            clear_draft(store, &place);
        }
    }

    fn add(self, draft: Draft) -> Draft {
        let mut changed = FieldTexts::default();
        if !self.is_done.get_value() {
            self.fields.with_value(|fields| {
                for (id, held, at_first) in fields {
                    let text = held.text();
                    // A name of our own fits; a text that is too long says so beside its field when it is saved.
                    if let (true, Ok(id), Ok(text)) =
                        (text != *at_first, Slug::try_from((*id).to_owned()), Words::new(text))
                    {
                        changed.put(id, text);
                    }
                }
            });
        }
        Draft { fields: changed, ..draft }
    }

    fn put_back(self, left: &FieldTexts) {
        self.fields.with_value(|fields| {
            for (id, held, _) in fields {
                if let Some(text) = left.get(id) {
                    held.put(text);
                }
            }
        });
    }
}
