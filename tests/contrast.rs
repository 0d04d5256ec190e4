//! Text must be read by blurred eyes: every theme of `style/tokens.css` keeps 7:1 for text and 3:1 for controls.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops at the first thing that is wrong")]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../style/tokens.css");
const INDEX: &str = include_str!("../index.html");
const MANIFEST: &str = include_str!("../public/manifest.webmanifest");

const THEMES: [(&str, &str); 5] = [
    ("light", "\n  :root {\n    color-scheme"),
    ("dark by system", ":root:not([data-theme=\"light\"])"),
    ("dark by choice", "\n  :root[data-theme=\"dark\"]"),
    ("dim", ":root:root[data-theme=\"dim\"]"),
    ("print", ":root:root:root {"),
];

/// Everything text may lie on.
const GROUNDS: [&str; 5] = ["paper", "surface", "well", "accent-soft", "warn-soft"];

type Theme = BTreeMap<&'static str, [u8; 3]>;

fn theme(selector: &str) -> Theme {
    let start = TOKENS.find(selector).unwrap_or_else(|| panic!("no block {selector:?} in tokens.css"));
    let block = TOKENS[start..].split_once('}').expect("an open block").0;
    block.lines().filter_map(colour).collect()
}

fn colour(line: &'static str) -> Option<(&'static str, [u8; 3])> {
    let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
    let channel = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok();
    Some((name, [channel(0)?, channel(2)?, channel(4)?]))
}

/// Relative luminance as in WCAG 2.2.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check(front: &str, ground: &str, at_least: f64) {
    for (name, selector) in THEMES {
        let colours = theme(selector);
        let found = contrast(colours[front], colours[ground]);
        assert!(found >= at_least, "{name}: {front} on {ground} has {found:.2}:1, needs {at_least}:1");
    }
}

#[test]
fn the_measure_itself_is_right() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
    assert!((contrast([0x76, 0x76, 0x76], [255; 3]) - 4.54).abs() < 0.01);
}

#[test]
fn text_has_7_to_1_in_every_theme() {
    for text in ["ink", "ink-soft", "accent", "danger"] {
        for ground in GROUNDS {
            check(text, ground, 7.0);
        }
    }
    check("on-accent", "accent", 7.0);
    check("paper", "ink", 7.0);
}

#[test]
fn the_edges_of_controls_have_3_to_1_in_every_theme() {
    for ground in GROUNDS {
        check("edge", ground, 3.0);
    }
}

#[test]
fn dark_is_the_same_whether_chosen_or_asked_for_by_the_system() {
    assert_eq!(theme(THEMES[1].1), theme(THEMES[2].1));
}

#[test]
fn the_bars_of_the_system_have_the_colour_of_the_paper() {
    let hex = |selector| theme(selector)["paper"].map(|channel| format!("{channel:02x}")).concat();
    let (light, dark) = (hex(THEMES[0].1), hex(THEMES[1].1));
    assert!(INDEX.contains(&format!(r##"(prefers-color-scheme: light)" content="#{light}""##)));
    assert!(INDEX.contains(&format!(r##"(prefers-color-scheme: dark)" content="#{dark}""##)));
    assert_eq!(MANIFEST.matches(&format!("#{light}\"")).count(), 2);
}
