//! `cargo xtask profile`: writes down which functions no start calls, so that the build can leave them for later.
//!
//! A release that counts calls is started as on a first visit, which is when the front runs alone. What no such start
//! called is the rest.

use std::path::Path;

use serde_json::Value;

use crate::bench::browser::Browser;
use crate::bench::pages::Site;
use crate::bench::watch;
use crate::build;
use crate::failure::{Failure, Result};
use crate::finish::{names, parts};

/// Where the release that counts is left.
const DIST: &str = "target/profile";
/// Places that `boot.js` shows with the front alone.
const PLACES: [&str; 2] = ["", "#/today"];
/// An iPhone is asked to install the app first.
const DEVICES: [&str; 2] = [
    "",
    "Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) \
     AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1' });\
     Object.defineProperty(navigator, 'standalone', { value: false });",
];
/// A release that counts is in one piece. What waits until the app is whole waits here for longer than this looks.
const NEVER_WHOLE: &str = "
    const add = DOMTokenList.prototype.add;
    DOMTokenList.prototype.add = function (...names) { add.apply(this, names.filter((name) => name !== 'app-whole')); };";

/// Builds, starts and writes the profile.
pub fn run() -> Result<()> {
    build::counting(Path::new(DIST))?;
    let functions = names::of_map(&parts::function_map()?)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|source| Failure::File { path: "profile".into(), source })?;
    let called = runtime.block_on(all_starts())?;
    // Functions from outside come first in the list and are not counted.
    let own =
        functions.len().checked_sub(called.len()).and_then(|from_outside| functions.get(from_outside..));
    let own = own.ok_or_else(|| Failure::rule("more counts than functions"))?;
    let profile = names::profile(own, &called);
    println!("{} of {} functions are called", called.iter().filter(|it| **it).count(), own.len());
    std::fs::write(names::PROFILE, profile).map_err(Failure::file(names::PROFILE.as_ref()))
}

async fn all_starts() -> Result<Vec<bool>> {
    let site = Site::start(Path::new(DIST)).await?;
    let mut called = Vec::new();
    for (place, device) in PLACES.into_iter().flat_map(|place| DEVICES.map(|device| (place, device))) {
        let browser = Browser::start().await?;
        let counts = counts(&browser, &format!("{}{place}", site.address()), device).await;
        browser.end().await?;
        let counts = counts?;
        called.resize(counts.len(), false);
        for (is_called, count) in called.iter_mut().zip(&counts) {
            *is_called |= count.as_u64().is_some_and(|count| count > 0);
        }
    }
    Ok(called)
}

async fn counts(browser: &Browser, address: &str, device: &str) -> Result<Vec<Value>> {
    browser.before_each_page(&[watch::READY, device, NEVER_WHOLE].concat()).await?;
    browser.open(address).await?;
    browser.ask(watch::START, Vec::new()).await?;
    let counts = browser.ask(COUNTS, Vec::new()).await?;
    counts.as_array().cloned().ok_or_else(|| Failure::rule("the page gave no counts"))
}

/// Waits for what follows a start by itself, though not for what waits until the app is whole (`Store::when_whole`). Then
/// lets the wasm write its counts into a fresh piece of memory: eight bytes of its own, then four for each function of the
/// app, zero if it was not called.
const COUNTS: &str = r"
    await new Promise(resolve => setTimeout(resolve, 4000));
    const { memory, __write_profile } = window.homewardFront;
    const room = 16;
    const at = memory.grow(room) * 65536;
    const size = __write_profile(at, room * 65536);
    return [...new Uint32Array(memory.buffer, at + 8, (size - 8) / 4)];
";
