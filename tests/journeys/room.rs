//! A full phone keeps one last entry, and says in time that room is short.

use homeward::journal::{BALLAST_CHARS, LIMIT_UNITS};
use serde_json::{Value, json};

use crate::data::written;
use crate::engine::Engine;
use crate::first_hours::an_hour_after_a_session;
use crate::phone::Phone;
use crate::running::Folder;
use crate::site::Site;
use crate::windows::Windows;

in_every_engine!(
    the_browser_stops_where_the_app_thinks,
    a_full_phone_takes_one_last_entry,
    a_diary_larger_than_the_room_comes_in_all_the_same,
    a_window_that_only_reads_exports_what_is_in_one_place_alone,
    little_room_is_said_on_today_alone_and_can_be_put_off,
    in_the_first_hours_nothing_is_said_of_room
);

/// Somebody else's text on the same origin takes all the room that there is, or so much of it; answers with its length.
const FILL: &str = "
    const [sign, wanted] = arguments;
    let chars = 0;
    for (let step = 1 << 22; step >= 1; step >>= 1) {
        if (chars + step > (wanted ?? Infinity)) continue;
        try { localStorage.setItem('f', sign.repeat(chars + step)); chars += step; } catch {}
    }
    return chars;";
const FOREIGN: &str = "return String(localStorage.getItem('f').length)";
const BALLAST: &str = "return String(localStorage.getItem('homeward/ballast')?.length ?? 'none')";
const NOTICE: &str = "of its room in this browser";

/// What `RoomUnit` says of each engine.
fn the_browser_stops_where_the_app_thinks(engine: Engine) {
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    // A file that shows as plain text has no icon of ours.
    phone.expect_complaint("/favicon.ico");
    phone.load(&site.url("look.js"));
    let room = ["x", "ü", "海"].map(|sign| phone.script(FILL, &[json!(sign)]));
    // The key takes one as well.
    let beyond_latin = if engine == Engine::WebKit { LIMIT_UNITS / 2 } else { LIMIT_UNITS };
    assert_eq!(room, [LIMIT_UNITS, LIMIT_UNITS, beyond_latin].map(|units| json!(units - 1)));
    phone.put_away();
}

fn a_full_phone_takes_one_last_entry(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    let first = phone.both_copies_hold("check-in", 1);
    phone.until_it_says("the ballast", BALLAST, &BALLAST_CHARS.to_string());
    let foreign = phone.script(FILL, &[json!("x")]);
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    let kept = phone.kept("check-in");
    assert_eq!(kept, phone.kept_for_good("check-in"), "at this moment, without waiting");
    assert_eq!(kept.len(), 2);
    assert!(first.iter().all(|(key, text)| kept.get(key) == Some(text)));
    phone.until_it_says("no ballast", BALLAST, "none");
    phone.until_it_says("the foreign text", FOREIGN, &foreign.to_string());
    phone.reload();
    assert_eq!(phone.both_copies_hold("check-in", 2), kept);
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    phone.sees("Check-in: Low");
    phone.go("#/today");
    phone.sees(NOTICE);
    phone.put_away();
}

/// A low check-in that IndexedDB alone has room for. It is made where nothing is said of room, which could come just under the thumb.
pub fn check_in_to_one_place(phone: &Phone) {
    phone.go("#/check-in");
    phone.heading_is("Check in");
    phone.script(&format!("localStorage.removeItem('homeward/ballast'); {FILL}"), &[json!("x")]);
    phone.choose("Low");
    phone.press("Save");
    phone.status_is("Saved in one place, not in two");
    assert_eq!((phone.kept("check-in").len(), phone.kept_for_good("check-in").len()), (0, 1));
}

/// Waits until all that is looked at some time after a start has been.
pub fn until_first_looks_are_over(phone: &Phone) {
    phone.until_it_says("the ballast", BALLAST, &BALLAST_CHARS.to_string());
}

/// More first words than localStorage takes, the oldest name first.
const MANY: usize = 700;

