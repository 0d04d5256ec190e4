//! When the app cannot start, or stops: a kind word, a way back in, help, and the data in a file.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::copy::{Copy, put};
use crate::engine::{Engine, Wishes};
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_damaged_app_shows_a_way_out,
    help_stands_before_an_app_that_is_slow_to_come,
    an_app_that_stops_shows_a_way_out,
    a_damaged_rest_is_fetched_anew,
    an_app_that_comes_after_all_has_the_page_again,
    without_a_network_the_help_stays,
);

const STOPPED: &str = "Homeward has stopped";
/// What the app wrote when it last ran.
const PEOPLE: &str = "localStorage.setItem('homeward/look',
    'text=normal;country=DE;clinic=%2B4930123;trusted=03099;trusted-name=Jo%20%26%20co;ride=01701')";
const SLOW: &str = "Homeward is still loading. Help now works already.";

fn a_damaged_app_shows_a_way_out(engine: Engine) {
    let dist = Copy::of_dist();
    let wasm = dist.front();
    let whole = fs::read(&wasm).unwrap();
    put(&wasm, &whole[..whole.len() / 2]);
    let site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    for part in [STOPPED, "WebAssembly", "wasm", "CompileError"] {
        phone.expect_complaint(part);
    }
    phone.load(&site.url("#/today"));
    phone.heading_is(STOPPED);
    phone.script(PEOPLE, &[]);
    phone.load("about:blank");
    phone.load(&site.url("#/today"));
    phone.heading_is(STOPPED);
    phone.script("localStorage.setItem('homeward/1/a-kind-of-later/x/r1', 'words of mine')", &[]);
    phone.press("Download my data");
    phone.sees("Done. Keep the file in a safe place.");
    // WebKitGTK under automation has no folder for downloads.
    if engine != Engine::WebKit {
        let file = phone.downloaded("notes-");
        assert_eq!(file["localStorage"]["homeward/1/a-kind-of-later/x/r1"], "words of mine");
    }
    phone.go("#/help");
    phone.heading_is("Help now");
    for (name, link) in [
        ("Call Jo & co", "tel:03099"),
        ("Call the clinic", "tel:+4930123"),
        ("Call my ride", "tel:01701"),
        ("Call 112", "tel:112"),
        ("Call 0800 111 0 111, TelefonSeelsorge", "tel:08001110111"),
    ] {
        assert_eq!(phone.link(name), link);
    }
    help_stands(&phone);
    phone.go("#/today");
    put(&wasm, &whole);
    phone.press("Try again");
    phone.stands();
    phone.put_away();
}

fn help_stands_before_an_app_that_is_slow_to_come(engine: Engine) {
    let (site, gate) = Site::holding_back("_bg.wasm");
    let phone = Phone::with(engine, &site, Wishes { waits_for_no_page: true, ..Wishes::default() });
    phone.load(&site.url("#/today"));
    phone.heading_is("Today");
    phone.follow("Help now");
    phone.heading_is("Help now");
    help_stands(&phone);
    phone.follow("Today");
    phone.heading_is("Today");
    assert_eq!(
        phone.script("return document.documentElement.classList.contains('app-ready')", &[]),
        json!(false)
    );
    // After a while the page says why nothing happens, and once the app stands, it says so no more.
    phone.sees(SLOW);
    gate.open();
    phone.stands();
    phone.sees_no(SLOW);
    phone.heading_is("Today");
    phone.put_away();
}

fn an_app_that_stops_shows_a_way_out(engine: Engine) {
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.expect_complaint(STOPPED);
    phone.open("#/capture");
    phone.write("Anything at all", "Words on their way");
    phone.script("(window.wrappedJSObject ?? window).dispatchEvent(new Event('homeward:panic'))", &[]);
    phone.heading_is(&format!("{STOPPED} | Say something"));
    assert_eq!(phone.value("Anything at all"), "Words on their way", "what was being written stays in sight");
    phone.press("Try again");
    phone.stands();
    phone.heading_is("Say something");
    phone.put_away();
}

