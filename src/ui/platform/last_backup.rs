//! When the last backup was made on this phone, and whether to remind of the next: hints for the person, no part of the
//! diary.

use super::local_store::LocalStore;
use crate::domain::backup::LastBackup;
use crate::domain::time::Moment;
use crate::journal::FastStore as _;
use crate::journal::key::LAST_BACKUP_KEY;

/// What a person has chosen, and what was made last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reminder {
    /// The last backup.
    pub last: Option<LastBackup>,
    /// Whether the person wants no reminder.
    pub is_off: bool,
}

const OFF: &str = "off";
const ON: &str = "on";

/// Remembers it. Where that is refused, the reminder goes on as before.
pub fn keep(reminder: Reminder) {
    let mut text = if reminder.is_off { OFF } else { ON }.to_owned();
    if let Some(LastBackup { made, entries, newest }) = reminder.last {
        let newest = newest.map(|id| id.to_string()).unwrap_or_default();
        text += &format!(" {} {} {entries} {newest}", made.utc_ms(), made.offset_min());
    }
    let _remembered = LocalStore::probe().set(LAST_BACKUP_KEY, &text);
}

/// What was remembered, as far as this phone knows.
pub fn read() -> Reminder {
    let text = LocalStore::probe().get(LAST_BACKUP_KEY).ok().flatten().unwrap_or_default();
    let parts: Vec<&str> = text.split(' ').collect();
    let is_off = parts.first() == Some(&OFF);
    let [_, utc_ms, offset_min, entries, newest @ ..] = &parts[..] else {
        return Reminder { last: None, is_off };
    };
    let last = || {
        let made = Moment::new(utc_ms.parse().ok()?, offset_min.parse().ok()?).ok()?;
        let newest = newest.first().and_then(|id| id.parse().ok());
        Some(LastBackup { made, entries: entries.parse().ok()?, newest })
    };
    Reminder { last: last(), is_off }
}
