//! Generators of every entry, with any content that its types allow.

use homeward::domain::capture::{Capture, Layer};
use homeward::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use homeward::domain::check_in::{Answers, CheckIn, Level, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::phone::PhoneNumber;
use homeward::domain::session::{Session, SessionState};
use homeward::domain::text::{Slug, Slugs, Words};
use homeward::domain::time::Moment;
use homeward::journal::{Draft, Entry, ExampleSet, FieldTexts, Place, Record, RecordState, Revision};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::support::{slug, words};

pub fn any_text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..40).prop_map(String::from_iter)
}

pub fn any_words() -> impl Strategy<Value = Words> {
    any_text().prop_map(|text| words(&text))
}

pub fn any_moment() -> impl Strategy<Value = Moment> {
    (0..253_402_300_800_000_i64, -1080..=1080_i16).prop_map(|(utc, offset)| Moment::new(utc, offset).unwrap())
}

pub fn any_id() -> impl Strategy<Value = RecordId> {
    (0..253_402_300_800_000_i64, any::<u128>()).prop_map(|(ms, random)| RecordId::next(None, ms, random))
}

fn any_slugs() -> impl Strategy<Value = Slugs> {
    vec(any_slug(), 0..4).prop_map(|slugs| slugs.into_iter().collect())
}

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9-]{1,48}".prop_map(|text| slug(&text))
}

fn any_phone() -> impl Strategy<Value = PhoneNumber> {
    "[+]?[0-9]{2,10}[-/ (). ]{0,5}[0-9]{0,10}".prop_map(|text| PhoneNumber::parse(&text).unwrap())
}

fn any_contact() -> impl Strategy<Value = Contact> {
    (any_words(), option::of(any_phone())).prop_map(|(name, phone)| Contact { name, phone })
}

fn any_route() -> impl Strategy<Value = Option<MedicineRoute>> {
    option::of(prop::sample::select(&MedicineRoute::ALL[..]))
}

fn any_rule() -> impl Strategy<Value = ClinicRule> {
    let hours = (24..=168_u8).prop_map(|hours| ClinicRule::HoursAndSleep(RuleHours::new(hours).unwrap()));
    prop_oneof![Just(ClinicRule::NextDayAfterSleep), hours]
}

fn any_level() -> impl Strategy<Value = Option<Level>> {
    option::of((1..=5_u8).prop_map(|level| Level::new(level).unwrap()))
}

fn any_care_plan() -> impl Strategy<Value = CarePlan> {
    let country = option::of("[A-Z]{2}".prop_map(|code| CountryCode::parse(&code).unwrap()));
    (country, any_route(), any_contact(), any_contact(), any_rule(), any_words(), any::<bool>()).prop_map(
        |(country, route, clinic, trusted, rule, clinic_notes, welcomed)| CarePlan {
            country,
            route,
            clinic,
            trusted,
            rule,
            clinic_notes,
            welcomed,
        },
    )
}

fn any_session() -> impl Strategy<Value = Session> {
    let state = prop::sample::select(&[SessionState::Planned, SessionState::Cancelled][..]);
    let times = (any_moment(), option::of(any_moment()));
    let ticked = any_slugs();
    (times, any_words(), option::of(any_phone()), any_route(), any_contact(), any_words(), state, ticked)
        .prop_map(|((starts, slept), place, clinic_phone, route, ride, intention, state, ticked)| Session {
            starts,
            place,
            clinic_phone,
            route,
            ride,
            intention,
            state,
            ticked,
            slept,
        })
}

fn any_check_in() -> impl Strategy<Value = CheckIn> {
    let mood = prop::sample::select(&Mood::ALL[..]);
    (mood, any_level(), any_level(), any_level(), any_slugs(), any_words()).prop_map(
        |(mood, energy, anxiety, sleep, words, note)| CheckIn { mood, energy, anxiety, sleep, words, note },
    )
}

fn any_capture() -> impl Strategy<Value = Capture> {
    (any_text(), option::of(any_id()))
        .prop_map(|(text, session)| Capture::seal(words(&format!("{text}x")), session).unwrap())
}

fn any_layer() -> impl Strategy<Value = Layer> {
    (any_id(), option::of(any_slug()), any_words()).prop_map(|(capture, prompt, words)| Layer {
        capture,
        prompt,
        words,
    })
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let mood = option::of(prop::sample::select(&Mood::ALL[..]));
    (mood, any_level(), any_level(), any_level(), any_slugs())
        .prop_map(|(mood, energy, anxiety, sleep, words)| Answers { mood, energy, anxiety, sleep, words })
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let place = "[A-Za-z0-9/-]{1,120}".prop_map(|text| Place::new(text).unwrap());
    (place, any_words(), any_answers(), vec((any_slug(), any_words()), 0..4)).prop_map(
        |(place, words, answers, texts)| {
            let mut fields = FieldTexts::default();
            texts.into_iter().for_each(|(field, text)| fields.put(field, text));
            Draft { place, words, answers, fields }
        },
    )
}

pub fn any_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        any_care_plan().prop_map(Entry::CarePlan),
        any_session().prop_map(Entry::Session),
        any_check_in().prop_map(Entry::CheckIn),
        any_capture().prop_map(Entry::Capture),
        any_layer().prop_map(Entry::Layer),
        any_draft().prop_map(Entry::Draft),
        vec(any_id(), 0..5).prop_map(|ids| Entry::ExampleSet(ExampleSet { ids })),
    ]
}

pub fn any_record() -> impl Strategy<Value = Record> {
    let state = prop::sample::select(&[RecordState::Live, RecordState::Deleted][..]);
    let rev = (1..=u32::MAX).prop_map(|rev| Revision::new(rev).unwrap());
    (any_id(), rev, any_moment(), any_moment(), state, any_entry())
        .prop_map(|(id, rev, made, written, state, entry)| Record { id, rev, made, written, state, entry })
}
