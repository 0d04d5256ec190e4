//! `cargo xtask profile`: writes down which functions no start calls, so that the build can leave them for later.
//!
//! A release that counts calls is started at each of the front's places, on every kind of day. What none of these
//! starts called is the rest.

use std::path::Path;

use serde_json::json;

use crate::bench::browser::Browser;
use crate::bench::pages::Site;
use crate::bench::seed::{self, Pair};
use crate::bench::watch;
use crate::build;
use crate::failure::{Failure, Result};
use crate::finish::{names, parts};

/// Where the release that counts is left.
const DIST: &str = "target/profile";
/// Places that `boot.js` shows with the front alone.
const PLACES: [&str; 2] = ["", "#/today"];
/// Hours from now to the session, one for each kind of day that Today knows; the first journey has none.
const DAYS: [Option<i64>; 8] = [None, Some(72), Some(20), Some(2), Some(-1), Some(-8), Some(-30), Some(-240)];

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
    let never_called = own.iter().zip(&called).filter(|(_, is_called)| !**is_called).map(|(name, _)| name);
    let profile = names::profile(never_called);
    println!("{} of {} functions are called", called.iter().filter(|it| **it).count(), own.len());
    std::fs::write(names::PROFILE, profile).map_err(Failure::file(names::PROFILE.as_ref()))
}

async fn all_starts() -> Result<Vec<bool>> {
    let site = Site::start(Path::new(DIST)).await?;
    let mut called = Vec::new();
    for hours in DAYS {
        let browser = Browser::start().await?;
        let day = one_day(&browser, &site, hours, &mut called).await;
        browser.end().await?;
        day?;
    }
    Ok(called)
}

async fn one_day(browser: &Browser, site: &Site, hours: Option<i64>, called: &mut Vec<bool>) -> Result<()> {
    if let Some(hours) = hours {
        browser.open(&format!("{}boot.js", site.address())).await?;
        let journal: Vec<Pair> = seed::around_a_session(hours)?;
        browser.ask(watch::SEED, vec![json!(journal)]).await?;
    }
    browser.before_each_page(watch::READY).await?;
    for place in PLACES {
        browser.open(&format!("{}{place}", site.address())).await?;
        browser.ask(watch::START, Vec::new()).await?;
        let counts = browser.ask(COUNTS, Vec::new()).await?;
        let counts = counts.as_array().ok_or_else(|| Failure::rule("the page gave no counts"))?;
        called.resize(counts.len(), false);
        for (is_called, count) in called.iter_mut().zip(counts) {
            *is_called |= count.as_u64().is_some_and(|count| count > 0);
        }
    }
    Ok(())
}

/// Waits for what follows a start by itself, then lets the wasm write its counts into a fresh piece of memory: eight
/// bytes of its own, then four for each function of the app, zero if it was not called.
const COUNTS: &str = r"
    await new Promise(resolve => setTimeout(resolve, 4000));
    const { memory, __write_profile } = window.homewardFront;
    const room = 16;
    const at = memory.grow(room) * 65536;
    const size = __write_profile(at, room * 65536);
    return [...new Uint32Array(memory.buffer, at + 8, (size - 8) / 4)];
";
