//! A file leaves an installed iOS app by the share sheet and never as a download, which has no way back there.

use serde_json::{Value, json};

use crate::backup::WORDS;
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(
    a_backup_leaves_by_the_share_sheet,
    an_export_leaves_by_the_share_sheet,
    an_app_that_stopped_gives_its_data_to_the_share_sheet,
);

/// The share sheet of an installed iOS app, which notes what it was given and whether a tap was fresh. `page.answer` is the name of
/// the error with which it ends; what it does not take at all is a `TypeError`. What would be a download is noted too.
const INSTALLED: &str = "
    const page = window.wrappedJSObject ?? window;
    // Firefox runs this in a room of its own.
    const give = (answer) => typeof exportFunction === 'function' ? exportFunction(answer, page) : answer;
    const put = (name, value) => Object.defineProperty(page.navigator, name, { value, configurable: true });
    page.answer = '';
    page.given = '';
    page.saved = 0;
    const noted = ({ files }) => {
        page.file = files[0];
        return JSON.stringify([files.length, files[0].name, files[0].type, navigator.userActivation.isActive]);
    };
    put('standalone', true);
    put('canShare', give(() => page.answer !== 'TypeError'));
    put('share', give((data) => {
        page.given += noted(data);
        return page.answer ? page.Promise.reject(new page.DOMException('', page.answer)) : page.Promise.resolve();
    }));
    page.URL.createObjectURL = give(() => { page.saved++; return 'about:blank'; });";

/// How the next share ends.
#[track_caller]
fn next_share_ends(phone: &Phone, answer: &str) {
    const ENDS: &str =
        "const page = window.wrappedJSObject ?? window; page.given = ''; page.answer = arguments[0];";
    phone.script(ENDS, &[json!(answer)]);
}

/// What the share sheet was given: how many files, the name, the type, and whether the tap was fresh.
#[track_caller]
fn given(phone: &Phone) -> String {
    let given = phone.script("return (window.wrappedJSObject ?? window).given", &[]);
    given.as_str().expect("a text").to_owned()
}

/// The text of the file that it was given last.
#[track_caller]
fn file(phone: &Phone) -> String {
    const READ: &str = later!(
        "const reader = new FileReader();
        await new Promise((resolve) => {
            reader.onload = resolve;
            reader.readAsText((window.wrappedJSObject ?? window).file);
        });
        return reader.result;"
    );
    phone.script_later(READ, &[]).as_str().expect("a text").to_owned()
}

#[track_caller]
fn nothing_was_saved(phone: &Phone) {
    assert_eq!(phone.script("return (window.wrappedJSObject ?? window).saved", &[]), json!(0));
    assert_eq!(std::fs::read_dir(phone.downloads()).unwrap().count(), 0);
}

/// `["backup-", ".txt"]` round the day of the phone.
#[track_caller]
fn file_of_today(phone: &Phone, start: &str) -> String {
    const TODAY: &str = "
        const two = (number) => String(number).padStart(2, '0');
        const now = new Date();
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;";
    let day = phone.script(TODAY, &[]);
    json!([1, format!("{start}-{}.txt", day.as_str().expect("a day")), "text/plain", true]).to_string()
}

fn a_backup_leaves_by_the_share_sheet(engine: Engine) {
    const LAST: &str = "return localStorage.getItem('homeward/last-backup') ?? ''";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    phone.script(INSTALLED, &[]);
    next_share_ends(&phone, "AbortError");
    phone.write("Passphrase for the backup", WORDS);
    phone.press("Make a backup");
    phone.sees("Your backup is made. It holds 1 entry. Now save the file.");
    assert_eq!(given(&phone), "", "the tap was too long ago");
    phone.press("Save the file");
    phone.sees("The file was not saved yet.");
    assert_eq!(given(&phone), file_of_today(&phone, "backup"));
    assert_eq!(phone.script(LAST, &[]), json!(""), "it is no backup yet");
    next_share_ends(&phone, "");
    phone.press("Save the file");
    phone.sees("Look for the file: its name begins with backup-");
    phone.sees_no("not saved yet");
    assert_eq!(given(&phone), file_of_today(&phone, "backup"));
    assert!(file(&phone).starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    assert_ne!(phone.script(LAST, &[]), json!(""));
    next_share_ends(&phone, "TypeError");
    phone.press("Save the file");
    phone.sees("This browser gives no file away. Copy the text, and keep it as a file.");
    phone.sees_no("Look for the file");
    assert_eq!(phone.count("button", "Copy text"), 1);
    nothing_was_saved(&phone);
    phone.put_away();
}

fn an_export_leaves_by_the_share_sheet(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    phone.script(INSTALLED, &[]);
    next_share_ends(&phone, "AbortError");
    phone.press("Export everything");
    phone.sees("Your file is made. Tap once more to save it.");
    assert_eq!(given(&phone), "", "a share sheet opens for a tap alone");
    phone.press("Export everything");
    phone.sees("The file was not saved yet.");
    assert_eq!(given(&phone), file_of_today(&phone, "homeward"));
    next_share_ends(&phone, "");
    phone.press("Export everything");
    phone.sees("The file holds 1 check-in.");
    assert_eq!(given(&phone), file_of_today(&phone, "homeward"));
    let shared = file(&phone);
    let export: Value = serde_json::from_str(&shared).expect("an export");
    assert_eq!(export["format"], "homeward-export");
    next_share_ends(&phone, "TypeError");
    phone.press("Export everything");
    phone.sees("This browser gives no file away. Copy the text instead.");
    assert_eq!(phone.value("Your data, to copy"), shared);
    nothing_was_saved(&phone);
    phone.put_away();
}

fn an_app_that_stopped_gives_its_data_to_the_share_sheet(engine: Engine) {
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.expect_complaint("Homeward has stopped");
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.script(INSTALLED, &[]);
    next_share_ends(&phone, "AbortError");
    phone.script("dispatchEvent(new CustomEvent('homeward:failed', { detail: 'for a test' }))", &[]);
    phone.sees("Homeward has stopped");
    phone.press("Download my data");
    phone.sees("The file was not saved yet. You can try again.");
    next_share_ends(&phone, "");
    phone.press("Download my data");
    phone.sees("Done. Keep the file in a safe place.");
    let shared: Value = serde_json::from_str(&file(&phone)).expect("all that is kept");
    let records = shared["indexedDB"].as_object().expect("records");
    assert!(records.keys().any(|key| key.starts_with("homeward/1/check-in/")), "{records:?}");
    nothing_was_saved(&phone);
    phone.put_away();
}
