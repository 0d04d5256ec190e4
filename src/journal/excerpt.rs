//! A few words of a long text, for a list: its beginning, or the place that was looked for.

use super::search::Query;

/// The length of an excerpt, in characters.
pub const EXCERPT_CHARS: usize = 120;

/// Words shown before the one that was looked for.
const WORDS_BEFORE: usize = 4;

/// A few words of a text on one line. With a query, those round the first word that fits it.
pub fn excerpt(text: &str, query: &Query) -> String {
    let found = text.split_whitespace().position(|word| query.touches(word));
    let skipped = found.unwrap_or(0).saturating_sub(WORDS_BEFORE);
    let mut words = text.split_whitespace().skip(skipped).peekable();
    let mut short = String::from(if skipped > 0 { "… " } else { "" });
    let mut chars = 0;
    while let Some(word) = words.next() {
        let room = EXCERPT_CHARS.saturating_sub(chars);
        let length = word.chars().count();
        if length > room {
            // A word that is longer than the whole line is cut; any other waits behind the dots.
            if chars == 0 {
                short.extend(word.chars().take(room));
            }
            short.push('…');
            return short;
        }
        short.push_str(word);
        chars += length + 1;
        if words.peek().is_some() {
            short.push(' ');
        }
    }
    short
}
