//! The console of the page, asked in the way of each engine. Anything that it calls an error fails the test, and so does
//! a request that goes elsewhere.

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::wait::until;

/// Watches a page that was just loaded.
const KEEPER: &str = include_str!("keeper.js");
const TAKE: &str = "return (window.wrappedJSObject ?? window).complaints?.splice(0) ?? []";

/// Firefox: scripts and policy report to a service in the browser's own process.
const TAKE_IN_FIREFOX: &str = "
    const messages = Services.console.getMessageArray();
    Services.console.reset();
    const errors = [];
    for (const message of messages) {
        if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) continue;
        if (message.sourceName.startsWith(arguments[0])) errors.push(message.errorMessage);
    }
    return errors;";

/// What Firefox says of a file of the workshop that was on its way when its page went: nobody waits for it any more. Where somebody
/// does, the app says so itself.
const GONE_WITH_ITS_PAGE: [&str; 2] =
    ["/workshop-", "A ServiceWorker intercepted the request and encountered an unexpected error."];

/// The requests that a page knows of.
const REQUESTS: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

/// What the pages of one browser have complained about.
#[derive(Default)]
pub struct Console {
    complaints: Vec<String>,
    sent: BTreeSet<String>,
}

impl Console {
    /// Call after each page load.
    pub fn watch(driver: &Driver, engine: Engine) {
        match engine {
            Engine::Chromium => {}
            // Its own browser tells of all but `console.error`.
            Engine::Firefox => drop(run(driver, KEEPER, &[json!(false)])),
            Engine::WebKit => drop(run(driver, KEEPER, &[json!(true)])),
        }
    }

    /// Takes what is new. Call before each page load, which may wipe it, and at the end.
    pub fn take(&mut self, driver: &Driver, engine: Engine, origin: &str) {
        let mut sent = strings(run(driver, REQUESTS, &[]));
        match engine {
            Engine::Chromium => {
                let log = driver.runtime.block_on(driver.browser.browser_log()).expect("the browser log");
                let errors = log.into_iter().filter(|entry| entry.level == "SEVERE");
                self.complaints.extend(errors.map(|entry| entry.message));
                sent.extend(seen_by_chromium(driver));
            }
            Engine::Firefox => {
                self.complaints.extend(strings(run(driver, TAKE, &[])));
                in_browser(driver, "chrome");
                self.complaints.extend(strings(run(driver, TAKE_IN_FIREFOX, &[json!(origin)])));
                in_browser(driver, "content");
            }
            Engine::WebKit => self.complaints.extend(strings(run(driver, TAKE, &[]))),
        }
        // The policy should let none of these out. A Chromium that is slow to start shows a page of its own first; what that
        // asks for is in the browser itself, and no page of ours could.
        let is_within = |address: &str| address.starts_with(origin) || address.starts_with("chrome://");
        let leaves = |address: &&String| address.contains("://") && !is_within(address);
        self.complaints.extend(sent.iter().filter(leaves).map(|address| format!("a request to {address}")));
        self.sent.extend(sent);
    }

    /// The address of every request so far, as far as the engine tells.
    pub fn sent(&self) -> &BTreeSet<String> {
        &self.sent
    }

    /// All complaints but those with a part that the test expects.
    pub fn unexpected(&self, expected: &[&str]) -> Vec<&str> {
        let is_of_a_page = |complaint: &&str| !GONE_WITH_ITS_PAGE.iter().all(|part| complaint.contains(part));
        let all = self.complaints.iter().map(String::as_str).filter(is_of_a_page);
        all.filter(|complaint| !expected.iter().any(|part| complaint.contains(part))).collect()
    }
}

/// Chromium tells of each request of its pages, also of those that a page does not know of.
fn seen_by_chromium(driver: &Driver) -> Vec<String> {
    let log = driver.runtime.block_on(driver.browser.get_log("performance")).expect("the log of requests");
    let address = |text: &str| {
        let entry: Value = serde_json::from_str(text).expect("an entry of the log");
        let message = &entry["message"];
        let is_sent = message["method"] == "Network.requestWillBeSent";
        is_sent.then(|| message["params"]["request"]["url"].as_str().unwrap_or_default().to_owned())
    };
    log.iter().filter_map(|entry| address(&entry.message)).collect()
}

fn run(driver: &Driver, script: &str, words: &[Value]) -> Value {
    // WebKit has no frame for a moment while one page gives way to the next.
    until("a page whose console can be read", || {
        let answer = driver.runtime.block_on(driver.browser.execute(script, words.to_vec()));
        match answer {
            Ok(answer) => Ok(answer.json().clone()),
            Err(error) if error.to_string().contains("Frame not found") => Err(error.to_string()),
            Err(error) => panic!("the console cannot be read: {error}"),
        }
    })
}

fn strings(list: Value) -> Vec<String> {
    serde_json::from_value(list).expect("a list of strings")
}

/// Firefox: whether scripts run in the page or in the browser.
fn in_browser(driver: &Driver, context: &'static str) {
    driver.runtime.block_on(driver.browser.cmd(Context(context))).expect("the context of Firefox");
}

#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("/session/{session_id}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
