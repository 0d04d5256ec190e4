//! Words that nobody guesses.

use std::collections::BTreeSet;

use homeward::workshop::{five_words, slip_in_words};

#[test]
fn five_words_of_the_list_that_differ_each_time() {
    let mut seen = BTreeSet::new();
    for _ in 0..400 {
        let words = five_words().unwrap();
        let each: Vec<&str> = words.split(' ').collect();
        assert_eq!(each.len(), 5, "{words}");
        for word in each {
            assert!(word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{word}");
            seen.insert(word.to_owned());
        }
    }
    // Of 7,776 words, 2,000 draws hit some 1,760 different ones; draws from a part of the list would hit far fewer.
    assert!(seen.len() > 1_600, "{}", seen.len());
    let starts: BTreeSet<u8> = seen.iter().filter_map(|word| word.bytes().next()).collect();
    assert!(starts.len() >= 24, "from a to z: {starts:?}");
}

#[test]
fn what_is_wrong_with_recovery_words_is_said_and_a_passphrase_is_left_alone() {
    const NINE: &str = "abacus abdomen abdominal abide abiding ability ablaze able abnormal";
    let check = |secret: &str, expected: &str| {
        let said = slip_in_words(secret);
        assert!(
            if expected.is_empty() { said.is_empty() } else { said.contains(expected) },
            "{secret}: {said}"
        );
    };
    check("", "");
    check("Grüne Tür 7", "");
    check("correct horse battery staple once more", "");
    check("we met at the lake when it rained all day", "");
    check(NINE, "Here are 9.");
    check(&format!("{NINE} abrasion abrasive"), "Here are 11.");
    check(&format!("{NINE} appel"), "Word 10 cannot");
    check(&format!("{NINE} Abrasion"), "These are not the recovery words of this diary");
    check(&NINE.to_uppercase(), "Here are 9.");
    check(&NINE.replace(' ', ", "), "Here are 9.");
    check(
        "1. abacus 2. abdomen 3. abdominal 4. abide 5. abiding 6. ability 7. ablaze 8. able",
        "Here are 8.",
    );
}
