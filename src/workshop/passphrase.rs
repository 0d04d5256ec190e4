//! Passphrases that nobody guesses, and the words that open the lock when the passphrase is forgotten.

use std::ops::RangeInclusive;

use diceware_wordlists::EFF_LONG_WORDLIST;

const WORDS: usize = 5;

/// So many recovery words there are: 7,776¹⁰, more than 128 bits.
pub const RECOVERY_WORDS: usize = 10;

/// So many words may be recovery words with some left out or written twice, where so many of them are in the list.
const ABOUT_TEN: RangeInclusive<usize> = 8..=12;
const MOST_OF_TEN: usize = 6;

/// Five words of the EFF's long list, each as likely as any other: 7,776⁵, about 64 bits.
///
/// # Errors
/// [`getrandom::Error`] when the browser gives no random bytes.
pub fn five_words() -> Result<String, getrandom::Error> {
    words(WORDS)
}

/// The recovery words of a lock, out of the same list.
///
/// # Errors
/// [`getrandom::Error`] when the browser gives no random bytes.
pub fn recovery_words() -> Result<String, getrandom::Error> {
    words(RECOVERY_WORDS)
}

/// A secret as it counts: without the spaces around it, and where all of it is words of the list, in small letters with one
/// space between. A phone's keyboard likes to begin with a capital.
pub fn normalised(secret: &str) -> String {
    let words: Vec<String> = secret.split_whitespace().map(str::to_lowercase).collect();
    if words.iter().all(|word| is_listed(word)) { words.join(" ") } else { secret.trim().to_owned() }
}

/// Ten words of the list as recovery words have them, whatever but letters stands between: from a note they come with their
/// numbers or commas. A passphrase may look like that, too.
pub fn ten_words_in(secret: &str) -> Option<String> {
    let words = bare_words(secret).join(" ");
    are_recovery_words(&words).then_some(words)
}

/// The words in a text, in small letters, without whatever stands between them. Some of the list have a hyphen.
fn bare_words(text: &str) -> Vec<String> {
    let between = |letter: char| !letter.is_alphabetic() && letter != '-';
    let words = text.split(between).map(|word| word.trim_matches('-'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether it has the form of recovery words.
pub fn are_recovery_words(normalised: &str) -> bool {
    let words: Vec<&str> = normalised.split(' ').collect();
    words.len() == RECOVERY_WORDS && words.into_iter().all(is_listed)
}

/// What is wrong with recovery words that do not open, as a sentence; empty where it was no try at them. What looks like them may
/// be a long passphrase all the same, so the sentence leaves that open.
pub fn slip_in_words(secret: &str) -> String {
    let words = bare_words(secret);
    let listed = words.iter().filter(|word| is_listed(word)).count();
    if !ABOUT_TEN.contains(&words.len()) || listed < MOST_OF_TEN {
        return String::new();
    }
    // The word itself may be part of a passphrase, and others may look on.
    match words.iter().position(|word| !is_listed(word)) {
        Some(at) => format!(
            "Are these your recovery words? Word {} cannot be one of them. Look at your sheet.",
            at + 1
        ),
        None if words.len() != RECOVERY_WORDS => {
            format!("Are these your recovery words? There are ten of them. Here are {}.", words.len())
        }
        None => "These are not the recovery words of this diary. Look at each word, and which comes first."
            .to_owned(),
    }
}

fn is_listed(word: &str) -> bool {
    EFF_LONG_WORDLIST.binary_search(&word).is_ok()
}

fn words(count: usize) -> Result<String, getrandom::Error> {
    let words = (0..count).map(|_| one_word()).collect::<Result<Vec<_>, _>>()?;
    Ok(words.join(" "))
}

fn one_word() -> Result<&'static str, getrandom::Error> {
    loop {
        let mut bytes = [0; 2];
        getrandom::getrandom(&mut bytes)?;
        // 13 bits; a number beyond the list is drawn again, so that no word comes more often than another.
        if let Some(word) = EFF_LONG_WORDLIST.get(usize::from(u16::from_le_bytes(bytes) >> 3)) {
            return Ok(word);
        }
    }
}
