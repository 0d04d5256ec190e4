//! Where the app stands: installed on the home screen, or a tab of the browser.

use js_sys::Reflect;

/// Whether the app runs from the home screen.
///
/// On iOS 26 `display-mode` may say no in an installed app while `navigator.standalone` says yes, so both are asked.
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let by_media = window
        .match_media("(display-mode: standalone)")
        .is_ok_and(|query| query.is_some_and(|query| query.matches()));
    let by_flag = Reflect::get(&window.navigator(), &"standalone".into()).is_ok_and(|flag| flag.is_truthy());
    by_media || by_flag
}

/// Whether this is Safari's engine on an iPhone or iPad: there the installed app has a store of its own.
pub fn is_ios() -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    let agent = navigator.user_agent().unwrap_or_default();
    // An iPad calls itself a Mac; only `standalone` exists on iOS alone.
    let has_flag = Reflect::has(&navigator, &"standalone".into()).unwrap_or(false);
    has_flag || agent.contains("iPhone") || agent.contains("iPad")
}
