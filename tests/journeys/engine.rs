//! The three engines, and what each needs to stand for a phone.

use std::any::Any;
use std::panic::{catch_unwind, resume_unwind};
use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox ESR with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver.
    WebKit,
}

/// What WebKitWebDriver says when the process of the page has ended, and when it ends while a script runs. WebKitGTK ends it by
/// itself now and then, by an assertion of its own, always the same one.
const BROKE_DOWN: [&str; 2] = ["invalid session id", "Could not parse script result"];
/// What is said of a driver that has ended, or has not answered for two minutes. A page that is busy for so long is told of
/// by the driver, and earlier.
const NO_ANSWER: &str = "error sending request for url (http://127.0.0.1:";

/// Nothing that a browser does by itself may reach out, and nothing of the machine's graphics is needed.
const CHROMIUM_WORDS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
];

/// Firefox has no single switch for phoning home.
fn firefox_prefs() -> Value {
    json!({
        "app.normandy.enabled": false,
        "app.update.enabled": false,
        "browser.newtabpage.enabled": false,
        "browser.region.network.url": "",
        "browser.safebrowsing.downloads.enabled": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.search.update": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "extensions.getAddons.cache.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.prefetch-next": false,
        "services.settings.server": "data:,",
        "signon.autofillForms": false,
        // A browser that was killed three times would ask what to do.
        "toolkit.startup.max_resumed_crashes": -1,
        "toolkit.telemetry.enabled": false,
        "toolkit.telemetry.server": "",
    })
}

/// What a test may wish of its browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The browser keeps nothing for any page, as with all cookies blocked.
    pub storage_denied: bool,
    /// The driver does not wait until a page has loaded.
    pub waits_for_no_page: bool,
}

impl Engine {
    /// Runs a test in this engine. Where the engine itself breaks down, the test has not been run: it is, once more, and the
    /// output says so. What makes it break down each time fails.
    pub fn run(self, test: fn(Engine)) {
        let Err(cause) = catch_unwind(|| test(self)) else { return };
        if !self.is_breakdown(cause.as_ref()) {
            resume_unwind(cause);
        }
        eprintln!("{self:?} itself has broken down; once more");
        test(self);
    }

    fn is_breakdown(self, cause: &(dyn Any + Send)) -> bool {
        let has_ended = |words: &String| {
            self == Engine::WebKit && BROKE_DOWN.iter().any(|broke_down| words.contains(broke_down))
        };
        cause.downcast_ref::<String>().is_some_and(|words| has_ended(words) || words.contains(NO_ANSWER))
    }

    /// Its driver, by the name the workbench knows it by.
    pub fn driver_name(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// The browser itself, if the driver does not bring its own.
    pub fn browser_name(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("chromium"),
            Self::Firefox => Some("firefox-esr"),
            Self::WebKit => None,
        }
    }

    /// The words its driver needs to listen at a port.
    pub fn driver_words(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            // The console of a page can only be read from the side of the browser.
            Self::Firefox => vec!["--port".into(), port.to_string(), "--allow-system-access".into()],
        }
    }

    /// Whether a browser that is started again finds what the last one kept. WebKitGTK under automation keeps
    /// everything in memory.
    pub fn keeps_its_profile(self) -> bool {
        self != Self::WebKit
    }

    /// What to ask the driver for.
    pub fn capabilities(self, browser: Option<&Path>, home: &Path, wishes: Wishes) -> Capabilities {
        let profile = home.join("profile");
        let downloads = home.join("downloads");
        let asked = match self {
            Self::Chromium => {
                let mut words: Vec<String> = CHROMIUM_WORDS.map(str::to_owned).to_vec();
                words.push(format!("--user-data-dir={}", profile.display()));
                let cookies = if wishes.storage_denied { 2 } else { 1 };
                json!({
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                    "goog:chromeOptions": {
                        "binary": browser,
                        "args": words,
                        "mobileEmulation": {
                            "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 2, "touch": true },
                        },
                        "prefs": {
                            // Debian's Chromium would go to a search engine by itself.
                            "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] },
                            "download.default_directory": downloads,
                            "profile.default_content_setting_values.cookies": cookies,
                        },
                    },
                })
            }
            Self::Firefox => {
                let mut prefs = firefox_prefs();
                prefs["browser.download.dir"] = json!(downloads);
                prefs["browser.download.folderList"] = json!(2);
                prefs["network.cookie.cookieBehavior"] = json!(if wishes.storage_denied { 2 } else { 5 });
                json!({
                    "moz:firefoxOptions": {
                        "binary": browser,
                        "args": ["-headless", "-profile", profile],
                        "prefs": prefs,
                    },
                })
            }
            Self::WebKit => json!({}),
        };
        let Value::Object(mut asked) = asked else { unreachable!("an object was written above") };
        if wishes.waits_for_no_page {
            asked.insert("pageLoadStrategy".to_owned(), json!("none"));
        }
        Capabilities::from(asked)
    }
}

/// How often a test that fails with these words runs in this engine.
fn runs(engine: Engine, words: &'static str) -> u32 {
    thread_local! {
        static FAILS: std::cell::Cell<(u32, &'static str)> = const { std::cell::Cell::new((0, "")) };
    }
    FAILS.set((0, words));
    let fails = |_| {
        let (runs, words) = FAILS.get();
        FAILS.set((runs + 1, words));
        // Like a panic, but without its words in the output: they would look like a test that failed.
        resume_unwind(Box::new(words.to_owned()));
    };
    assert!(catch_unwind(|| engine.run(fails)).is_err(), "it fails however often it runs");
    FAILS.get().0
}

#[test]
fn only_a_test_whose_engine_broke_down_runs_once_more() {
    const CRASH: &str = "WebKit: The WebDriver session id is invalid: Error: invalid session id";
    const MIDWAY: &str = "WebKit: Unknown error: Could not parse script result";
    const SILENT: &str = "Firefox: The WebDriver request returned an error: error sending request for url \
                          (http://127.0.0.1:41213/session/1/execute/async)";
    for (engine, words, expected) in [
        (Engine::Chromium, SILENT, 2),
        (Engine::Firefox, SILENT, 2),
        (Engine::WebKit, SILENT, 2),
        (Engine::WebKit, CRASH, 2),
        (Engine::WebKit, MIDWAY, 2),
        (Engine::WebKit, "waited for the heading", 1),
        (Engine::Chromium, CRASH, 1),
        (Engine::Firefox, CRASH, 1),
        (Engine::Firefox, MIDWAY, 1),
    ] {
        assert_eq!(runs(engine, words), expected, "{engine:?}: {words}");
    }
}
