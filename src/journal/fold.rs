//! Letters without case and accents, so that a search for "angst uber" finds "Angst über".
//!
//! A small table instead of a Unicode crate: the full tables would weigh more than the rest of the journal. It knows the Latin
//! letters of European languages and Vietnamese, Greek, Cyrillic and Armenian; other scripts are compared as they are. A test holds
//! it against the Unicode decompositions.

/// Base letters from U+00C0 to U+024F; a dot where there is none.
const LATIN: &[u8; 400] = b"\
    aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiii.i..jjkk.llllllllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.\
    b...............................oo.............uu....zz......................aaiioouuuuuuuuuu.aa\
    aa..ggggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ...b..eejj..rryy";

/// Base letters from U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwya.....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Large letters without a base letter above, each with its small one.
const LATIN_PAIRS: &str = "\
    ÆæÐðÞþİiĲĳŊŋŒœƁɓƂƃƄƅƆɔƇƈƉɖƊɗƋƌƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƘƙƜɯƝɲƟɵƢƣƤƥƦʀƧƨƩʃƬƭƮʈƱʊƲʋƳƴƷʒƸƹƼƽǄǆǅǆǇǉǈǉǊǌǋǌ\
    ǢǣǮǯǱǳǲǳǶƕǷƿǼǽȜȝȠƞȢȣȤȥȺⱥȻȼȽƚȾⱦɁɂɄʉɅʌɊɋẞßỺỻỼỽỾỿ";

/// Adds a text to `out`, without case and accents.
pub(super) fn fold_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
        } else {
            fold_letter(out, letter);
        }
    }
}

fn fold_letter(out: &mut String, letter: char) {
    match small(letter) {
        '\u{300}'..='\u{36f}' => {}
        'ß' => out.push_str("ss"),
        'æ' | 'ǽ' | 'ǣ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ð' => out.push('d'),
        'ǯ' => out.push('ʒ'),
        'ſ' | 'ẛ' => out.push('s'),
        letter @ '\u{c0}'..='\u{24f}' => out.push(base(LATIN, 0xc0, letter)),
        letter @ '\u{1e00}'..='\u{1eff}' => out.push(base(LATIN_ADDITIONAL, 0x1e00, letter)),
        letter => out.push(greek_or_cyrillic(letter)),
    }
}

/// The small letter of the alphabets that are folded here; the whole Unicode table would be larger than all the rest.
fn small(letter: char) -> char {
    match letter {
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => small_latin(letter),
        'Ά' => 'ά',
        'Ό' => 'ό',
        'Έ'..='Ί' => later(letter, 37),
        'Ύ' | 'Ώ' => later(letter, 63),
        'Α'..='Ϋ' | 'А'..='Я' => later(letter, 32),
        '\u{400}'..='\u{40f}' => later(letter, 80),
        '\u{460}'..='\u{481}' | '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => {
            later(letter, 1 - u32::from(letter) % 2)
        }
        '\u{4c0}' => '\u{4cf}',
        '\u{4c1}'..='\u{4ce}' => later(letter, u32::from(letter) % 2),
        'Ա'..='Ֆ' => later(letter, 48),
        _ => letter,
    }
}

fn small_latin(letter: char) -> char {
    let mut pairs = LATIN_PAIRS.chars();
    while let (Some(large), Some(small)) = (pairs.next(), pairs.next()) {
        if large == letter {
            return small;
        }
    }
    letter
}

fn later(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

fn base(table: &[u8], first: u32, letter: char) -> char {
    let at = usize::try_from(u32::from(letter) - first).ok();
    match at.and_then(|at| table.get(at)) {
        Some(&base) if base != b'.' => char::from(base),
        _ => letter,
    }
}

fn greek_or_cyrillic(letter: char) -> char {
    match letter {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        other => other,
    }
}
