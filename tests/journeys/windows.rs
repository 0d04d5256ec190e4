//! Two windows of one browser: one writes, the other shows what it writes, and the right to write can be taken over.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_second_window_reads_and_follows_and_can_take_over,
    a_window_writes_by_itself_when_the_one_that_wrote_is_closed,
    a_window_that_gives_up_writing_keeps_its_draft_and_so_does_the_other,
    a_page_that_comes_back_asks_again,
    what_two_windows_save_in_a_race_is_all_there,
);

const NOTICE: &str = "Homeward is open in another window. You can read here.";
const REFUSED: &str = "This is not saved yet, and nothing is lost. Tap Use here, then do it again.";
const FIELD: &str = "Anything at all";

/// Two windows of one phone. What is asked of the phone goes to the one that was turned to last.
pub struct Windows<'a> {
    phone: &'a Phone,
    first: WindowHandle,
    second: WindowHandle,
}

impl<'a> Windows<'a> {
    /// Opens both at these places, one after the other.
    pub fn open(phone: &'a Phone, [at_first, at_second]: [&str; 2]) -> Self {
        phone.open(at_first);
        let first = phone.wait_for(phone.browser().window());
        let second = phone.wait_for(phone.browser().new_window());
        let windows = Self { phone, first, second };
        windows.turn_to_second();
        phone.open(at_second);
        phone.sees(NOTICE);
        windows
    }

    pub fn turn_to_first(&self) {
        self.turn_to(&self.first);
    }

    pub fn turn_to_second(&self) {
        self.turn_to(&self.second);
    }

    /// Closes the first and turns to the second.
    pub fn close_first(&self) {
        self.turn_to_first();
        self.close_for(&self.second);
    }

    /// Closes the second and turns to the first.
    pub fn close_second(&self) {
        self.turn_to_second();
        self.close_for(&self.first);
    }

    /// Opens a third for a look, closes it and turns to the first.
    pub fn in_a_third(&self, look: impl FnOnce()) {
        self.phone.complaints();
        let third = self.phone.wait_for(self.phone.browser().new_window());
        self.phone.wait_for(self.phone.browser().switch_to_window(third));
        look();
        self.close_for(&self.first);
    }

    fn close_for(&self, other: &WindowHandle) {
        self.phone.complaints();
        self.phone.wait_for(self.phone.browser().close_window());
        self.phone.wait_for(self.phone.browser().switch_to_window(other.clone()));
    }

    fn turn_to(&self, window: &WindowHandle) {
        // The console of each window is read before it is left.
        self.phone.complaints();
        self.phone.wait_for(self.phone.browser().switch_to_window(window.clone()));
    }
}

/// Waits until one draft with all of these words, and no other, is in both copies.
fn the_draft_holds(phone: &Phone, words: &[&str]) {
    until(&format!("a draft with {words:?}"), || {
        let (fast, durable) = (phone.kept("draft"), phone.kept_for_good("draft"));
        let filled: Vec<_> = fast.values().filter(|text| !text.contains("\"words\":\"\"")).collect();
        let is_one = filled.len() == 1 && words.iter().all(|words| filled[0].contains(words));
        if fast == durable && is_one { Ok(()) } else { Err(format!("{fast:?}, {durable:?}")) }
    });
}

fn a_second_window_reads_and_follows_and_can_take_over(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/today", "#/journal"]);
    windows.turn_to_first();
    phone.sees_no(NOTICE);
    phone.check_in_with_three_taps("Good");
    windows.turn_to_second();
    phone.sees("Check-in: Good");
    phone.go("#/capture");
    phone.write(FIELD, "A boat on grey water.");
    windows.turn_to_first();
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    windows.turn_to_second();
    let kept = (phone.all_kept(), phone.all_kept_for_good());
    phone.press("Save");
    phone.sees(REFUSED);
    assert_eq!(phone.value(FIELD), "A boat on grey water.");
    phone.go("#/settings");
    phone.choose("Dark");
    phone.go("#/capture");
    assert_eq!(phone.value(FIELD), "A boat on grey water.", "it is there again after a look elsewhere");
    assert_eq!((phone.all_kept(), phone.all_kept_for_good()), kept, "nothing was written from here");
    assert_eq!(
        phone.script("return localStorage.getItem('homeward/look')?.includes('dark') ?? false", &[]),
        json!(false)
    );
    phone.press("Use here");
    phone.sees_no(NOTICE);
    phone.press("Save");
    phone.status_is("Saved");
    phone.both_copies_hold("capture", 1);
    windows.turn_to_first();
    phone.sees(NOTICE);
    phone.go("#/journal");
    phone.sees("A boat on grey water.");
    phone.put_away();
}

fn a_window_writes_by_itself_when_the_one_that_wrote_is_closed(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/today", "#/capture"]);
    phone.write(FIELD, "Words that wait.");
    windows.turn_to_first();
    phone.check_in_with_three_taps("Good");
    windows.close_first();
    phone.sees_no(NOTICE);
    the_draft_holds(&phone, &["Words that wait."]);
    phone.press("Save");
    phone.status_is("Saved");
    phone.both_copies_hold("capture", 1);
    phone.both_copies_hold("check-in", 1);
    phone.put_away();
}

