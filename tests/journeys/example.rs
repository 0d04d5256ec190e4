//! The example goes without a trace, and takes nothing with it that the person wrote.

use serde_json::Value;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(what_was_written_over_the_example_outlives_it);

const SAVED: &str = "This could be me.";
const BEGUN: &str = "I wonder what";

fn what_was_written_over_the_example_outlives_it(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.sees("What you wrote yourself stays.");
    let captures: Vec<String> = phone.kept("capture").keys().map(|key| place_of(key)).collect();
    let [first, second] = captures.as_slice() else { panic!("two captures: {captures:?}") };
    let examples = live_layers(&phone);
    phone.answer_over(first, SAVED);
    phone.press("Save");
    phone.status_is("Saved");
    phone.answer_over(second, BEGUN);
    phone.status_is("Draft kept");
    phone.go("#/today");
    phone.press("Remove the example");
    phone.status_is("Saved");
    phone.sees_no("This is an example.");
    for _ in ["at once", "and after a new start"] {
        let own: Vec<String> =
            live_layers(&phone).into_iter().filter(|key| !examples.contains(key)).collect();
        assert_eq!(own.len(), 2, "{own:?}");
        assert_eq!(live_layers(&phone).len(), own.len(), "of the example nothing is left");
        phone.go("#/journal");
        phone.sees(SAVED);
        phone.sees(BEGUN);
        for (capture, words) in [(first, SAVED), (second, BEGUN)] {
            phone.go(capture);
            phone.sees("These words are deleted for good.");
            phone.sees("Later looks");
            phone.sees(words);
        }
        phone.reload();
    }
    // The way that a person finds: from the journal to the layer, and from there to itself alone.
    phone.go("#/journal");
    phone.write("Search your journal", BEGUN);
    phone.sees_no(SAVED);
    phone.follow("A later look…");
    phone.sees(BEGUN);
    assert_eq!(phone.all_kept(), phone.all_kept_for_good());
    phone.put_away();
}

fn place_of(key: &str) -> String {
    format!("#/reflect/{}", key.split('/').nth(3).expect("an id in the key"))
}

fn live_layers(phone: &Phone) -> Vec<String> {
    phone.kept("layer").into_keys().filter(|key| key.contains("/r")).collect()
}

impl Phone {
    /// Writes into the field under the question of the hour.
    #[track_caller]
    fn answer_over(&self, capture: &str, words: &str) {
        const QUESTION: &str = "return document.querySelector('label[for=answer]')?.textContent";
        // Two captures look alike; the way round shows that the second one has come.
        self.go("#/journal");
        self.heading_is("Journal");
        self.go(capture);
        self.heading_is("Reflect");
        self.sees("Look again");
        let question: Value = self.script(QUESTION, &[]);
        self.put(question.as_str().expect("a question"), words);
    }
}
