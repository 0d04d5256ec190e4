//! The newest saves lie in a third place too, and come back from there when both copies have lost them.

use crate::data::{GOLDEN, written};
use crate::engine::Engine;
use crate::phone::{Kept, Phone};
use crate::running::Folder;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    what_both_copies_have_lost_comes_back,
    what_was_deleted_for_good_does_not_come_back,
    the_spare_keeps_what_is_new_and_lets_go_of_what_is_old,
);

#[track_caller]
fn until_spared(phone: &Phone, what: &str, expected: impl Fn(&Kept) -> bool) -> Kept {
    until(what, || {
        let spared = phone.spared();
        if expected(&spared) { Ok(spared) } else { Err(format!("{:?}", spared.keys())) }
    })
}

fn lose_both_copies(phone: &Phone) {
    phone.wipe_local_storage();
    phone.wipe_database();
    phone.open("");
}

fn what_both_copies_have_lost_comes_back(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    phone.say("A boat.");
    phone.go("#/check-in");
    phone.press("Add more");
    phone.put("Note", "Half a");
    phone.status_is("Draft kept");
    let kept = phone.all_kept();
    until_spared(&phone, "all in the spare", |spared| *spared == kept);
    lose_both_copies(&phone);
    // What has come back says that this is no first opening.
    phone.heading_is("Today");
    phone.both_copies_hold("check-in", 1);
    assert_eq!(phone.all_kept(), kept);
    assert_eq!(phone.all_kept_for_good(), kept);
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    phone.put_away();
}

fn what_was_deleted_for_good_does_not_come_back(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A boat.");
    phone.go(&format!("#/reflect/{}", phone.only("capture")));
    phone.press("Delete these words");
    phone.press("Delete");
    phone.sees("These words are deleted.");
    phone.status_is("Saved");
    phone.go("#/settings/trash");
    phone.press("Empty the trash");
    phone.press("Empty it");
    phone.sees("There is nothing here.");
    phone.both_copies_hold("capture", 1);
    until_spared(&phone, "no word in the spare", |spared| {
        !spared.values().any(|text| text.contains("A boat."))
    });
    lose_both_copies(&phone);
    phone.both_copies_hold("capture", 1);
    assert!(!phone.all_kept().values().any(|text| text.contains("A boat.")));
    phone.put_away();
}

fn the_spare_keeps_what_is_new_and_lets_go_of_what_is_old(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings/backup");
    phone.bring(&written(&folder, "export.json", GOLDEN));
    phone.press("Add these");
    phone.status_is("Saved");
    let old = phone.kept("check-in");
    phone.put_into_spare(&old);
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    let check_ins =
        |spared: &Kept| spared.keys().filter(|key| key.contains("/check-in/")).cloned().collect::<Vec<_>>();
    until_spared(&phone, "one more check-in", |spared| check_ins(spared).len() == old.len() + 1);
    phone.reload();
    let left = until_spared(&phone, "the new one alone", |spared| check_ins(spared).len() == 1);
    assert!(!old.contains_key(&check_ins(&left)[0]));
    phone.put_away();
}
