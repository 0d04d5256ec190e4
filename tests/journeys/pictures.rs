//! The pictures of the README and of the install dialog: real screens of the release, with example data.
//!
//! `HOMEWARD_PICTURES=1 cargo xtask test journeys` makes them anew; each run checks that they are there.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

/// Name, route, heading.
const SCREENS: [(&str, &str, &str); 5] = [
    ("today", "#/today", "Today"),
    ("check-in", "#/check-in", "Check in"),
    ("journal", "#/journal", "Journal"),
    ("reflect", "#/reflect", "Reflect"),
    ("ride-home", "#/ride-home", "Ride home"),
];
/// The hours after a session have a theme of their own.
const DIM: &str = "ride-home";
/// 390 by 844, two dots a pixel.
const SIZE: [u32; 2] = [780, 1688];

#[test]
fn the_pictures_are_there_in_the_right_size() {
    if std::env::var_os("HOMEWARD_PICTURES").is_some_and(|wish| wish == "1") {
        take_all();
    }
    for picture in all_pictures() {
        let bytes = fs::read(&picture).unwrap_or_else(|error| {
            panic!(
                "{}: {error}. Make it with: HOMEWARD_PICTURES=1 cargo xtask test journeys",
                picture.display()
            )
        });
        assert_eq!(png_size(&bytes), Some(SIZE), "{}", picture.display());
    }
}

fn take_all() {
    let site = Site::start();
    let phone = Phone::new(Engine::Chromium, &site);
    phone.look_around_with_an_example();
    for theme in ["light", "dark"] {
        phone.script(
            "localStorage.setItem('homeward/look', 'text=normal;theme=' + arguments[0])",
            &[json!(theme)],
        );
        phone.reload();
        for (name, route, heading) in SCREENS {
            phone.open(route);
            phone.heading_is(heading);
            phone.rests();
            let bytes = phone.wait_for(phone.browser().screenshot_as_png());
            for path in places_of(name, theme) {
                fs::create_dir_all(path.parent().expect("a folder")).unwrap();
                fs::write(path, &bytes).unwrap();
            }
        }
    }
    phone.put_away();
}

/// Where a picture goes. The manifest shows Today, and the host serves what is in `public/`.
fn places_of(name: &str, theme: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = if name == DIM { format!("{name}.png") } else { format!("{name}-{theme}.png") };
    let mut places = vec![root.join("docs/screenshots").join(&file)];
    if name == "today" {
        places.push(root.join("public/screenshots").join(&file));
    }
    places
}

fn all_pictures() -> impl Iterator<Item = PathBuf> {
    let themes = |(name, _, _)| ["light", "dark"].map(|theme| places_of(name, theme)).concat();
    SCREENS.into_iter().flat_map(themes)
}

/// The size in the header of a PNG.
fn png_size(bytes: &[u8]) -> Option<[u32; 2]> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some([number(16)?, number(20)?])
}
