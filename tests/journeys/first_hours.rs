//! In the first hours after a session nothing is bright: no screen, no first paint, no moment between the two.

use serde_json::json;

use crate::copy::Copy;
use crate::engine::{Engine, Wishes};
use crate::phone::{Kept, Phone};
use crate::places;
use crate::site::Site;

in_every_engine!(
    every_screen_is_dim,
    every_first_paint_is_dim,
    the_app_takes_a_dim_page_over_without_a_flash
);

/// Without a theme of its own the page follows the phone.
const THEME: &str = "return document.documentElement.dataset.theme ?? 'none'";

const PLACE_OF_THE_FRAME: &str = "return document.getElementById('status') ? location.hash : ''";

const KEEP_ALL: &str =
    "for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text);";

fn every_screen_is_dim(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    an_hour_after_a_session(&phone);
    phone.go("#/today");
    phone.check_in_with_three_taps("Okay");
    phone.say("A boat on grey water.");
    for (route, heading) in places::all(&phone) {
        phone.go(&route);
        phone.heading_is(heading);
        phone.until_it_says(&format!("the theme of {route}"), THEME, theme_of(&route));
    }
    phone.put_away();
}

/// A page whose app never comes shows what the first paint shows: the frame, and the hint that the app wrote.
fn every_first_paint_is_dim(engine: Engine) {
    let kept = kept_an_hour_after_a_session(engine);
    let dist = Copy::of_dist();
    dist.write("boot.js", "");
    let site = Site::of(dist.path());
    let phone = Phone::new(engine, &site);
    phone.load(&site.url("#/today"));
    phone.script(KEEP_ALL, &[json!(kept)]);
    for (route, _) in places::PLACES {
        phone.load("about:blank");
        phone.load(&site.url(route));
        // WebKit may still answer for the page before.
        phone.until_it_says("the page", PLACE_OF_THE_FRAME, route);
        assert_eq!(phone.script(THEME, &[]), theme_of(route), "{route}");
    }
    phone.put_away();
}

fn the_app_takes_a_dim_page_over_without_a_flash(engine: Engine) {
    const NOTE_EACH_THEME: &str = "
        const root = document.documentElement;
        const note = () => { root.dataset.themes = `${root.dataset.themes ?? ''} ${root.dataset.theme}`; };
        new MutationObserver(note).observe(root, { attributeFilter: ['data-theme', 'class'] });
        note();";
    const NOTED: &str = "return [...new Set(document.documentElement.dataset.themes.trim().split(' '))]";
    let kept = kept_an_hour_after_a_session(engine);
    let (site, gate) = Site::holding_back("_bg.wasm");
    let mut phone = Phone::with(engine, &site, Wishes { waits_for_no_page: true, ..Wishes::default() });
    // A file that shows as plain text has no icon of ours.
    phone.expect_complaint("/favicon.ico");
    phone.load(&site.url("look.js"));
    phone.until_it_says("a file", "return location.pathname", "/look.js");
    phone.script(KEEP_ALL, &[json!(kept)]);
    phone.load(&site.url("#/today"));
    phone.heading_is("Today");
    phone.script(NOTE_EACH_THEME, &[]);
    gate.open();
    phone.stands();
    phone.sees("Take your time.");
    assert_eq!(phone.script(NOTED, &[]), json!(["dim"]));
    phone.put_away();
}

/// The card for the escort is read by somebody who had no medicine.
fn theme_of(route: &str) -> &'static str {
    if route == "#/escort" { "light" } else { "dim" }
}

fn kept_an_hour_after_a_session(engine: Engine) -> Kept {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    an_hour_after_a_session(&phone);
    let hint = phone.script("return localStorage.getItem('homeward/look')", &[]);
    let mut kept = phone.all_kept();
    kept.insert("homeward/look".to_owned(), hint.as_str().expect("a hint").to_owned());
    phone.put_away();
    kept
}

/// Light is chosen, so that nothing is dark by chance.
pub fn an_hour_after_a_session(phone: &Phone) {
    phone.open("#/settings");
    phone.choose("Light");
    phone.go("#/session/new");
    phone.put_when(-1);
    phone.press("Save");
    phone.heading_is("Session");
    phone.status_is("Saved");
}
