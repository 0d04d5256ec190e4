//! How long the page is blocked at a time, while one copy of a long-kept journal comes back from the other.
//!
//! The start is a second one: whoever has a journal has been here before, so the app itself is at hand.

use serde_json::{Value, json};

use super::browser::Browser;
use super::measure::{number, seed};
use super::pages::{Pages, Subject};
use super::saves::TOOLS;
use super::seed::Pair;
use super::watch;
use crate::failure::Result;

/// Which copies have the records before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// localStorage alone: the browser has dropped IndexedDB.
    OnlyFast,
    /// IndexedDB alone: the browser has dropped localStorage.
    OnlyDurable,
    /// Both: nothing to heal, which tells what of the figures is the start itself.
    Both,
}

impl Copies {
    /// Whether localStorage has the records.
    pub const fn in_fast(self) -> bool {
        matches!(self, Copies::OnlyFast | Copies::Both)
    }

    /// Whether IndexedDB has them.
    pub const fn in_durable(self) -> bool {
        matches!(self, Copies::OnlyDurable | Copies::Both)
    }
}

/// From the first screen until both copies have all records and the page is at rest.
#[derive(Clone, Copy, Debug)]
pub struct Heal {
    /// The longest task the browser tells of; it tells of none under 50 ms, so 0 says that there was none.
    pub longest_task_ms: f64,
    /// The longest time between two ticks of a timer; an idle page has 4 ms or a little more.
    pub longest_gap_ms: f64,
    /// How long it took until both copies had all.
    pub healed_ms: f64,
}

/// The three starts of one round.
pub struct Heals {
    /// From IndexedDB into localStorage.
    pub into_fast: Heal,
    /// From localStorage into IndexedDB.
    pub into_durable: Heal,
    /// With nothing to heal.
    pub nothing: Heal,
}

/// Measures all three, each in a browser of its own.
pub async fn measure(pages: &Pages, records: &[Pair]) -> Result<Heals> {
    Ok(Heals {
        into_fast: one(pages, records, Copies::OnlyDurable).await?,
        into_durable: one(pages, records, Copies::OnlyFast).await?,
        nothing: one(pages, records, Copies::Both).await?,
    })
}

async fn one(pages: &Pages, records: &[Pair], copies: Copies) -> Result<Heal> {
    let site = pages.serve(Subject::Homeward).await?;
    let browser = Browser::start().await?;
    let heal = in_browser(&browser, &format!("{}#/today", site.address()), records, copies).await;
    browser.end().await?;
    heal
}

async fn in_browser(browser: &Browser, address: &str, records: &[Pair], copies: Copies) -> Result<Heal> {
    seed(browser, address, records, copies).await?;
    browser.before_each_page(watch::READY).await?;
    browser.before_each_page(BLOCKS).await?;
    browser.slow_down().await?;
    browser.open(address).await?;
    let script = format!("{TOOLS}{HEALED}");
    let figures = browser.ask(&script, vec![json!(records.len())]).await?;
    let part = |name: &str| number(figures.get(name).unwrap_or(&Value::Null), name);
    Ok(Heal { longest_task_ms: part("task")?, longest_gap_ms: part("gap")?, healed_ms: part("healed")? })
}

/// Notes the longest task that begins after the first screen, and the longest gap between two ticks from then on.
const BLOCKS: &str = r"
    window.__blocks = { task: 0, gap: 0 };
    window.__ready.then(ready => {
        window.__blocks.ready = ready;
        let last = performance.now();
        const tick = () => {
            const now = performance.now();
            window.__blocks.gap = Math.max(window.__blocks.gap, now - last);
            last = now;
            setTimeout(tick, 0);
        };
        tick();
        const note = list => {
            for (const task of list.getEntries()) {
                if (task.startTime >= ready) window.__blocks.task = Math.max(window.__blocks.task, task.duration);
            }
        };
        new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
    });
";

/// Waits until both copies hold as many records as the argument says, and until nothing is left to do after that.
const HEALED: &str = r"
    const count = arguments[0];
    await window.__ready;
    const opening = indexedDB.open('homeward', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    const database = await new Promise((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
    });
    const inDurable = () => new Promise((resolve, reject) => {
        const counting = database.transaction('records').objectStore('records').count();
        counting.onsuccess = () => resolve(counting.result);
        counting.onerror = () => reject(counting.error);
    });
    while (localStorage.length < count) await later(50);
    while (await inDurable() < count) await later(200);
    const healed = performance.now() - window.__blocks.ready;
    await atRest();
    database.close();
    const { task, gap } = window.__blocks;
    return { task, gap, healed };
";
