//! The slow part of the lock: what opens it, what does not, and what is never tried.

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use diceware_wordlists::EFF_LONG_WORDLIST;
use homeward::domain::lock::AutoLock;
use homeward::domain::time::Moment;
use homeward::journal::{DataKey, NONCE_BYTES, Note, NoteChange, Sealer, Wrap};
use homeward::workshop::talk::{Answer, Task};
use homeward::workshop::{
    Cost, LockError, RECOVERY_WORDS, Way, Workshop, calibrated, derive, recovery_words, unwrap, wrap,
};

const LEAST: Cost = Cost { memory_kib: 47_104, passes: 1 };

/// RFC 9106, 5.3.
#[test]
fn the_vector_of_the_rfc_holds() {
    let mut params = ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap());
    let argon2 =
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params.build().unwrap())
            .unwrap();
    let mut tag = [0; 32];
    let mut blocks = vec![argon2::Block::new(); argon2.params().block_count()];
    argon2.hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, &mut blocks).unwrap();
    let hex: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

fn both_ways(passphrase: &str) -> (DataKey, Wrap, Wrap, String) {
    let key = DataKey::new([9; 32]);
    let words = recovery_words().unwrap();
    let by_passphrase = wrap(&key, passphrase, Way::Passphrase, LEAST).unwrap();
    let by_words = wrap(&key, &words, Way::Recovery, LEAST).unwrap();
    (key, by_passphrase, by_words, words)
}

#[test]
fn the_passphrase_and_the_recovery_words_open_it_as_people_type_them_and_nothing_else_does() {
    let (key, by_passphrase, by_words, words) = both_ways("Grüne Tür 7");
    let check = |secret: &str, expected: Result<Way, LockError>| {
        let opened = unwrap(&by_passphrase, &by_words, secret);
        let way = opened.map(|(found, way)| {
            assert_eq!(found.bytes(), key.bytes());
            way
        });
        assert_eq!(way, expected, "{secret}");
    };
    check("Grüne Tür 7", Ok(Way::Passphrase));
    check("  Grüne Tür 7\n", Ok(Way::Passphrase));
    check("grüne tür 7", Err(LockError::WrongSecret));
    check("", Err(LockError::WrongSecret));
    check(&words, Ok(Way::Recovery));
    check(&words.to_uppercase(), Ok(Way::Recovery));
    check(&format!(" {} ", words.replace(' ', "\n ")), Ok(Way::Recovery));
    check(&words.replace(' ', ", "), Ok(Way::Recovery));
    let numbered = words.split(' ').enumerate().map(|(at, word)| format!("{}. {word}\n", at + 1));
    check(&numbered.collect::<String>(), Ok(Way::Recovery));
    let mut turned: Vec<&str> = words.split(' ').collect();
    turned.reverse();
    check(&turned.join(" "), Err(LockError::WrongSecret));
    check(words.rsplit_once(' ').unwrap().0, Err(LockError::WrongSecret));
}

#[test]
fn words_of_the_list_open_it_whatever_the_keyboard_made_of_them() {
    let (_, by_passphrase, by_words, _) = both_ways("abacus yo-yo zoom");
    let check = |secret: &str, expected: Result<Way, LockError>| {
        let way = unwrap(&by_passphrase, &by_words, secret).map(|(_, way)| way);
        assert_eq!(way, expected, "{secret}");
    };
    check("abacus yo-yo zoom", Ok(Way::Passphrase));
    check("Abacus Yo-Yo  zoom ", Ok(Way::Passphrase));
    check("ABACUS YO-YO ZOOM", Ok(Way::Passphrase));
    check("abacus, yo-yo, zoom", Err(LockError::WrongSecret));
}

