//! The service worker over time: a new version, a damaged cache, and the brake for the day on which a worker is bad.

use serde_json::json;

use crate::copy::Copy;
use crate::engine::Engine;
use crate::lock::{LOCKED, PASSPHRASE, lock_with, unlock};
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;
use crate::windows::Windows;

in_every_engine!(
    a_new_version_waits_until_it_is_let_in,
    a_window_of_the_build_before_goes_on_having_its_files,
    a_damaged_cache_mends_itself_while_the_host_answers,
    a_locked_diary_opens_after_an_update_without_a_network,
    the_brake_takes_a_worker_off_and_nothing_else,
    two_of_one_host_leave_each_other_alone,
);

const OFFER: &str = "A new version of Homeward is ready.";

fn a_new_version_waits_until_it_is_let_in(engine: Engine) {
    const OLD: &str = "Skip to content";
    const NEW: &str = "Skip to all the content";
    let dist = Copy::of_dist();
    let site = Site::of(dist.path());
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    let kept = phone.both_copies_hold("check-in", 1);
    phone.holds_every_file();
    dist.become_next_build(OLD, NEW);
    phone.open("#/today");
    phone.sees(OFFER);
    phone.sees(OLD);
    assert_eq!(phone.builds(), 2, "the next build waits beside this one");
    // Neither going on nor a reload lets it in: a page keeps the build that it began with.
    phone.follow("Journal");
    phone.heading_is("Journal");
    phone.sees("Check-in: Good");
    // It is offered where nobody is in the middle of something.
    phone.sees_no(OFFER);
    phone.go("#/today");
    phone.sees(OFFER);
    phone.loads_anew();
    phone.sees(OFFER);
    phone.sees(OLD);
    phone.press("Update now");
    phone.sees(NEW);
    phone.stands();
    phone.heading_is("Today");
    phone.sees_no(OFFER);
    // And nothing of the old one is left.
    phone.holds_every_file();
    assert_eq!(phone.both_copies_hold("check-in", 1), kept);
    phone.put_away();
}

fn a_window_of_the_build_before_goes_on_having_its_files(engine: Engine) {
    const OLD: &str = "Skip to content";
    const NEW: &str = "Skip to all the content";
    /// A file that the next build does not have, such as another workshop.
    const KEEP: &str = later!(
        "const name = (await caches.keys()).find((name) => name.startsWith('homeward-'));
        await (await caches.open(name)).put('./old-0123456789abcdef.js', new Response('old'));
        return 'kept';"
    );
    const ASK: &str = later!(
        "const answer = await fetch('./old-0123456789abcdef.js'); return answer.ok ? answer.text() : answer.status;"
    );
    let dist = Copy::of_dist();
    let site = Site::of(dist.path());
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.holds_every_file();
    assert_eq!(phone.script_later(KEEP, &[]), json!("kept"));
    let windows = Windows::open(&phone, ["#/today", "#/journal"]);
    windows.turn_to_first();
    dist.become_next_build(OLD, NEW);
    phone.load("about:blank");
    phone.load(&site.url("#/today"));
    // Meanwhile the other one has begun to write.
    phone.press("Use here");
    phone.sees(OFFER);
    phone.press("Update now");
    phone.sees(NEW);
    phone.stands();
    // A window more begins with the next build, and this one anew.
    windows.in_a_third(|| {
        phone.open("#/today");
        phone.sees(NEW);
    });
    phone.loads_anew();
    windows.turn_to_second();
    phone.sees(OLD);
    assert_eq!(phone.script_later(ASK, &[]), json!("old"));
    assert_eq!(phone.builds(), 2);
    // With the last window of it, it goes.
    windows.close_second();
    until("one build", || {
        // A browser may count a window for a moment after it was closed; each start asks again.
        phone.loads_anew();
        match phone.builds() {
            1 => Ok(()),
            builds => Err(builds.to_string()),
        }
    });
    phone.put_away();
}

