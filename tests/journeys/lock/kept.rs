//! Nothing of a locked diary can be read in what the browser keeps, nor in the memory of the page.

use std::cell::Cell;

use base64::Engine as _;
use serde_json::json;

use super::{PASSPHRASE, lock_now, lock_with, unlock};
use crate::data::written;
use crate::engine::Engine;
use crate::heap::{keep_hold_of_wasm, strings_in_heap, words_in_wasm};
use crate::phone::{Phone, Piece};
use crate::running::Folder;
use crate::site::Site;

in_every_engine!(nothing_that_was_written_can_be_read_in_what_the_browser_keeps);

/// What the status line says, for a moment, of what was done last.
const NEWS: &str = "return document.getElementById('status').textContent";

/// Numbers of people to call.
const NUMBERS: [&str; 2] = ["01515550177", "01515550188"];

/// Words that stand nowhere in the app, and how many of them were planted.
struct Words {
    planted: Cell<u32>,
}

impl Words {
    /// Two more words.
    fn two(&self) -> String {
        let at = self.planted.replace(self.planted.get() + 2);
        format!("{} {}", Words::at(at), Words::at(at + 1))
    }

    fn at(at: u32) -> String {
        format!("zq{}wx{at}", at * 7_919 % 1_000)
    }

    fn all(&self) -> Vec<String> {
        (0..self.planted.get()).map(Words::at).collect()
    }
}

/// Bytes as a text of which each letter is a byte: the search for texts is fast in tests too.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The forms in which a text may lie somewhere.
fn forms(word: &str) -> Vec<String> {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut forms = vec![letters(word.as_bytes()), letters(&wide)];
    for bytes in [word.as_bytes(), &wide] {
        // A word may begin at each of three places of a group; what is at its edges depends on its neighbours.
        for before in 0..3 {
            let padded = [&vec![b' '; before][..], bytes].concat();
            let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(&padded);
            let from = (before * 8).div_ceil(6);
            let until = padded.len() * 8 / 6;
            forms.push(encoded[from..until].to_owned());
            forms.push(encoded.replace('+', "-").replace('/', "_")[from..until].to_owned());
        }
    }
    forms
}

/// Where these words lie, each of them in any form.
fn places(words: &[String], pieces: &[Piece]) -> Vec<(String, String)> {
    let pieces: Vec<(&str, String)> =
        pieces.iter().map(|piece| (piece.place.as_str(), letters(&piece.bytes))).collect();
    let mut found = Vec::new();
    for word in words {
        let forms = forms(word);
        let holds = |text: &str| forms.iter().any(|form| text.contains(form.as_str()));
        let holders = pieces.iter().filter(|(place, text)| holds(text) || holds(place));
        found.extend(holders.map(|(place, _)| (word.clone(), (*place).to_owned())));
    }
    found
}

/// Words in each field that keeps any: what is saved, what is deleted, what is set aside, what was begun.
fn write_everywhere(phone: &Phone, words: &Words, folder: &Folder, round: u32) {
    phone.go("#/settings/plan");
    phone.put("Name of your clinic", &words.two());
    phone.put("What else your clinic said", &words.two());
    phone.put("Somebody you trust", &words.two());
    phone.put("Their phone number", NUMBERS[0]);
    phone.press("Save");
    phone.status_is("Saved");
    phone.go("#/session/new");
    phone.put_when(30);
    phone.put("Who takes you home", &words.two());
    phone.put("Their phone number", NUMBERS[1]);
    phone.put("Place", &words.two());
    phone.put("Intention", &words.two());
    phone.press("Save");
    phone.status_is("Saved");
    // Deleted, and then one that stays.
    for is_deleted in [true, false] {
        phone.go("#/check-in");
        phone.choose(if is_deleted { "Very low" } else { "Okay" });
        put_note(phone, words);
        phone.press("Save");
        phone.status_is("Saved");
        if is_deleted {
            phone.go("#/journal");
            phone.follow("Check-in: Very low…");
            phone.press("Delete");
            phone.sees("This entry is deleted.");
            phone.status_is("Saved");
        }
    }
    let first_words = words.two();
    phone.say(&first_words);
    phone.go("#/reflect");
    phone.follow(&format!("{first_words}…"));
    phone.answer_the_prompt(&words.two());
    phone.press("Save");
    phone.status_is("Saved");
    let damaged = json!({
        "format": "homeward-export", "version": 1, "records": [],
        "aside": [{ "key": format!("homeward/1/check-in/{round}/r1"), "text": format!("{{ {}", words.two()) }],
    });
    phone.go("#/settings/backup");
    phone.bring(&written(folder, &format!("damaged-{round}.json"), &damaged.to_string()));
    phone.press("Add these");
    phone.status_is("Saved");
    begin_everywhere(phone, words, &first_words);
}

