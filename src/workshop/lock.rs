//! The slow part of the lock: a secret becomes a key by Argon2id (RFC 9106), and that key wraps the key of the diary.

use std::ops::RangeInclusive;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64ct::{Base64UrlUnpadded, Encoding};
use zeroize::Zeroizing;

use super::passphrase::{are_recovery_words, normalised, ten_words_in};
use crate::journal::{DataKey, KEY_BYTES, NONCE_BYTES, Sealer, Wrap};

/// What Argon2id may cost. Less than the floor is guessed too fast (OWASP ASVS 5.0, appendix C: 46 MiB at one pass); more than
/// the ceiling would hang a phone, and only a note that somebody has changed asks for it.
const MEMORY_KIB: RangeInclusive<u32> = 47_104..=262_144;
const PASSES: RangeInclusive<u32> = 1..=24;
const SALT_BYTES: usize = 16;

/// What a new wrap is to use, where the phone gives it, and what it falls back to.
const WISHED_KIB: [u32; 2] = [65_536, 47_104];
/// How long a derivation may take on this phone, in milliseconds. With the worker's answer and what else the phone does it becomes
/// about 0.7 s.
const AIM_MS: f64 = 600.0;
const MOST_CALIBRATED: f64 = 12.0;
/// A pass over memory that was filled before costs more than the one that fills it.
const MEASURED_PASSES: u32 = 3;

/// What a derivation costs: memory in KiB, and passes over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// As much work with the least memory that is safe; nothing where this is the least.
    fn with_least_memory(self) -> Option<Cost> {
        let (most, least) = (self.memory_kib, *MEMORY_KIB.start());
        let passes = self.passes.saturating_mul(most).div_ceil(least).min(*PASSES.end());
        (most > least).then_some(Cost { memory_kib: least, passes })
    }
}

/// Why there is no key. Each text is shown to the person as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The secret is another one.
    #[error("This does not open it.")]
    WrongSecret,
    /// The phone does not give so much memory right now.
    #[error("This phone has not enough free memory right now. Close other apps, and try again.")]
    NoMemory,
    /// It asks for less work than is safe, or for more than a phone can do; or it is damaged.
    #[error("The note of the lock is damaged, or somebody has changed it. Nothing was opened.")]
    BadNote,
    /// It has the form of recovery words.
    #[error("Ten words are the form of the recovery words. Use fewer, or more.")]
    LikeRecoveryWords,
    /// There are no random bytes.
    #[error("This browser gives no random numbers.")]
    NoRandomness,
}

/// Which of the two ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The passphrase, or a PIN.
    Passphrase,
    /// The recovery words.
    Recovery,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Way::Passphrase => "homeward/lock/passphrase",
            Way::Recovery => "homeward/lock/recovery",
        }
    }
}

/// Argon2id, version 19, one lane: 32 bytes out of a secret and a salt.
///
/// # Errors
/// [`LockError::NoMemory`] when the phone does not give it, [`LockError::BadNote`] for a cost out of bounds.
pub fn derive(secret: &str, salt: &[u8], cost: Cost) -> Result<DataKey, LockError> {
    if !MEMORY_KIB.contains(&cost.memory_kib) || !PASSES.contains(&cost.passes) || salt.len() != SALT_BYTES {
        return Err(LockError::BadNote);
    }
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(KEY_BYTES));
    let params = params.map_err(|_| LockError::BadNote)?;
    let mut blocks: Vec<Block> = Vec::new();
    blocks.try_reserve_exact(params.block_count()).map_err(|_| LockError::NoMemory)?;
    blocks.resize(params.block_count(), Block::new());
    let mut bytes = Zeroizing::new([0; KEY_BYTES]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret.as_bytes(), salt, &mut *bytes, &mut blocks)
        .map_err(|_| LockError::BadNote)?;
    Ok(DataKey::new(*bytes))
}

/// What a derivation may cost on this phone, so that it takes no more than [`AIM_MS`], or one pass, where it counts: in a
/// workshop that has just started, whose code the browser has not made fast yet. To be asked as the first task; the first pass
/// then costs more than each further one.
///
/// # Errors
/// [`LockError::NoMemory`] when the phone does not even give the least.
pub fn calibrated(now_ms: fn() -> f64) -> Result<Cost, LockError> {
    for memory_kib in WISHED_KIB {
        let (first_ms, further_ms) = match measured(memory_kib, now_ms) {
            Err(LockError::NoMemory) => continue,
            measured => measured?,
        };
        let passes = 1.0 + ((AIM_MS - first_ms) / further_ms.max(1.0)).floor();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is from 1 to 12, or no number"
        )]
        let passes = passes.clamp(1.0, MOST_CALIBRATED) as u32;
        // What is no number has become 0.
        return Ok(Cost { memory_kib, passes: passes.max(1) });
    }
    Err(LockError::NoMemory)
}

