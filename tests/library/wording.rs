//! Words that never stand in a text of the house, and how long a sentence may be.

use crate::readability::{sentences, words};

/// Longest sentence, in words.
const LONGEST_SENTENCE: usize = 20;

/// Promises, blame, dose talk, and unsafe ways to speak of suicide.
const NEVER: [&str; 46] = [
    "achieve",
    "addict",
    "breakthrough",
    "clean",
    "commit",
    "committed",
    "completed suicide",
    "cure",
    "cured",
    "cures",
    "detox",
    "dosage",
    "dose",
    "doses",
    "dosing",
    "epidemic",
    "failed attempt",
    "fit to drive",
    "game changer",
    "guarantee",
    "guaranteed",
    "heals",
    "healed",
    "junkie",
    "journey",
    "kg",
    "levels",
    "magic",
    "magical",
    "mcg",
    "mg",
    "microdose",
    "milligram",
    "milligrams",
    "miracle",
    "miraculous",
    "proven",
    "reset",
    "rewire",
    "rewired",
    "rewires",
    "streak",
    "successful suicide",
    "trip",
    "you must",
    "you should",
];

/// Checks one line that a reader sees.
pub fn check(place: &str, line: &str) {
    for sentence in sentences(line) {
        let count = words(sentence).count();
        assert!(count <= LONGEST_SENTENCE, "{place}: {count} words in {sentence:?}");
    }
    if let Some(found) = forbidden(line) {
        panic!("{place}: {found:?} in {line:?}");
    }
}

fn forbidden(line: &str) -> Option<&'static str> {
    let spaced = format!(" {} ", words(&line.to_lowercase()).collect::<Vec<_>>().join(" "));
    // A straight quote is a slip of typing; an exclamation mark is too loud for a bad day.
    let signs = ["!", "'", "\"", "--", " - ", "..."].into_iter().find(|sign| line.contains(sign));
    signs.or_else(|| NEVER.into_iter().find(|phrase| spaced.contains(&format!(" {phrase} "))))
}

#[test]
fn forbidden_words_are_found_as_words_alone() {
    for (line, expected) in [
        ("It is a cure.", Some("cure")),
        ("You are Fit to drive now.", Some("fit to drive")),
        ("Take 5 mg of it.", Some("mg")),
        ("Well done!", Some("!")),
        ("don't", Some("'")),
        ("You should rest.", Some("you should")),
        ("Stay secure and calm.", None),
        ("A secured magician.", None),
    ] {
        assert_eq!(forbidden(line), expected, "{line:?}");
    }
}
