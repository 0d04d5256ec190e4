//! A phone in the hand of a test: it sees headings and names, it taps, it types.

mod keep;
mod look;
mod steps;
mod touch;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use serde_json::Value;

use crate::console::Console;
use crate::driver::Driver;
use crate::engine::{Engine, Wishes};
use crate::running::Folder;
use crate::site::Site;

pub use keep::{Kept, Piece};
pub use touch::TooSlow;
use touch::Touch;

/// A browser of the size of a phone, at one site. End it with [`Phone::put_away`].
pub struct Phone {
    /// Which engine it runs.
    pub engine: Engine,
    origin: String,
    wishes: Wishes,
    expected: Vec<&'static str>,
    console: RefCell<Console>,
    last_touch: Cell<Option<Touch>>,
    driver: Option<Driver>,
    home: Folder,
}

impl Phone {
    /// A phone as it comes.
    pub fn new(engine: Engine, site: &Site) -> Self {
        Self::with(engine, site, Wishes::default())
    }

    /// A phone with settings of its own.
    pub fn with(engine: Engine, site: &Site, wishes: Wishes) -> Self {
        let home = Folder::new();
        let driver = Driver::start(engine, &home, wishes);
        let phone = Self {
            engine,
            origin: site.origin().to_owned(),
            wishes,
            expected: Vec::new(),
            console: RefCell::default(),
            last_touch: Cell::default(),
            driver: Some(driver),
            home,
        };
        phone.hold_upright();
        phone
    }

    /// 390 by 844, or as near as the engine lets a window be: Firefox stops at 500 wide, WebKit at 447.
    fn hold_upright(&self) {
        if self.engine != Engine::Chromium {
            self.wait_for(self.browser().set_window_rect(0, 0, 390, 844));
        }
    }

    /// The console may complain about this; without it any error fails the test.
    pub fn expect_complaint(&mut self, part: &'static str) {
        self.expected.push(part);
    }

    /// Ends the browser and starts it again with all that it kept. WebKitGTK under automation keeps nothing on the
    /// disk, so there the same window goes on.
    pub fn restart(&mut self) {
        self.take_complaints();
        if self.engine.keeps_its_profile() {
            self.driver = None;
            self.driver = Some(Driver::start(self.engine, &self.home, self.wishes));
            self.hold_upright();
        }
    }

    /// Kills the whole browser after a time, as when the phone runs out of power.
    pub fn kill_in(&self, delay_ms: u64) -> JoinHandle<()> {
        self.driver().kill_in(delay_ms)
    }

    /// Starts the browser again over the profile that the last one left. `meanwhile` may change that profile.
    pub fn start_again_over(&mut self, meanwhile: impl FnOnce(&Path)) {
        self.driver = None;
        meanwhile(&self.home.join("profile"));
        self.driver = Some(Driver::start(self.engine, &self.home, self.wishes));
        self.hold_upright();
    }

    /// Where the browser puts downloads.
    pub fn downloads(&self) -> PathBuf {
        self.home.join("downloads")
    }

    /// The end of a test: no page has written an error into the console.
    #[track_caller]
    pub fn put_away(mut self) {
        self.take_complaints();
        self.driver = None;
        let console = self.console.borrow();
        let complaints = console.unexpected(&self.expected);
        assert!(complaints.is_empty(), "{:?}: errors in the console: {complaints:#?}", self.engine);
    }

    /// All that the pages have complained about so far.
    pub fn complaints(&self) -> Vec<String> {
        self.take_complaints();
        self.console.borrow().unexpected(&[]).into_iter().map(str::to_owned).collect()
    }

    /// Chromium: the address of every request so far.
    pub fn requests(&self) -> BTreeSet<String> {
        self.take_complaints();
        self.console.borrow().sent().clone()
    }

    fn take_complaints(&self) {
        self.console.borrow_mut().take(self.driver(), self.engine, &self.origin);
    }

    fn watch_console(&self) {
        Console::watch(self.driver(), self.engine);
    }

    fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the phone is on")
    }

    /// The browser itself, for what only one test needs.
    pub fn browser(&self) -> &thirtyfour::WebDriver {
        &self.driver().browser
    }

    /// Waits for the driver's answer; no answer is the end of the test.
    #[track_caller]
    pub fn wait_for<T>(&self, asked: impl Future<Output = thirtyfour::error::WebDriverResult<T>>) -> T {
        let answered = self.driver().runtime.block_on(asked);
        answered.unwrap_or_else(|error| panic!("{:?}: {error}\n{}", self.engine, self.driver().state()))
    }

    /// Waits for something that is no matter of the driver.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.driver().runtime.block_on(work)
    }

    /// Runs a script in the page.
    #[track_caller]
    pub fn script(&self, script: &str, words: &[Value]) -> Value {
        self.wait_for(self.browser().execute(script, words.to_vec())).json().clone()
    }

    /// Runs a script in a page that may just be leaving.
    fn try_script(&self, script: &str) -> Result<Value, String> {
        let asked = self.browser().execute(script, Vec::new());
        let answer = self.driver().runtime.block_on(asked).map_err(|error| error.to_string())?;
        Ok(answer.json().clone())
    }

    /// Like [`Phone::script_later`], in a browser that may be killed meanwhile.
    pub fn try_script_later(&self, script: &str, words: &[Value]) -> Result<Value, String> {
        let asked = self.browser().execute_async(script, words.to_vec());
        let answer = self.driver().runtime.block_on(asked).map_err(|error| error.to_string())?;
        Ok(answer.json().clone())
    }

    /// Runs a script that gives its answer to the function in its last argument.
    #[track_caller]
    pub fn script_later(&self, script: &str, words: &[Value]) -> Value {
        self.wait_for(self.browser().execute_async(script, words.to_vec())).json().clone()
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        const REASON: &str = "return document.querySelector('[data-rescue=reason]')?.textContent";
        if std::thread::panicking()
            && self.driver.is_some()
            && let Ok(Value::String(reason)) = self.try_script(REASON)
        {
            eprintln!("{:?}: the app had stopped: {reason}", self.engine);
        }
        // A test that forgets to look at the console has not passed.
        assert!(self.driver.is_none() || std::thread::panicking(), "end the test with put_away()");
    }
}
