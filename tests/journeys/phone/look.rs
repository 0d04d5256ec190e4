//! What is to be seen.

use serde_json::json;

use super::Phone;
use crate::wait::until;

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
        self.script("location.hash = arguments[0]", &[json!(route)]);
        until(route, || {
            let there = self.script("return location.hash", &[]);
            if there == route { Ok(()) } else { Err(there.to_string()) }
        });
    }

    /// Waits until the app runs.
    #[track_caller]
    pub fn stands(&self) {
        until("the app to stand", || {
            let class = self.script("return document.documentElement.className", &[]);
            if class.as_str().is_some_and(|class| class.contains("app-ready")) {
                Ok(())
            } else {
                Err(class.to_string())
            }
        });
    }

    /// The words of the heading that can be seen.
    #[track_caller]
    pub fn heading(&self) -> String {
        let seen = "return [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility())
            .map((h1) => h1.textContent).join(' | ')";
        self.script(seen, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits for a heading.
    #[track_caller]
    pub fn heading_is(&self, wanted: &str) {
        until(wanted, || {
            let heading = self.heading();
            if heading == wanted { Ok(()) } else { Err(format!("the heading {heading:?}")) }
        });
    }

    /// All words on the screen, in one line.
    #[track_caller]
    pub fn words(&self) -> String {
        let words = "return document.body.innerText.replace(/\\s+/g, ' ')";
        self.script(words, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    pub fn sees(&self, wanted: &str) {
        until(wanted, || {
            let words = self.words();
            if words.contains(wanted) { Ok(()) } else { Err(words) }
        });
    }

    /// Waits until these words are gone.
    #[track_caller]
    pub fn sees_no(&self, unwanted: &str) {
        until(&format!("no {unwanted:?}"), || {
            let words = self.words();
            if words.contains(unwanted) { Err(words) } else { Ok(()) }
        });
    }

    /// Waits for the line in the status region.
    #[track_caller]
    pub fn status_is(&self, wanted: &str) {
        until(&format!("the status {wanted:?}"), || {
            let status = self.script("return document.getElementById('status').textContent", &[]);
            if status == wanted { Ok(()) } else { Err(status.to_string()) }
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
}
