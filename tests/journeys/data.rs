//! Everything out as one file, a file in after a look at it, everything gone after a word.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::running::Folder;
use crate::site::Site;

in_every_engine!(
    a_file_is_shown_first_and_then_added,
    a_file_of_damaged_texts_alone_says_what_it_brings,
    a_file_that_is_no_export_changes_nothing,
    nothing_is_left_after_the_word_was_typed,
    help_before_the_app_knows_the_country_of_a_plan_from_a_file,
);

/// Firefox adds to the name what its own button says.
const FILE: &str = "A file that Homeward exported…";
/// An export as version 1 wrote it.
pub const GOLDEN: &str = include_str!("../journal/golden/export-v1.json");

/// WebKitGTK under automation has no folder for downloads.
#[test]
fn the_export_is_what_is_kept_in_chromium() {
    the_export_is_what_is_kept(Engine::Chromium);
}

#[test]
fn the_export_is_what_is_kept_in_firefox() {
    the_export_is_what_is_kept(Engine::Firefox);
}

fn the_export_is_what_is_kept(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.go("#/settings/backup");
    phone.press("Export everything");
    phone.sees("The file holds ");
    let file = phone.downloaded("homeward-");
    let exported: BTreeSet<String> = records(&file).map(Value::to_string).collect();
    let kept = phone.all_kept();
    let json = |text: &String| text.get(9..).expect("a sum and a text").to_owned();
    let parsed = |text: String| serde_json::from_str::<Value>(&text).expect("JSON").to_string();
    let kept: BTreeSet<String> = kept.values().map(json).map(parsed).collect();
    assert!(kept.len() > 25, "the example holds {} records", kept.len());
    assert_eq!(exported, kept);
    phone.put_away();
}

fn a_file_is_shown_first_and_then_added(engine: Engine) {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let count = records(&golden).count();
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings/backup");
    phone.bring(&written(&folder, "export.json", GOLDEN));
    phone.sees("In this file");
    phone.sees("New: ");
    assert!(phone.all_kept().is_empty(), "a look adds nothing");
    phone.press("Add these");
    phone.sees("Added: ");
    phone.status_is("Saved");
    assert_eq!(phone.all_kept().len(), count);
    assert_eq!(phone.all_kept(), phone.all_kept_for_good());
    phone.reload();
    phone.bring(&written(&folder, "again.json", GOLDEN));
    phone.sees("The same in both: ");
    phone.sees("There is nothing to add.");
    phone.go("#/journal");
    phone.sees("Check-in: ");
    phone.put_away();
}

fn a_file_of_damaged_texts_alone_says_what_it_brings(engine: Engine) {
    const FILE: &str = r#"{"format": "homeward-export", "version": 1, "records": [], "aside": [
        {"key": "homeward/1/check-in/x/r1", "text": "{ half"}, {"key": "homeward/2/x", "text": "newer"}]}"#;
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings/backup");
    phone.bring(&written(&folder, "damaged.json", FILE));
    phone.sees("2 damaged texts, to be kept aside");
    phone.press("Add these");
    phone.sees("2 damaged texts are kept aside.");
    phone.sees_no("Added: nothing");
    phone.status_is("Saved");
    phone.go("#/settings/safety");
    phone.sees("2 texts.");
    phone.put_away();
}

fn a_file_that_is_no_export_changes_nothing(engine: Engine) {
    let folder = Folder::new();
    let half = &GOLDEN[..GOLDEN.len() / 2];
    let newer = GOLDEN.replacen("\"version\": 1", "\"version\": 2", 1);
    let too_large = written(&folder, "too-large.json", "");
    fs::File::options().write(true).open(&too_large).unwrap().set_len(32 * 1024 * 1024 + 1).unwrap();
    let files = [
        (written(&folder, "letter.txt", "Dear diary"), "This is not a Homeward export."),
        (written(&folder, "other.json", "{\"format\":\"other\"}"), "This file is not from Homeward."),
        (written(&folder, "half.json", half), "The end of this file is missing."),
        (written(&folder, "newer.json", &newer), "A newer Homeward made this file."),
        (too_large, "This file is too large."),
    ];
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Okay");
    let kept = phone.both_copies_hold("check-in", 1);
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    for (file, sentence) in files {
        phone.bring(&file);
        phone.sees(&format!("{sentence} "));
        phone.sees("Nothing was changed.");
    }
    assert_eq!(phone.kept("check-in"), kept);
    assert_eq!(phone.kept_for_good("check-in"), kept);
    phone.put_away();
}

fn nothing_is_left_after_the_word_was_typed(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.go("#/settings/backup");
    phone.write("To go on, type: erase", "yes");
    phone.press("Erase everything");
    phone.sees("Type the word erase here first. Nothing was erased.");
    assert!(phone.all_kept().len() > 25, "nothing is gone yet");
    phone.write("To go on, type: erase", "Erase");
    phone.press("Erase everything");
    phone.heading_is("Welcome");
    phone.sees("Everything was erased.");
    for _ in ["at once", "and after a new start"] {
        for left in [phone.all_kept(), phone.all_kept_for_good(), phone.spared()] {
            assert!(left.is_empty(), "{:?}", left.keys());
        }
        phone.reload();
        phone.sees_no("Everything was erased.");
    }
    phone.go("#/journal");
    phone.sees("Nothing here yet.");
    phone.put_away();
}

fn help_before_the_app_knows_the_country_of_a_plan_from_a_file(engine: Engine) {
    /// What the page knew before the app ran, and whose numbers stand first in the help that needs no app.
    const FIRST: &str = "
        const first = document.getElementById('/help').querySelector('.help-country').dataset.country;
        return `${document.documentElement.dataset.country} ${first}`;";
    const HINT: &str = "return (localStorage.getItem('homeward/look') ?? '').split(';').find((it) => it.startsWith('country'))";
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings/backup");
    phone.bring(&written(&folder, "export.json", GOLDEN));
    phone.press("Add these");
    phone.status_is("Saved");
    phone.until_it_says("the hint", HINT, "country=DE");
    phone.reload();
    phone.until_it_says("the help", FIRST, "DE DE");
    // A cleaner app takes the hint away; it comes back with the plan.
    phone.wipe_local_storage();
    phone.reload();
    phone.until_it_says("the hint", HINT, "country=DE");
    phone.put_away();
}

fn records(export: &Value) -> impl Iterator<Item = &Value> {
    export["records"].as_array().expect("records").iter()
}

/// A file to give to the phone.
pub fn written(folder: &Folder, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

impl Phone {
    /// Chooses a file.
    #[track_caller]
    pub fn bring(&self, file: &std::path::Path) {
        self.heading_is("Backup");
        self.give(FILE, file.to_str().expect("a path of plain letters"));
    }
}
