//! Waiting for a state, never for time.

use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a slow machine that does other things as well, such as six derivations of keys at a time; only a failing test
/// waits so long.
const PATIENCE: Duration = Duration::from_secs(90);
const STEP: Duration = Duration::from_millis(20);

/// Looks until there is something to see. When the time is over, `otherwise` says what was there instead.
#[track_caller]
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    #[allow(clippy::disallowed_methods, reason = "native code, which has a clock")]
    let begun = Instant::now();
    loop {
        match look() {
            Ok(seen) => return seen,
            Err(instead) if begun.elapsed() > PATIENCE => panic!("waited for {what}; instead: {instead}"),
            Err(_) => thread::sleep(STEP),
        }
    }
}
