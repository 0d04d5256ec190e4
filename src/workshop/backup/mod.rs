//! The backup file: an age file that a passphrase opens, and inside it one line of JSON for each record. `FORMAT.md`
//! describes it for others.

mod lines;
mod seal;

use std::io;

use crate::domain::time::Moment;

pub(super) use seal::MOST_BYTES;
pub use seal::{OpenError, WORK_FACTOR};

/// A stored text and the key that it lies under, as in `FORMAT.md`.
pub type Pair = (String, String);

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// When it was made.
    pub made: Moment,
    /// Its records, and the texts that no version could read, in the order of the file.
    pub pairs: Vec<Pair>,
}

/// Makes a backup of stored texts: what can be read as the record of its key becomes a record, all else is kept as it is.
/// The result is ASCII and opens with `age -d` on any computer. `work_factor` is what a key costs, see [`WORK_FACTOR`].
///
/// # Errors
/// [`io::Error`] when the browser gives no random bytes, or when it could not be opened again.
pub fn write(pairs: &[Pair], passphrase: &str, made: Moment, work_factor: u8) -> io::Result<String> {
    let text = lines::write(pairs, made);
    // What could not be opened again must not be called a backup.
    let file_bytes = text.len() as u64 / 3 * 4 + text.len() as u64 / 48;
    let opened = lines::read(text.as_bytes()).map_err(|error| io::Error::other(error.to_string()))?;
    if opened.pairs.len() != pairs.len() || file_bytes > MOST_BYTES {
        return Err(io::Error::other("it would be too large, or not whole"));
    }
    seal::seal(&text, passphrase, work_factor)
}

/// Opens an age file with a passphrase, whatever is in it.
///
/// # Errors
/// [`OpenError`], see [`open`].
pub fn unseal(file: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    seal::open(file, passphrase)
}

/// Opens a backup and checks all of it. All limits are checked before the work that they limit.
///
/// # Errors
/// [`OpenError`] with a sentence for the person; then nothing of the file is used.
pub fn open(file: &[u8], passphrase: &str) -> Result<Opened, OpenError> {
    lines::read(&unseal(file, passphrase)?)
}