/// Somebody who was told that ten words are too like the recovery words adds a sign, and goes on.
#[test]
fn a_passphrase_of_ten_words_and_a_sign_is_a_passphrase() {
    const TEN: &str = "abacus abdomen abdominal abide abiding ability ablaze able abnormal abrasion";
    for passphrase in [format!("{TEN} 7"), format!("{TEN}!"), TEN.replace(' ', ", "), TEN.replace(' ', ".")] {
        let (key, by_passphrase, by_words, words) = both_ways(&passphrase);
        let check = |secret: &str, expected: Result<Way, LockError>| {
            let opened = unwrap(&by_passphrase, &by_words, secret);
            let opened = opened.map(|(found, way)| (*found.bytes(), way));
            assert_eq!(opened, expected.map(|way| (*key.bytes(), way)), "{secret} for {passphrase}");
        };
        check(&passphrase, Ok(Way::Passphrase));
        check(&words.replace(' ', ", "), Ok(Way::Recovery));
        check(TEN, Err(LockError::WrongSecret));
        check(&TEN.replace(' ', "; "), Err(LockError::WrongSecret));
    }
}

#[test]
fn a_wrap_opens_for_its_own_way_and_its_own_numbers_alone() {
    let (_, by_passphrase, by_words, words) = both_ways("correct horse");
    assert_eq!(
        unwrap(&by_words, &by_passphrase, &words).map(drop),
        Err(LockError::WrongSecret),
        "ways exchanged"
    );
    let more = Wrap { passes: 2, ..by_passphrase.clone() };
    assert_eq!(unwrap(&more, &by_words, "correct horse").map(drop), Err(LockError::WrongSecret));
    for at in 0..by_passphrase.key.len() {
        let mut key: Vec<char> = by_passphrase.key.chars().collect();
        key[at] = if key[at] == 'A' { 'B' } else { 'A' };
        let changed = Wrap { key: key.into_iter().collect(), ..by_passphrase.clone() };
        // The derivation is the same, so a few stand for all.
        if at % 16 == 0 {
            assert_eq!(
                unwrap(&changed, &by_words, "correct horse").map(drop),
                Err(LockError::WrongSecret),
                "{at}"
            );
        }
    }
}

#[test]
fn too_little_and_too_much_work_is_refused_before_it_is_done() {
    let (_, good, by_words, _) = both_ways("correct horse");
    let check = |memory_kib: u32, passes: u32, salt: &str| {
        let bad = Wrap { memory_kib, passes, salt: salt.to_owned(), ..good.clone() };
        assert_eq!(
            unwrap(&bad, &by_words, "correct horse").map(drop),
            Err(LockError::BadNote),
            "{memory_kib} {passes}"
        );
    };
    check(47_103, 1, &good.salt);
    check(8, 1, &good.salt);
    check(262_145, 1, &good.salt);
    check(u32::MAX, u32::MAX, &good.salt);
    check(47_104, 0, &good.salt);
    check(47_104, 25, &good.salt);
    check(47_104, 1, "");
    check(47_104, 1, "AAAA");
    check(47_104, 1, "not base64 at all!");
    assert_eq!(derive("x", &[0; 8], LEAST).map(drop), Err(LockError::BadNote), "a short salt");
}

#[test]
fn two_wraps_of_one_secret_have_nothing_in_common() {
    let key = DataKey::new([9; 32]);
    let [one, two] = [(); 2].map(|()| wrap(&key, "correct horse", Way::Passphrase, LEAST).unwrap());
    assert_ne!(one.salt, two.salt);
    assert_ne!(one.key, two.key);
}

#[test]
fn the_cost_stays_between_floor_and_ceiling_whatever_the_clock_says() {
    for clock in [(|| 0.0) as fn() -> f64, || f64::NAN, || f64::INFINITY] {
        let cost = calibrated(clock).unwrap();
        assert!((47_104..=262_144).contains(&cost.memory_kib) && (1..=12).contains(&cost.passes), "{cost:?}");
        assert!(derive("x", &[0; 16], cost).is_ok());
    }
}

