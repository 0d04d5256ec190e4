//! A backup holds what it was made of, or is refused as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use homeward::domain::time::Moment;
use homeward::journal::RawText;
use homeward::workshop::talk::{Answer, Task};
use homeward::workshop::{OpenError, Pair, Workshop, open, write};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const MIB: usize = 1024 * 1024;

/// Keys are slow to make on purpose; what is tested here does not hang on it.
const QUICK: u8 = 2;
pub const WORDS: &str = "rundown unroll trio cheese gossip";

pub fn made() -> Moment {
    Moment::new(1_790_000_000_000, 120).unwrap()
}

fn pair(key: &str, text: &str) -> Pair {
    (key.to_owned(), text.to_owned())
}

/// One revision of each golden record, two texts that nobody can read, and some that others wrote.
pub fn pairs() -> Vec<Pair> {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journal/golden/v1");
    let mut records = BTreeMap::new();
    for file in fs::read_dir(golden).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let (key, text) = text.split_once('\n').unwrap();
        let (record, _revision) = key.rsplit_once('/').unwrap();
        records.insert(record.to_owned(), pair(key, text.trim_end_matches('\n')));
    }
    let mut pairs: Vec<Pair> = records.into_values().collect();
    assert!(pairs.len() > 12, "{} golden records", pairs.len());
    pairs.push(pair("homeward/1/check-in/01KKJ8ZZ5Q0123456789ABCDZ9/r1", "00000000 {\"v\":1"));
    pairs.push(pair("homeward/2/dream/1", "from\ntomorrow \u{0}😀"));
    // Whole, and written by another program: with spaces, and on two lines.
    let text = |json: &str| format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    let record = |last: char, space: &str| {
        let moment = r#"{"utcMs":1790000000000,"offsetMin":0}"#;
        format!(
            "{{\"v\":1,{space}\"kind\":\"capture\",\"id\":\"01KKJ8ZZ5Q0123456789ABCDY{last}\",\"rev\":1,\"made\":{moment},\"written\":{moment},\"body\":{{\"words\":\"A door.\"}}}}{space}"
        )
    };
    pairs.push(pair("homeward/1/capture/01KKJ8ZZ5Q0123456789ABCDYA/r1", &text(&record('A', " "))));
    pairs.push(pair("homeward/1/capture/01KKJ8ZZ5Q0123456789ABCDYB/r1", &text(&record('B', "\n"))));
    // What lies aside and can be read is not the record of that name, which is there as well.
    let other = text(&record('A', "").replace("A door.", "Another door."));
    let aside = RawText::new("homeward/1/capture/01KKJ8ZZ5Q0123456789ABCDYA/r1", other).unwrap();
    pairs.push(pair(&aside.backup_key(), aside.text()));
    assert!(aside.backup_key().starts_with("homeward/aside/"), "{}", aside.backup_key());
    pairs
}

fn sorted(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort();
    pairs
}

