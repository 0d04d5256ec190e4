//! Steps that several journeys share.

use super::Phone;
use serde_json::{Value, json};

const WHEN: &str = "
    const at = new Date(Date.now() + arguments[0] * 3600e3);
    const two = (number) => String(number).padStart(2, '0');
    return [
        `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
        `${two(at.getHours())}:${two(at.getMinutes())}`,
    ];";

impl Phone {
    /// A month of example data, from the first question.
    #[track_caller]
    pub fn look_around_with_an_example(&self) {
        self.open("#/welcome");
        self.press("Look around with example data");
        self.status_is("Saved");
        self.heading_is("Today");
    }

    /// Sets the date and the time of a session, in hours from now.
    #[track_caller]
    pub fn put_when(&self, hours: i32) {
        let when = self.script(WHEN, &[json!(hours)]);
        let part = |at: usize| when.get(at).and_then(Value::as_str).expect("a date and a time").to_owned();
        self.put("Date", &part(0));
        self.put("Time", &part(1));
    }

    /// A check-in with a mood and nothing else: three taps, counted from Today.
    #[track_caller]
    pub fn check_in_with_three_taps(&self, mood: &str) {
        self.press("Check in");
        self.heading_is("Check in");
        self.choose(mood);
        self.press("Save");
        self.status_is("Saved");
        self.is_at("#/today");
    }

    /// A low mood, and an answer to each question under *Add more*; not saved.
    #[track_caller]
    pub fn answer_all_of_a_check_in(&self, note: &str) {
        self.choose("Low");
        self.press("Add more");
        self.answer("Energy", "2");
        self.answer("Anxiety", "4");
        self.answer("Sleep last night", "3");
        self.choose("Tired");
        self.choose("Curious");
        self.write("Note", note);
    }

    /// First words.
    #[track_caller]
    pub fn say(&self, words: &str) {
        self.go("#/capture");
        self.heading_is("Say something");
        self.put("Anything at all", words);
        self.press("Save");
        self.heading_is("Your words");
        self.status_is("Saved");
    }

    /// Puts words into the answer to the question that is asked of first words, whichever it is.
    #[track_caller]
    pub fn answer_the_prompt(&self, words: &str) {
        self.until_it_says(
            "a question",
            "return String(!!document.querySelector('label[for=answer]'))",
            "true",
        );
        let question = self.script("return document.querySelector('label[for=answer]').textContent", &[]);
        self.put(question.as_str().expect("a question"), words);
    }
}
