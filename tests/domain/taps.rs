//! Which tap only repeats the one before it.

use homeward::domain::taps::Tap;

#[test]
fn a_tap_at_once_and_at_the_same_place_repeats_the_one_before() {
    let first = Tap { at_ms: 10_000.0, x_px: 100.0, y_px: 500.0 };
    let check = |(later_ms, right_px, down_px): (f64, f64, f64), expected: bool| {
        let (at_ms, x_px, y_px) = (first.at_ms + later_ms, first.x_px + right_px, first.y_px + down_px);
        assert_eq!(Tap { at_ms, x_px, y_px }.repeats(first), expected, "{later_ms} {right_px} {down_px}");
    };
    for (second, expected) in [
        ((0.0, 0.0, 0.0), true),
        ((150.0, 3.0, -4.0), true),
        ((600.0, 0.0, 0.0), true),
        ((601.0, 0.0, 0.0), false),
        ((150.0, 30.0, 0.0), true),
        ((150.0, 0.0, -31.0), false),
        ((150.0, 25.0, 25.0), false),
        ((5_000.0, 200.0, 0.0), false),
    ] {
        check(second, expected);
    }
}