#[test]
fn all_comes_back_text_by_text() {
    let file = write(&pairs(), WORDS, made(), QUICK).unwrap();
    assert!(file.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n") && file.is_ascii(), "{file}");
    for (margins, file) in [
        ("as it is", file.clone()),
        ("with the line ends of another system", file.replace('\n', "\r\n")),
        ("after an editor", format!("\u{feff}\n\n{file}\n \n")),
        ("in a mail", format!("Hello me,\n\n{file}\n-- \nSent from my phone\n")),
    ] {
        let opened = open(file.as_bytes(), &format!(" {WORDS}\n")).unwrap();
        assert_eq!(opened.made, made(), "{margins}");
        assert_eq!(sorted(opened.pairs), sorted(pairs()), "{margins}");
    }
}

#[test]
fn a_passphrase_of_listed_words_opens_it_whatever_the_keyboard_made_of_it() {
    let check = |sealed_with: &str, opened_with: &str, expected: Result<(), OpenError>| {
        let file = write(&pairs()[..1], sealed_with, made(), QUICK).unwrap();
        let opened = open(file.as_bytes(), opened_with).map(|_| ());
        assert_eq!(opened, expected, "{opened_with:?} for {sealed_with:?}");
    };
    check(WORDS, "Rundown unroll  Trio cheese gossip ", Ok(()));
    check(WORDS, &WORDS.to_uppercase(), Ok(()));
    check(WORDS, "rundown unroll trio cheese", Err(OpenError::WrongPassphrase));
    // As it was typed, it opens in any case: that is what the age program is given.
    check("Rundown  Unroll Trio", "Rundown  Unroll Trio", Ok(()));
    check("Rundown  Unroll Trio", "rundown unroll trio", Err(OpenError::WrongPassphrase));
    check("abacus, yo-yo, zoom", "abacus, yo-yo, zoom", Ok(()));
    check("Grüne Tür 7, und Haus", "grüne tür 7, und haus", Err(OpenError::WrongPassphrase));
}

#[test]
fn a_file_that_is_no_backup_is_refused_with_a_reason() {
    const HASH_OF_EMPTY_OBJECT: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    let sealed = |text: &str| seal_with(WORDS, text, QUICK);
    let head = |format: &str, version: u64, records: usize| {
        let moment = r#"{"utcMs":0,"offsetMin":0}"#;
        format!(
            "{{\"format\":\"{format}\",\"version\":{version},\"madeAt\":{moment},\"records\":{records},\"aside\":0}}\n"
        )
    };
    let ours = |records| head("homeward-backup", 1, records);
    let record = |sha256: &str| format!("{{\"sha256\":\"{sha256}\",\"record\":{{}}}}\n");
    let good = record(HASH_OF_EMPTY_OBJECT);
    // A line of so many bytes, of one sort or another.
    let line_of = |bytes: usize, sort: &str| {
        let (from, to) = (format!("{{\"sha256\":\"00\",\"{sort}\":\""), "\"}");
        format!("{from}{}{to}\n", "x".repeat(bytes - from.len() - to.len()))
    };
    let armour = |inside: &str| {
        format!("-----BEGIN AGE ENCRYPTED FILE-----\n{inside}-----END AGE ENCRYPTED FILE-----\n")
    };
    for (what, file, expected) in [
        ("nothing", String::new(), OpenError::NotABackup),
        ("a letter", "Dear diary".to_owned(), OpenError::NotABackup),
        ("an armour round nothing", armour(""), OpenError::Damaged),
        ("an armour round no base64", armour("?\n"), OpenError::Damaged),
        ("sealed, of something else", sealed("Dear diary\nToday"), OpenError::NotABackup),
        ("another format", sealed(&head("homeward-export", 1, 0)), OpenError::NotABackup),
        ("a newer version", sealed(&head("homeward-backup", 2, 0)), OpenError::NewerVersion),
        ("too few lines", sealed(&ours(1)), OpenError::Damaged),
        ("too many lines", sealed(&(ours(0) + &good)), OpenError::Damaged),
        ("a wrong hash", sealed(&(ours(1) + &record("00"))), OpenError::Damaged),
        ("a broken line", sealed(&(ours(1) + "{\n")), OpenError::Damaged),
        (
            "a line of a later sort",
            sealed(&(ours(1) + "{\"sha256\":\"00\",\"sound\":1}\n")),
            OpenError::NewerVersion,
        ),
        ("100,001 lines", sealed(&(ours(100_001) + &good.repeat(100_001))), OpenError::TooManyLines),
        (
            "100,001 lines under a head that says none",
            sealed(&(ours(0) + &"\n".repeat(100_001))),
            OpenError::TooManyLines,
        ),
        ("a head that says 100,001 lines", sealed(&ours(100_001)), OpenError::TooManyLines),
        ("a head that says all there can be", sealed(&(ours(usize::MAX) + &good)), OpenError::TooManyLines),
        (
            "100,000 lines, of which one is broken",
            sealed(&(ours(100_000) + &"\n".repeat(100_000))),
            OpenError::Damaged,
        ),
        ("a text of 16 MiB", sealed(&(ours(1) + &line_of(16 * MIB, "record"))), OpenError::Damaged),
        ("a piece of sound of 1 MiB", sealed(&(ours(1) + &line_of(MIB, "sound"))), OpenError::NewerVersion),
        ("a larger piece", sealed(&(ours(1) + &line_of(MIB + 1, "sound"))), OpenError::PieceTooLarge),
        ("another passphrase", seal_with("other words", &ours(0), QUICK), OpenError::WrongPassphrase),
    ] {
        assert_eq!(open(file.as_bytes(), WORDS), Err(expected), "{what}");
    }
    assert_eq!(open(sealed(&ours(0)).as_bytes(), WORDS).unwrap().pairs, Vec::new());
}

#[test]
fn a_record_of_a_later_version_keeps_its_key() {
    let json = r#"{"v":9,"kind":"dream","id":"01KKJ8ZZ5Q0123456789ABCDE5","rev":3,"deleted":true,"body":{}}"#;
    let key = "homeward/1/dream/01KKJ8ZZ5Q0123456789ABCDE5/x3";
    let hash: String = Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let head = r#"{"format":"homeward-backup","version":1,"madeAt":{"utcMs":0,"offsetMin":0},"records":1,"aside":0}"#;
    let file = seal_with(WORDS, &format!("{head}\n{{\"sha256\":\"{hash}\",\"record\":{json}}}\n"), QUICK);
    let text = format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    assert_eq!(open(file.as_bytes(), WORDS).unwrap().pairs, [pair(key, &text)]);
}

#[test]
fn what_asks_for_too_much_is_refused_before_any_work() {
    let asks = "age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ 21\n\
                gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n--- IOXiQYStkoT1mvZW2tFOqZdhRVvj58egABx/sWfZQbc\n\
                then sixteen bytes, and some of a text";
    assert_eq!(open(asks.as_bytes(), WORDS), Err(OpenError::TooMuchWork));
    // Read to its end, this one would take hours.
    let endless =
        format!("age-encryption.org/v1\n-> x y\n{}", format!("{}\n", "A".repeat(64)).repeat(100_000));
    assert_eq!(open(endless.as_bytes(), WORDS), Err(OpenError::NotABackup));
    assert_eq!(open(&vec![b'a'; 64 * 1024 * 1024 + 1], WORDS), Err(OpenError::TooLarge));
}

#[test]
fn any_other_byte_is_noticed() {
    let file = write(&pairs()[..1], WORDS, made(), QUICK).unwrap().into_bytes();
    let opened = open(&file, WORDS).unwrap();
    for at in 0..file.len() {
        let mut bent = file.clone();
        bent[at] ^= 1;
        // Only the line break at the very end means nothing.
        let is_refused = open(&bent, WORDS) != Ok(opened.clone());
        assert!(is_refused || at == file.len() - 1, "byte {at} of {}", file.len());
    }
    for length in 0..file.len() - 1 {
        assert!(open(&file[..length], WORDS).is_err(), "cut off after {length}");
    }
}

#[test]
fn a_backup_is_tried_against_what_it_was_made_of() {
    fn ask(workshop: &mut Workshop, task: Task) -> Answer {
        Answer::from_texts(workshop.work(task.into_texts())).unwrap()
    }
    let check = |change: &dyn Fn(&mut Vec<Pair>), expected: bool| {
        let file = write(&pairs(), WORDS, made(), QUICK).unwrap();
        let (mut workshop, mut taken) = (Workshop::default(), pairs());
        change(&mut taken);
        let rest = taken.split_off(2);
        assert_eq!(ask(&mut workshop, Task::Take(taken)), Answer::Done);
        assert_eq!(ask(&mut workshop, Task::Take(rest)), Answer::Done);
        let passphrase = WORDS.to_owned();
        workshop.bring(file.len() as f64, || Some(file.clone().into_bytes()));
        let answer = ask(&mut workshop, Task::Try { passphrase: passphrase.clone() });
        assert_eq!(answer == Answer::Done, expected, "{answer:?}");
        // And given out again, step by step.
        workshop.bring(file.len() as f64, || Some(file.into_bytes()));
        let opened = ask(&mut workshop, Task::Open { passphrase });
        assert_eq!(opened, Answer::Opened { made: made(), records: pairs().len() });
        let mut given = Vec::new();
        loop {
            match ask(&mut workshop, Task::Give) {
                Answer::Pairs(pairs) if pairs.is_empty() => break,
                Answer::Pairs(pairs) => given.extend(pairs),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(sorted(given), sorted(pairs()));
    };
    check(&|_| {}, true);
    check(&|taken| taken.reverse(), true);
    check(&|taken| drop(taken.pop()), false);
    check(&|taken| taken[0].1.push(' '), false);
    check(&|taken| taken.push(pair("homeward/3/x", "more")), false);
}

#[test]
fn a_file_is_read_once_and_only_where_it_is_small_enough() {
    const MOST: f64 = 64.0 * 1024.0 * 1024.0;
    let check = |bytes: f64, content: Option<&[u8]>, expected: OpenError| {
        let mut workshop = Workshop::default();
        workshop.bring(bytes, || {
            assert!(bytes <= MOST, "{bytes} bytes are not to be read");
            content.map(<[u8]>::to_vec)
        });
        for reason in [expected, OpenError::NotReadable] {
            let answer = workshop.work(Task::Open { passphrase: WORDS.to_owned() }.into_texts());
            assert_eq!(Answer::from_texts(answer), Ok(Answer::Failed(reason.to_string())), "{bytes} bytes");
        }
    };
    check(10.0, Some(b"Dear diary"), OpenError::NotABackup);
    check(MOST, Some(b"Dear diary"), OpenError::NotABackup);
    check(MOST + 1.0, Some(b"Dear diary"), OpenError::TooLarge);
    check(f64::INFINITY, None, OpenError::TooLarge);
    // It was moved, or the phone does not give it.
    check(10.0, None, OpenError::NotReadable);
}

#[test]
fn the_workshop_gives_the_sealed_file_once() {
    let mut workshop = Workshop::default();
    let taken: Vec<Pair> = pairs();
    workshop.work(Task::Take(taken.clone()).into_texts());
    let answer = workshop.work(Task::Seal { passphrase: WORDS.to_owned(), made: made() }.into_texts());
    assert_eq!(Answer::from_texts(answer), Ok(Answer::File));
    let file = workshop.file().unwrap();
    assert_eq!(sorted(open(file.as_bytes(), WORDS).unwrap().pairs), sorted(taken));
    assert_eq!(workshop.file(), None);
}

proptest! {
    #[test]
    fn whatever_the_texts_are(
        pairs in prop::collection::btree_map("homeward/[a-z0-9/]{1,20}", any::<String>(), 0..12),
    ) {
        // Hints are no part of the diary, and what lies aside goes by the name it had before.
        let is_plain = |(key, text): &Pair| RawText::new(key, text.as_str()).is_some_and(|raw| raw.key() == key);
        let pairs: Vec<Pair> = pairs.into_iter().filter(is_plain).collect();
        let file = write(&pairs, WORDS, made(), QUICK).unwrap();
        prop_assert_eq!(sorted(open(file.as_bytes(), WORDS).unwrap().pairs), pairs);
    }

    #[test]
    fn no_file_stops_the_app(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes, WORDS).is_err());
        let inside = String::from_utf8_lossy(&bytes);
        let file = format!("-----BEGIN AGE ENCRYPTED FILE-----\n{inside}\n-----END AGE ENCRYPTED FILE-----\n");
        prop_assert!(open(file.as_bytes(), WORDS).is_err());
    }
}

/// Sealed by the crate itself, as any other program would.
pub fn seal_with(passphrase: &str, text: &str, work_factor: u8) -> String {
    let mut recipient = age::scrypt::Recipient::new(passphrase.to_owned().into());
    recipient.set_work_factor(work_factor);
    age::encrypt_and_armor(&recipient, text.as_bytes()).unwrap()
}
