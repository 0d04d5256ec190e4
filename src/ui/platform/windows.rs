//! What the windows of this browser say to each other, and what each hears when another has written.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use super::random;
use crate::journal::key::APP_PREFIX;

const NAME: &str = "homeward/writer";

/// One word between windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// I want to write.
    Want,
    /// All is put away here, so you may.
    Given,
    /// Who writes? With the number of the window that asks.
    Who(u64),
    /// I write.
    Here,
    /// Nobody writes any more.
    Free,
    /// I write from now on.
    Taken,
    /// Lock, all of you.
    Lock,
    /// I have erased everything.
    Erased,
}

const WORDS: [(Said, &str); 7] = [
    (Said::Want, "want"),
    (Said::Given, "given"),
    (Said::Here, "here"),
    (Said::Free, "free"),
    (Said::Taken, "taken"),
    (Said::Lock, "lock"),
    (Said::Erased, "erased"),
];

impl Said {
    fn text(self) -> String {
        if let Said::Who(id) = self {
            return format!("who {id}");
        }
        WORDS.iter().find(|(said, _)| *said == self).map_or("", |(_, word)| word).to_owned()
    }

    fn read(text: &str) -> Option<Said> {
        match text.strip_prefix("who ") {
            Some(id) => id.parse().ok().map(Said::Who),
            None => WORDS.iter().find(|(_, word)| *word == text).map(|(said, _)| *said),
        }
    }
}

/// The other windows, where the browser lets them be heard.
pub struct Windows {
    /// The number of this window.
    pub id: u64,
    channel: Option<BroadcastChannel>,
}

impl Windows {
    /// Joins the others.
    pub fn open() -> Windows {
        Windows { id: random::bits() as u64, channel: BroadcastChannel::new(NAME).ok() }
    }

    /// Says a word to all others; `false` where nobody can hear it.
    pub fn say(&self, said: Said) -> bool {
        self.channel.as_ref().is_some_and(|channel| channel.post_message(&said.text().into()).is_ok())
    }

    /// Calls `heard` for each word of another window, for as long as the page lives.
    pub fn on_said(&self, heard: impl Fn(Said) + 'static) {
        let Some(channel) = &self.channel else { return };
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string().and_then(|text| Said::read(&text)) {
                heard(said);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}

/// Calls `written` when another window has changed something of this app in localStorage.
pub fn on_written(written: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        // No key: all of it was cleared.
        if event.key().is_none_or(|key| key.starts_with(APP_PREFIX)) {
            written();
        }
    });
    if let Some(window) = web_sys::window() {
        let _added = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