thread_local! {
    /// What a clock says that somebody else moves on.
    static TIMES_MS: RefCell<VecDeque<f64>> = const { RefCell::new(VecDeque::new()) };
}

#[test]
fn a_derivation_fits_into_its_time_on_slow_and_fast_phones_whatever_the_clock_does() {
    // When the first pass has begun, when it has ended, and when three further ones have.
    let check = |[begun, first, further]: [f64; 3], passes: u32| {
        TIMES_MS.set([begun, first, further].into());
        let cost = calibrated(|| TIMES_MS.with_borrow_mut(|times| times.pop_front().unwrap()));
        assert_eq!(cost, Ok(Cost { memory_kib: 65_536, passes }), "{begun} {first} {further}");
        assert!(TIMES_MS.take().is_empty(), "each time is looked at once");
    };
    // 600 ms at most: the first pass, and as many further ones as fit.
    check([0.0, 100.0, 400.0], 6);
    check([1_000.0, 1_100.0, 1_400.0], 6);
    check([0.0, 100.0, 700.0], 3);
    check([0.0, 150.0, 690.0], 3);
    check([0.0, 300.0, 1_200.0], 2);
    // Slower than that: one pass over as much memory is the least.
    check([0.0, 600.0, 2_400.0], 1);
    check([0.0, 301.0, 1_201.0], 1);
    check([0.0, 2_000.0, 8_000.0], 1);
    // Faster: twelve are the most.
    check([0.0, 50.0, 200.0], 12);
    check([0.0, 10.0, 40.0], 12);
    // A clock with steps of 100 ms.
    check([0.0, 0.0, 300.0], 7);
    check([0.0, 100.0, 100.0], 12);
    // One that stands still, goes backwards, or is put forward or back in between.
    check([5.0, 5.0, 5.0], 12);
    check([1_000.0, 900.0, 800.0], 12);
    check([0.0, 100.0, -3_600_000.0], 12);
    check([0.0, 3_600_000.0, 3_600_300.0], 1);
    check([0.0, 100.0, 3_600_000.0], 1);
    check([0.0, -3_600_000.0, -3_599_700.0], 12);
}

#[test]
fn recovery_words_are_ten_of_the_list_and_never_the_same() {
    let all: BTreeSet<String> = (0..50).map(|_| recovery_words().unwrap()).collect();
    assert_eq!(all.len(), 50);
    for words in all {
        let words: Vec<&str> = words.split(' ').collect();
        assert_eq!(words.len(), RECOVERY_WORDS);
        assert!(words.iter().all(|word| EFF_LONG_WORDLIST.contains(word)), "{words:?}");
    }
    assert!(EFF_LONG_WORDLIST.is_sorted(), "it is searched as one");
}

/// Its keys were derived and wrapped by the reference Argon2 and by libsodium.
#[test]
fn the_released_note_of_a_lock_opens_both_ways() {
    let file = include_str!("../journal/golden/lock-v1.txt");
    let (_, text) = file.trim_end().split_once('\n').unwrap();
    let note = Note::read(text).unwrap();
    let words = "abacus yo-yo zoom rundown unroll trio cheese gossip boxcar doorbell";
    for (secret, way) in [("Grüne Tür 7", Way::Passphrase), (words, Way::Recovery)] {
        let (key, found) = unwrap(&note.passphrase, &note.recovery, secret).unwrap();
        assert_eq!((key.bytes(), found), (&[7; 32], way), "{secret}");
    }
}

fn ask(task: Task) -> Answer {
    Answer::from_texts(Workshop::default().work(task.into_texts())).unwrap()
}

