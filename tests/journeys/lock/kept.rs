//! Nothing of a locked diary can be read in what the browser keeps, nor in the memory of the page.

use serde_json::json;

use super::{PASSPHRASE, everything, lock_now, lock_with, unlock};
use crate::engine::Engine;
use crate::heap::{keep_hold_of_wasm, strings_in_heap, words_in_wasm};
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(nothing_that_was_written_can_be_read_in_what_the_browser_keeps);

/// Words that stand nowhere in the app.
fn planted() -> Vec<String> {
    (0..50_u32).map(|at| format!("zq{}wx{}", at * 7_919 % 1_000, at)).collect()
}

/// The forms in which a text may lie somewhere.
fn forms(word: &str) -> Vec<Vec<u8>> {
    use base64::Engine as _;
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut forms = vec![word.as_bytes().to_vec(), wide.clone()];
    for bytes in [word.as_bytes(), &wide] {
        // A word may begin at each of three places of a group; what is at its edges depends on its neighbours.
        for before in 0..3 {
            let padded = [&vec![b' '; before][..], bytes].concat();
            let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(&padded);
            let from = (before * 8).div_ceil(6);
            let until = padded.len() * 8 / 6;
            forms.push(encoded.as_bytes()[from..until].to_vec());
            forms.push(encoded.replace('+', "-").replace('/', "_").as_bytes()[from..until].to_vec());
        }
    }
    forms
}

fn holds(haystack: &str, needle: &[u8]) -> bool {
    haystack.as_bytes().windows(needle.len()).any(|window| window == needle)
}

fn nothing_that_was_written_can_be_read_in_what_the_browser_keeps(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let words = planted();
    let some = |from: usize| words[from..from + 10].join(" ");
    phone.open("#/session/new");
    phone.put_when(30);
    phone.put("Place", &some(0));
    phone.put("Intention", &some(10));
    phone.press("Save");
    phone.status_is("Saved");
    phone.say(&some(20));
    phone.go("#/check-in");
    phone.answer_all_of_a_check_in(&some(30));
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/capture");
    phone.put("Anything at all", &words[40..45].join(" "));
    phone.status_is("Draft kept");
    let seen = everything(&phone);
    for word in &words[..45] {
        assert!(
            holds(&seen, word.as_bytes()),
            "{word} is there before the lock, so that the look can find something"
        );
    }
    lock_with(&phone, PASSPHRASE);
    phone.say(&words[45..].join(" "));
    lock_now(&phone);
    let kept = everything(&phone);
    assert!(kept.contains("homeward/2/check-in/") && !kept.contains("homeward/1/"), "all is sealed");
    for word in &words {
        for form in forms(word) {
            assert!(!holds(&kept, &form), "{word} as {:?}", String::from_utf8_lossy(&form));
        }
    }
    unlock(&phone, PASSPHRASE);
    phone.go("#/reflect");
    phone.sees(&words[45]);
    phone.put_away();
}

/// The check itself finds what is there.
#[test]
fn a_planted_word_is_found_in_each_form() {
    use base64::Engine as _;
    for before in ["", "a", "ab", "abc"] {
        let text = format!("{before}zq1wx1 and more");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let base64 = base64::engine::general_purpose::STANDARD.encode(&text);
        let wide_base64 = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&wide);
        for there in [text, String::from_utf8(wide).unwrap(), base64, wide_base64] {
            assert!(forms("zq1wx1").iter().any(|form| holds(&there, form)), "{before}: {there}");
        }
    }
}

/// Chromium’s own debugger looks for the words, first where they must be found.
#[test]
fn the_memory_of_the_page_holds_no_word_once_it_is_locked() {
    const LAST_NOTE: &str = "zq-last-note-of-the-evening";
    let site = Site::start();
    let phone = Phone::new(Engine::Chromium, &site);
    keep_hold_of_wasm(&phone);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    lock_with(&phone, PASSPHRASE);
    phone.say(LAST_NOTE);
    phone.go("#/check-in");
    phone.heading_is("Check in");
    phone.press("Add more");
    phone.write("Note", LAST_NOTE);
    phone.status_is("Draft kept");
    // The app keeps its words in the memory of its wasm, so one is put into the heap of the scripts too.
    phone.script("window.held = arguments[0]", &[json!(LAST_NOTE)]);
    assert!(strings_in_heap(&phone).contains(LAST_NOTE), "the look finds what is there");
    assert_eq!(words_in_wasm(&phone, LAST_NOTE), json!([1, 1]), "in the memory of the app");
    lock_now(&phone);
    let strings = strings_in_heap(&phone);
    assert!(!strings.contains(LAST_NOTE) && !strings.contains(PASSPHRASE));
    assert_eq!(words_in_wasm(&phone, LAST_NOTE), json!([1, 0]), "the memory is a new one");
    phone.put_away();
}
