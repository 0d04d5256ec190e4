//! The lock: when it shuts by itself, and how long to wait after a wrong try.

use chrono::TimeDelta;

use super::time::Moment;

/// When the app locks by itself, counted from when it was hidden or last touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AutoLock {
    /// After a minute.
    Soon,
    /// After five minutes.
    #[default]
    Usual,
    /// After a quarter of an hour.
    Late,
    /// Only by hand, and when the app is closed.
    Never,
}

/// How long before it locks a person who looks at it is told (WCAG 2.2.1: at least 20 seconds).
pub const WARNING: TimeDelta = TimeDelta::seconds(20);

impl AutoLock {
    /// All, from soon to never.
    pub const ALL: [AutoLock; 4] = [AutoLock::Soon, AutoLock::Usual, AutoLock::Late, AutoLock::Never];

    /// The minutes; 0 means never.
    pub fn minutes(self) -> u16 {
        match self {
            AutoLock::Soon => 1,
            AutoLock::Usual => 5,
            AutoLock::Late => 15,
            AutoLock::Never => 0,
        }
    }

    /// What comes next to so many minutes, and is not longer.
    pub fn of_minutes(minutes: u16) -> AutoLock {
        match minutes {
            0 => AutoLock::Never,
            1..=4 => AutoLock::Soon,
            5..=14 => AutoLock::Usual,
            15.. => AutoLock::Late,
        }
    }

    /// How long it waits; nothing where it never locks by itself.
    pub fn after(self) -> Option<TimeDelta> {
        (self != AutoLock::Never).then(|| TimeDelta::minutes(self.minutes().into()))
    }

    /// What is to happen when nobody has touched the app for so long.
    pub fn verdict(self, idle: TimeDelta, is_hidden: bool) -> Verdict {
        match self.after() {
            Some(after) if idle >= after => Verdict::Lock,
            Some(after) if !is_hidden && idle >= after - WARNING => Verdict::Warn(after - idle),
            _ => Verdict::Stay,
        }
    }

    /// How long until something is to happen, if nobody touches the app.
    pub fn next_look(self, idle: TimeDelta, is_hidden: bool) -> Option<TimeDelta> {
        let after = self.after()? - if is_hidden { TimeDelta::zero() } else { WARNING };
        Some((after - idle).max(TimeDelta::zero()))
    }
}

/// What is to happen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Stay,
    /// Say that it locks, and in how long.
    Warn(TimeDelta),
    /// Lock.
    Lock,
}

/// How long to wait before the next try, after so many wrong ones in a row. A slip costs nothing; nobody waits longer than half
/// a minute, and nothing is ever deleted.
pub fn pause_after(wrong_tries: u32) -> TimeDelta {
    TimeDelta::seconds(match wrong_tries {
        0..=2 => 0,
        3 => 2,
        4 => 5,
        5 => 10,
        6 => 20,
        _ => 30,
    })
}

/// Wrong tries in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    /// How many.
    pub wrong: u32,
    /// When the last one was.
    pub last: Moment,
}

impl Tries {
    /// The same tries by a clock that was set back since: the pause begins now. To be kept, or it would begin each time anew.
    #[must_use]
    pub fn not_after(self, now: Moment) -> Tries {
        if now.since(self.last) < TimeDelta::zero() { Tries { last: now, ..self } } else { self }
    }

    /// How long to wait from `now` on. A clock that was set back makes nobody wait for longer than the pause itself.
    pub fn wait(self, now: Moment) -> TimeDelta {
        let since = now.since(self.not_after(now).last);
        (pause_after(self.wrong) - since).max(TimeDelta::zero())
    }

    /// With one more.
    #[must_use]
    pub fn and_one(self, now: Moment) -> Tries {
        Tries { wrong: self.wrong.saturating_add(1), last: now }
    }
}

/// How many digits a PIN has at least.
pub const PIN_DIGITS: usize = 6;

/// What a person would lock the diary with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Shorter than a PIN.
    TooShort,
    /// Digits alone, six or more: of six there are a million.
    Pin,
    /// Few letters. A computer that has the storage finds it.
    Short,
    /// Twelve letters or more.
    Long,
}

/// The letters that a passphrase needs to be called long.
pub const LONG_LETTERS: usize = 12;

impl Strength {
    /// What a secret is. Spaces around it do not count.
    pub fn of(secret: &str) -> Strength {
        let secret = secret.trim();
        let letters = secret.chars().count();
        let is_number = secret.chars().all(|letter| letter.is_ascii_digit());
        match letters {
            letters if letters < PIN_DIGITS => Strength::TooShort,
            _ if is_number => Strength::Pin,
            letters if letters < LONG_LETTERS => Strength::Short,
            _ => Strength::Long,
        }
    }
}
