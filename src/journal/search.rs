//! Search over all that the person wrote, whatever its case and accents.

use crate::domain::care_plan::Contact;
use crate::domain::text::{Slug, Words};

use super::fold::fold_into;
use super::record::{Entry, Record};

/// The words that somebody looks for. Every one of them must occur, in any order and any place.
#[derive(Clone, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// Takes what stands in the search field.
    pub fn new(text: &str) -> Query {
        let mut folded = String::new();
        fold_into(&mut folded, text);
        Query(folded.split_whitespace().map(str::to_owned).collect())
    }

    /// Whether nothing is looked for; such a query fits everything.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all words occur.
    pub fn fits(&self, haystack: &Haystack) -> bool {
        self.0.iter().all(|word| haystack.0.contains(word.as_str()))
    }

    /// Whether one of the words occurs in this word.
    pub(super) fn touches(&self, word: &str) -> bool {
        if self.is_blank() {
            return false;
        }
        let mut folded = String::new();
        fold_into(&mut folded, word);
        self.0.iter().any(|wanted| folded.contains(wanted.as_str()))
    }
}

/// All text of an entry, ready for many searches. A screen that searches at each key press keeps these.
#[derive(Clone, PartialEq, Eq)]
pub struct Haystack(String);

impl Haystack {
    /// Collects the text of an entry.
    pub fn of(entry: &Entry) -> Haystack {
        let mut haystack = Haystack(String::new());
        match entry {
            Entry::CarePlan(plan) => {
                haystack.contact(&plan.clinic);
                haystack.contact(&plan.trusted);
                haystack.words(&plan.clinic_notes);
            }
            Entry::Session(session) => {
                haystack.words(&session.place);
                haystack.contact(&session.ride);
                haystack.words(&session.intention);
            }
            Entry::CheckIn(check_in) => {
                check_in.words.iter().for_each(|word| haystack.slug(word));
                haystack.words(&check_in.note);
            }
            Entry::Capture(capture) => haystack.words(capture.words()),
            Entry::Layer(layer) => haystack.words(&layer.words),
            Entry::Draft(draft) => haystack.words(&draft.words),
            Entry::ExampleSet(_) => {}
        }
        haystack
    }

    fn contact(&mut self, contact: &Contact) {
        self.words(&contact.name);
    }

    fn slug(&mut self, slug: &Slug) {
        self.text(&slug.as_str().replace('-', " "));
    }

    fn words(&mut self, words: &Words) {
        self.text(words.as_str());
    }

    fn text(&mut self, text: &str) {
        fold_into(&mut self.0, text);
        // No query word holds a line end, so none can match across two fields.
        self.0.push('\n');
    }
}

/// The records that hold every word of the query, in the order given. A blank query finds them all.
pub fn search<'a>(records: &'a [Record], query: &str) -> Vec<&'a Record> {
    let query = Query::new(query);
    records.iter().filter(|record| query.is_blank() || query.fits(&Haystack::of(&record.entry))).collect()
}
