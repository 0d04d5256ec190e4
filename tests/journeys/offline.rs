//! After one visit the app opens without a network, every time, on every screen.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::places;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(every_place_opens_without_a_network);

/// Whether the worker runs the page and holds every file it lists.
const IS_READY: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const worker = navigator.serviceWorker.controller;
        if (worker?.state !== 'activated') return `the worker is ${worker?.state}`;
        const text = await (await fetch('./sw.js', { cache: 'no-store' })).text();
        const wanted = JSON.parse(text.match(/const FILES = (\\[.*?\\]);/)[1]).length;
        const [name] = (await caches.keys()).filter((name) => name.startsWith('homeward-'));
        const held = name ? (await (await caches.open(name)).keys()).length : 0;
        return held === wanted && wanted > 10 ? 'ready' : `${held} of ${wanted} files`;
    })().then(done, (error) => done(String(error)));";

fn every_place_opens_without_a_network(engine: Engine) {
    let mut site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    until("all files to be kept", || {
        let answer = phone.script_later(IS_READY, &[]);
        if answer == "ready" { Ok(()) } else { Err(answer.to_string()) }
    });
    let places = places::all(&phone);
    site.stop();
    // The worker asks for a newer version of itself, in vain; the engines call that an error.
    phone.expect_complaint("sw.js");
    phone.expect_complaint("ERR_CONNECTION_REFUSED");
    phone.restart();
    for (route, heading) in &places {
        phone.open(route);
        phone.heading_is(heading);
    }
    // And it is a whole app, not a picture of one.
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    site.start_again();
    phone.open("#/journal");
    phone.sees("Check-in: Good");
    phone.put_away();
}
