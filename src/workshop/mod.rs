//! The workshop: heavy work off the main thread, in a wasm of its own that is loaded when it is needed.
//!
//! The page and the workshop talk in lists of texts, which every browser hands over without a loss: [`talk`] gives them
//! types, and is all that the page knows of the workshop.

pub mod talk;

#[cfg(feature = "workshop")]
mod backup;
#[cfg(feature = "workshop")]
mod bench;
#[cfg(feature = "workshop")]
mod passphrase;

#[cfg(feature = "workshop")]
pub use backup::{OpenError, Opened, Pair, WORK_FACTOR, open, unseal, write};
#[cfg(feature = "workshop")]
pub use bench::Workshop;
#[cfg(feature = "workshop")]
pub use passphrase::five_words;
