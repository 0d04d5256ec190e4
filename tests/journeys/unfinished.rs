//! Words that are not saved yet: the page goes while they are written, or the whole browser is killed.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    what_was_typed_as_the_page_goes_is_there,
    what_is_typed_in_the_first_moment_of_a_new_diary_is_there,
    a_page_that_comes_back_still_saves,
    a_start_goes_back_to_where_somebody_was_writing,
    whoever_goes_elsewhere_is_not_brought_back
);

const FIELD: &str = "Anything at all";
const BEGUN: &str = "You began this and did not save it. It is still here.";
const AN_HOUR_LATER: &str = "localStorage.setItem('homeward/last-place',
    localStorage.getItem('homeward/last-place').replace(/^\\d+/, (at) => at - 3600e3))";

/// Less than the two seconds of the autosave lie between the words and the end of the page.
fn what_was_typed_as_the_page_goes_is_there(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Okay");
    phone.go("#/capture");
    phone.write(FIELD, "A boat on");
    phone.open("");
    phone.heading_is("Say something");
    assert_eq!(phone.value(FIELD), "A boat on");
    phone.put_away();
}

/// The two copies are not compared by then, and an empty diary may be one that was lost. Firefox may end the script that keeps
/// the words in its middle, for another address is opened.
fn what_is_typed_in_the_first_moment_of_a_new_diary_is_there(engine: Engine) {
    const TYPE: &str = "
        const field = document.querySelector('#main textarea');
        field.value = 'A boat on';
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.script(TYPE, &[]);
    phone.load("about:blank");
    phone.open("");
    phone.heading_is("Say something");
    // What only the database has by then comes back once it was asked.
    until("the words", || match phone.value(FIELD) {
        words if words == "A boat on" => Ok(()),
        words => Err(words),
    });
    phone.press("Save");
    phone.status_is("Saved");
    phone.both_copies_hold("capture", 1);
    phone.put_away();
}

/// A browser may keep the page for the way back; then it goes on where it was.
fn a_page_that_comes_back_still_saves(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.write(FIELD, "A boat on");
    phone.load("about:blank");
    phone.back();
    phone.heading_is("Say something");
    assert_eq!(phone.value(FIELD), "A boat on");
    phone.press("Save");
    phone.status_is("Saved");
    phone.both_copies_hold("capture", 1);
    phone.put_away();
}

/// Within half an hour, and also when the page was never hidden before its end; later Today has the way back.
fn a_start_goes_back_to_where_somebody_was_writing(engine: Engine) {
    const WHERE: &str = "return localStorage.getItem('homeward/last-place')?.split(' ')[1] ?? ''";
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    // A file that shows as plain text has no icon of ours.
    phone.expect_complaint("/favicon.ico");
    phone.open("#/today");
    phone.check_in_with_three_taps("Okay");
    phone.go("#/capture");
    phone.write(FIELD, "A boat on");
    phone.status_is("Draft kept");
    phone.until_it_says("the place", WHERE, "#/capture");
    phone.open("");
    phone.heading_is("Say something");
    assert_eq!(phone.value(FIELD), "A boat on");
    phone.load("about:blank");
    phone.load(&site.url("look.js"));
    phone.script(AN_HOUR_LATER, &[]);
    phone.open("");
    phone.heading_is("Today");
    phone.sees(BEGUN);
    phone.follow("Say something…");
    phone.heading_is("Say something");
    assert_eq!(phone.value(FIELD), "A boat on");
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/today");
    phone.heading_is("Today");
    phone.sees_no(BEGUN);
    phone.put_away();
}

fn whoever_goes_elsewhere_is_not_brought_back(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Okay");
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Edit");
    phone.choose("Good");
    phone.go("#/capture");
    phone.write(FIELD, "A boat on");
    phone.go("#/today");
    phone.sees(BEGUN);
    phone.open("");
    phone.heading_is("Today");
    phone.sees(BEGUN);
    // The change of an entry goes on where it was left.
    phone.follow("Check-in…");
    phone.heading_is("Journal");
    assert!(phone.is_chosen("Good"));
    phone.press("Cancel");
    phone.go("#/capture");
    phone.put(FIELD, "");
    phone.go("#/today");
    phone.heading_is("Today");
    phone.sees_no(BEGUN);
    phone.put_away();
}
