//! Released formats, byte for byte. These files are never changed: the newest code reads all of them, and writes
//! format 1 exactly so.
//!
//! A golden record has its key on the first line and its stored text on the second.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use homeward::domain::capture::{Capture, Layer};
use homeward::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use homeward::domain::check_in::{Answers, CheckIn, Level, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::phone::PhoneNumber;
use homeward::domain::session::{Session, SessionState};
use homeward::domain::time::Moment;
use homeward::journal::{
    Draft, Entry, ExampleSet, FieldTexts, Journal, Kind, MemoryStore, Place, Record, RecordKey, RecordState,
    Revision, Tombstone, decode, encode, encode_tombstone, export, preview,
};

use crate::support::{slug, words};

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journal/golden").join(name)
}

fn name(last: char) -> RecordId {
    format!("01KKJ8ZZ5Q0123456789ABCDE{last}").parse().unwrap()
}

fn moment(utc_ms: i64) -> Moment {
    Moment::new(utc_ms, 120).unwrap()
}

fn contact(name: &str, phone: &str) -> Contact {
    Contact { name: words(name), phone: Some(PhoneNumber::parse(phone).unwrap()) }
}

fn record(last: char, entry: Entry) -> Record {
    let (made, written) = (moment(1_790_000_000_000), moment(1_790_000_060_000));
    Record { id: name(last), rev: Revision::FIRST, made, written, state: RecordState::Live, entry }
}

/// Every kind, with all of its parts and with as few as it can have; every mood, route, rule and state.
fn records() -> Vec<(&'static str, Record)> {
    let level = |number| Some(Level::new(number).unwrap());
    let plan = |route| {
        Entry::CarePlan(CarePlan {
            country: Some(CountryCode::parse("DE").unwrap()),
            route: Some(route),
            clinic: contact("Praxis am Fluss", "+49 30 5550199"),
            trusted: contact("Sam", "(030) 555-0100"),
            rule: ClinicRule::HoursAndSleep(RuleHours::new(36).unwrap()),
            clinic_notes: words("Nothing to eat for 4 hours.\nWater is fine."),
            welcomed: true,
        })
    };
    let session = Session {
        place: words("2nd floor, \"blue\" door"),
        clinic_phone: Some(PhoneNumber::parse("+49 30 5550198").unwrap()),
        route: Some(MedicineRoute::Infusion),
        ride: contact("Noor", "+49 170 5550123"),
        intention: words("Be kind to what comes ✨"),
        state: SessionState::Cancelled,
        ticked: ["ride-home", "water"].map(slug).into(),
        slept: Some(moment(1_790_090_000_000)),
        ..Session::at(moment(1_790_050_000_000))
    };
    let check_in = CheckIn {
        mood: Mood::VeryGood,
        energy: level(1),
        anxiety: level(5),
        sleep: level(3),
        words: ["calm", "worn-out"].map(slug).into(),
        note: words("Langer Tag. Trotzdem schön."),
    };
    let mood = |mood| Entry::CheckIn(CheckIn::of(mood));
    let sealed = |text, session| Entry::Capture(Capture::seal(words(text), session).unwrap());
    let layer = |prompt: Option<&str>, text| {
        Entry::Layer(Layer { capture: name('6'), prompt: prompt.map(slug), words: words(text) })
    };
    let unfinished = |place: &str, text| Entry::Draft(Draft::of(Place::new(place).unwrap(), words(text)));
    let half_a_check_in = Draft {
        answers: Answers {
            mood: Some(Mood::Low),
            energy: level(2),
            anxiety: level(4),
            sleep: level(1),
            words: ["restless", "tired"].map(slug).into(),
        },
        ..Draft::of(Place::new("check-in").unwrap(), words("Not"))
    };
    let mut fields = FieldTexts::default();
    let typed = [("trusted-name", "Sam"), ("clinic-name", ""), ("route", "lozenge"), ("country", "DE")];
    typed.into_iter().for_each(|(field, text)| fields.put(slug(field), words(text)));
    let half_a_plan =
        Draft { fields, ..Draft::of(Place::new("settings/plan").unwrap(), words("Water is fine.")) };
    let trash = Record {
        rev: Revision::new(3).unwrap(),
        state: RecordState::Deleted,
        ..record('T', mood(Mood::Low))
    };
    vec![
        ("care-plan-empty", record('0', Entry::CarePlan(CarePlan::default()))),
        ("care-plan-full", record('1', plan(MedicineRoute::EsketamineSpray))),
        ("care-plan-injection", record('A', plan(MedicineRoute::Injection))),
        ("care-plan-lozenge", record('B', plan(MedicineRoute::Lozenge))),
        ("care-plan-compounded", record('C', plan(MedicineRoute::CompoundedSpray))),
        ("session-bare", record('2', Entry::Session(Session::at(moment(1_790_050_000_000))))),
        ("session-full", record('3', Entry::Session(session))),
        ("check-in-very-low", record('4', mood(Mood::VeryLow))),
        ("check-in-okay", record('D', mood(Mood::Okay))),
        ("check-in-good", record('E', mood(Mood::Good))),
        ("check-in-full", record('5', Entry::CheckIn(check_in))),
        ("check-in-deleted", trash),
        ("capture-bare", record('6', sealed("I saw a door.", None))),
        ("capture-full", record('7', sealed("Eine Tür 🌿\n\tand \\ \"light\"\u{7}", Some(name('3'))))),
        ("layer-bare", record('8', layer(None, "It was the door of our old house."))),
        ("layer-full", record('9', layer(Some("what-stays"), "Calm."))),
        ("draft-empty", record('F', unfinished("capture", ""))),
        ("draft-full", record('G', unfinished("reflect/01KKJ8ZZ5Q0123456789ABCDE6", "I think that"))),
        ("draft-check-in", record('J', Entry::Draft(half_a_check_in))),
        ("draft-fields", record('K', Entry::Draft(half_a_plan))),
        ("example-set", record('H', Entry::ExampleSet(ExampleSet { ids: vec![name('2'), name('4')] }))),
    ]
}

