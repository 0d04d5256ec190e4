//! What the lock costs: opening the diary, and saving sealed.
//!
//! The throttle of the browser's debugger does not reach the worker that derives the key; the app gives that about 0.7
//! seconds on the phone that it runs on.

use serde_json::{Value, json};

use super::browser::Browser;
use super::heals::Copies;
use super::measure::{Start, number, seed, start};
use super::pages::{Pages, Subject};
use super::saves::{self, Save, TOOLS};
use super::seed::Pair;
use super::watch;
use crate::failure::Result;

/// What one round measures of a locked diary.
#[derive(Clone, Copy, Debug)]
pub struct Locked {
    /// A start, up to the screen that asks for the passphrase.
    pub start: Start,
    /// From *Unlock* to Today, the derivation of the key included.
    pub unlock_ms: f64,
    /// Of that, what comes after the key: until Today can be used.
    pub opened_ms: f64,
    /// Saves with the diary open; not measured with many records, which do not fit into localStorage sealed, so that a save
    /// says *Saved in one place, not in two*.
    pub save: Option<Save>,
}

/// Measures with these records, which are sealed first, at full speed.
pub async fn measure(pages: &Pages, records: &[Pair]) -> Result<Locked> {
    let site = pages.serve(Subject::Homeward).await?;
    let browser = Browser::start().await?;
    let locked = in_browser(&browser, &format!("{}#/today", site.address()), records).await;
    browser.end().await?;
    locked
}

async fn in_browser(browser: &Browser, address: &str, records: &[Pair]) -> Result<Locked> {
    seed(browser, address, records, Copies::Both).await?;
    browser.before_each_page(watch::READY).await?;
    browser.before_each_page(NOTE_THE_KEY).await?;
    browser.open(&address.replace("#/today", "#/settings/lock")).await?;
    browser.ask(&[TOOLS, LOCK].concat(), vec![json!(PASSPHRASE)]).await?;
    browser.slow_down().await?;
    let start = start(browser, address).await?;
    let figures = browser.ask(&[TOOLS, UNLOCK].concat(), vec![json!(PASSPHRASE)]).await?;
    let part = |name: &str| number(figures.get(name).unwrap_or(&Value::Null), name);
    let (unlock_ms, opened_ms) = (part("unlock")?, part("opened")?);
    // The saves are measured on the page that is open now.
    let save = if records.is_empty() { Some(saves::measure_here(browser).await?) } else { None };
    Ok(Locked { start, unlock_ms, opened_ms, save })
}

const PASSPHRASE: &str = "seven green doors";

/// Notes when the worker last answered.
const NOTE_THE_KEY: &str = r"
    const Plain = window.Worker;
    window.Worker = class extends Plain {
        constructor(...words) {
            super(...words);
            this.addEventListener('message', () => { window.__answered = performance.now(); });
        }
    };
";

const LOCK: &str = r"
    const put = async (id, text) => {
        const field = await wait(() => document.getElementById(id));
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.form.requestSubmit(field.form.querySelector('button[type=submit]'));
    };
    await put('lock-passphrase', arguments[0]);
    await put('lock-again', arguments[0]);
    await wait(() => document.body.textContent.includes('Your diary is sealed'));
    await atRest();
    return true;
";

const UNLOCK: &str = r"
    const field = await wait(() => document.getElementById('unlock'));
    await wait(() => document.documentElement.classList.contains('app-whole'));
    // Whoever types has tapped the field a moment before.
    field.focus();
    await atRest();
    field.value = arguments[0];
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const began = performance.now();
    field.form.requestSubmit(field.form.querySelector('button[type=submit]'));
    await wait(() => document.querySelector('#main h1')?.textContent !== 'Locked');
    await new Promise(resolve => requestAnimationFrame(resolve));
    const opened = performance.now();
    await atRest();
    return { unlock: opened - began, opened: opened - window.__answered };
";
