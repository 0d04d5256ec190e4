//! Why the lock did not open, in sentences for the person.

use chrono::TimeDelta;

use crate::journal::StoreError;
use crate::ui::platform::{clock, tries};
use crate::ui::store::work::WorkError;

/// Why it did not open. Each text is shown to the person as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// What was given is another one.
    #[error("{0}")]
    Wrong(String),
    /// The pause after a wrong try is not over.
    #[error("Please wait {}. Your diary is safe.", seconds(*.0))]
    Wait(TimeDelta),
    /// The lock's note is in no copy any more.
    #[error(
        "The note of the lock is not on this phone any more. Without it nothing can open the diary here."
    )]
    NoNote,
    /// No copy of the note was found, and not every place has answered.
    #[error("The storage of this phone does not answer yet. Wait a moment, and try again.")]
    NoAnswer,
    /// It does not belong to the key that it gave.
    #[error(
        "The note of the lock is damaged, or somebody has changed it. Nothing was opened, and nothing is lost."
    )]
    BadNote,
    /// The workshop's own words.
    #[error(transparent)]
    Work(#[from] WorkError),
    /// What the storage says.
    #[error("It was not changed: {0}.")]
    Store(#[from] StoreError),
}

impl UnlockError {
    /// For a secret that opens nothing: what is known to be wrong with it, if anything is, and the pause that it costs.
    pub(super) fn wrong(slip: &str, pause: TimeDelta) -> UnlockError {
        let look = if slip.is_empty() { "Look at each letter, large and small." } else { slip };
        let not_this = format!("This does not open it. {look}");
        UnlockError::Wrong(if pause > TimeDelta::zero() {
            format!("{not_this} You can try again in {}.", seconds(pause))
        } else {
            format!("{not_this} Then try again.")
        })
    }

    /// How long to wait before the next try.
    pub fn wait() -> Option<std::time::Duration> {
        tries::read().wait(clock::now()).to_std().ok().filter(|wait| !wait.is_zero())
    }
}

fn seconds(wait: TimeDelta) -> String {
    match (wait.num_milliseconds() + 999) / 1_000 {
        1 => "1 second".to_owned(),
        many => format!("{many} seconds"),
    }
}