#[test]
fn the_workshop_makes_a_lock_changes_it_and_opens_it() {
    let Answer::Lock { key, passphrase, recovery, words } =
        ask(Task::MakeLock { passphrase: "123456".to_owned() })
    else {
        panic!("no lock")
    };
    let unlock = |passphrase: &Wrap, recovery: &Wrap, secret: &str| {
        ask(Task::Unlock {
            passphrase: passphrase.clone(),
            recovery: recovery.clone(),
            secret: secret.to_owned(),
        })
    };
    let opened = |by_words| Answer::Unlocked { key: key.clone(), by_words };
    assert_eq!(unlock(&passphrase, &recovery, "123456"), opened(false));
    assert_eq!(unlock(&passphrase, &recovery, &words), opened(true));
    assert_eq!(unlock(&passphrase, &recovery, "123457"), Answer::WrongSecret(String::new()));
    let Answer::Wrapped(changed) = ask(Task::Rewrap { key: key.clone(), passphrase: "654321".to_owned() })
    else {
        panic!("not wrapped")
    };
    assert_eq!(unlock(&changed, &recovery, "654321"), opened(false));
    assert_eq!(unlock(&changed, &recovery, "123456"), Answer::WrongSecret(String::new()));
    let Answer::Words { recovery: new, words: new_words } = ask(Task::NewWords { key: key.clone() }) else {
        panic!("no words")
    };
    assert_eq!(unlock(&changed, &new, &new_words), opened(true));
    assert!(
        matches!(unlock(&changed, &new, &words), Answer::WrongSecret(slip) if slip.starts_with("These are not"))
    );
    let like_words = ask(Task::MakeLock { passphrase: new_words });
    assert!(
        matches!(&like_words, Answer::Failed(sentence) if sentence.contains("Ten words")),
        "{like_words:?}"
    );
    assert!(matches!(ask(Task::NewWords { key: "short".to_owned() }), Answer::Failed(_)));
}

/// The note lies in three places, which are written one after the other. Whatever each of them has when the writing is cut
/// off, the newest of them opens with one of the two passphrases, and always with the recovery words.
#[test]
fn wherever_a_change_of_the_passphrase_is_cut_off_the_old_or_the_new_one_opens_the_same_key() {
    let (key, by_passphrase, by_words, words) = both_ways("the old one");
    let sealer = Sealer::new(&key, || Some([3; NONCE_BYTES]));
    let now = Moment::new(1_790_000_000_000, 0).unwrap();
    let old = Note::first([by_passphrase, by_words], AutoLock::Usual, true, now, None, &sealer).unwrap();
    let by_new = wrap(&key, "the new one", Way::Passphrase, LEAST).unwrap();
    let new = old.changed(NoteChange::Passphrase(by_new), &sealer).unwrap();
    for (note, opens, opens_not) in
        [(&old, "the old one", "the new one"), (&new, "the new one", "the old one")]
    {
        let opened = |secret: &str| unwrap(&note.passphrase, &note.recovery, secret);
        let (found, way) = opened(opens).unwrap();
        assert_eq!((found.bytes(), way), (key.bytes(), Way::Passphrase), "{opens}");
        assert_eq!(
            opened(&words).map(|(found, way)| (*found.bytes(), way)),
            Ok((*key.bytes(), Way::Recovery))
        );
        assert_eq!(opened(opens_not).map(drop), Err(LockError::WrongSecret), "{opens_not}");
        assert_eq!(note.phase(&sealer), old.phase(&sealer));
    }
    let (old_text, new_text) = (old.to_text().unwrap(), new.to_text().unwrap());
    let half = &new_text[..new_text.len() / 2];
    let found_in = ["", half, old_text.as_str(), new_text.as_str()];
    let mut cuts = 0;
    for (one, two, three) in (0..64).map(|n| (n % 4, n / 4 % 4, n / 16)) {
        let places = [one, two, three].map(|at: usize| found_in[at]);
        let expected = match one.max(two).max(three) {
            3 => Some(&new),
            2 => Some(&old),
            _ => None,
        };
        assert_eq!(Note::newest(places).as_ref(), expected, "{places:?}");
        cuts += usize::from(expected.is_some());
    }
    assert_eq!(cuts, 56);
}
