//! The smallest screen with the largest letters: news lies over no control, and what is missing can be seen.

use serde_json::json;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

/// The controls that the news lie over, by their words.
const COVERED: &str = "
    const boxes = [...document.querySelectorAll('#status:not(:empty), .toast')].map((it) => [it, it.getBoundingClientRect()]);
    const controls = [...document.querySelectorAll('a, button, input, select, textarea, summary')];
    return controls.filter((it) => !it.matches('.skip-link') && it.checkVisibility()).flatMap((it) => {
        const a = it.getBoundingClientRect();
        const over = boxes.some(([news, b]) => !news.contains(it)
            && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
        return over ? [it.textContent.trim() || it.id] : [];
    });";

/// What is not wholly between the upper edge and the navigation.
const OUT_OF_SIGHT: &str = "
    const floor = document.getElementById('nav').getBoundingClientRect().top;
    return arguments[0].filter((selector) => {
        const box = document.querySelector(selector).getBoundingClientRect();
        return box.height === 0 || box.top < 0 || box.bottom > floor;
    });";

#[test]
fn news_lies_over_no_control_and_what_is_missing_is_in_sight() {
    let site = Site::start();
    let phone = Phone::new(Engine::Chromium, &site);
    phone.open("#/today");
    phone.script("localStorage.setItem('homeward/look', 'text=larger;theme=light')", &[]);
    phone.be_wide(320);
    phone.reload();
    phone.go("#/check-in");
    phone.press("Save");
    until("the sentence and the moods in sight", || {
        let wanted = json!(["#moods legend", "#moods-error", "#moods label:first-of-type"]);
        let hidden = phone.script(OUT_OF_SIGHT, &[wanted]);
        if hidden == json!([]) { Ok(()) } else { Err(hidden.to_string()) }
    });
    phone.choose("Good");
    phone.press("Save");
    phone.status_is("Saved");
    assert_eq!(phone.script(COVERED, &[]), json!([]), "Saved");
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    assert_eq!(phone.script(COVERED, &[]), json!([]), "Undo");
    phone.press("Undo");
    phone.be_of_size(320, 568);
    phone.go("#/help");
    phone.heading_is("Help now");
    let emergency = json!(["#main .help-emergency a"]);
    assert_eq!(phone.script(OUT_OF_SIGHT, &[emergency]), json!([]), "the emergency number");
    phone.put_away();
}