fn a_window_that_gives_up_writing_keeps_its_draft_and_so_does_the_other(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/capture", "#/capture"]);
    phone.write(FIELD, "Of the second.");
    windows.turn_to_first();
    phone.write(FIELD, "Of the first.");
    windows.turn_to_second();
    // At once: the first window has not kept its draft by itself yet.
    phone.press("Use here");
    the_draft_holds(&phone, &["Of the first.", "Of the second."]);
    windows.turn_to_first();
    phone.sees(NOTICE);
    // Neither replaced the other, and both windows show both.
    for turn in [Windows::turn_to_first, Windows::turn_to_second] {
        turn(&windows);
        until("the words of both", || {
            let value = phone.value(FIELD);
            let has_both =
                ["Of the first.", "Of the second."].iter().all(|words| value.matches(words).count() == 1);
            if has_both { Ok(()) } else { Err(value) }
        });
    }
    phone.put_away();
}

fn a_page_that_comes_back_asks_again(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/today", "#/journal"]);
    windows.turn_to_first();
    // As when the page goes into the back-forward cache and comes out of it; WebDriver cannot count on the cache.
    phone.script("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))", &[]);
    windows.turn_to_second();
    phone.sees_no(NOTICE);
    phone.go("#/today");
    phone.check_in_with_three_taps("Okay");
    windows.turn_to_first();
    phone.script("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", &[]);
    phone.sees(NOTICE);
    phone.go("#/journal");
    phone.sees("Check-in: Okay");
    phone.put_away();
}

/// How many saves, if more than these few are wanted.
const SAVES: &str = "HOMEWARD_SAVES";
const FEW: usize = 200;

/// Saves check-ins on the real screen as fast as *Saved* appears. Whenever the other window writes, it takes over after a
/// moment, in the middle of what the other one does.
const RACE: &str = "
    const page = window.wrappedJSObject ?? window;
    const [name, goal] = arguments;
    page.saved = [];
    page.refusals = 0;
    // A window in the background looks seldom and may miss a moment; then it goes on with the next save.
    const wait = (found) => new Promise((resolve) => {
        const end = performance.now() + 3000;
        const look = () => {
            const it = found();
            it || performance.now() > end ? resolve(it) : setTimeout(look, 2);
        };
        look();
    });
    const useHere = () => document.getElementById('may-write');
    const button = (text) => [...document.querySelectorAll('#main button')].find((it) => it.textContent.trim() === text);
    (async () => {
        for (let at = 0; page.saved.length < goal; at++) {
            if (useHere()) {
                await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 600));
                useHere()?.click();
                await wait(() => !useHere());
            }
            location.hash = '#/about';
            await wait(() => !document.querySelector('#main textarea'));
            location.hash = '#/check-in';
            const field = await wait(() => document.querySelector('#main textarea'));
            if (!field) continue;
            const status = document.getElementById('status');
            document.querySelector('#main .moods input').click();
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, `${name} ${at}.`);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            status.textContent = '';
            button('Save').click();
            const said = await wait(() => !/^$|…|Draft/.test(status.textContent) && status.textContent);
            if (said === 'Saved') page.saved.push(`${name} ${at}.`);
            else page.refusals++;
        }
        page.isDone = true;
    })().catch((error) => { page.failed = String(error); page.isDone = true; });";

fn what_two_windows_save_in_a_race_is_all_there(engine: Engine) {
    let saves = std::env::var(SAVES).map_or(FEW, |saves| saves.parse().expect("a number of saves"));
    let goal = saves / 2;
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/about", "#/about"]);
    phone.script(RACE, &[json!("second"), json!(goal)]);
    windows.turn_to_first();
    phone.script(RACE, &[json!("first"), json!(goal)]);
    let mut saved = Vec::new();
    for window in [&windows.first, &windows.second] {
        windows.turn_to(window);
        saved.extend(all_saved(&phone));
    }
    assert_eq!(saved.len(), 2 * goal);
    let kept = until("two copies that agree", || {
        let (fast, durable) = (phone.kept("check-in"), phone.kept_for_good("check-in"));
        if fast == durable { Ok(fast) } else { Err(format!("{} and {}", fast.len(), durable.len())) }
    });
    let lost: Vec<_> =
        saved.iter().filter(|note| !kept.values().any(|text| text.contains(note.as_str()))).collect();
    assert!(lost.is_empty(), "{} of {} are gone: {lost:?}", lost.len(), saved.len());
    phone.put_away();
}

/// What a window has saved when its part of the race is over. It lasts for as long as saves come in.
fn all_saved(phone: &Phone) -> Vec<String> {
    let look = || {
        phone.script(
            "const page = window.wrappedJSObject ?? window;
            return [page.isDone ?? false, page.saved.length, page.refusals, page.failed ?? '']",
            &[],
        )
    };
    let mut before = Value::Null;
    loop {
        let now = until("another save", || {
            let now = look();
            if now != before { Ok(now) } else { Err(now.to_string()) }
        });
        assert_eq!(now[3], json!(""), "the race went to its end");
        if now[0] == json!(true) {
            assert!(now[2].as_u64() > Some(0), "the right to write changed in the middle of it");
            let saved = phone.script("return (window.wrappedJSObject ?? window).saved", &[]);
            return serde_json::from_value(saved).expect("a list of notes");
        }
        before = now;
    }
}
