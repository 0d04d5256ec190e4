//! The workshop: a second wasm, in a Web Worker, which a first visit does not load and which is there without a network
//! afterwards.

use serde_json::{Value, json};

use crate::copy::Copy;
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    the_workshop_answers_with_and_without_a_network,
    a_page_that_stands_has_the_workshop_kept_ahead,
    without_its_files_the_workshop_says_so_and_the_app_goes_on,
);

/// Opens the workshop, gives it two tasks, and tells all that it said.
const ASK: &str = later!(
    "const worker = new Worker(document.documentElement.dataset.workshop);
    const said = [];
    return new Promise((resolve) => {
        const tell = (what) => { worker.terminate(); resolve(what); };
        worker.onerror = (event) => { event.preventDefault(); tell('error'); };
        worker.onmessage = ({ data }) => {
            said.push(data);
            if (data[0] === 'ready') {
                worker.postMessage(['take', 'a key', 'a text']);
                worker.postMessage(['no such task']);
            }
            if (said.length === 3) tell(said);
        };
    });"
);
/// How many of its files are kept.
const KEPT: &str = later!(
    "const name = (await caches.keys()).find((name) => name.startsWith('homeward-'));
    const keys = name ? await (await caches.open(name)).keys() : [];
    return keys.filter(({ url }) => url.includes('/workshop-')).length;"
);
/// Whether the page asked for it before the quiet time after a start was over.
const WAS_ASKED_FOR_EARLY: &str = "return performance.getEntriesByType('resource')
    .some(({ name, startTime }) => name.includes('/workshop-') && startTime < 5000)";

fn answers() -> Value {
    let not_understood = "the two halves of the app do not fit together. Load the app again.";
    json!([["ready"], ["done", "done"], ["done", "failed", not_understood]])
}

#[track_caller]
fn keeps_the_workshop(phone: &Phone) {
    until("the workshop to be kept", || match phone.script_later(KEPT, &[]) {
        kept if kept == 2 => Ok(()),
        kept => Err(kept.to_string()),
    });
}

fn the_workshop_answers_with_and_without_a_network(engine: Engine) {
    let mut site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.holds_every_file();
    assert_eq!(phone.script(WAS_ASKED_FOR_EARLY, &[]), json!(false), "nothing of it is in the first load");
    assert_eq!(phone.script_later(ASK, &[]), answers());
    keeps_the_workshop(&phone);
    site.stop();
    phone.expect_complaint("sw.js");
    phone.expect_complaint("ERR_CONNECTION_REFUSED");
    phone.restart();
    phone.open("#/today");
    assert_eq!(phone.script_later(ASK, &[]), answers());
    phone.put_away();
}

fn a_page_that_stands_has_the_workshop_kept_ahead(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.holds_every_file();
    phone.open("#/today");
    keeps_the_workshop(&phone);
    phone.put_away();
}

fn without_its_files_the_workshop_says_so_and_the_app_goes_on(engine: Engine) {
    let dist = Copy::of_dist();
    dist.without("workshop-");
    let site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    phone.expect_complaint("workshop-");
    phone.open("#/today");
    phone.holds_every_file();
    assert_eq!(phone.script_later(ASK, &[]), json!("error"));
    // A miss of what comes later is no damage, so nothing else was fetched anew or lost.
    phone.holds_every_file();
    phone.check_in_with_three_taps("Good");
    dist.with_again("workshop-");
    assert_eq!(phone.script_later(ASK, &[]), answers());
    keeps_the_workshop(&phone);
    phone.put_away();
}
