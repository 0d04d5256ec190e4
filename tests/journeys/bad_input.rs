//! What cannot be kept gets a sentence beside its field. Nothing is stored, and nothing that was written is lost.

use homeward::library::prompts::next_prompt;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(
    a_session_says_what_is_wrong_with_it,
    a_text_beyond_all_measure_stays_in_its_field,
    what_is_said_goes_when_the_person_writes,
);

fn a_session_says_what_is_wrong_with_it(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/session/new");
    phone.write("Place", "Praxis am Park");
    phone.write("Their phone number", "ask Sam");
    phone.press("Save");
    phone.sees("Choose a date.");
    phone.sees("A phone number has digits, spaces and + - ( ) . / only.");
    phone.put("Date", "2019-02-28");
    phone.press("Save");
    phone.sees("Add a time.");
    phone.put("Time", "09:30");
    phone.put("Date", "1999-12-31");
    phone.press("Save");
    phone.sees("This year looks wrong. Take a date within ten years.");
    assert_eq!(phone.value("Place"), "Praxis am Park");
    assert_eq!(phone.value("Their phone number"), "ask Sam");
    assert!(phone.kept("session").is_empty() && phone.kept_for_good("session").is_empty());
    phone.put_when(24);
    phone.write("Their phone number", "+49 170 1234567");
    phone.press("Save");
    phone.heading_is("Session");
    phone.status_is("Saved");
    phone.both_copies_hold("session", 1);
    phone.put_away();
}

fn a_text_beyond_all_measure_stays_in_its_field(engine: Engine) {
    let words = "a".repeat(400_001);
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.put("Anything at all", &words);
    phone.press("Save");
    phone.sees("This is too long for one entry: 400001 of 400000 characters. Nothing is lost.");
    assert_eq!(phone.value("Anything at all").len(), words.len());
    assert!(phone.kept("capture").is_empty() && phone.kept_for_good("capture").is_empty());
    phone.put("Anything at all", &words[1..]);
    phone.press("Save");
    phone.heading_is("Your words");
    phone.status_is("Saved");
    phone.both_copies_hold("capture", 1);
    phone.put_away();
}

fn an_answer_stays_with_its_question(phone: &Phone) {
    const QUESTION: &str = "return document.querySelector('label[for=answer]').textContent";
    let question = phone.script(QUESTION, &[]).as_str().expect("a question").to_owned();
    phone.write(&question, "Grey, and kind.");
    phone.sees_no("Another question");
    phone.status_is("Draft kept");
    phone.reload();
    phone.sees("Your draft of ");
    assert_eq!(phone.value(&question), "Grey, and kind.");
    phone.write(&question, " ");
    phone.sees("Another question");
}

fn what_is_said_goes_when_the_person_writes(engine: Engine) {
    const NOTHING: &str = "Nothing is written yet. A word is enough.";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/capture");
    phone.press("Save");
    phone.sees("There is nothing here yet.");
    phone.write("Anything at all", "A boat on grey water.");
    phone.sees_no("There is nothing here yet.");
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/reflect");
    phone.follow("A boat on grey water…");
    let question = next_prompt(0, &[], &[]).expect("a first question").text();
    phone.press("Save");
    phone.sees(NOTHING);
    phone.write(question, "I");
    phone.sees_no(NOTHING);
    // Nothing is said about the next question before it was answered either.
    phone.write(question, " ");
    phone.press("Save");
    phone.sees(NOTHING);
    phone.press("Another question");
    phone.sees_no(NOTHING);
    an_answer_stays_with_its_question(&phone);
    phone.go("#/check-in");
    phone.press("Save");
    phone.sees("Choose the word that is nearest.");
    phone.choose("Okay");
    phone.sees_no("Choose the word that is nearest.");
    phone.go("#/session/new");
    phone.write("Their phone number", "ask Sam");
    phone.press("Save");
    phone.sees("A phone number has digits");
    phone.write("Their phone number", "+49 170");
    phone.sees_no("A phone number has digits");
    phone.sees("Choose a date.");
    phone.put_away();
}
