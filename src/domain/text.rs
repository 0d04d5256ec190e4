//! Words that a person wrote, kept whole and never shown in logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest text that one record takes, in characters.
///
/// Far above a long evening of writing; below what a full store of 5 MiB could still hold twice.
pub const MAX_CHARS: usize = 400_000;

/// Free text in the person's own words. Its `Debug` shows only the length, so it cannot leak into a log.
#[derive(Clone, PartialEq, Eq, Default, Hash)]
pub struct Words(String);

/// A text that is longer than a record can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this text has {chars} characters; one entry holds {MAX_CHARS}")]
pub struct TextTooLong {
    /// How many characters it has.
    pub chars: usize,
}

impl Words {
    /// Takes a text as it is, white space included.
    ///
    /// # Errors
    /// [`TextTooLong`] above [`MAX_CHARS`].
    pub fn new(text: impl Into<String>) -> Result<Words, TextTooLong> {
        let text = text.into();
        let chars = text.chars().count();
        if chars > MAX_CHARS { Err(TextTooLong { chars }) } else { Ok(Words(text)) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({} bytes)", self.0.len())
    }
}

/// A stable name from our own tables (a prompt, a checklist item, a feeling word).
///
/// Kept as text, so that a name a newer version has added survives in an older one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// A text that cannot be a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a slug has 1 to 48 small letters, digits or hyphens")]
pub struct NotASlug;

impl Slug {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = NotASlug;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = (1..=48).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Slug(text)) } else { Err(NotASlug) }
    }
}

/// Slugs in the order of the alphabet, each once. A handful at most, so a list serves better than a tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slugs(Vec<Slug>);

impl Slugs {
    /// Adds a slug, where it is not there yet.
    pub fn insert(&mut self, slug: Slug) {
        if let Err(place) = self.0.binary_search(&slug) {
            self.0.insert(place, slug);
        }
    }

    /// Takes a slug out, where it is there.
    pub fn remove(&mut self, slug: &Slug) {
        self.0.retain(|other| other != slug);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Slug> {
        self.0.iter()
    }
}

impl Extend<Slug> for Slugs {
    fn extend<I: IntoIterator<Item = Slug>>(&mut self, slugs: I) {
        slugs.into_iter().for_each(|slug| self.insert(slug));
    }
}

impl FromIterator<Slug> for Slugs {
    fn from_iter<I: IntoIterator<Item = Slug>>(slugs: I) -> Slugs {
        let mut all = Slugs::default();
        all.extend(slugs);
        all
    }
}

impl<const N: usize> From<[Slug; N]> for Slugs {
    fn from(slugs: [Slug; N]) -> Slugs {
        slugs.into_iter().collect()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}
