//! *Erase everything*: what it says before, what is left after it, and how the app starts then.

use serde_json::json;

use crate::data::written;
use crate::engine::Engine;
use crate::lock::{PASSPHRASE, lock_with};
use crate::phone::{Phone, Piece};
use crate::room::check_in_to_one_place;
use crate::running::Folder;
use crate::site::Site;
use crate::windows::Windows;

in_every_engine!(
    what_goes_is_listed_and_nothing_of_it_is_left,
    what_another_window_shows_from_memory_does_not_come_back,
);

const WORD: &str = "zqlastword";

/// All that the browser keeps, besides the files of the app that its worker keeps, and the empty places for what comes next.
fn left(phone: &Phone) -> Vec<String> {
    const EMPTY: [&str; 5] = [
        "name of a database: homeward",
        "name of a database: homeward-witness",
        "name of a store: records",
        "name of a cache: newest-of-homeward",
        "name of a cache: diary-of-homeward",
    ];
    // The ballast means nothing, and is laid anew some time after a start.
    const NOT_OF_THE_DIARY: [&str; 4] = [
        "cache homeward-/",
        "name of a cache: homeward-/",
        "localStorage key: homeward/ballast",
        "localStorage homeward/ballast: ",
    ];
    let said = |piece: &Piece| format!("{}: {}", piece.place, String::from_utf8_lossy(&piece.bytes));
    let is_other = |line: &str| NOT_OF_THE_DIARY.iter().any(|start| line.starts_with(start));
    let lines = phone.every_piece_kept().iter().map(said).collect::<Vec<_>>();
    lines.into_iter().filter(|line| !is_other(line) && !EMPTY.contains(&line.as_str())).collect()
}

fn what_goes_is_listed_and_nothing_of_it_is_left(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    live(&phone, &folder);
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    const LIST: &str = "
        const title = [...document.querySelectorAll('#main h2')].find((it) => it.textContent === 'Erase everything');
        let list = title; while (list.tagName !== 'UL') list = list.nextElementSibling;
        return [...list.children].map((it) => it.textContent).join(' | ')";
    phone.until_it_says(
        "the list",
        LIST,
        "1 check-in | 1 session | 1 set of first words | your care plan | 1 draft | 1 in the trash | \
         1 that could not be read | the numbers to call, your settings, and the lock if there is one",
    );
    phone.press("Make a backup first");
    phone.focus_is("Passphrase for the backup");
    assert!(left(&phone).iter().any(|line| line.contains("homeward/look")), "the look sees what is there");
    phone.write("To go on, type: erase", "erase");
    phone.press("Erase everything");
    phone.heading_is("Welcome");
    phone.sees("Everything was erased.");
    let nothing: [String; 0] = [];
    assert_eq!(left(&phone), nothing, "at once");
    phone.restart();
    // The bare address: whoever comes for the first time is welcomed.
    phone.open("");
    phone.heading_is("Welcome");
    phone.sees_no("Everything was erased.");
    assert_eq!(phone.theme(), "");
    assert_eq!(left(&phone), nothing, "after a new start");
    phone.go("#/journal");
    phone.sees("Nothing here yet.");
    phone.put_away();
}

/// In a full localStorage an entry is in IndexedDB alone, and the window that wrote it shows it from memory.
fn what_another_window_shows_from_memory_does_not_come_back(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let windows = Windows::open(&phone, ["#/today", "#/settings/backup"]);
    windows.turn_to_first();
    check_in_to_one_place(&phone);
    phone.script("window.isOld = true", &[]);
    windows.turn_to_second();
    phone.press("Use here");
    phone.sees("1 check-in");
    phone.write("To go on, type: erase", "erase");
    phone.press("Erase everything");
    phone.sees("Everything was erased.");
    // Room again, so that nothing but the erasing stands in its way.
    phone.script("localStorage.removeItem('f')", &[]);
    windows.turn_to_first();
    phone.until_it_says("a new page", "return String(window.isOld ?? false)", "false");
    phone.stands();
    phone.press("Use here");
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    let kept = phone.both_copies_hold("check-in", 1);
    assert!(kept.values().all(|text| text.contains("good")), "{kept:?}");
    phone.put_away();
}

/// Something of each sort that is kept anywhere.
fn live(phone: &Phone, folder: &Folder) {
    phone.open("#/settings");
    phone.choose("Dark");
    phone.go("#/settings/plan");
    phone.put("Country", "DE");
    phone.put("Somebody you trust", WORD);
    phone.put("Their phone number", "01515550100");
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/session/new");
    phone.put_when(30);
    phone.put("Place", WORD);
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    phone.go("#/journal");
    phone.follow("Check-in: Low…");
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    phone.status_is("Saved");
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    phone.say(WORD);
    let damaged = json!({
        "format": "homeward-export", "version": 1, "records": [],
        "aside": [{ "key": "homeward/1/check-in/x/r1", "text": WORD }],
    });
    phone.go("#/settings/backup");
    phone.bring(&written(folder, "damaged.json", &damaged.to_string()));
    phone.press("Add these");
    phone.status_is("Saved");
    phone.press("Export everything");
    phone.sees("The file holds ");
    crate::backup::backed_up(phone, 3);
    lock_with(phone, PASSPHRASE);
    phone.script("localStorage.setItem('homeward/tries', '1 1790000000000')", &[]);
    phone.go("#/capture");
    phone.put("Anything at all", WORD);
    phone.status_is("Draft kept");
}
