//! How long the page is blocked at a time, while a long-kept journal becomes a backup, is tried, and comes back from one.
//!
//! The throttle of the browser's debugger does not reach the worker that seals and opens: the whole times are shorter than on a
//! phone, the blocked ones are those of the page.

use serde_json::{Value, json};

use super::browser::Browser;
use super::heals::Copies;
use super::measure::{number, seed};
use super::pages::{Pages, Subject};
use super::saves::TOOLS;
use super::seed::Pair;
use super::watch;
use crate::failure::Result;

/// One piece of the work, from the tap to its word.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The longest task the browser tells of; it tells of none under 50 ms, so 0 says that there was none.
    pub longest_task_ms: f64,
    /// The longest time between two ticks of a timer; an idle page has 4 ms or a little more.
    pub longest_gap_ms: f64,
    /// How long it took.
    pub whole_ms: f64,
    /// How many different states of its progress stood on the screen.
    pub steps_shown: f64,
}

/// All that is done with one backup in one round.
#[derive(Clone, Copy, Debug)]
pub struct Backups {
    /// *Make a backup*.
    pub made: Piece,
    /// *Try my backup*.
    pub tried: Piece,
    /// *Restore a backup* in an empty diary, up to what it would do.
    pub looked_into: Piece,
    /// *Add these*.
    pub added: Piece,
}

/// Measures with these records.
pub async fn measure(pages: &Pages, records: &[Pair]) -> Result<Backups> {
    let site = pages.serve(Subject::Homeward).await?;
    let address = format!("{}#/today", site.address());
    let browser = Browser::start().await?;
    let from = from_diary(&browser, &address, records).await;
    browser.end().await?;
    let (made, tried, file) = from?;
    let browser = Browser::start().await?;
    let into = into_empty_diary(&browser, &address, &file).await;
    browser.end().await?;
    let (looked_into, added) = into?;
    Ok(Backups { made, tried, looked_into, added })
}

async fn from_diary(browser: &Browser, address: &str, records: &[Pair]) -> Result<(Piece, Piece, Value)> {
    seed(browser, address, records, Copies::Both).await?;
    open(browser, address).await?;
    let made = piece(browser, MAKE, vec![json!(PASSPHRASE)]).await?;
    let tried = piece(browser, TRY, Vec::new()).await?;
    let file = browser.ask("return await window.__file.text();", Vec::new()).await?;
    Ok((made, tried, file))
}

async fn into_empty_diary(browser: &Browser, address: &str, file: &Value) -> Result<(Piece, Piece)> {
    open(browser, address).await?;
    let looked_into = piece(browser, LOOK_INTO, vec![json!(PASSPHRASE), file.clone()]).await?;
    let added = piece(browser, ADD, Vec::new()).await?;
    Ok((looked_into, added))
}

/// Opens the Backup screen by way of Today, as a person does, slowed down and at rest. The first date that a page writes is
/// dear, and Today pays for it.
async fn open(browser: &Browser, address: &str) -> Result<()> {
    browser.before_each_page(watch::READY).await?;
    browser.open(address).await?;
    browser.ask(watch::SETTLED, Vec::new()).await?;
    browser.slow_down().await?;
    browser.ask(&[TOOLS, REST].concat(), Vec::new()).await?;
    Ok(())
}

async fn piece(browser: &Browser, script: &str, arguments: Vec<Value>) -> Result<Piece> {
    let figures = browser.ask(&[TOOLS, BLOCKS, script].concat(), arguments).await?;
    let part = |name: &str| number(figures.get(name).unwrap_or(&Value::Null), name);
    Ok(Piece {
        longest_task_ms: part("task")?,
        longest_gap_ms: part("gap")?,
        whole_ms: part("whole")?,
        steps_shown: part("steps")?,
    })
}

/// The app is whole, and has looked at every text of both copies, which it begins five seconds later.
const REST: &str = r"
    await wait(() => document.documentElement.classList.contains('app-whole'));
    location.hash = '#/settings/backup';
    await wait(() => document.getElementById('backup-passphrase'));
    await later(6000);
    await atRest();
    return true;
";

const PASSPHRASE: &str = "seven green doors";

/// Watches from `begin` until `end` says what it has seen.
const BLOCKS: &str = r"
    const put = (id, text) => {
        const field = document.getElementById(id);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return field.form;
    };
    const button = name => [...document.querySelectorAll('#main button')].find(it => it.textContent.trim() === name);
    const says = words => wait(() => document.getElementById('main').textContent.includes(words));
    const begin = () => {
        const seen = { task: 0, gap: 0, steps: new Set(), is_over: false, began: performance.now() };
        let last = seen.began;
        const tick = () => {
            const now = performance.now();
            seen.gap = Math.max(seen.gap, now - last);
            last = now;
            const bar = document.querySelector('#main progress');
            if (bar) seen.steps.add(bar.position);
            if (!seen.is_over) setTimeout(tick, 0);
        };
        tick();
        seen.note = list => {
            for (const task of list.getEntries()) {
                if (task.startTime >= seen.began) seen.task = Math.max(seen.task, task.duration);
            }
        };
        seen.observer = new PerformanceObserver(seen.note);
        seen.observer.observe({ type: 'longtask' });
        return seen;
    };
    const end = async seen => {
        const whole = performance.now() - seen.began;
        await atRest();
        seen.is_over = true;
        seen.note({ getEntries: () => seen.observer.takeRecords() });
        return { task: seen.task, gap: seen.gap, whole, steps: seen.steps.size };
    };
";

const MAKE: &str = r"
    const given = URL.createObjectURL;
    URL.createObjectURL = blob => { window.__file = blob; return given.call(URL, blob); };
    const form = put('backup-passphrase', arguments[0]);
    await atRest();
    const seen = begin();
    await later(0);
    form.requestSubmit(button('Make a backup'));
    await says('Your backup is made');
    return await end(seen);
";

const TRY: &str = r"
    const seen = begin();
    await later(0);
    button('Try my backup').click();
    await says('This backup opens and holds');
    return await end(seen);
";

const LOOK_INTO: &str = r"
    const chosen = new DataTransfer();
    chosen.items.add(new File([arguments[1]], 'backup.txt', { type: 'text/plain' }));
    const file = document.getElementById('restore-file');
    file.files = chosen.files;
    file.dispatchEvent(new Event('change', { bubbles: true }));
    const form = put('restore-passphrase', arguments[0]);
    await atRest();
    const seen = begin();
    await later(0);
    form.requestSubmit(button('Restore a backup'));
    await wait(() => document.getElementById('restore-preview'));
    return await end(seen);
";

const ADD: &str = r"
    const seen = begin();
    await later(0);
    button('Add these').click();
    await wait(() => document.getElementById('status').textContent.includes('aved'));
    await says('Added');
    return await end(seen);
";