/// How long the first pass takes in this workshop, and each further one, in milliseconds.
fn measured(memory_kib: u32, now_ms: fn() -> f64) -> Result<(f64, f64), LockError> {
    let cost = |passes| Cost { memory_kib, passes };
    let begun_ms = now_ms();
    derive("first", &[0; SALT_BYTES], cost(1))?;
    let first_ms = now_ms() - begun_ms;
    derive("further", &[0; SALT_BYTES], cost(MEASURED_PASSES))?;
    Ok((first_ms, (now_ms() - begun_ms - first_ms) / f64::from(MEASURED_PASSES)))
}

/// Wraps a diary's key for a secret. Where the phone does not give the memory any more that it gave a moment ago, with more passes
/// over less of it.
///
/// # Errors
/// [`LockError`] when there is no memory, or no randomness.
pub fn wrap(key: &DataKey, secret: &str, way: Way, cost: Cost) -> Result<Wrap, LockError> {
    let mut salt = [0; SALT_BYTES];
    getrandom::getrandom(&mut salt).map_err(|_| LockError::NoRandomness)?;
    let secret = Zeroizing::new(normalised(secret));
    let (derived, cost) = match (derive(&secret, &salt, cost), cost.with_least_memory()) {
        (Err(LockError::NoMemory), Some(less)) => (derive(&secret, &salt, less)?, less),
        (derived, _) => (derived?, cost),
    };
    let salt = Base64UrlUnpadded::encode_string(&salt);
    let mut wrap = Wrap { memory_kib: cost.memory_kib, passes: cost.passes, salt, key: String::new() };
    let sealed = Sealer::new(&derived, fresh_nonce).seal(&place(&wrap, way), &key.to_text());
    wrap.key = sealed.map_err(|_| LockError::NoRandomness)?;
    Ok(wrap)
}

/// Unwraps a diary's key with a secret: with one derivation, for ten words of the list can only be the recovery words. Ten with other
/// signs between may be a passphrase: where they are not this one, a second derivation holds them against the recovery words.
///
/// # Errors
/// [`LockError`]: a wrong secret, no memory, a note that asks for too little or too much.
pub fn unwrap(passphrase: &Wrap, recovery: &Wrap, secret: &str) -> Result<(DataKey, Way), LockError> {
    let ten = ten_words_in(secret).map(Zeroizing::new);
    let secret = Zeroizing::new(normalised(secret));
    if are_recovery_words(&secret) {
        return unwrap_one(recovery, Way::Recovery, &secret);
    }
    match (unwrap_one(passphrase, Way::Passphrase, &secret), ten) {
        (Err(LockError::WrongSecret), Some(ten)) => unwrap_one(recovery, Way::Recovery, &ten),
        (opened, _) => opened,
    }
}

fn unwrap_one(wrap: &Wrap, way: Way, secret: &str) -> Result<(DataKey, Way), LockError> {
    let salt = Base64UrlUnpadded::decode_vec(&wrap.salt).map_err(|_| LockError::BadNote)?;
    let derived = derive(secret, &salt, Cost { memory_kib: wrap.memory_kib, passes: wrap.passes })?;
    let opened = Sealer::new(&derived, fresh_nonce).open(&place(wrap, way), &wrap.key);
    let opened = Zeroizing::new(opened.map_err(|_| LockError::WrongSecret)?);
    DataKey::from_text(&opened).map(|key| (key, way)).ok_or(LockError::BadNote)
}

/// A new key for a diary.
///
/// # Errors
/// [`LockError::NoRandomness`].
pub fn new_key() -> Result<DataKey, LockError> {
    let mut bytes = Zeroizing::new([0; KEY_BYTES]);
    getrandom::getrandom(&mut *bytes).map_err(|_| LockError::NoRandomness)?;
    Ok(DataKey::new(*bytes))
}

/// What the wrapped key is bound to: the way in, and all that the derivation takes.
fn place(wrap: &Wrap, way: Way) -> String {
    format!("{} {wrap}", way.name())
}

fn fresh_nonce() -> Option<[u8; NONCE_BYTES]> {
    let mut nonce = [0; NONCE_BYTES];
    getrandom::getrandom(&mut nonce).ok().map(|()| nonce)
}