fn a_locked_diary_opens_after_an_update_without_a_network(engine: Engine) {
    const OLD: &str = "Skip to content";
    const NEW: &str = "Skip to all the content";
    /// How many files of the workshop, which opens the lock, each build keeps.
    const KEPT: &str = later!(
        "const names = (await caches.keys()).filter((name) => name.startsWith('homeward-'));
        const files = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return files.map((all) => all.filter(({ url }) => url.includes('/workshop-')).length).join();"
    );
    let dist = Copy::of_dist();
    let mut site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat on a lake");
    phone.holds_every_file();
    lock_with(&phone, PASSPHRASE);
    dist.become_next_build(OLD, NEW);
    phone.open("#/today");
    phone.heading_is(LOCKED);
    until("both builds to be whole", || match phone.script_later(KEPT, &[]) {
        kept if kept == "2,2" => Ok(()),
        kept => Err(kept.to_string()),
    });
    phone.press("Update now");
    phone.sees(NEW);
    phone.stands();
    site.stop();
    phone.expect_complaint("sw.js");
    phone.expect_complaint("ERR_CONNECTION_REFUSED");
    phone.restart();
    phone.open("#/reflect");
    unlock(&phone, PASSPHRASE);
    phone.sees("A boat on a lake");
    phone.put_away();
}

fn a_damaged_cache_mends_itself_while_the_host_answers(engine: Engine) {
    for part in ["_bg.wasm", "_rest.wasm"] {
        a_damaged_part_mends_itself(engine, part);
    }
}

fn a_damaged_part_mends_itself(engine: Engine, part: &str) {
    /// Gives the length of what the page now gets.
    const EMPTY_THE_WASM: &str = later!(
        "const [part] = arguments;
        const name = (await caches.keys()).find((name) => name.startsWith('homeward-'));
        const cache = await caches.open(name);
        const wasm = (await cache.keys()).find(({ url }) => url.includes('/homeward-') && url.endsWith(part)).url;
        await cache.put(wasm, new Response('', { headers: { 'Content-Type': 'application/wasm' } }));
        return (await (await fetch(wasm)).arrayBuffer()).byteLength;"
    );
    const REPAIRED: &str = "return sessionStorage.getItem('homeward/repaired')";
    let mut site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    let kept = phone.both_copies_hold("check-in", 1);
    phone.holds_every_file();
    assert_eq!(
        phone.script_later(EMPTY_THE_WASM, &[json!(part)]),
        json!(0),
        "the worker hands out the damaged file"
    );
    assert_eq!(phone.script(REPAIRED, &[]), json!(null));
    phone.script("location.reload()", &[]);
    phone.until_it_says("the repair", REPAIRED, "once");
    phone.stands();
    phone.heading_is("Today");
    assert_eq!(phone.both_copies_hold("check-in", 1), kept);
    // Mended means whole: also what nobody has asked for yet opens without a network.
    phone.holds_every_file();
    site.stop();
    phone.expect_complaint("sw.js");
    // What is fetched ahead some time after a start may be on its way just now.
    phone.expect_complaint("workshop-");
    phone.expect_complaint("ERR_CONNECTION_REFUSED");
    phone.open("#/prepare/getting-home");
    phone.heading_is("Getting home");
    phone.put_away();
}

fn the_brake_takes_a_worker_off_and_nothing_else(engine: Engine) {
    const IS_OFF: &str = later!(
        "const names = (await caches.keys()).filter((name) => name.startsWith('homeward-'));
        const registration = await navigator.serviceWorker.getRegistration();
        return names.length === 0 && !registration ? 'off' : `${names} ${registration?.active?.state}`;"
    );
    let dist = Copy::of_dist();
    let site = Site::of(dist.path());
    let phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.check_in_with_three_taps("Good");
    phone.holds_every_file();
    let (fast, durable) = (phone.all_kept(), phone.all_kept_for_good());
    assert!(fast.len() > 25 && fast == durable, "{} and {}", fast.len(), durable.len());
    let look = phone.script("return localStorage.getItem('homeward/look')", &[]);
    dist.write("sw.js", &dist.read("sw-kill.js"));
    // At the first reload the worker still answers, at the second one nobody does but the host.
    for _ in 0..2 {
        phone.loads_anew();
        until("the worker to be off", || {
            let answer = phone.script_later(IS_OFF, &[]);
            if answer == "off" { Ok(()) } else { Err(answer.to_string()) }
        });
        phone.heading_is("Today");
        assert_eq!(phone.all_kept(), fast);
        assert_eq!(phone.all_kept_for_good(), durable);
        assert_eq!(phone.script("return localStorage.getItem('homeward/look')", &[]), look);
    }
    assert_eq!(phone.script("return navigator.serviceWorker.controller", &[]), json!(null));
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    phone.put_away();
}