/// Words in each field whose draft is kept.
fn begin_everywhere(phone: &Phone, words: &Words, first_words: &str) {
    phone.go("#/reflect");
    phone.follow(&format!("{first_words}…"));
    phone.heading_is("Reflect");
    phone.until_it_says("no news", NEWS, "");
    phone.answer_the_prompt(&words.two());
    phone.status_is("Draft kept");
    for (place, heading, fields) in [
        ("#/capture", "Say something", &["Anything at all"][..]),
        ("#/session/new", "Add a session", &["Who takes you home", "Place", "Intention"]),
        (
            "#/settings/plan",
            "Care plan",
            &["Name of your clinic", "Somebody you trust", "What else your clinic said"],
        ),
    ] {
        open(phone, place, heading);
        for field in fields {
            phone.put(field, &words.two());
        }
        phone.status_is("Draft kept");
    }
    open(phone, "#/check-in", "Check in");
    put_note(phone, words);
    phone.status_is("Draft kept");
}

/// Words in the note of a check-in. What was begun there before has opened it already.
fn put_note(phone: &Phone, words: &Words) {
    phone.heading_is("Check in");
    phone.script("document.querySelector('#main details').open = true", &[]);
    phone.put("Note", &words.two());
}

/// Opens a place where nothing is said any more of the one before, which keeps its draft once more when it is left: that
/// word must not pass for one about this place.
fn open(phone: &Phone, place: &str, heading: &str) {
    phone.go(place);
    phone.heading_is(heading);
    phone.until_it_says("no news", NEWS, "");
}

/// Words in the fields that keep nothing.
fn type_what_is_not_kept(phone: &Phone, words: &Words) {
    phone.go("#/journal");
    phone.write("Search your journal", &words.two());
    phone.sees("Nothing found.");
    phone.go("#/settings/backup");
    phone.heading_is("Backup");
    phone.put("Passphrase for the backup", &words.two());
    phone.put("Its passphrase", &words.two());
    phone.put("To go on, type: erase", &words.two());
}

fn nothing_that_was_written_can_be_read_in_what_the_browser_keeps(engine: Engine) {
    let folder = Folder::new();
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    let words = Words { planted: Cell::new(0) };
    phone.open("#/today");
    write_everywhere(&phone, &words, &folder, 1);
    let there = places(&words.all(), &phone.every_piece_kept());
    let missed = |word: &String| there.iter().all(|(found, _)| found != word);
    let missed: Vec<String> = words.all().into_iter().filter(missed).collect();
    assert!(missed.is_empty(), "the look finds each word before the lock is on, but not {missed:?}");

    let recovery = lock_with(&phone, PASSPHRASE);
    phone.choose("Keep Ride home, the card for my escort and my numbers to call open");
    phone.until_it_says(
        "the numbers to go",
        "return String(localStorage.getItem('homeward/look')?.includes('trusted'))",
        "false",
    );
    write_everywhere(&phone, &words, &folder, 2);
    type_what_is_not_kept(&phone, &words);
    let passphrases = [PASSPHRASE, &recovery, &words.two()].map(str::to_owned);
    let numbers = NUMBERS.map(str::to_owned);
    let sought: Vec<String> = words.all().into_iter().chain(passphrases.clone()).chain(numbers).collect();
    assert!(words.all().len() >= 50, "{} words", words.all().len());
    let nothing: [(String, String); 0] = [];
    assert_eq!(places(&sought, &phone.every_piece_kept()), nothing, "while the diary is open");
    lock_now(&phone);
    unlock(&phone, &passphrases[2]);
    phone.sees("This does not open it.");
    let kept = phone.every_piece_kept();
    for place in [
        "localStorage homeward/2/",
        "homeward/records homeward/2/",
        "cache newest-of-homeward",
        "homeward/aside-sealed/",
    ] {
        assert!(kept.iter().any(|piece| piece.place.contains(place)), "{place} is looked into");
    }
    assert_eq!(places(&sought, &kept), nothing, "once it is locked");

    unlock(&phone, PASSPHRASE);
    phone.go("#/capture");
    phone.heading_is("Say something");
    assert!(phone.value("Anything at all").starts_with("zq"), "it is all there");
    // The look finds what lies in the open.
    let planted = words.all().remove(0);
    phone.script("sessionStorage.setItem(arguments[0], '')", &[json!(planted)]);
    assert_eq!(places(&sought, &phone.every_piece_kept()).len(), 2, "as a key, and in the name of its text");
    phone.put_away();
}

/// The check itself finds what is there.
#[test]
fn a_planted_word_is_found_in_each_form() {
    for before in ["", "a", "ab", "abc"] {
        let text = format!("{before}zq1wx1 and more");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let base64 = base64::engine::general_purpose::STANDARD.encode(&text);
        let wide_base64 = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&wide);
        for bytes in [text.into_bytes(), wide, base64.into_bytes(), wide_base64.into_bytes()] {
            let there = Piece { place: "here".to_owned(), bytes };
            let found = places(&["zq1wx1".to_owned()], &[there]);
            assert_eq!(found, [("zq1wx1".to_owned(), "here".to_owned())], "{before}");
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
