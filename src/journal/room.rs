//! The room that the fast store has, counted by ourselves, and the ballast that a last save may take the place of.
//!
//! The browser tells how much IndexedDB has used, and says 0 for localStorage, so nobody else counts it. The ballast is a
//! text without meaning. It is laid while there is plenty of room, and goes when a save would be refused: what a person
//! wants to keep finds a place once more after the store is full. Drafts do not take it, and neither do repairs, whose
//! texts the durable store has. An edit that finds no room takes that of what it edits, once the durable store has it.

use super::keep::Journal;
use super::key::{BALLAST_KEY, RecordKey};
use super::record::Kind;
use super::store::{FastStore, StoreError};

/// What a browser gives localStorage, keys and texts together. Every engine stops at exactly this, but they count
/// differently, see [`RoomUnit`]; `journeys/room.rs` measures both in each engine.
pub const LIMIT_UNITS: usize = 5_242_880;

/// How large the ballast is, its key not counted.
pub const BALLAST_CHARS: usize = 64 * 1_024;

/// From here on the person is told.
const SHORT_PERCENT: usize = 60;

/// The ballast is laid only where it leaves more than the rest free.
const BALLAST_PERCENT: usize = 90;

/// From here on the ballast has given way, and what is new may not fit.
const FULL_PERCENT: usize = 98;

/// What an engine counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomUnit {
    /// Chromium and Firefox: UTF-16 code units.
    CodeUnit,
    /// WebKit: bytes. A text takes one for each sign, but two for each code unit as soon as one sign is not in Latin-1.
    Byte,
}

impl RoomUnit {
    fn count(self, text: &str) -> usize {
        let is_latin = text.chars().all(|sign| u32::from(sign) <= 0xFF);
        let code_units = text.encode_utf16().count();
        if self == RoomUnit::Byte && !is_latin { code_units * 2 } else { code_units }
    }
}

/// How much of the fast store is used, by this app and by whatever else lies on the same origin. The ballast does not count:
/// it gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Keys and texts, as the engine counts them.
    pub used_units: usize,
    /// Where the browser stops.
    pub limit_units: usize,
}

impl Room {
    /// So much is used of what browsers give.
    pub fn used(used_units: usize) -> Room {
        Room { used_units, limit_units: LIMIT_UNITS }
    }

    /// The part that is used, from 0 to 100. It is 100 only when nothing is left.
    pub fn percent(self) -> usize {
        (self.used_units * 100 / self.limit_units).min(100)
    }

    /// Whether it is time to say so.
    pub fn is_short(self) -> bool {
        self.percent() >= SHORT_PERCENT
    }

    /// Whether what is new finds no room any more.
    pub fn is_full(self) -> bool {
        self.percent() >= FULL_PERCENT
    }

    fn is_plenty_with_ballast(self) -> bool {
        Room { used_units: self.used_units + BALLAST_CHARS, ..self }.percent() < BALLAST_PERCENT
    }
}

impl<F: FastStore> Journal<F> {
    /// All keys of the fast store but the ballast's, to be counted with [`Journal::units_under`], some at a time: thousands of texts take a
    /// while.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed.
    pub fn keys_to_count(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = self.fast.keys()?;
        keys.retain(|key| key != BALLAST_KEY);
        Ok(keys)
    }

    /// The room that these keys and their texts take.
    ///
    /// # Errors
    /// [`StoreError`] when one of them cannot be read.
    pub fn units_under(&self, keys: &[String], unit: RoomUnit) -> Result<usize, StoreError> {
        let mut units = 0;
        for key in keys {
            units += self.fast.get(key)?.map_or(0, |text| unit.count(key) + unit.count(&text));
        }
        Ok(units)
    }

    /// How much was written into the fast store since the journal was opened: a hint at when to count again.
    pub fn written_bytes(&self) -> usize {
        self.written_bytes
    }

    /// Lays the ballast, if it is not there and leaves plenty of room.
    ///
    /// # Errors
    /// [`StoreError`] when the store does not take it, or this version may not write.
    pub fn lay_ballast(&mut self, room: Room) -> Result<(), StoreError> {
        self.must_write()?;
        if !room.is_plenty_with_ballast() || self.fast.get(BALLAST_KEY)?.is_some() {
            return Ok(());
        }
        self.set_ballast()
    }

    /// A save that the full store has refused: it is tried once more in the place of the ballast. If even that is too
    /// little, the ballast stays for a smaller one.
    pub(super) fn put_over_ballast(&mut self, key: RecordKey, text: &str) -> Result<(), StoreError> {
        let has_ballast = matches!(self.fast.get(BALLAST_KEY), Ok(Some(_)));
        if key.kind == Kind::Draft || !has_ballast || self.fast.remove(BALLAST_KEY).is_err() {
            return Err(StoreError::Full);
        }
        self.is_ballast_gone = true;
        let outcome = self.put_fast(key, text);
        if outcome.is_err() {
            self.lay_ballast_again();
        }
        outcome
    }

    /// A text that the full fast store has refused, and the durable one has: it is tried once more in the place of what it makes
    /// superfluous. If even that is too little, what was there stays, and the new text is shown from memory.
    pub(super) fn put_over_older(
        &mut self,
        key: RecordKey,
        text: &str,
        older: &[RecordKey],
    ) -> Result<(), StoreError> {
        // Something newer may have outdated it since it was refused.
        if self.covering(&key).is_none() {
            return Err(StoreError::Full);
        }
        let mut given_way = Vec::new();
        for key in older {
            let name = key.to_string();
            match self.fast.get(&name) {
                Ok(Some(text)) if self.decode(key, &text).is_ok() && self.fast.remove(&name).is_ok() => {
                    given_way.push((key, name, text));
                }
                // It was shown from memory, and takes no room here.
                Ok(None) => self.forget_key(key),
                _ => {}
            }
        }
        let outcome = self.put_fast(key, text);
        for (key, name, text) in given_way {
            if outcome.is_ok() || self.fast.set(&name, &text).is_err() {
                self.forget_key(key);
            }
        }
        outcome
    }

    /// Puts the ballast back, if a save took its place and something else has left room since.
    pub(super) fn lay_ballast_again(&mut self) {
        if self.is_ballast_gone {
            // Where there is no room for it, it is not missed either: the save that took its place is kept.
            let _no_room_yet = self.set_ballast();
        }
    }

    fn set_ballast(&mut self) -> Result<(), StoreError> {
        self.fast.set(BALLAST_KEY, &"-".repeat(BALLAST_CHARS))?;
        self.is_ballast_gone = false;
        Ok(())
    }
}
