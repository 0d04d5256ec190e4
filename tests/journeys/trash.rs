//! What was deleted can be brought back, and is gone for good when the trash is emptied.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    what_was_deleted_comes_back_from_the_trash,
    first_words_come_back_with_their_later_looks,
    an_emptied_trash_leaves_no_word,
    a_removed_example_does_not_lie_in_the_trash,
);

const EMPTY: &str = "There is nothing here.";

fn delete_the_check_in(phone: &Phone) {
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    phone.status_is("Saved");
}

fn open_the_trash(phone: &Phone) {
    phone.go("#/settings");
    phone.follow("Trash…");
    phone.heading_is("Trash");
}

fn what_was_deleted_comes_back_from_the_trash(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    open_the_trash(&phone);
    phone.sees(EMPTY);
    delete_the_check_in(&phone);
    phone.reload();
    phone.follow("Open the trash");
    phone.heading_is("Trash");
    phone.sees("Check-in: Good");
    phone.sees_no(EMPTY);
    phone.press("Restore: Check-in: Good…");
    phone.status_is("Saved");
    phone.sees(EMPTY);
    phone.focus_is("Trash");
    let kept = phone.both_copies_hold("check-in", 1);
    assert!(kept.keys().all(|key| key.ends_with("/r3")), "{:?}", kept.keys());
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    phone.put_away();
}

fn first_words_come_back_with_their_later_looks(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    delete_the_check_in(&phone);
    phone.go("#/capture");
    phone.say("A boat on dark water.");
    phone.go(&format!("#/reflect/{}", phone.only("capture")));
    phone.answer_the_prompt("And then a door.");
    phone.press("Save");
    phone.status_is("Saved");
    phone.press("Delete these words");
    phone.sees("They stay in the trash for 30 days.");
    phone.press("Delete");
    phone.sees("These words are deleted.");
    phone.status_is("Saved");
    phone.follow("Open the trash");
    phone.heading_is("Trash");
    phone.sees("A boat on dark water.");
    phone.sees("With 1 later look.");
    phone.press("Restore: First words…");
    phone.status_is("Saved");
    phone.sees_no("A boat on dark water.");
    // The next row has come to where the person was.
    phone.focus_is("Check-in: Good…");
    phone.go("#/journal");
    phone.sees("A boat on dark water.");
    phone.sees("And then a door.");
    phone.put_away();
}

fn an_emptied_trash_leaves_no_word(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/check-in");
    phone.answer_all_of_a_check_in("The dog was here");
    phone.press("Save");
    phone.status_is("Saved");
    delete_the_check_in(&phone);
    open_the_trash(&phone);
    phone.press("Empty the trash");
    phone.sees("This takes all words here for good.");
    phone.press("Keep them");
    phone.sees("The dog was here");
    phone.press("Empty the trash");
    phone.press("Empty it");
    phone.sees(EMPTY);
    until("no word in either copy", || {
        let (fast, durable) = (phone.all_kept(), phone.all_kept_for_good());
        let holds = fast.values().chain(durable.values()).any(|text| text.contains("dog"));
        if !holds && fast == durable { Ok(()) } else { Err(format!("{fast:?} and {durable:?}")) }
    });
    phone.reload();
    phone.sees(EMPTY);
    phone.both_copies_hold("check-in", 1);
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.sees("This entry is deleted for good.");
    phone.put_away();
}

fn a_removed_example_does_not_lie_in_the_trash(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.press("Remove the example");
    phone.status_is("Saved");
    open_the_trash(&phone);
    phone.sees(EMPTY);
    phone.put_away();
}
