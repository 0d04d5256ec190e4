//! JSON to be written: its members keep the order in which they were put, as the released files have them.
//!
//! One small tree for all kinds, in the stead of a derived writer for each: what is not there need not be loaded.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

/// A JSON value.
pub(in crate::journal) enum Json {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

/// A JSON object.
#[derive(Default)]
pub(in crate::journal) struct Object(Vec<(Cow<'static, str>, Json)>);

impl Object {
    /// An object without members.
    pub(in crate::journal) fn new() -> Object {
        Object::default()
    }

    /// Adds a member.
    #[must_use]
    #[inline(never)]
    pub(in crate::journal) fn with(mut self, name: &'static str, value: Json) -> Object {
        self.0.push((Cow::Borrowed(name), value));
        self
    }

    /// Adds a member whose name is not known before.
    #[must_use]
    pub(super) fn named(mut self, name: String, value: Json) -> Object {
        self.0.push((Cow::Owned(name), value));
        self
    }

    /// Adds a member where there is one.
    #[must_use]
    pub(super) fn with_some(self, name: &'static str, value: Option<Json>) -> Object {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a text as it is.
    #[must_use]
    pub(in crate::journal) fn text(self, name: &'static str, text: &str) -> Object {
        self.with(name, Json::Text(text.to_owned()))
    }

    /// Adds a text that is left out when it is empty.
    #[must_use]
    pub(super) fn filled(self, name: &'static str, text: &str) -> Object {
        if text.is_empty() { self } else { self.text(name, text) }
    }

    /// Adds a flag that is left out when it is down.
    #[must_use]
    pub(in crate::journal) fn raised(self, name: &'static str, flag: bool) -> Object {
        self.with_some(name, flag.then_some(Json::Flag(true)))
    }

    /// Whether it has no members.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Number(number) => serializer.serialize_i64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(values) => serializer.collect_seq(values),
            Json::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
