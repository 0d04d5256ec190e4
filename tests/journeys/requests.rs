//! Nothing leaves the phone: every request goes to our own origin, and the policy that holds it there is sent.

use serde_json::Value;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::places;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(the_policy_comes_with_the_page);

/// Every test fails at a request that goes elsewhere (see `console.rs`). This one makes sure that they would be seen.
#[test]
fn every_request_is_on_the_record() {
    let site = Site::start();
    let mut phone = Phone::new(Engine::Chromium, &site);
    phone.look_around_with_an_example();
    for (route, heading) in places::all(&phone) {
        phone.go(&route);
        phone.heading_is(heading);
    }
    phone.reload();
    let sent = phone.requests();
    for part in ["_bg.wasm", "_rest.wasm", "/boot.js", "/library/en.json", "/manifest.webmanifest"] {
        assert!(sent.iter().any(|address| address.ends_with(part)), "the record lacks {part}: {sent:#?}");
    }
    // Out of the reach of our policy a request does leave, and is noted.
    phone.expect_complaint("a request to http://127.0.0.1:9/x.png");
    phone.expect_complaint("ERR_");
    phone.load("about:blank");
    phone.script("new Image().src = 'http://127.0.0.1:9/x.png'", &[]);
    until("the request to be noted", || {
        let noted = phone.complaints().iter().any(|complaint| complaint.contains("127.0.0.1:9"));
        if noted { Ok(()) } else { Err("nothing".to_owned()) }
    });
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
