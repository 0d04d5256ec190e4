//! Every screen can be read, heard and used by keyboard.

use serde_json::json;
use thirtyfour::Key;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::places;
use crate::site::Site;

in_every_engine!(the_keyboard_reaches_all_and_the_focus_follows);

#[test]
fn axe_finds_nothing_at_320_px_in_light() {
    axe_finds_nothing(320, "light");
}

#[test]
fn axe_finds_nothing_at_320_px_in_dark() {
    axe_finds_nothing(320, "dark");
}

#[test]
fn axe_finds_nothing_at_1280_px_in_light() {
    axe_finds_nothing(1280, "light");
}

#[test]
fn axe_finds_nothing_at_1280_px_in_dark() {
    axe_finds_nothing(1280, "dark");
}

/// The screens of the hours after a session show the dim theme by themselves, whichever one is chosen.
fn axe_finds_nothing(width: u32, theme: &str) {
    let site = Site::start();
    let phone = Phone::new(Engine::Chromium, &site);
    phone.look_around_with_an_example();
    phone.script(
        "localStorage.setItem('homeward/look', 'text=normal;theme=' + arguments[0])",
        &[json!(theme)],
    );
    phone.be_wide(width);
    phone.reload();
    phone.bring_axe();
    let mut wrong = Vec::new();
    for (route, heading) in places::all(&phone) {
        phone.go(&route);
        phone.heading_is(heading);
        let is_dim = ["#/ride-home", "#/capture"].contains(&route.as_str());
        assert_eq!(phone.theme(), if is_dim { "dim" } else { theme }, "{route}");
        wrong.extend(phone.barriers().into_iter().map(|barrier| format!("{route}: {barrier}")));
        wrong.extend(phone.overflow().map(|what| format!("{route}: wider than the screen: {what}")));
    }
    assert!(wrong.is_empty(), "{} barriers at {width} px, {theme}: {wrong:#?}", wrong.len());
    phone.put_away();
}

/// Links that stand alone and are lower than a thumb, by their words. A link inside a sentence is part of its line.
const TOO_LOW: &str = "
    const isInline = (element) => getComputedStyle(element).display === 'inline';
    const blockOf = (element) => { while (isInline(element)) element = element.parentElement; return element; };
    const isInSentence = (link) => {
        const block = blockOf(link.parentElement);
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const { parentElement, data } = texts.currentNode;
            if (data.trim() && !parentElement.closest('a') && blockOf(parentElement) === block) return true;
        }
        return false;
    };
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    return [...document.querySelectorAll('a[href]:not(.skip-link)')]
        .filter((link) => link.checkVisibility() && !isInSentence(link))
        .map((link) => [link.textContent.trim(), link.getBoundingClientRect().height])
        .filter(([, height]) => height < 43.9)
        .map(([words, height]) => `${words}: ${height} px`);";

#[test]
fn a_link_that_stands_alone_is_as_high_as_a_thumb_at_320_px() {
    a_link_that_stands_alone_is_as_high_as_a_thumb(320);
}

#[test]
fn a_link_that_stands_alone_is_as_high_as_a_thumb_at_390_px() {
    a_link_that_stands_alone_is_as_high_as_a_thumb(390);
}

fn a_link_that_stands_alone_is_as_high_as_a_thumb(width: u32) {
    let site = Site::start();
    let phone = Phone::new(Engine::Chromium, &site);
    phone.look_around_with_an_example();
    phone.script("localStorage.setItem('homeward/look', 'text=normal;country=DE')", &[]);
    phone.be_wide(width);
    phone.reload();
    let mut too_low = Vec::new();
    for (route, heading) in places::all(&phone) {
        phone.go(&route);
        phone.heading_is(heading);
        phone.rests();
        let found: Vec<String> = serde_json::from_value(phone.script(TOO_LOW, &[])).expect("a list of links");
        too_low.extend(found.into_iter().map(|link| format!("{route}: {link}")));
    }
    assert!(too_low.is_empty(), "{too_low:#?}");
    phone.put_away();
}

fn the_keyboard_reaches_all_and_the_focus_follows(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.heading_is("Today");
    let mut reached = Vec::new();
    for _ in 0..8 {
        phone.type_key(Key::Tab);
        reached.push(phone.focused());
    }
    assert_eq!(
        reached,
        ["Skip to content", "Homeward", "Help now", "Today", "Prepare", "Journal", "Reflect", "More"]
    );
    phone.type_key(Key::Enter);
    arrives(&phone, "More");
    phone.go("#/check-in");
    arrives(&phone, "Check in");
    phone.press("Save");
    // What is missing is said, and the focus is where it can be given.
    phone.focus_is("Very low");
    phone.type_key(Key::Right);
    assert!(phone.is_chosen("Low"));
    phone.type_key(Key::Enter);
    phone.status_is("Saved");
    arrives(&phone, "Today");
    phone.put_away();
}

/// The heading has the focus, the title names the place, and a screen reader hears it.
fn arrives(phone: &Phone, heading: &str) {
    const HEARD: &str = "return document.getElementById('announcer').textContent";
    phone.heading_is(heading);
    phone.focus_is(heading);
    assert_eq!(phone.title(), format!("{heading} – Homeward"));
    assert_eq!(phone.script(HEARD, &[]), json!(heading));
}

impl Phone {
    /// Presses a key of a keyboard.
    #[track_caller]
    pub fn type_key(&self, key: Key) {
        self.wait_for(self.browser().action_chain().send_keys(key).perform());
    }

    #[track_caller]
    fn title(&self) -> String {
        self.wait_for(self.browser().title())
    }

    /// Chromium: a screen of another width.
    pub fn be_wide(&self, width: u32) {
        self.be_of_size(width, 844);
    }

    /// Chromium: a screen of another size.
    pub fn be_of_size(&self, width: u32, height: u32) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.wait_for(self.browser().cdp().send_raw("Emulation.setDeviceMetricsOverride", screen));
    }
}
