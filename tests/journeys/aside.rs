//! A text that cannot be read: healed from the other copy, or kept aside as it is. What a newer version wrote stays untouched.

use homeward::journal::RecordKey;
use serde_json::json;

use crate::engine::Engine;
use crate::phone::{Kept, Phone};
use crate::room::until_first_looks_are_over;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_damaged_text_is_healed_from_the_other_copy,
    a_text_that_no_copy_can_read_is_kept_aside,
    an_older_app_only_reads_what_a_newer_one_wrote,
);

const DAMAGED: &str = "{\"half a text";
const PUT: &str = "localStorage.setItem(arguments[0], arguments[1])";

/// A check-in with a good mood, and one with a low one; gives the key and the text of the first.
fn two_check_ins(phone: &Phone) -> (String, String) {
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    let first = phone.both_copies_hold("check-in", 1);
    phone.check_in_with_three_taps("Low");
    phone.both_copies_hold("check-in", 2);
    first.into_iter().next().expect("a check-in")
}

fn aside(phone: &Phone) -> Vec<String> {
    const ASIDE: &str =
        "return Object.entries(localStorage).filter(([key]) => key.startsWith('homeward/aside/'))
        .map(([key, text]) => `${key} ${text}`)";
    serde_json::from_value(phone.script(ASIDE, &[])).expect("a list of texts")
}

/// The day that the key tells, as this browser writes it.
fn day_of(phone: &Phone, key: &str) -> String {
    const DAY: &str = "return new Date(arguments[0])
        .toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' })";
    let key: RecordKey = key.parse().expect("the key of a record");
    phone.script(DAY, &[json!(key.id.made_ms())]).as_str().expect("a day").to_owned()
}

fn a_damaged_text_is_healed_from_the_other_copy(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let (key, text) = two_check_ins(&phone);
    phone.script(PUT, &[json!(key), json!(DAMAGED)]);
    phone.reload();
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    phone.sees("Check-in: Good");
    assert_eq!(phone.both_copies_hold("check-in", 2)[&key], text);
    // What stood in its place is kept too.
    assert!(aside(&phone).iter().any(|raw| raw.ends_with(DAMAGED)), "{:?}", aside(&phone));
    phone.put_away();
}

fn a_text_that_no_copy_can_read_is_kept_aside(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let (key, _) = two_check_ins(&phone);
    phone.go("#/settings/safety");
    phone.sees("Both hold the same number of records.");
    phone.sees("Nothing so far.");
    // Each text is looked at once after a start: between these two, one would heal the other.
    until_first_looks_are_over(&phone);
    phone.script(PUT, &[json!(key), json!(DAMAGED)]);
    phone.put_into_database(&Kept::from([(key.clone(), DAMAGED.to_owned())]));
    phone.reload();
    phone.sees("One text. It is kept as it is, it is in each export, and Homeward never deletes it.");
    phone.sees(&format!("A check-in, {}", day_of(&phone, &key)));
    let kept = phone.both_copies_hold("check-in", 1);
    assert!(!kept.contains_key(&key), "it no longer stands in the way");
    assert!(
        aside(&phone).iter().any(|raw| raw.ends_with(&format!("/{key} {DAMAGED}"))),
        "{:?}",
        aside(&phone)
    );
    // It survives the loss of one copy, and the rest of the journal opens.
    phone.wipe_local_storage();
    phone.reload();
    until("the text aside again", || match aside(&phone) {
        texts if texts.len() == 1 => Ok(()),
        texts => Err(format!("{texts:?}")),
    });
    phone.sees("One text.");
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    phone.put_away();
}

fn an_older_app_only_reads_what_a_newer_one_wrote(engine: Engine) {
    const NEWER: &str = "homeward/3/check-in/01JDAQ3Z5V9XK2M4N6P8R0S1T2/r1";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let (key, text) = two_check_ins(&phone);
    let before = phone.all_kept();
    phone.script(PUT, &[json!(NEWER), json!("{}")]);
    phone.reload();
    phone.sees("A newer Homeward has written in this diary.");
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    phone.go("#/check-in");
    phone.choose("Good");
    phone.press("Save");
    phone.sees("This is not saved yet. Copy your words first, then tap Update now.");
    assert!(phone.is_chosen("Good"), "what was chosen stays");
    // Words that only this page holds would go with it: they are put up, and no tap in haste takes them along.
    assert!(phone.value("Your words that are not saved").contains("Good"));
    phone.script("document.body.classList.add('same-page')", &[]);
    phone.press("Update now");
    phone.press("Update now");
    until("the focus on the way to copy", || {
        match phone.script("return document.activeElement.textContent", &[]) {
            name if name == "Copy text" => Ok(()),
            name => Err(name.to_string()),
        }
    });
    phone.go("#/capture");
    phone.write("Anything at all", "A boat on");
    phone.press("Update now");
    phone.sees("This Homeward is too old to write here. Your words are not saved yet.");
    assert!(phone.value("Your words that are not saved").contains("A boat on"));
    assert_eq!(
        phone.script("return document.body.classList.contains('same-page')", &[]),
        json!(true),
        "it was not loaded anew"
    );
    phone.go("#/today");
    assert_eq!(phone.all_kept(), before);
    assert_eq!(phone.all_kept_for_good(), before);
    assert_eq!(before[&key], text);
    // Once the newer text is gone, for example with the newer app that took it along, this one writes again.
    phone.script("localStorage.removeItem(arguments[0])", &[json!(NEWER)]);
    phone.reload();
    phone.sees_no("A newer Homeward");
    phone.go("#/today");
    phone.check_in_with_three_taps("Okay");
    phone.put_away();
}
