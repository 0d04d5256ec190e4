//! Random bits from the browser's own generator.

use crate::journal::NONCE_BYTES;

/// 128 random bits for a record id.
///
/// A browser without `crypto` would still get ids that differ, since [`crate::domain::id::RecordId::next`]
/// never goes backwards; but every browser that runs wasm has it.
pub fn bits() -> u128 {
    let mut bytes = [0_u8; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // The only failure is a request above 64 KiB.
        let _filled = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u128::from_be_bytes(bytes)
}

/// Random bytes for a nonce; nothing where the browser has none to give, for a nonce must never come twice.
pub fn nonce() -> Option<[u8; NONCE_BYTES]> {
    let mut bytes = [0_u8; NONCE_BYTES];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