fn a_large_export() -> Value {
    let moment = json!({ "utcMs": 1_790_000_000_000_u64, "offsetMin": 120 });
    let record = |n: usize| {
        let words = format!("Door {n:03} {}", "and a lake ".repeat(LIMIT_UNITS / 9 / MANY));
        json!({ "v": 1, "kind": "capture", "id": id_of(n), "rev": 1, "made": moment, "written": moment, "body": { "words": words } })
    };
    let records: Vec<Value> = (0..MANY).map(record).collect();
    json!({ "format": "homeward-export", "version": 1, "madeAt": moment, "records": records })
}

fn id_of(n: usize) -> String {
    format!("01KKJ8ZZ5Q0123456789000{n:03}")
}

fn a_diary_larger_than_the_room_comes_in_all_the_same(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings/backup");
    phone.until_it_says("the ballast", BALLAST, &BALLAST_CHARS.to_string());
    phone.bring(&written(&folder, "large.json", &a_large_export().to_string()));
    phone.press("Add these");
    phone.sees(&format!("Added: {MANY} sets of first words. All of it is kept."));
    phone.status_is("Saved in one place, not in two");
    phone.until_it_says("the ballast", BALLAST, &BALLAST_CHARS.to_string());
    let [oldest, newest] = [0, MANY - 1].map(|n| format!("homeward/1/capture/{}/r1", id_of(n)));
    for when in ["at once", "after a new start"] {
        let (fast, durable) = (phone.kept("capture"), phone.kept_for_good("capture"));
        assert_eq!(durable.len(), MANY, "{when}");
        assert!(fast.len() < MANY && fast.iter().all(|(key, text)| durable.get(key) == Some(text)), "{when}");
        assert!(fast.contains_key(&newest) && !fast.contains_key(&oldest), "{when}");
        for n in [0, MANY - 1] {
            phone.go(&format!("#/reflect/{}", id_of(n)));
            phone.sees(&format!("Door {n:03}"));
        }
        phone.reload();
    }
    // A last save finds its place all the same.
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    phone.both_copies_hold("check-in", 1);
    phone.put_away();
}

fn a_window_that_only_reads_exports_what_is_in_one_place_alone(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/check-in", "#/settings/backup"]);
    windows.turn_to_first();
    check_in_to_one_place(&phone);
    let kept = (phone.all_kept(), phone.all_kept_for_good());
    windows.turn_to_second();
    phone.press("Export everything");
    phone.sees("The file holds 1 check-in.");
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    assert_eq!((phone.all_kept(), phone.all_kept_for_good()), kept, "it has only read");
    phone.put_away();
}

fn little_room_is_said_on_today_alone_and_can_be_put_off(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    until_first_looks_are_over(&phone);
    phone.script(FILL, &[json!("x"), json!(LIMIT_UNITS * 58 / 100)]);
    counted_anew(&phone);
    phone.sees_no(NOTICE);
    phone.script(FILL, &[json!("x"), json!(LIMIT_UNITS * 62 / 100)]);
    counted_anew(&phone);
    phone.sees("Homeward has used 62 % of its room in this browser. Nothing is lost");
    for (route, heading) in
        [("#/help", "Help now"), ("#/capture", "Say something"), ("#/check-in", "Check in")]
    {
        phone.go(route);
        phone.heading_is(heading);
        phone.sees_no(NOTICE);
    }
    phone.go("#/today");
    phone.sees(NOTICE);
    phone.follow("Make an export");
    phone.heading_is("Backup");
    phone.go("#/today");
    phone.press("Not now");
    phone.sees_no(NOTICE);
    phone.go("#/journal");
    phone.heading_is("Journal");
    phone.go("#/today");
    phone.heading_is("Today");
    phone.sees_no(NOTICE);
    phone.reload();
    phone.sees(NOTICE);
    phone.put_away();
}

fn in_the_first_hours_nothing_is_said_of_room(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    an_hour_after_a_session(&phone);
    phone.script(FILL, &[json!("x"), json!(LIMIT_UNITS * 62 / 100)]);
    phone.go("#/today");
    counted_anew(&phone);
    phone.heading_is("Today");
    phone.sees_no(NOTICE);
    phone.put_away();
}

/// Starts the app again, and waits until it has counted: the ballast comes with that.
fn counted_anew(phone: &Phone) {
    phone.script("localStorage.removeItem('homeward/ballast')", &[]);
    phone.reload();
    phone.until_it_says("the ballast", BALLAST, &BALLAST_CHARS.to_string());
}
