//! Sealing: where the lock is on, a text lies in the stores as XChaCha20-Poly1305 under the diary's data key.
//!
//! The key that it lies under is its associated data. That names the format, the kind, the record, the revision and whether it
//! is deleted, so a sealed text that was moved to another place, or back in time, is told from a true one.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::wire::{DecodeError, NotWritten};

/// Bytes of a data key.
pub const KEY_BYTES: usize = 32;

/// Bytes of a nonce: so many that a random one is never drawn twice.
pub const NONCE_BYTES: usize = 24;

/// Texts are sealed in steps of so many bytes: the length of a check-in would otherwise tell its mood.
const STEP_BYTES: usize = 64;

/// Ends the text, before the zeros that fill the last step (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// The key of a diary. It is overwritten in memory when it is dropped, and never printed.
pub struct DataKey(Zeroizing<[u8; KEY_BYTES]>);

impl DataKey {
    /// A key of these bytes.
    pub fn new(bytes: [u8; KEY_BYTES]) -> DataKey {
        DataKey(Zeroizing::new(bytes))
    }

    /// The key in a text of base64url, as the workshop hands it over.
    pub fn from_text(text: &str) -> Option<DataKey> {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        let length = Base64UrlUnpadded::decode(text, &mut *bytes).ok()?.len();
        (length == KEY_BYTES).then_some(DataKey(bytes))
    }

    /// As base64url.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(Base64UrlUnpadded::encode_string(&*self.0))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey")
    }
}

/// Seals and opens texts. Its key is overwritten in memory when it is dropped.
#[derive(Clone)]
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    fresh_nonce: FreshNonce,
}

/// Gives random bytes, or nothing where there are none.
pub type FreshNonce = fn() -> Option<[u8; NONCE_BYTES]>;

impl Sealer {
    /// A sealer with a key, and where random bytes come from.
    pub fn new(key: &DataKey, fresh_nonce: FreshNonce) -> Sealer {
        Sealer { cipher: XChaCha20Poly1305::new(key.bytes().into()), fresh_nonce }
    }

    /// Seals a text for the place that `name` says: base64url of nonce, sealed bytes and tag.
    ///
    /// # Errors
    /// [`NotWritten`] where there are no random bytes.
    pub fn seal(&self, name: &str, text: &str) -> Result<String, NotWritten> {
        let nonce = (self.fresh_nonce)().ok_or(NotWritten::without_key())?;
        let filled_bytes = (text.len() + 1).next_multiple_of(STEP_BYTES);
        let mut filled = Zeroizing::new(Vec::with_capacity(filled_bytes));
        filled.extend_from_slice(text.as_bytes());
        filled.push(END);
        filled.resize(filled_bytes, 0);
        let payload = Payload { msg: &filled, aad: name.as_bytes() };
        let sealed = self
            .cipher
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| NotWritten::without_key())?;
        Ok(Base64UrlUnpadded::encode_string(&[&nonce[..], &sealed].concat()))
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// [`DecodeError::Damaged`] when a single bit of it, the place or the key is another one.
    pub fn open(&self, name: &str, sealed: &str) -> Result<String, DecodeError> {
        let bytes = Base64UrlUnpadded::decode_vec(sealed).map_err(|_| DecodeError::Damaged)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or(DecodeError::Damaged)?;
        let payload = Payload { msg: sealed, aad: name.as_bytes() };
        let mut filled =
            self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| DecodeError::Damaged)?;
        let end = filled.iter().rposition(|byte| *byte != 0).filter(|at| filled.get(*at) == Some(&END));
        filled.truncate(end.ok_or(DecodeError::Damaged)?);
        String::from_utf8(filled).map_err(|_| DecodeError::Damaged)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer")
    }
}
