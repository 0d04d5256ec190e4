//! What is to be seen.

use serde_json::json;

use super::Phone;
use crate::wait::until;

/// All words on the screen, in one line.
const WORDS: &str = "return document.body.innerText.replace(/\\s+/g, ' ')";

/// Keeps each word of the status region. Firefox runs this in a room of its own, with the page behind a glass.
const LISTEN: &str = "
    const page = window.wrappedJSObject ?? window;
    const status = document.getElementById('status');
    if (!status || page.said) return;
    page.said = [status.textContent];
    new MutationObserver(() => page.said.push(status.textContent))
        .observe(status, { childList: true, characterData: true, subtree: true });";
const FORGET: &str = "(window.wrappedJSObject ?? window).said?.splice(0)";
const SAID: &str = "return ((window.wrappedJSObject ?? window).said ?? []).join('\\n')";

impl Phone {
    /// Loads the app at a route such as `#/today`, and waits until it stands.
    #[track_caller]
    pub fn open(&self, route: &str) {
        // An address that differs after the # alone would not load anything.
        self.load("about:blank");
        self.load(&format!("{}/{route}", self.origin));
        self.stands();
    }

    /// Loads an address, whatever comes.
    #[track_caller]
    pub fn load(&self, url: &str) {
        self.take_complaints();
        self.wait_for(self.browser().goto(url));
        self.watch_console();
    }

    /// Goes one step back, as the browser's own button does, and waits until the app stands.
    #[track_caller]
    pub fn back(&self) {
        self.take_complaints();
        self.wait_for(self.browser().back());
        self.watch_console();
        self.stands();
    }

    /// Loads the page anew, and waits until the app stands.
    #[track_caller]
    pub fn reload(&self) {
        self.take_complaints();
        self.wait_for(self.browser().refresh());
        self.watch_console();
        self.stands();
    }

    /// Goes to a route without loading anything.
    #[track_caller]
    pub fn go(&self, route: &str) {
        self.forget_what_was_said();
        self.script("location.hash = arguments[0]", &[json!(route)]);
        self.is_at(route);
    }

    /// Waits until this is the address.
    #[track_caller]
    pub fn is_at(&self, route: &str) {
        self.until_text(route, "return location.hash", |there| there == route);
    }

    /// Waits until the app runs.
    #[track_caller]
    pub fn stands(&self) {
        let class = "return document.documentElement.className";
        self.until_text("the app to stand", class, |class| class.contains("app-ready"));
        self.watch_console();
        self.listen();
    }

    /// Waits for a heading. Where several can be seen, ` | ` stands between them.
    #[track_caller]
    pub fn heading_is(&self, wanted: &str) {
        const SEEN: &str = "return [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility())
            .map((h1) => h1.textContent).join(' | ')";
        self.until_text(&format!("the heading {wanted:?}"), SEEN, |heading| heading == wanted);
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    pub fn sees(&self, wanted: &str) {
        self.until_text(&format!("{wanted:?}"), WORDS, |words| words.contains(wanted));
    }

    /// Waits until these words are gone.
    #[track_caller]
    pub fn sees_no(&self, unwanted: &str) {
        self.until_text(&format!("no {unwanted:?}"), WORDS, |words| !words.contains(unwanted));
    }

    /// Waits until the status region has said this since the thumb last did something: its words go after a few seconds, and a busy
    /// machine may look too late. What stood there before is about something else.
    #[track_caller]
    pub fn status_is(&self, wanted: &str) {
        self.until_text(&format!("the status {wanted:?}"), SAID, |said| {
            said.lines().any(|line| line == wanted)
        });
    }

    /// All that the status region has said since the thumb last did something, a line each.
    pub fn said(&self) -> String {
        self.script(SAID, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// From now on the status region is listened to.
    pub(super) fn listen(&self) {
        // A page that is just leaving has nothing more to say.
        drop(self.try_script(LISTEN));
    }

    /// What the status region has said so far no longer counts.
    #[track_caller]
    pub(super) fn forget_what_was_said(&self) {
        self.listen();
        drop(self.try_script(FORGET));
    }

    /// Waits until a script of the page gives this text.
    #[track_caller]
    pub fn until_it_says(&self, what: &str, script: &str, wanted: &str) {
        self.until_text(what, script, |text| text == wanted);
    }

    /// Waits for a text of the page. One that is just being loaded has none.
    #[track_caller]
    fn until_text(&self, what: &str, script: &str, is_wanted: impl Fn(&str) -> bool) {
        until(what, || {
            let text = self.try_script(script)?;
            let text = text.as_str().unwrap_or_default();
            if is_wanted(text) { Ok(()) } else { Err(text.to_owned()) }
        });
    }

    /// The theme that is shown: `light`, `dark` or `dim`, or nothing when it is the phone's own.
    #[track_caller]
    pub fn theme(&self) -> String {
        let theme = self.script("return document.documentElement.dataset.theme", &[]);
        theme.as_str().unwrap_or_default().to_owned()
    }

    /// What is wider than the screen, if anything.
    #[track_caller]
    pub fn overflow(&self) -> Option<String> {
        const WIDER: &str = "
            const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth) return null;
            return [...document.querySelectorAll('body *')]
                .filter((it) => it.getBoundingClientRect().right > root.clientWidth + 1)
                .map((it) => it.tagName + '.' + it.className).join(', ') || 'something';";
        self.script(WIDER, &[]).as_str().map(str::to_owned)
    }

    /// Waits until the screen is drawn as it will stay: fonts, pictures, and two frames without a change of the page.
    #[track_caller]
    pub fn rests(&self) {
        const RESTS: &str = "
            const done = arguments[arguments.length - 1];
            const frame = () => new Promise(requestAnimationFrame);
            (async () => {
                await document.fonts.ready;
                let before = '';
                for (let same = 0; same < 2; same++) {
                    await frame();
                    const now = document.body.innerHTML;
                    if (now !== before) same = 0;
                    before = now;
                }
                done(true);
            })();";
        self.script_later(RESTS, &[]);
    }
}
