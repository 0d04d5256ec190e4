//! The workshop: what takes a phone seconds or needs much memory, and is seldom wanted.
//!
//! It is a wasm of its own, which a Web Worker runs (`src/bin/worker.rs`) and a first visit does not load. The page and the
//! workshop talk in lists of texts, which every browser hands over without a loss: [`Said`] carries them, and [`talk`] gives
//! them types.

mod said;
pub mod talk;

#[cfg(feature = "workshop")]
mod backup;
#[cfg(feature = "workshop")]
mod bench;
#[cfg(feature = "workshop")]
mod lock;
#[cfg(feature = "workshop")]
mod passphrase;

#[cfg(feature = "workshop")]
pub use backup::{OpenError, Opened, Pair, WORK_FACTOR, open, unseal, write};
#[cfg(feature = "workshop")]
pub use bench::Workshop;
#[cfg(feature = "workshop")]
pub use lock::{Cost, LockError, Way, calibrated, derive, new_key, unwrap, wrap};
#[cfg(feature = "workshop")]
pub use passphrase::{RECOVERY_WORDS, five_words, recovery_words, slip_in_words};
pub use said::Said;
