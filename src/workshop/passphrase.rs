//! Passphrases that nobody guesses.

use diceware_wordlists::EFF_LONG_WORDLIST;

const WORDS: usize = 5;

/// Five words of the EFF's long list, each as likely as any other: 7,776⁵, about 64 bits.
///
/// # Errors
/// [`getrandom::Error`] when the browser gives no random bytes.
pub fn five_words() -> Result<String, getrandom::Error> {
    let words = (0..WORDS).map(|_| one_word()).collect::<Result<Vec<_>, _>>()?;
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
