//! How long a save takes through the real screen, beside a bare strict put of the same bytes right after it.
//!
//! All of it is timed inside the page: WebDriver asks, and hears the figures when the last save is done.

use serde_json::{Value, json};

use super::browser::Browser;
use super::measure::number;
use crate::failure::Result;

/// Saves in one browser once the app is at rest. Odd, so that the median is a save that was made.
const SAVES: u32 = 9;

/// How long a save takes, and how long the disk alone.
#[derive(Clone, Copy, Debug)]
pub struct Save {
    /// From the tap to *Saved*, as soon as the screen stands: the app is still starting.
    pub first_ms: f64,
    /// The same with the app at rest; the median of a few.
    pub saved_ms: f64,
    /// A strict IndexedDB transaction with the same bytes, one after each of these saves; their median.
    pub bare_put_ms: f64,
}

/// Saves check-ins. `address` is that of Today.
pub async fn measure(browser: &Browser, address: &str) -> Result<Save> {
    browser.open(&address.replace("#/today", "#/check-in")).await?;
    measure_here(browser).await
}

/// The same on the page that is open.
pub async fn measure_here(browser: &Browser) -> Result<Save> {
    let figures = browser.ask(&script(), vec![json!(SAVES)]).await?;
    let part = |name: &str| number(figures.get(name).unwrap_or(&Value::Null), name);
    Ok(Save { first_ms: part("first")?, saved_ms: part("saved")?, bare_put_ms: part("put")? })
}

fn script() -> String {
    format!("{TOOLS}{PUT}{SAVE}{ALL}")
}

/// What more than one script needs: waiting for something, and for the page to come to rest.
pub const TOOLS: &str = r"
    const later = ms => new Promise(resolve => setTimeout(resolve, ms));
    const wait = async found => { let it; while (!(it = found())) await later(5); return it; };
    const atRest = async () => {
        let last = performance.now(), quietSince = last;
        while (last - quietSince < 500) {
            await later(0);
            const now = performance.now();
            if (now - last > 20) quietSince = now;
            last = now;
        }
    };
";

/// A strict put into a database of its own, which is open already, of the check-in that was saved last.
const PUT: &str = r"
    const opening = indexedDB.open('bench-bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    const bare = await new Promise((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
    });
    const put = async () => {
        const key = Object.keys(localStorage).filter(key => /^homeward\/\d\/check-in\//.test(key)).sort().at(-1);
        const text = localStorage.getItem(key);
        await atRest();
        const began = performance.now();
        const transaction = bare.transaction('records', 'readwrite', { durability: 'strict' });
        transaction.objectStore('records').put(text, key);
        await new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error);
        });
        return performance.now() - began;
    };
";

/// From the tap on Save to the word Saved. A good mood, for a very low one leads to another place than all others.
const SAVE: &str = r"
    const status = document.getElementById('status');
    const save = async settle => {
        const mood = await wait(() => document.querySelectorAll('#main .moods input')[3]);
        // Before the choice too, or what the app still does would hold the tap up until a draft is kept.
        await settle();
        mood.click();
        const button = await wait(() =>
            [...document.querySelectorAll('#main button')].find(button => button.textContent.trim() === 'Save'));
        status.textContent = '';
        await settle();
        return await new Promise(resolve => {
            let began;
            const watcher = new MutationObserver(() => {
                if (status.textContent.trim() !== 'Saved') return;
                const took = performance.now() - began;
                watcher.disconnect();
                resolve(took);
            });
            watcher.observe(status, { childList: true, characterData: true, subtree: true });
            began = performance.now();
            button.click();
        });
    };
";

const ALL: &str = r"
    const median = figures => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)];
    location.hash = '#/check-in';
    const first = await save(() => {});
    const saves = [], puts = [];
    await put();
    for (let i = 0; i < arguments[0]; i++) {
        location.hash = '#/check-in';
        saves.push(await save(atRest));
        await wait(() => location.hash === '#/today');
        puts.push(await put());
    }
    return { first, saved: median(saves), put: median(puts) };
";
