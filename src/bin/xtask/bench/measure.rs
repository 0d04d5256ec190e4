//! What one browser measures: three starts of a page, and in the app a save, a search and the memory.

use serde_json::{Value, json};

use super::backups::Backups;
use super::browser::Browser;
use super::heals::{Copies, Heals};
use super::locked::Locked;
use super::pages::{Pages, Subject};
use super::saves::{self, Save};
use super::seed::Pair;
use super::watch;
use crate::failure::{Failure, Result};

/// Records that go into the page in one call.
const CHUNK: usize = 1_000;

/// One start: milliseconds from the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// The first text on the screen.
    pub first_text_ms: f64,
    /// The page can be used.
    pub usable_ms: f64,
}

/// All that is measured of one page in one round.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// With nothing kept by the browser.
    pub cold: Start,
    /// The second start.
    pub warm: Start,
    /// With the network cut; the empty page has no such start.
    pub offline: Option<Start>,
    /// Saves to *Saved*, and bare strict puts of the same bytes right after them.
    pub save: Option<Save>,
    /// A search for one word.
    pub search_ms: Option<f64>,
    /// Heap and wasm memory after all that.
    pub memory_mb: f64,
}

/// The figures of one round.
pub struct Round {
    /// The page that is compared with.
    pub empty_page: Figures,
    /// The app with an empty journal.
    pub homeward: Figures,
    /// The app with 10,000 records.
    pub homeward_many: Figures,
    /// The app with 10,000 records in one copy.
    pub heals: Heals,
    /// The app with a lock and an empty journal.
    pub locked: Locked,
    /// The app with a lock and 10,000 records.
    pub locked_many: Locked,
    /// A backup of 10,000 records, made and brought back.
    pub backups: Backups,
}

/// Measures one page in a browser of its own.
pub async fn starts(pages: &Pages, subject: Subject, records: &[Pair]) -> Result<Figures> {
    let site = pages.serve(subject).await?;
    let browser = Browser::start().await?;
    let figures = in_browser(&browser, &format!("{}#/today", site.address()), subject, records).await;
    browser.end().await?;
    figures
}

async fn in_browser(browser: &Browser, address: &str, subject: Subject, records: &[Pair]) -> Result<Figures> {
    if !records.is_empty() {
        seed(browser, address, records, Copies::Both).await?;
        empty_caches(browser, address).await?;
    }
    browser.before_each_page(watch::READY).await?;
    browser.slow_down().await?;
    let cold = start(browser, address).await?;
    browser.ask(watch::SETTLED, Vec::new()).await?;
    let warm = start(browser, address).await?;
    let is_app = subject == Subject::Homeward;
    let offline = if is_app { Some(start_offline(browser, address).await?) } else { None };
    let save = if is_app { Some(saves::measure(browser, address).await?) } else { None };
    let search_ms = if is_app && !records.is_empty() { Some(search(browser, address).await?) } else { None };
    Ok(Figures { cold, warm, offline, save, search_ms, memory_mb: memory(browser).await? })
}

/// One start.
pub async fn start(browser: &Browser, address: &str) -> Result<Start> {
    browser.open(address).await?;
    let start = browser.ask(watch::START, Vec::new()).await?;
    let part = |name: &str| start.get(name).and_then(Value::as_f64).ok_or_else(|| no_figure(name));
    Ok(Start { first_text_ms: part("firstText")?, usable_ms: part("usable")? })
}

async fn start_offline(browser: &Browser, address: &str) -> Result<Start> {
    browser.network(true).await?;
    let start = start(browser, address).await?;
    browser.network(false).await?;
    Ok(start)
}

async fn search(browser: &Browser, address: &str) -> Result<f64> {
    browser.open(&address.replace("#/today", "#/journal")).await?;
    number(&browser.ask(watch::SEARCH, Vec::new()).await?, "search")
}

/// Fills the journal.
pub async fn seed(browser: &Browser, address: &str, records: &[Pair], copies: Copies) -> Result<()> {
    browser.open(address).await?;
    browser.ask(watch::SETTLED, Vec::new()).await?;
    for chunk in records.chunks(CHUNK) {
        let arguments = vec![json!(chunk), json!(copies.in_fast()), json!(copies.in_durable())];
        browser.ask(watch::SEED, arguments).await?;
    }
    Ok(())
}

/// Makes the next start a cold one.
async fn empty_caches(browser: &Browser, address: &str) -> Result<()> {
    browser.cdp("Network.clearBrowserCache", json!({})).await?;
    let origin = address.trim_end_matches("#/today").trim_end_matches('/');
    let kinds = json!({ "origin": origin, "storageTypes": "cache_storage,service_workers" });
    browser.cdp("Storage.clearDataForOrigin", kinds).await?;
    Ok(())
}

async fn memory(browser: &Browser) -> Result<f64> {
    browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let usage = browser.cdp("Runtime.getHeapUsage", json!({})).await?;
    let part = |name: &str| usage.get(name).and_then(Value::as_f64).ok_or_else(|| no_figure(name));
    Ok((part("usedSize")? + part("backingStorageSize")?) / 1_048_576.0)
}

/// A figure that the page gave.
pub fn number(value: &Value, name: &str) -> Result<f64> {
    value.as_f64().ok_or_else(|| no_figure(name))
}

fn no_figure(name: &str) -> Failure {
    Failure::rule(format!("the page gave no figure for {name}"))
}
