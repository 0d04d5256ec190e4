//! Nothing leaves the phone: every request goes to our own origin, and the policy that holds it there is sent.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::places;
use crate::site::Site;

in_every_engine!(the_policy_comes_with_the_page);

/// Every test fails at a request that a page of ours sends elsewhere (see `console.rs`). Here the browser itself is
/// asked, which sees each request and not only those that a page may know of.
#[test]
fn the_browser_has_sent_nothing_elsewhere() {
    let site = Site::start();
    let phone = Phone::new(Engine::Chromium, &site);
    phone.look_around_with_an_example();
    for (route, heading) in places::all(&phone) {
        phone.go(&route);
        phone.heading_is(heading);
    }
    phone.reload();
    let sent = phone.requests();
    let (ours, elsewhere): (BTreeSet<_>, BTreeSet<_>) =
        sent.into_iter().partition(|address| address.starts_with(site.origin()));
    assert!(elsewhere.iter().all(|address| address.starts_with("about:")), "{elsewhere:#?}");
    for part in [".wasm", "/boot.js", "/library/en.json", "/manifest.webmanifest"] {
        assert!(ours.iter().any(|address| address.ends_with(part)), "the record lacks {part}: {ours:#?}");
    }
    phone.put_away();
}

fn the_policy_comes_with_the_page(engine: Engine) {
    const HEADERS: &str = "
        const done = arguments[arguments.length - 1];
        fetch('./').then((answer) => done(Object.fromEntries(answer.headers)), (error) => done(String(error)));";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    let headers = phone.script_later(HEADERS, &[]);
    let header = |name: &str| {
        headers.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("no {name}: {headers}"))
    };
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "style-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.split("; ").any(|rule| rule == part), "no {part} in {policy}");
    }
    assert_eq!(header("referrer-policy"), "no-referrer");
    assert_eq!(header("x-content-type-options"), "nosniff");
    phone.put_away();
}
