//! age v1 with a passphrase, in ASCII armour.

use std::io::{self, BufReader, Read, Write};
use std::iter;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use crate::workshop::passphrase::normalised;

/// scrypt's N is two to the power of this. 17 is the least that OWASP asks for; it takes 128 MiB, and a slow phone 2 to 3 seconds.
pub const WORK_FACTOR: u8 = 17;
/// A file may ask for more, but not for more than a phone can give: 1 GiB, and 8 times as long.
const MOST_WORK_FACTOR: u8 = 20;

/// The largest file that is opened, and the largest content.
pub(in crate::workshop) const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The header of an age file, in front of what is sealed. One for a passphrase has some 150 bytes, and reading it takes the square of its
/// length.
const MOST_HEADER_BYTES: u64 = 16 * 1024;
/// What the last line of the header begins with.
const HEADER_END: &[u8] = b"\n---";

/// How an age file begins, with its armour and without.
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
const BARE: &[u8] = b"age-encryption.org/";

/// Why a file is not opened. Each text is shown to the person as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The passphrase is another one.
    #[error(
        "This passphrase does not open the file. Look at each letter, large and small, and try again. Nothing was changed."
    )]
    WrongPassphrase,
    /// Its bytes are not to be had.
    #[error("The browser could not read this file. Nothing was changed.")]
    NotReadable,
    /// It is no age file, or one without a passphrase.
    #[error(
        "This is not a Homeward backup. If it is an export, use Import further down. Nothing was changed."
    )]
    NotABackup,
    /// Some byte of it is not as it was written.
    #[error("This file is damaged. Try another copy of it. Nothing was changed.")]
    Damaged,
    /// It asks for more work than a phone can do.
    #[error("This file asks for more work than a phone can do. Nothing was changed.")]
    TooMuchWork,
    /// It is larger than [`MOST_BYTES`].
    #[error("This file is too large. Homeward opens backups of up to 64 MB. Nothing was changed.")]
    TooLarge,
    /// It has more lines than any diary.
    #[error(
        "This file holds too much. Homeward opens backups of up to 100,000 entries. Nothing was changed."
    )]
    TooManyLines,
    /// One line of it is larger than any piece of sound or of a drawing.
    #[error("One piece in this file is too large for Homeward. Nothing was changed.")]
    PieceTooLarge,
    /// A newer version wrote it.
    #[error("A newer Homeward made this backup. Update the app, then try again. Nothing was changed.")]
    NewerVersion,
    /// It opens, and does not hold what it was made of.
    #[error("This backup opens, but does not hold the same as your diary. Make a new one.")]
    Other,
}

/// Passphrases are used without the spaces around them, which nobody sees.
fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.trim().to_owned())
}

/// Seals a text.
///
/// # Errors
/// [`io::Error`] when there are no random bytes.
pub(super) fn seal(text: &str, passphrase: &str, work_factor: u8) -> io::Result<String> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work_factor);
    let recipient: &dyn age::Recipient = &recipient;
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).map_err(io::Error::other)?;
    let armoured = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
    let mut output = encryptor.wrap_output(armoured)?;
    output.write_all(text.as_bytes())?;
    let file = output.finish()?.finish()?;
    String::from_utf8(file).map_err(io::Error::other)
}

/// Opens a sealed text, armoured or not. Where the passphrase does not open it as it was typed, and all of it is words of the list, it
/// is tried as the list has them: a keyboard likes to begin with a capital.
///
/// # Errors
/// [`OpenError`]: too large a file, too much work, a wrong passphrase, a damaged byte.
pub(super) fn open(file: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    if file.len() as u64 > MOST_BYTES {
        return Err(OpenError::TooLarge);
    }
    let file = without_margins(file);
    let as_listed = normalised(passphrase);
    match open_with(file, passphrase) {
        Err(OpenError::WrongPassphrase) if as_listed != passphrase.trim() => open_with(file, &as_listed),
        opened => opened,
    }
}

fn open_with(file: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    if !file.starts_with(ARMOUR) && !file.starts_with(BARE) {
        return Err(OpenError::NotABackup);
    }
    check_header(file)?;
    let input = BufReader::new(ArmoredReader::new(file));
    let decryptor = Decryptor::new_buffered(input).map_err(|error| reason(&error))?;
    if !decryptor.is_scrypt() {
        return Err(OpenError::NotABackup);
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK_FACTOR);
    let identity: &dyn age::Identity = &identity;
    let content = decryptor.decrypt(iter::once(identity)).map_err(|error| reason(&error))?;
    let mut text = Vec::new();
    content.take(MOST_BYTES + 1).read_to_end(&mut text).map_err(|_| OpenError::Damaged)?;
    if text.len() as u64 > MOST_BYTES { Err(OpenError::TooLarge) } else { Ok(text) }
}

/// Before the header is read.
fn check_header(file: &[u8]) -> Result<(), OpenError> {
    let mut header = Vec::new();
    // What breaks off before that is said by age itself.
    let _said_later = ArmoredReader::new(file).take(MOST_HEADER_BYTES).read_to_end(&mut header);
    let ends = header.windows(HEADER_END.len()).any(|window| window == HEADER_END);
    let is_too_long = !ends && header.len() as u64 == MOST_HEADER_BYTES;
    if is_too_long { Err(OpenError::NotABackup) } else { Ok(()) }
}

/// Mail programs, notes and editors put words, blank lines and a byte order mark around a text.
fn without_margins(file: &[u8]) -> &[u8] {
    let find = |part: &[u8]| file.windows(part.len()).position(|window| window == part);
    match (find(ARMOUR), find(END)) {
        _ if file.starts_with(BARE) => file,
        (Some(from), Some(end)) => file.get(from..end + END.len()).unwrap_or(file),
        (Some(from), None) => file.get(from..).unwrap_or(file),
        _ => file,
    }
}

fn reason(error: &DecryptError) -> OpenError {
    match error {
        DecryptError::ExcessiveWork { .. } => OpenError::TooMuchWork,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            OpenError::WrongPassphrase
        }
        // An armour that breaks off says so as an error of reading.
        DecryptError::InvalidMac | DecryptError::Io(_) => OpenError::Damaged,
        _ => OpenError::NotABackup,
    }
}
