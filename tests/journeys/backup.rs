//! Everything out as one sealed file, tried, opened by others, and back on another phone.

use std::fs;

use crate::data::{GOLDEN, written};
use crate::driver::program;
use crate::engine::Engine;
use crate::phone::Phone;
use crate::running::Folder;
use crate::site::Site;
use crate::terminal::at_a_terminal;
use crate::wait::until;

in_every_engine!(
    a_backup_brings_everything_to_another_phone,
    a_care_plan_comes_back_to_a_phone_on_which_the_questions_were_skipped,
    a_backup_that_is_replaced_with_takes_what_came_later,
    what_was_deleted_for_good_comes_back_from_a_backup,
    what_is_no_backup_is_refused_beside_its_field,
    today_reminds_of_a_backup_until_there_is_one,
);

pub const WORDS: &str = "rundown unroll trio cheese gossip";
const FILE: &str = "The file of your backup…";

/// WebKitGTK under automation has no folder for downloads, so the text is taken where the page gives it away.
const WATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blob.text().then((text) => { window.gaveAway = text; }); return make.call(URL, blob); };";

/// Makes a backup, tries it, and gives the text of the file.
#[track_caller]
pub fn backed_up(phone: &Phone, entries: usize) -> String {
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    phone.script(WATCH, &[]);
    phone.write("Passphrase for the backup", WORDS);
    phone.press("Make a backup");
    let held = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
    phone.sees(&format!("Your backup is made. It holds {held}."));
    phone.sees(&format!("Its passphrase: {WORDS}"));
    phone.sees("To be sure, try it.");
    phone.press("Try my backup");
    phone.sees(&format!("This backup opens and holds {held}."));
    phone.sees_no("To be sure, try it.");
    until("the file", || {
        let text = phone.script("return window.gaveAway ?? null", &[]);
        text.as_str().map(str::to_owned).ok_or(text.to_string())
    })
}

#[track_caller]
pub fn open_backup(phone: &Phone, folder: &Folder, text: &str, passphrase: &str) {
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    // A file that changes after it was chosen cannot be read any more.
    let file = written(folder, &format!("backup-{}.txt", text.len()), text);
    phone.give(FILE, file.to_str().unwrap());
    phone.put("Its passphrase", passphrase);
    phone.press("Restore a backup");
}

/// How many live records of a kind there are. Golden records come in one revision each.
fn live_count(phone: &Phone, kind: &str) -> usize {
    phone.kept(kind).keys().filter(|key| key.contains("/r")).count()
}

/// A check-in with all answers, first words with a later look, a draft, and a check-in in the trash.
fn live_a_little(phone: &Phone) {
    phone.open("#/check-in");
    phone.answer_all_of_a_check_in("The dog was here");
    phone.press("Save");
    phone.status_is("Saved");
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    phone.status_is("Saved");
    phone.say("A boat. Ein Boot 🌿");
    phone.go(&format!("#/reflect/{}", phone.only("capture")));
    phone.answer_the_prompt("And then a door.");
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/capture");
    phone.put("Anything at all", "Half a");
    phone.status_is("Draft kept");
}

fn a_backup_brings_everything_to_another_phone(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let first = Phone::new(engine, &site);
    live_a_little(&first);
    let kept = first.all_kept();
    let file = backed_up(&first, 3);
    assert!(!file.contains("boat"), "it is sealed");
    first.put_away();

    let sealed = written(&folder, "sealed.txt", &file);
    let opened = folder.join("opened");
    let words = format!("-d -o {} {}", opened.display(), sealed.display());
    at_a_terminal(&program("age"), &words, &format!("{WORDS}\n"));
    let lines = fs::read_to_string(opened).unwrap();
    assert_eq!(lines.lines().count(), kept.len() + 1, "{lines}");
    assert!(lines.contains("A boat. Ein Boot 🌿"));

    let second = Phone::new(engine, &site);
    second.open("");
    second.heading_is("Welcome");
    second.follow("Restore a backup");
    open_backup(&second, &folder, &file, WORDS);
    second.sees("In this backup");
    second.sees("New: 1 check-in, 1 set of first words, 1 later look and 1 draft.");
    second.sees("1 that were deleted there");
    assert!(second.all_kept().is_empty(), "a look adds nothing");
    second.press("Add these");
    second.sees("Added: ");
    second.sees("A backup brings no lock with it.");
    second.status_is("Saved");
    assert_eq!(second.all_kept(), kept);
    assert_eq!(second.all_kept_for_good(), kept);
    second.go("#/capture");
    assert_eq!(second.value("Anything at all"), "Half a");
    open_backup(&second, &folder, &file, WORDS);
    second.sees("The same in both: 1 check-in, 1 set of first words, 1 later look and 1 draft.");
    second.sees("There is nothing to add.");
    second.put_away();
}

fn a_care_plan_comes_back_to_a_phone_on_which_the_questions_were_skipped(engine: Engine) {
    const NOTES: &str = "What else your clinic said";
    let folder = Folder::new();
    let site = Site::start();
    let first = Phone::new(engine, &site);
    first.open("#/settings/plan");
    first.write(NOTES, "No food after ten.");
    first.press("Save");
    first.status_is("Saved");
    let file = backed_up(&first, 0);
    first.put_away();
    let second = Phone::new(engine, &site);
    second.open("");
    second.press("Skip all");
    second.heading_is("Today");
    open_backup(&second, &folder, &file, WORDS);
    second.sees("New: your care plan.");
    second.sees_no("Its care plan changes the one here.");
    second.press("Add these");
    second.sees("Added: your care plan.");
    second.go("#/settings/plan");
    assert_eq!(second.value(NOTES), "No food after ten.");
    second.write(NOTES, " Water is fine.");
    second.press("Save");
    second.status_is("Saved");
    open_backup(&second, &folder, &file, WORDS);
    second.sees("The same in both: your care plan.");
    second.sees("There is nothing to add.");
    second.put_away();
}