fn two_of_one_host_leave_each_other_alone(engine: Engine) {
    const NAMES: &str = later!(
        "return (await caches.keys()).filter((name) => name.startsWith('homeward-')).map((name) => name.replace(/[^/]*$/, '')).sort().join();"
    );
    // As builds were kept before their names had a path, with this page in them.
    const KEPT_BEFORE: &str = later!(
        "const [page] = given;
        await (await caches.open('homeward-0123456789abcdef')).put(page, new Response('old'));"
    );
    let dist = Copy::of_dist();
    dist.twice("second");
    let mut site = Site::of(dist.path());
    let mut phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.holds_every_file();
    phone.script_later(KEPT_BEFORE, &[json!([site.url("second/")])]);
    phone.open("second/#/today");
    until("both to be kept", || {
        let names = phone.script_later(NAMES, &[]);
        if names == "homeward-/,homeward-/second/" { Ok(()) } else { Err(names.to_string()) }
    });
    phone.open("second/#/today");
    phone.holds_every_file();
    site.stop();
    phone.expect_complaint("sw.js");
    phone.expect_complaint("ERR_CONNECTION_REFUSED");
    for place in ["second/#/check-in", "#/check-in"] {
        phone.open(place);
        phone.heading_is("Check in");
    }
    phone.put_away();
}

impl Phone {
    /// Waits until the worker runs the page and holds every file it lists.
    #[track_caller]
    pub fn holds_every_file(&self) {
        // The worker's own state is not asked: a page that WebKit loads while workers change goes on saying "activating".
        const IS_READY: &str = later!(
            "const registration = await navigator.serviceWorker.getRegistration();
            if (!navigator.serviceWorker.controller) return 'no worker runs this page';
            if (registration?.installing || registration?.waiting) return 'another worker comes';
            const text = await (await fetch('./sw.js', { cache: 'no-store' })).text();
            const build = text.match(/BUILD_ID = \"(.*?)\"/)[1];
            const wanted = JSON.parse(text.match(/const FILES = (\\[.*?\\]);/)[1]).map(({ url }) => new URL(url, location.href).href);
            const own = `homeward-${location.pathname}`;
            const names = (await caches.keys()).filter((name) => name.startsWith('homeward-') && (!name.includes('/') || name.replace(/[^/]*$/, '') === own));
            if (names.join() !== own + build) return `kept: ${names}`;
            const held = (await (await caches.open(names[0])).keys()).map(({ url }) => url);
            const lacking = wanted.filter((url) => !held.includes(url));
            return lacking.length === 0 && wanted.length > 10 ? 'ready' : `no ${lacking} of ${wanted.length} files`;"
        );
        until("all files to be kept", || {
            let answer = self.script_later(IS_READY, &[]);
            if answer == "ready" { Ok(()) } else { Err(answer.to_string()) }
        });
    }

    /// The page loads itself anew, as at a pull from its top. What WebDriver calls a refresh goes past the worker in
    /// Firefox.
    #[track_caller]
    fn loads_anew(&self) {
        self.script("window.isEarlier = true; location.reload()", &[]);
        self.until_it_says("the page anew", "return String(window.isEarlier)", "undefined");
        self.stands();
    }

    /// How many builds are kept.
    #[track_caller]
    fn builds(&self) -> u64 {
        const BUILDS: &str =
            later!("return (await caches.keys()).filter((name) => name.startsWith('homeward-')).length;");
        self.script_later(BUILDS, &[]).as_u64().expect("a count")
    }
}
