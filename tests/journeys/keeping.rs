//! What was called *Saved* is there again, whatever the phone does.

use serde_json::json;

use crate::engine::{Engine, Wishes};
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    saved_means_that_both_copies_have_it,
    a_save_that_takes_its_time_says_so_first,
    a_copy_that_was_wiped_is_healed_at_the_next_start,
    a_draft_outlives_a_reload,
    a_draft_that_one_copy_lost_comes_back_into_its_field,
    a_check_in_that_is_not_finished_comes_back_whole,
    a_form_that_is_left_comes_back_whole,
    a_hundred_thousand_characters_come_back,
    one_copy_that_refuses_is_not_called_saved,
    a_full_phone_keeps_the_words_on_the_screen,
);

fn saved_means_that_both_copies_have_it(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/check-in");
    phone.choose("Good");
    phone.press("Save");
    phone.status_is("Saved");
    // No waiting here: at this moment it must be true already.
    let (fast, durable) = (phone.kept("check-in"), phone.kept_for_good("check-in"));
    assert_eq!(fast.len(), 1, "{fast:?}");
    assert_eq!(fast, durable);
    assert!(fast.values().all(|text| text.contains("\"mood\":\"good\"")), "{fast:?}");
    phone.put_away();
}

fn a_save_that_takes_its_time_says_so_first(engine: Engine) {
    const HOLD: &str = later!("
        const opening = indexedDB.open('homeward', 1);
        const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
        const records = database.transaction('records', 'readwrite').objectStore('records');
        const hold = () => { if (!document.body.classList.contains('free')) records.get('none').onsuccess = hold; };
        hold();");
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/check-in");
    phone.choose("Good");
    phone.script_later(HOLD, &[]);
    phone.press("Save");
    phone.status_is("Saving…");
    assert!(!phone.said().contains("Saved"), "{}", phone.said());
    phone.script("document.body.classList.add('free')", &[]);
    phone.status_is("Saved");
    phone.both_copies_hold("check-in", 1);
    phone.put_away();
}

fn a_copy_that_was_wiped_is_healed_at_the_next_start(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    let kept = phone.both_copies_hold("check-in", 1);
    phone.wipe_local_storage();
    phone.reload();
    assert_eq!(phone.both_copies_hold("check-in", 1), kept, "healed from the database");
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    phone.wipe_database();
    phone.reload();
    assert_eq!(phone.both_copies_hold("check-in", 1), kept, "healed from localStorage");
    phone.sees("Check-in: Low");
    phone.put_away();
}

fn a_draft_outlives_a_reload(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.write("Anything at all", "A boat, and then");
    phone.status_is("Draft kept");
    phone.reload();
    assert_eq!(phone.value("Anything at all"), "A boat, and then");
    // Hiding the page is the last thing that it hears; nothing is waited for here.
    phone.write("Anything at all", "A boat, and then the shore");
    phone.reload();
    assert_eq!(phone.value("Anything at all"), "A boat, and then the shore");
    phone.press("Save");
    phone.status_is("Saved");
    phone.reload();
    assert_eq!(phone.value("Anything at all"), "", "a saved text is no draft any more");
    phone.put_away();
}

/// As after a killed browser: Chromium had not put localStorage on the disk yet.
fn a_draft_that_one_copy_lost_comes_back_into_its_field(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.write("Anything at all", "A boat, and then");
    phone.status_is("Draft kept");
    phone.wipe_local_storage();
    phone.reload();
    until("the draft", || match phone.value("Anything at all") {
        value if value == "A boat, and then" => Ok(()),
        value => Err(value),
    });
    phone.press("Save");
    phone.status_is("Saved");
    phone.reload();
    phone.go("#/journal");
    phone.sees("A boat, and then");
    phone.go("#/capture");
    assert_eq!(phone.value("Anything at all"), "", "a saved text is no draft any more");
    phone.put_away();
}

/// As on a phone that ended the page while somebody was on the telephone, and starts the app from the home screen.
fn a_check_in_that_is_not_finished_comes_back_whole(engine: Engine) {
    const ANSWERS: &str =
        "\"mood\":\"low\",\"energy\":2,\"anxiety\":4,\"sleep\":3,\"words\":[\"curious\",\"tired\"]";
    const LEFT: &str = "Your draft of ";
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    // The worker asks for a newer version of itself while the browser ends.
    phone.expect_complaint("sw.js");
    phone.open("#/check-in");
    phone.answer_all_of_a_check_in("The dog was");
    phone.has_a_draft_with(&format!("\"The dog was\",\"checkIn\":{{{ANSWERS}}}"));
    phone.restart();
    phone.open("#/check-in");
    phone.sees(LEFT);
    assert!(["Low", "Tired", "Curious"].iter().all(|answer| phone.is_chosen(answer)));
    assert_eq!(phone.value("Note"), "The dog was");
    phone.press("Save");
    phone.status_is("Saved");
    let kept = phone.both_copies_hold("check-in", 1);
    assert!(
        kept.values().all(|text| text.contains(&format!("{ANSWERS},\"note\":\"The dog was\""))),
        "{kept:?}"
    );
    phone.is_at("#/today");
    phone.go("#/check-in");
    phone.heading_is("Check in");
    assert!(!phone.is_chosen("Low"), "a saved check-in is no draft any more");
    phone.sees_no(LEFT);
    an_edit_comes_back_until_it_is_cancelled(&phone);
    phone.put_away();
}

fn an_edit_comes_back_until_it_is_cancelled(phone: &Phone) {
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Edit");
    phone.choose("Good");
    phone.has_a_draft_with("\"checkIn\":{\"mood\":\"good\"");
    phone.reload();
    phone.sees("Your draft of ");
    assert!(phone.is_chosen("Good") && phone.is_chosen("Tired"));
    phone.press("Cancel");
    phone.press("Edit");
    assert!(phone.is_chosen("Low"), "what was saved");
    phone.sees_no("Your draft of ");
}

fn a_form_that_is_left_comes_back_whole(engine: Engine) {
    const LEFT: &str = "Your draft of ";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/welcome");
    phone.put("Country", "DE");
    phone.choose("Lozenge");
    phone.put("Time", "09:30");
    phone.write("Name", "Sam");
    // The way to another screen is one end of a form; the end of the page is another.
    phone.go("#/settings/plan");
    phone.write("Name of your clinic", "Praxis am Fluss");
    phone.choose("After a number of hours, and a good sleep");
    phone.write("Hours after the start", "36");
    phone.go("#/session/new");
    phone.put("Date", "2026-01-31");
    phone.write("Who takes you home", "Alex");
    phone.write("Place", "Second floor");
    phone.has_a_draft_with("\"place\":\"Second floor\"");
    phone.reload();
    phone.sees(LEFT);
    let session = ["Date", "Who takes you home", "Place"].map(|label| phone.value(label));
    assert_eq!(session, ["2026-01-31", "Alex", "Second floor"]);
    phone.go("#/settings/plan");
    phone.sees(LEFT);
    assert_eq!(phone.value("Name of your clinic"), "Praxis am Fluss");
    assert_eq!(phone.value("Hours after the start"), "36");
    phone.go("#/welcome");
    phone.sees(LEFT);
    let welcome = ["Country", "Time", "Name"].map(|label| phone.value(label));
    assert_eq!(welcome, ["DE", "09:30", "Sam"]);
    assert!(phone.is_chosen("Lozenge"));
    phone.put("Time", "");
    phone.press("Save");
    phone.heading_is("Today");
    phone.go("#/welcome");
    phone.heading_is("Welcome");
    phone.sees_no(LEFT);
    assert_eq!(phone.value("Name"), "Sam", "what was saved");
    phone.put_away();
}

impl Phone {
    /// Waits until a draft with these parts is in both copies.
    #[track_caller]
    fn has_a_draft_with(&self, part: &str) {
        until(&format!("a draft with {part}"), || {
            let (fast, durable) = (self.kept("draft"), self.kept_for_good("draft"));
            let is_kept = fast == durable && fast.values().any(|text| text.contains(part));
            if is_kept { Ok(()) } else { Err(format!("{fast:?}")) }
        });
    }
}

fn a_hundred_thousand_characters_come_back(engine: Engine) {
    const SHOWN: &str =
        "return [...document.querySelectorAll('.own-words')].some((it) => it.textContent === arguments[0])";
    let words =
        "Überall war Licht, 海 und 🌊. ".chars().cycle().take(99_999).chain(['!']).collect::<String>();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.say(&words);
    let kept = phone.both_copies_hold("capture", 1);
    let id = kept.keys().next().and_then(|key| key.split('/').nth(3)).expect("an id in the key").to_owned();
    phone.open(&format!("#/reflect/{id}"));
    phone.heading_is("Reflect");
    until("all of the words", || {
        let is_shown = phone.script(SHOWN, &[json!(words)]);
        if is_shown == true { Ok(()) } else { Err("other words".to_owned()) }
    });
    phone.put_away();
}

/// Makes the database refuse each change from now on, as a browser does whose disk is broken.
const BREAK_DATABASE: &str = "
    const page = window.wrappedJSObject ?? window;
    page.IDBDatabase.prototype.transaction = () => { throw new page.Error('broken'); };";

fn one_copy_that_refuses_is_not_called_saved(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/check-in");
    phone.script(BREAK_DATABASE, &[]);
    phone.choose("Okay");
    phone.press("Save");
    phone.status_is("Only in one place, and not safe yet");
    assert_eq!(phone.kept("check-in").len(), 1);
    phone.reload();
    phone.both_copies_hold("check-in", 1);
    phone.put_away();
}

fn a_full_phone_keeps_the_words_on_the_screen(engine: Engine) {
    const FILL: &str = "
        const page = window.wrappedJSObject ?? window;
        localStorage.removeItem('homeward/ballast');
        for (let size = 1 << 20; size >= 1; size >>= 1) {
            for (let at = 0; at < 16; at++) {
                try { localStorage.setItem(`filler ${size} ${at}`, 'x'.repeat(size)); } catch { break; }
            }
        }
        page.IDBObjectStore.prototype.put = () => { throw new page.DOMException('full', 'QuotaExceededError'); };";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.script(FILL, &[]);
    phone.put("Anything at all", "Words with no room left for them.");
    // The draft finds no room either, and says so before anybody saves.
    phone.sees("There is no room left on this phone for Homeward. Your words are not saved yet.");
    phone.press("Save");
    phone.heading_is("Your words");
    phone.status_is("Not saved");
    phone.go("#/journal");
    phone.heading_is("Journal");
    assert_eq!(phone.value("Your words that are not saved"), "Words with no room left for them.");
    phone.press("Download");
    phone.status_is("The file is yours");
    // WebKitGTK under automation has no folder for downloads.
    if engine != Engine::WebKit {
        let is_whole = |text: &str| match text.trim() {
            "Words with no room left for them." => Ok(()),
            other => Err(other.to_owned()),
        };
        phone.downloaded_as("homeward-words", ".txt", is_whole);
    }
    // Room again: the words go where they belong, and the banner goes with them.
    phone.script("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);", &[]);
    phone.press("Try again");
    phone.status_is("Only in one place, and not safe yet");
    phone.sees_no("Your words are not saved yet");
    assert_eq!(phone.kept("capture").len(), 1);
    phone.reload();
    phone.both_copies_hold("capture", 1);
    phone.put_away();
}

/// WebKitGTK has no switch for this.
#[test]
fn a_browser_that_keeps_nothing_says_so_in_chromium() {
    a_browser_that_keeps_nothing_says_so(Engine::Chromium);
}

#[test]
fn a_browser_that_keeps_nothing_says_so_in_firefox() {
    a_browser_that_keeps_nothing_says_so(Engine::Firefox);
}

fn a_browser_that_keeps_nothing_says_so(engine: Engine) {
    const BANNER: &str = "This browser may not keep what you write.";
    let site = Site::start();
    let mut phone = Phone::with(engine, &site, Wishes { storage_denied: true, ..Wishes::default() });
    // Firefox calls it an error that the worker finds no room either.
    phone.expect_complaint("ServiceWorker");
    phone.open("#/today");
    phone.sees(BANNER);
    phone.go("#/capture");
    phone.put("Anything at all", "Words for this one evening.");
    phone.press("Save");
    phone.sees("The browser did not let Homeward save. Your words are not saved yet.");
    assert_eq!(phone.value("Your words that are not saved"), "Words for this one evening.");
    for (route, heading) in [("#/reflect", "Reflect"), ("#/help", "Help now"), ("#/today", "Today")] {
        phone.go(route);
        phone.heading_is(heading);
        phone.sees(BANNER);
    }
    phone.put_away();
}