fn a_damaged_rest_is_fetched_anew(engine: Engine) {
    let dist = Copy::of_dist();
    let rest = dist.rest();
    let whole = fs::read(&rest).unwrap();
    put(&rest, &whole[..whole.len() / 2]);
    let site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    for part in [STOPPED, "WebAssembly", "wasm", "CompileError"] {
        phone.expect_complaint(part);
    }
    // This place does not start without the rest.
    phone.load(&site.url("#/settings"));
    phone.heading_is(STOPPED);
    put(&rest, &whole);
    phone.press("Try again");
    phone.stands();
    phone.heading_is("More");
    phone.put_away();
}

fn an_app_that_comes_after_all_has_the_page_again(engine: Engine) {
    /// What the page says to itself after a minute.
    const TOO_LATE: &str = "(window.wrappedJSObject ?? window).dispatchEvent(new Event('homeward:failed'));
        return document.getElementById('rescue-title')?.textContent ?? ''";
    let (site, gate) = Site::holding_back("_bg.wasm");
    let mut phone = Phone::with(engine, &site, Wishes { waits_for_no_page: true, ..Wishes::default() });
    phone.expect_complaint(STOPPED);
    phone.load(&site.url("#/today"));
    phone.until_it_says("the way out", TOO_LATE, STOPPED);
    phone.heading_is(STOPPED);
    gate.open();
    phone.stands();
    phone.heading_is("Today");
    phone.follow("Journal");
    phone.heading_is("Journal");
    // And it may stop like any other.
    phone.script("(window.wrappedJSObject ?? window).dispatchEvent(new Event('homeward:panic'))", &[]);
    phone.heading_is(&format!("{STOPPED} | Journal"));
    phone.put_away();
}

fn without_a_network_the_help_stays(engine: Engine) {
    let dist = Copy::of_dist();
    let wasm = dist.front();
    let whole = fs::read(&wasm).unwrap();
    put(&wasm, &whole[..whole.len() / 2]);
    let mut site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    for part in [STOPPED, "WebAssembly", "wasm", "CompileError", "ERR_CONNECTION_REFUSED"] {
        phone.expect_complaint(part);
    }
    phone.load(&site.url("#/today"));
    phone.heading_is(STOPPED);
    site.stop();
    phone.press("Try again");
    phone.sees("No network. The help on this page still works.");
    phone.go("#/help");
    phone.heading_is("Help now");
    assert_eq!(phone.link("Call 112, in the European Union"), "tel:112");
    phone.go("#/today");
    put(&wasm, &whole);
    site.start_again();
    phone.press("Try again");
    phone.stands();
    phone.put_away();
}

/// The number for many places, and every country but one's own, folded away; one that is opened shows its numbers.
fn help_stands(phone: &Phone) {
    const SEEN: &str = "
        const help = document.getElementById('/help');
        const links = () => [...help.querySelectorAll(\"a[href^='tel:'], a[href^='sms:']\")].filter((a) => a.checkVisibility()).length;
        const [folded, at_first] = [[...help.querySelectorAll('summary')].filter((it) => it.checkVisibility() && !it.parentElement.open), links()];
        folded[0].click();
        return { countries: folded.length, at_first, opened: links() };";
    let seen = phone.script(SEEN, &[]);
    assert!(seen["countries"].as_u64() > Some(30), "{seen}");
    assert!(
        seen["at_first"].as_u64() >= Some(1) && seen["opened"].as_u64() > seen["at_first"].as_u64(),
        "{seen}"
    );
}

impl Phone {
    /// Waits for a downloaded file of that name, and reads it.
    #[track_caller]
    pub fn downloaded(&self, start: &str) -> Value {
        self.downloaded_as(start, ".json", |text| {
            serde_json::from_str(text).map_err(|error| error.to_string())
        })
    }

    /// Waits for a downloaded file until it can be read. A browser may make it empty at first.
    #[track_caller]
    pub fn downloaded_as<T>(&self, start: &str, end: &str, read: impl Fn(&str) -> Result<T, String>) -> T {
        until(&format!("a download {start}"), || {
            let files = fs::read_dir(self.downloads()).map_err(|error| error.to_string())?;
            let files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
            let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let found = files.iter().find(|path| name(path).starts_with(start) && name(path).ends_with(end));
            let text = found.and_then(|path| fs::read_to_string(path).ok()).ok_or(format!("{files:?}"))?;
            read(&text)
        })
    }
}