fn a_backup_that_is_replaced_with_takes_what_came_later(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.check_in_with_three_taps("Low");
    let file = backed_up(&phone, 2);
    phone.say("A boat.");
    open_backup(&phone, &folder, &file, WORDS);
    phone.sees("Only here: 1 set of first words. That goes for good.");
    phone.sees_no("Changed here since");
    // What was seen does not hold any more once something else is written.
    phone.say("A lake.");
    open_backup(&phone, &folder, &file, WORDS);
    phone.sees("Only here: 2 sets of first words.");
    // What was changed since goes as well, and is named.
    phone.go("#/journal");
    phone.follow("Check-in: Low…");
    phone.press("Edit");
    phone.choose("Very good");
    phone.press("Save");
    phone.status_is("Saved");
    open_backup(&phone, &folder, &file, WORDS);
    phone.sees("Newer here, and kept so: 1 check-in.");
    phone.sees("Changed here since: 1 check-in. What you changed there goes for good");
    phone.write("To replace all, type: replace", "yes");
    phone.press("Replace all");
    phone.sees("Type the word replace here first. Nothing was changed.");
    // The backup that is made first does not make it too late.
    phone.write("Passphrase for the backup", WORDS);
    phone.press("Make a backup");
    phone.sees("Look for the file: its name begins with backup-");
    phone.write("To replace all, type: replace", "Replace");
    phone.press("Replace all");
    phone.sees("Your diary now holds what the backup holds.");
    phone.status_is("Saved");
    for when in ["at once", "after a new start"] {
        let (fast, durable) = (phone.all_kept(), phone.all_kept_for_good());
        assert_eq!(fast, durable, "{when}");
        assert!(!fast.values().any(|text| text.contains("A boat.")), "{when}");
        phone.go("#/journal");
        phone.sees("Check-in: Low");
        phone.sees("Check-in: Good");
        phone.sees_no("A boat.");
        phone.sees_no("Check-in: Very good");
        phone.reload();
    }
    phone.put_away();
}

fn what_was_deleted_for_good_comes_back_from_a_backup(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    let file = backed_up(&phone, 1);
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    phone.status_is("Saved");
    phone.go("#/settings/trash");
    phone.press("Empty the trash");
    phone.press("Empty it");
    phone.sees("There is nothing here.");
    // Nothing is said of it, for nothing of anybody's was saved.
    phone.both_copies_hold("check-in", 1);
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    open_backup(&phone, &folder, &file, WORDS);
    phone.sees("Deleted here: 1 check-in.");
    phone.sees_no("There is nothing to add.");
    phone.press("Bring back what was deleted");
    phone.sees("Added: 1 check-in.");
    phone.sees_no("A backup brings no lock with it.");
    phone.status_is("Saved");
    for when in ["at once", "after a new start"] {
        assert_eq!(phone.all_kept(), phone.all_kept_for_good(), "{when}");
        phone.go("#/journal");
        phone.sees("Check-in: Low");
        phone.sees("Check-in: Good");
        phone.reload();
    }
    phone.put_away();
}

fn what_is_no_backup_is_refused_beside_its_field(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    let kept = phone.both_copies_hold("check-in", 1);
    phone.go("#/settings/backup");
    phone.press("Restore a backup");
    phone.sees("Choose the file of your backup first.");
    phone.write("Passphrase for the backup", "short");
    phone.press("Make a backup");
    phone.sees("Use 12 letters or more.");
    phone.press("Suggest five words");
    until("five words", || match phone.value("Passphrase for the backup") {
        words if words.split(' ').count() == 5 => Ok(()),
        words => Err(words),
    });
    let file = backed_up(&phone, 1);
    let cut = &file[..file.len() / 2];
    for (text, passphrase, sentence) in [
        ("Dear diary", WORDS, "This is not a Homeward backup."),
        (GOLDEN, WORDS, "This is not a Homeward backup."),
        (cut, WORDS, "This file is damaged."),
        (&file, "other words", "This passphrase does not open the file."),
        (&file, " ", "Type the passphrase of this backup."),
    ] {
        open_backup(&phone, &folder, text, passphrase);
        phone.sees(sentence);
        assert_eq!(phone.all_kept(), kept, "{sentence}");
    }
    phone.bring(&written(&folder, "sealed.txt", &file));
    phone.sees("This is a sealed backup. Open it under Restore a backup,");
    assert_eq!(phone.all_kept(), kept);
    phone.put_away();
}

fn today_reminds_of_a_backup_until_there_is_one(engine: Engine) {
    const REMINDER: &str = "It is time for a backup";
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.sees_no(REMINDER);
    // Entries of long ago.
    phone.go("#/settings/backup");
    phone.bring(&written(&folder, "export.json", GOLDEN));
    phone.press("Add these");
    phone.status_is("Saved");
    phone.go("#/today");
    phone.sees(REMINDER);
    phone.press("Do not remind me");
    phone.sees_no(REMINDER);
    phone.go("#/settings/backup");
    phone.choose("Remind me of a backup on Today");
    phone.go("#/today");
    phone.sees(REMINDER);
    phone.follow("Make a backup");
    let shown = ["check-in", "session", "capture", "layer"].map(|kind| live_count(&phone, kind));
    backed_up(&phone, shown.iter().sum());
    phone.go("#/today");
    phone.sees_no(REMINDER);
    phone.go("#/settings/safety");
    phone.sees("Your last backup was on ");
    phone.put_away();
}
