//! The sheets on paper: what stands on them, and that nothing else does.

use serde_json::json;

use crate::engine::Engine;
use crate::lock::{PASSPHRASE, change, lock_with};
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(the_sheets_are_printed_alone);

/// All words on the paper, and all words that are no part of a sheet.
const ON_PAPER: &str = "return document.body.innerText.replace(/\\s+/g, ' ').trim()";
/// What can be tapped on paper.
const TO_TAP: &str = "
    const all = document.querySelectorAll('a, button, input, textarea, summary, nav, header');
    return [...all].filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 80))";

fn the_sheets_are_printed_alone(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/settings/lock");
    phone.write("New passphrase", PASSPHRASE);
    phone.press("Go on");
    phone.sees("Recovery words");
    the_recovery_sheet_is_on_paper(&phone);
    phone.press("Go back");
    let words = lock_with(&phone, PASSPHRASE);
    phone.script("document.querySelector('#words-now').closest('details').open = true", &[]);
    change(&phone, "#words-now", PASSPHRASE);
    phone.sees("Your old words hold until you tap this.");
    let on_paper = the_recovery_sheet_is_on_paper(&phone);
    assert!(!on_paper.contains(&words), "the new words, and not the old ones");

    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    phone.sees_no("age -d -o");
    let on_paper = printed(&phone);
    phone.press("How to open a backup without Homeward");
    phone.sees("age -d -o");
    assert_eq!(printed(&phone), on_paper, "folded up or not");
    assert!(on_paper.starts_with("How to open a backup"), "and nothing else: {on_paper}");
    for part in [
        "How to open a backup without Homeward",
        "age -d -o diary.txt backup.txt",
        "My backups are here: ___",
        "The passphrase is written down here: ___",
    ] {
        assert!(on_paper.contains(part), "{part}: {on_paper}");
    }
    phone.put_away();
}

/// The words of the sheet are those of the screen, with where the backups are and how to open one.
#[track_caller]
fn the_recovery_sheet_is_on_paper(phone: &Phone) -> String {
    const WORDS: &str =
        "return [...document.querySelectorAll('.words li')].map((it) => it.textContent).join(' ')";
    let words = phone.script(WORDS, &[]).as_str().expect("words").to_owned();
    assert_eq!(words.split(' ').count(), 10);
    let on_paper = printed(phone);
    for part in
        [words.as_str(), "My backups are here: ___", "age -d -o diary.txt backup.txt", "in this order"]
    {
        assert!(on_paper.contains(part), "{part}: {on_paper}");
    }
    assert!(on_paper.starts_with("Recovery words"), "{on_paper}");
    on_paper
}

/// What a sheet of paper shows; there is nothing to tap on it.
#[track_caller]
fn printed(phone: &Phone) -> String {
    phone.be_paper(true);
    let (on_paper, to_tap) = (phone.script(ON_PAPER, &[]), phone.script(TO_TAP, &[]));
    phone.be_paper(false);
    assert_eq!(to_tap, json!([]), "on paper");
    on_paper.as_str().expect("a text").to_owned()
}

impl Phone {
    /// Draws the page as for a printer, or as for a screen again.
    #[track_caller]
    fn be_paper(&self, is_paper: bool) {
        /// WebKit's driver cannot print. There the rules for paper hold for the screen meanwhile.
        const RULES: &str = "
            const [from, to] = arguments[0] ? ['print', 'screen'] : ['screen', 'print'];
            const turn = (rules) => {
                for (const rule of rules) {
                    if (rule.media?.mediaText === from) rule.media.mediaText = to;
                    else if (rule.cssRules) turn(rule.cssRules);
                }
            };
            for (const sheet of document.styleSheets) turn(sheet.cssRules);
            return [...document.styleSheets].length";
        match self.engine {
            Engine::Chromium => {
                let media = json!({ "media": if is_paper { "print" } else { "" } });
                self.wait_for(self.browser().cdp().send_raw("Emulation.setEmulatedMedia", media));
            }
            Engine::Firefox | Engine::WebKit => {
                self.script(RULES, &[json!(is_paper)]);
            }
        }
        // The rule that shows what is for paper alone is the proof that it worked.
        self.until_it_says(
            "paper",
            "return String([...document.querySelectorAll('.print-only')].some((it) => it.checkVisibility()))",
            &is_paper.to_string(),
        );
    }
}
