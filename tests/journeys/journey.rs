//! One real session, from the plan to the journal, with a reload after every step: whatever a person did is still
//! there when the phone comes back from a pocket.

use homeward::library::prompts::next_prompt;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(one_session_from_the_plan_to_the_journal);

const WORDS: &str = "A boat on grey water. I let go of the oars.";
const ANSWER: &str = "The water carried me, and it still does a little.";

fn one_session_from_the_plan_to_the_journal(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    first_opening(&phone);
    a_session_for_tomorrow(&phone);
    getting_ready(&phone);
    the_session_was_an_hour_ago(&phone);
    on_the_way_home(&phone);
    first_words(&phone);
    how_it_is(&phone);
    a_second_look(&phone);
    all_of_it_by_day(&phone);
    edited_deleted_and_brought_back(&phone);
    phone.put_away();
}

fn first_opening(phone: &Phone) {
    phone.open("#/welcome");
    phone.heading_is("Welcome");
    phone.put("Country", "DE");
    phone.choose("Lozenge");
    phone.press("Save");
    phone.status_is("Saved");
    phone.reload();
    phone.go("#/help");
    phone.heading_is("Help now");
    phone.sees("Germany");
    assert_eq!(phone.link("Call 112"), "tel:112");
    phone.go("#/settings/plan");
    phone.heading_is("Care plan");
    assert!(phone.is_chosen("Lozenge"));
}

fn a_session_for_tomorrow(phone: &Phone) {
    phone.go("#/today");
    phone.heading_is("Today");
    phone.sees("No session is planned.");
    phone.press("Add a session");
    phone.heading_is("Add a session");
    phone.put_when(24);
    phone.write("Who takes you home", "Sam");
    phone.write("Their phone number", "+49 170 1234567");
    phone.write("Place", "Praxis am Park");
    phone.write("Intention", "To be kind to myself");
    phone.press("Save");
    phone.status_is("Saved");
    phone.heading_is("Session");
    phone.reload();
    for words in ["Sam", "Praxis am Park", "To be kind to myself"] {
        phone.sees(words);
    }
    phone.go("#/today");
    phone.sees("Your session is tomorrow.");
    phone.reload();
    phone.sees("Your session is tomorrow.");
    // What the help without the app leans on.
    const HINT: &str = "return localStorage.getItem('homeward/look')";
    let hint = phone.script(HINT, &[]);
    assert!(hint.as_str().unwrap_or_default().contains("ride=%2B491701234567;ride-name=Sam"), "{hint}");
}

fn getting_ready(phone: &Phone) {
    const RIDE: &str = "Find who takes me home…";
    phone.follow("Prepare");
    phone.heading_is("Prepare");
    assert!(!phone.is_chosen(RIDE));
    phone.choose(RIDE);
    phone.status_is("Saved");
    phone.sees("1 of 16 done");
    phone.reload();
    phone.sees("1 of 16 done");
    assert!(phone.is_chosen(RIDE));
    phone.follow("Getting home…");
    phone.heading_is("Getting home");
    phone.sees("Who takes you, what waits until tomorrow");
    phone.reload();
    phone.heading_is("Getting home");
}

fn the_session_was_an_hour_ago(phone: &Phone) {
    phone.go(&format!("#/session/{}", phone.only("session")));
    phone.heading_is("Session");
    phone.press("Edit");
    phone.put_when(-1);
    phone.press("Save");
    phone.status_is("Saved");
    phone.reload();
    phone.sees("Sam");
    phone.go("#/today");
    phone.sees("Take your time.");
    assert_eq!(phone.theme(), "dim");
    phone.reload();
    phone.sees("Take your time.");
    assert_eq!(phone.theme(), "dim");
}

fn on_the_way_home(phone: &Phone) {
    phone.follow("Ride home");
    phone.heading_is("Ride home");
    assert_eq!(phone.theme(), "dim");
    phone.sees("Not yet");
    phone.sees("Do not drive");
    // Who takes the phone sees neither the diary nor a way to it, and not the dim theme.
    phone.follow("For the person with me");
    phone.heading_is("For the person with me");
    assert_eq!(phone.theme(), "");
    assert_eq!((phone.count("link", "Journal"), phone.count("link", "Today")), (0, 0));
    phone.follow("Back to Ride home");
    phone.heading_is("Ride home");
    phone.press("My ride");
    assert_eq!(phone.link("Call my ride"), "tel:+491701234567");
    let text = phone.link("Text my ride");
    assert!(text.starts_with("sms:+491701234567"), "{text}");
    assert!(text.contains("Hi%20Sam%2C%20I%20am%20ready"), "{text}");
    phone.reload();
    phone.heading_is("Ride home");
    assert_eq!(phone.theme(), "dim");
}

fn first_words(phone: &Phone) {
    phone.follow("Say something");
    phone.heading_is("Say something");
    phone.write("Anything at all", WORDS);
    phone.press("Save");
    phone.heading_is("Your words");
    phone.status_is("Saved");
    phone.reload();
    assert_eq!(phone.value("Anything at all"), "");
    phone.both_copies_hold("capture", 1);
}

fn how_it_is(phone: &Phone) {
    phone.go("#/today");
    phone.check_in_with_three_taps("Good");
    phone.heading_is("Today");
    phone.press("Check in");
    phone.heading_is("Check in");
    phone.answer_all_of_a_check_in("The dog was glad to see me.");
    phone.press("Save");
    phone.status_is("Saved");
    phone.reload();
    phone.both_copies_hold("check-in", 2);
}

fn a_second_look(phone: &Phone) {
    phone.follow("Reflect");
    phone.heading_is("Reflect");
    phone.follow("A boat on grey water…");
    phone.sees(WORDS);
    assert_eq!(phone.count("button", "Edit"), 0, "first words stay as they are");
    let question = next_prompt(0, &[], &[]).expect("a first question").text();
    phone.write(question, ANSWER);
    phone.press("Save");
    phone.status_is("Saved");
    phone.sees("Later looks");
    phone.reload();
    phone.sees(WORDS);
    phone.sees(ANSWER);
    phone.sees(question);
}

fn all_of_it_by_day(phone: &Phone) {
    const ALL: [&str; 5] = ["Check-in: Good", "Check-in: Low", "First words", "A later look", "Session"];
    phone.follow("Journal");
    phone.heading_is("Journal");
    ALL.iter().for_each(|title| phone.sees(title));
    phone.reload();
    ALL.iter().for_each(|title| phone.sees(title));
    phone.write("Search your journal", "GLAD to see");
    phone.sees_no("Check-in: Good");
    phone.sees("The dog was glad to see me.");
    phone.write("Search your journal", "nothing like this");
    phone.sees_no("Check-in: Low");
}

fn edited_deleted_and_brought_back(phone: &Phone) {
    phone.reload();
    phone.follow("Check-in: Low…");
    phone.sees("The dog was glad to see me.");
    phone.press("Edit");
    phone.choose("Okay");
    phone.press("Save");
    phone.status_is("Saved");
    phone.reload();
    phone.sees("Okay");
    phone.sees("The dog was glad to see me.");
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    phone.press("Undo");
    phone.sees("The dog was glad to see me.");
    phone.press("Delete");
    phone.sees("This entry is deleted.");
    phone.status_is("Saved");
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    phone.sees_no("Check-in: Okay");
    phone.reload();
    phone.sees("Check-in: Good");
    phone.sees_no("Check-in: Okay");
}
