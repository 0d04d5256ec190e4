//! Taps of an unsteady thumb.
//!
//! A second tap that comes at once, at the same place, was meant for what the first one has already done. By then
//! something else may lie there, and it must not act.

/// The longest time between the two, in milliseconds.
pub const AT_ONCE_MS: f64 = 600.0;

/// The longest way between the two, in pixels.
const SAME_PLACE_PX: f64 = 30.0;

/// When and where the screen was touched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tap {
    /// When, on any clock that only runs forward.
    pub at_ms: f64,
    /// From the left edge of the window, in pixels.
    pub x_px: f64,
    /// From its top edge, in pixels.
    pub y_px: f64,
}

impl Tap {
    /// Whether this tap only repeats the one before it.
    pub fn repeats(self, before: Tap) -> bool {
        let is_at_once = self.at_ms - before.at_ms <= AT_ONCE_MS;
        is_at_once && (self.x_px - before.x_px).hypot(self.y_px - before.y_px) <= SAME_PLACE_PX
    }
}