#[test]
fn every_released_record_is_read_and_written_byte_for_byte() {
    for (name, record) in records() {
        let file = fs::read_to_string(golden(&format!("v1/{name}.txt"))).unwrap();
        let (key, text) = file.trim_end_matches('\n').split_once('\n').unwrap();
        let key: RecordKey = key.parse().unwrap();
        assert_eq!(key, RecordKey::of(&record), "{name}");
        assert_eq!(decode(&key, text), Ok(record.clone().into()), "{name}");
        assert_eq!(encode(&record).unwrap(), text, "{name}");
    }
}

/// A deletion of format 1 may lack its body: the words were emptied from the trash.
#[test]
fn the_released_tombstone_is_read_and_written_byte_for_byte() {
    let stone = Tombstone {
        kind: Kind::CheckIn,
        id: name('V'),
        rev: Revision::new(4).unwrap(),
        made: moment(1_790_000_000_000),
        written: moment(1_792_600_000_000),
    };
    let file = fs::read_to_string(golden(&format!("v1/{TOMBSTONE}.txt"))).unwrap();
    let (key, text) = file.trim_end_matches('\n').split_once('\n').unwrap();
    let key: RecordKey = key.parse().unwrap();
    assert_eq!(key, RecordKey::of_stored(&stone.into()));
    assert_eq!(decode(&key, text), Ok(stone.into()));
    assert_eq!(encode_tombstone(&stone).unwrap(), text);
}

const TOMBSTONE: &str = "check-in-emptied";

#[test]
fn no_golden_file_goes_unread() {
    let names = records().into_iter().map(|(name, _)| name).chain([TOMBSTONE]);
    let known: BTreeSet<String> = names.map(|name| format!("{name}.txt")).collect();
    let there =
        fs::read_dir(golden("v1")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.collect::<BTreeSet<_>>(), known);
}

#[test]
fn the_released_export_file_is_read_and_written_byte_for_byte() {
    let file = fs::read_to_string(golden("export-v1.json")).unwrap();
    let all: Vec<Record> = records().into_iter().map(|(_, record)| record).collect();
    assert_eq!(export(&all, moment(1_790_100_000_000)).unwrap(), file);
    let found = preview(&file, &Journal::open(MemoryStore::new())).unwrap();
    let mut live: Vec<Record> = all.into_iter().filter(|record| record.state == RecordState::Live).collect();
    live.sort_by_key(|record| record.id);
    assert_eq!(found.to_add, live);
}

#[test]
fn the_example_in_the_format_page_is_a_real_record() {
    let page = include_str!("../../FORMAT.md");
    for name in ["check-in-full", "capture-bare", TOMBSTONE] {
        let file = fs::read_to_string(golden(&format!("v1/{name}.txt"))).unwrap();
        for line in file.lines() {
            assert!(page.contains(line), "FORMAT.md shows {line}");
        }
    }
}
