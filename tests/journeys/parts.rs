//! The wasm comes in two parts: what a start runs, and the rest when the first screen stands.

use std::fs;

use serde_json::json;

use crate::copy::{Copy, put};
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    the_first_screen_does_not_wait_for_the_rest,
    what_is_not_there_yet_is_fetched_when_it_is_needed,
    without_its_rest_the_app_shows_a_way_out,
    a_host_that_does_not_know_wasm_serves_it_all_the_same
);

const MARKS: &str = "return performance.getEntriesByType('mark').map(({ name }) => name)
    .filter((name) => name.startsWith('homeward:')).join(' ')";
const AT_ONCE_MS: &str =
    "return performance.getEntriesByName('homeward:rest-at-once').at(0)?.startTime ?? null";
/// How often the page has asked for the rest and had its answer.
const TRIES: &str = "return performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('_rest.wasm')).length";
const WHOLE: &str = "homeward:whole";
const AT_ONCE: &str = "homeward:rest-at-once homeward:whole";
/// Before that the app does not lose patience with a browser, by the page's own clock.
const PATIENCE_MS: f64 = 2_000.0;
/// What a browser and the app say about a file that is not there.
const NOT_THERE: [&str; 4] = ["_rest.wasm", "404", "MIME", "WebAssembly"];

/// Where this fails, a start calls a function that the build left for later: `cargo xtask profile`.
fn the_first_screen_does_not_wait_for_the_rest(engine: Engine) {
    for (place, heading) in [("", "Welcome"), ("#/today", "Today")] {
        until_quick_enough(|| {
            let site = Site::start();
            let phone = Phone::new(engine, &site);
            phone.open(place);
            phone.heading_is(heading);
            until("the rest", || match phone.script(MARKS, &[]) {
                marks if marks == WHOLE || marks == AT_ONCE => Ok(()),
                marks => Err(marks.to_string()),
            });
            let at_once_ms = phone.script(AT_ONCE_MS, &[]).as_f64();
            phone.put_away();
            at_once_ms
        });
    }
}

/// Looks again where the machine was so slow that the app's own patience with a browser ended before its rest had come:
/// what follows then may need the rest. `start` gives when the rest was needed, by the page's own clock.
fn until_quick_enough(start: impl Fn() -> Option<f64>) {
    for _ in 0..12 {
        match start() {
            None => return,
            Some(at_ms) => {
                assert!(at_ms > PATIENCE_MS, "the start itself needed the rest, after {at_ms} ms");
                eprintln!("this start was too slow to tell; once more");
            }
        }
    }
    panic!("no start was quick enough");
}

fn what_is_not_there_yet_is_fetched_when_it_is_needed(engine: Engine) {
    until_quick_enough(|| {
        let dist = Copy::of_dist();
        let rest = dist.rest();
        let bytes = fs::read(&rest).unwrap();
        fs::remove_file(&rest).unwrap();
        let site = Site::of(dist.path());
        let mut phone = Phone::new(engine, &site);
        NOT_THERE.into_iter().for_each(|part| phone.expect_complaint(part));
        phone.open("#/today");
        phone.heading_is("Today");
        // A file that came between the screen and this first try for it would be there in time.
        until("the first try for the rest", || match phone.script(TRIES, &[]) {
            tries if tries == json!(1) => Ok(()),
            tries => Err(tries.to_string()),
        });
        let marks = phone.script(MARKS, &[]);
        put(&rest, &bytes);
        let there_ms = phone.script("return performance.now()", &[]).as_f64();
        if there_ms.is_none_or(|there_ms| there_ms > PATIENCE_MS) {
            // It may have been needed before it was there.
            phone.expect_complaint("the rest of the app did not come");
            phone.expect_complaint("Homeward has stopped");
            phone.put_away();
            return there_ms;
        }
        assert_eq!(marks, json!(""), "the rest cannot have come");
        phone.follow("More");
        phone.heading_is("More");
        assert_eq!(phone.script(MARKS, &[]), json!(AT_ONCE));
        phone.go("#/check-in");
        phone.heading_is("Check in");
        phone.put_away();
        None
    });
}

fn without_its_rest_the_app_shows_a_way_out(engine: Engine) {
    let dist = Copy::of_dist();
    fs::remove_file(dist.rest()).unwrap();
    let site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    NOT_THERE.into_iter().for_each(|part| phone.expect_complaint(part));
    phone.expect_complaint("the rest of the app did not come");
    phone.expect_complaint("Homeward has stopped");
    phone.open("#/today");
    phone.heading_is("Today");
    phone.follow("More");
    phone.heading_is("Homeward has stopped | Today");
    phone.go("#/help");
    phone.heading_is("Help now");
    phone.put_away();
}

fn a_host_that_does_not_know_wasm_serves_it_all_the_same(engine: Engine) {
    const TYPES: &str = "
        const done = arguments[0];
        const { wasm, rest } = document.getElementById('boot').dataset;
        const type = async (file) => (await fetch(file)).headers.get('Content-Type');
        Promise.all([wasm, rest].map(type)).then((types) => done(types.join()), (error) => done(String(error)));";
    let site = Site::without_wasm_type();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.heading_is("Today");
    phone.holds_every_file();
    // From the second visit on, the app waits for its rest.
    phone.open("#/check-in");
    phone.heading_is("Check in");
    assert_eq!(phone.script_later(TYPES, &[]), json!("application/octet-stream,application/octet-stream"));
    assert_eq!(phone.script(MARKS, &[]), json!(WHOLE), "put in before the app runs, and not at once");
    phone.put_away();
}
