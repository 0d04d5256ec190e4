//! The members of a JSON object, taken out one by one.
//!
//! One reader for all kinds, in the stead of a derived one for each: what is not there need not be loaded. A member that
//! is missing or has another type is named by the part that it belongs to, and never quoted: it may be a diary.

use serde_json::{Map, Value};

use super::Wrong;

/// What is left of an object, and the part of the record that it is.
pub(super) struct Members {
    part: &'static str,
    left: Map<String, Value>,
}

impl Members {
    /// The members of `value`, which must be an object.
    pub(super) fn of(part: &'static str, value: Value) -> Result<Members, Wrong> {
        match value {
            Value::Object(left) => Ok(Members { part, left }),
            _ => Err(misshapen(part)),
        }
    }

    /// A member that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<Value, Wrong> {
        self.take(name).ok_or_else(|| self.misshapen())
    }

    /// A member that may be left out, but is not `null`.
    #[inline(never)]
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.left.get_mut(name).map(Value::take)
    }

    /// A member that may be left out or `null`.
    pub(super) fn maybe(&mut self, name: &str) -> Option<Value> {
        self.take(name).filter(|value| !value.is_null())
    }

    /// An object inside.
    pub(super) fn inner(&mut self, name: &str) -> Result<Members, Wrong> {
        Members::of(self.part, self.needed(name)?)
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Wrong> {
        let value = self.needed(name)?;
        self.as_text(value)
    }

    /// A text that may be left out, which means an empty one.
    pub(super) fn text_or_empty(&mut self, name: &str) -> Result<String, Wrong> {
        self.take(name).map_or_else(|| Ok(String::new()), |value| self.as_text(value))
    }

    /// A text that may be left out or `null`.
    pub(super) fn maybe_text(&mut self, name: &str) -> Result<Option<String>, Wrong> {
        self.maybe(name).map(|value| self.as_text(value)).transpose()
    }

    /// A list of texts that must be there.
    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<String>, Wrong> {
        let value = self.needed(name)?;
        self.as_texts(value)
    }

    /// A list of texts that may be left out, which means an empty one.
    pub(super) fn texts_or_empty(&mut self, name: &str) -> Result<Vec<String>, Wrong> {
        self.take(name).map_or_else(|| Ok(Vec::new()), |value| self.as_texts(value))
    }

    /// All members with their texts.
    pub(super) fn all_texts(mut self) -> Result<Vec<(String, String)>, Wrong> {
        let left = std::mem::take(&mut self.left);
        left.into_iter().map(|(name, value)| Ok((name, self.as_text(value)?))).collect()
    }

    /// A whole number that must be there.
    pub(super) fn number(&mut self, name: &str) -> Result<i64, Wrong> {
        self.needed(name)?.as_i64().ok_or_else(|| self.misshapen())
    }

    /// A whole number from 0 to 255 that may be left out or `null`.
    pub(super) fn maybe_small(&mut self, name: &str) -> Result<Option<u8>, Wrong> {
        self.maybe(name).map(|value| self.as_small(&value)).transpose()
    }

    /// A flag that may be left out, which means that it is down.
    pub(super) fn flag(&mut self, name: &str) -> Result<bool, Wrong> {
        match self.take(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(_) => Err(self.misshapen()),
        }
    }

    /// A whole number from 0 to 255.
    pub(super) fn as_small(&self, value: &Value) -> Result<u8, Wrong> {
        value.as_u64().and_then(|number| u8::try_from(number).ok()).ok_or_else(|| self.misshapen())
    }

    fn as_text(&self, value: Value) -> Result<String, Wrong> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err(self.misshapen()),
        }
    }

    fn as_texts(&self, value: Value) -> Result<Vec<String>, Wrong> {
        match value {
            Value::Array(values) => values.into_iter().map(|value| self.as_text(value)).collect(),
            _ => Err(self.misshapen()),
        }
    }

    /// The error for a member that is missing or has another type.
    pub(super) fn misshapen(&self) -> Wrong {
        misshapen(self.part)
    }

    /// The part of the record that this is.
    pub(super) fn part(&self) -> &'static str {
        self.part
    }
}

#[inline(never)]
fn misshapen(part: &'static str) -> Wrong {
    Wrong::new(part, &"a part is missing or has another type")
}
