//! From format 1 to the domain. Each part that does not fit is named.

use std::fmt::Display;

use serde_json::Value;

use crate::domain::capture::{Capture, Layer};
use crate::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use crate::domain::check_in::{Answers, CheckIn, Level, Mood};
use crate::domain::id::RecordId;
use crate::domain::phone::PhoneNumber;
use crate::domain::session::{Session, SessionState};
use crate::domain::text::{Slug, Slugs, Words};
use crate::domain::time::Moment;
use crate::journal::key::record_id;
use crate::journal::record::{
    Draft, Entry, ExampleSet, FieldTexts, Kind, Place, Record, RecordState, Revision, Stored, Tombstone,
};

use super::Wrong;
use super::members::Members;
use super::v1::{
    ANXIETY, BODY, CANCELLED, CAPTURE, CHECK_IN, CLINIC, CLINIC_NOTES, CLINIC_PHONE, COUNTRY, DELETED,
    ENERGY, FIELDS, HOURS_AND_SLEEP, ID, IDS, INTENTION, KIND, MADE, MOOD, MOODS, NAME, NEXT_DAY_AFTER_SLEEP,
    NOTE, OFFSET_MIN, PHONE, PLACE, PROMPT, REV, RIDE, ROUTE, ROUTES, RULE, SESSION, SLEEP, SLEPT, STARTS,
    TICKED, TRUSTED, UTC_MS, WELCOMED, WORDS, WRITTEN,
};

pub(super) fn stored(value: Value) -> Result<Stored, Wrong> {
    let mut record = Members::of("record", value)?;
    let kind = Kind::from_slug(&record.text(KIND)?).ok_or_else(|| Wrong::new(KIND, &"unknown"))?;
    let rev = u32::try_from(record.number(REV)?).map_err(|_| record.misshapen())?;
    let id = id(ID, &record.text(ID)?)?;
    let rev = Revision::new(rev).map_err(|why| Wrong::new(REV, &why))?;
    let made = moment(MADE, record.inner(MADE)?)?;
    let written = moment(WRITTEN, record.inner(WRITTEN)?)?;
    let state = if record.flag(DELETED)? { RecordState::Deleted } else { RecordState::Live };
    match (state, record.take(BODY)) {
        (_, Some(body)) => {
            let entry = entry(kind, &mut Members::of(BODY, body)?)?;
            Ok(Stored::Record(Record { id, rev, made, written, state, entry }))
        }
        (RecordState::Deleted, None) => Ok(Stored::Tombstone(Tombstone { kind, id, rev, made, written })),
        (RecordState::Live, None) => Err(record.misshapen()),
    }
}

fn entry(kind: Kind, body: &mut Members) -> Result<Entry, Wrong> {
    Ok(match kind {
        Kind::CarePlan => Entry::CarePlan(care_plan(body)?),
        Kind::Session => Entry::Session(session(body)?),
        Kind::CheckIn => Entry::CheckIn(check_in(body)?),
        Kind::Capture => Entry::Capture(capture(body)?),
        Kind::Layer => Entry::Layer(layer(body)?),
        Kind::Draft => Entry::Draft(draft(body)?),
        Kind::ExampleSet => Entry::ExampleSet(example_set(body)?),
    })
}

fn care_plan(body: &mut Members) -> Result<CarePlan, Wrong> {
    Ok(CarePlan {
        country: match body.maybe_text(COUNTRY)? {
            Some(code) => Some(fitting(COUNTRY, CountryCode::parse(&code))?),
            None => None,
        },
        route: route(body)?,
        clinic: contact(CLINIC, body)?,
        trusted: contact(TRUSTED, body)?,
        rule: rule(body)?,
        clinic_notes: words_or_empty(CLINIC_NOTES, body)?,
        welcomed: body.flag(WELCOMED)?,
    })
}

fn session(body: &mut Members) -> Result<Session, Wrong> {
    Ok(Session {
        starts: moment(STARTS, body.inner(STARTS)?)?,
        place: words_or_empty(PLACE, body)?,
        clinic_phone: phone(CLINIC_PHONE, body.maybe_text(CLINIC_PHONE)?)?,
        route: route(body)?,
        ride: contact(RIDE, body)?,
        intention: words_or_empty(INTENTION, body)?,
        state: if body.flag(CANCELLED)? { SessionState::Cancelled } else { SessionState::Planned },
        ticked: slugs(TICKED, body)?,
        slept: match body.maybe(SLEPT) {
            Some(value) => Some(moment(SLEPT, Members::of(body.part(), value)?)?),
            None => None,
        },
    })
}

fn check_in(body: &mut Members) -> Result<CheckIn, Wrong> {
    let chosen = body.text(MOOD)?;
    Ok(CheckIn {
        mood: mood(&chosen)?,
        energy: level(ENERGY, body)?,
        anxiety: level(ANXIETY, body)?,
        sleep: level(SLEEP, body)?,
        words: slugs(WORDS, body)?,
        note: words_or_empty(NOTE, body)?,
    })
}

fn capture(body: &mut Members) -> Result<Capture, Wrong> {
    let session = match body.maybe_text(SESSION)? {
        Some(name) => Some(id(SESSION, &name)?),
        None => None,
    };
    fitting(WORDS, Capture::seal(words(WORDS, body.text(WORDS)?)?, session))
}

fn layer(body: &mut Members) -> Result<Layer, Wrong> {
    Ok(Layer {
        capture: id(CAPTURE, &body.text(CAPTURE)?)?,
        prompt: match body.maybe_text(PROMPT)? {
            Some(prompt) => Some(slug(PROMPT, prompt)?),
            None => None,
        },
        words: words(WORDS, body.text(WORDS)?)?,
    })
}

fn draft(body: &mut Members) -> Result<Draft, Wrong> {
    let place = fitting(PLACE, Place::new(body.text(PLACE)?))?;
    let words = words(WORDS, body.text(WORDS)?)?;
    let answers = match body.maybe(CHECK_IN) {
        Some(value) => answers(&mut Members::of(CHECK_IN, value)?)?,
        None => Answers::default(),
    };
    let mut fields = FieldTexts::default();
    if let Some(value) = body.maybe(FIELDS) {
        for (name, text) in Members::of(FIELDS, value)?.all_texts()? {
            fields.put(slug(FIELDS, name)?, self::words(FIELDS, text)?);
        }
    }
    Ok(Draft { place, words, answers, fields })
}

fn answers(chosen: &mut Members) -> Result<Answers, Wrong> {
    Ok(Answers {
        mood: match chosen.maybe_text(MOOD)? {
            Some(slug) => Some(mood(&slug)?),
            None => None,
        },
        energy: level(ENERGY, chosen)?,
        anxiety: level(ANXIETY, chosen)?,
        sleep: level(SLEEP, chosen)?,
        words: slugs(WORDS, chosen)?,
    })
}

fn example_set(body: &mut Members) -> Result<ExampleSet, Wrong> {
    let mut ids = Vec::new();
    for name in body.texts(IDS)? {
        ids.push(id(IDS, &name)?);
    }
    Ok(ExampleSet { ids })
}

fn contact(field: &'static str, body: &mut Members) -> Result<Contact, Wrong> {
    let Some(value) = body.take(field) else { return Ok(Contact::default()) };
    let mut contact = Members::of(body.part(), value)?;
    let phone = phone(field, contact.maybe_text(PHONE)?)?;
    Ok(Contact { name: words(field, contact.text_or_empty(NAME)?)?, phone })
}

/// A rule is a word, or an object of one member with the hours.
fn rule(body: &mut Members) -> Result<ClinicRule, Wrong> {
    match body.take(RULE) {
        None => Ok(ClinicRule::default()),
        Some(Value::String(word)) if word == NEXT_DAY_AFTER_SLEEP => Ok(ClinicRule::NextDayAfterSleep),
        Some(Value::Object(only)) if only.len() == 1 => {
            let hours = only.get(HOURS_AND_SLEEP).ok_or_else(|| body.misshapen())?;
            Ok(ClinicRule::HoursAndSleep(fitting(RULE, RuleHours::new(body.as_small(hours)?))?))
        }
        Some(_) => Err(body.misshapen()),
    }
}

fn route(body: &mut Members) -> Result<Option<MedicineRoute>, Wrong> {
    let Some(wanted) = body.maybe_text(ROUTE)? else { return Ok(None) };
    let known = ROUTES.iter().find(|(slug, _)| *slug == wanted);
    known.map(|(_, route)| Some(*route)).ok_or_else(|| Wrong::new(ROUTE, &"unknown"))
}

fn id(field: &'static str, text: &str) -> Result<RecordId, Wrong> {
    record_id(text).ok_or_else(|| Wrong::new(field, &"not a record id"))
}

fn moment(field: &'static str, mut wire: Members) -> Result<Moment, Wrong> {
    let utc_ms = wire.number(UTC_MS)?;
    let offset_min = i16::try_from(wire.number(OFFSET_MIN)?).map_err(|_| wire.misshapen())?;
    fitting(field, Moment::new(utc_ms, offset_min))
}

fn words(field: &'static str, text: String) -> Result<Words, Wrong> {
    fitting(field, Words::new(text))
}

fn words_or_empty(field: &'static str, body: &mut Members) -> Result<Words, Wrong> {
    words(field, body.text_or_empty(field)?)
}

fn phone(field: &'static str, text: Option<String>) -> Result<Option<PhoneNumber>, Wrong> {
    match text {
        Some(text) => fitting(field, PhoneNumber::parse(&text)).map(Some),
        None => Ok(None),
    }
}

fn mood(slug: &str) -> Result<Mood, Wrong> {
    let known = MOODS.iter().find(|(known, _)| *known == slug);
    known.map(|(_, mood)| *mood).ok_or_else(|| Wrong::new(MOOD, &"unknown"))
}

fn level(field: &'static str, body: &mut Members) -> Result<Option<Level>, Wrong> {
    match body.maybe_small(field)? {
        Some(number) => fitting(field, Level::new(number)).map(Some),
        None => Ok(None),
    }
}

fn slug(field: &'static str, text: String) -> Result<Slug, Wrong> {
    fitting(field, Slug::try_from(text))
}

fn slugs(field: &'static str, body: &mut Members) -> Result<Slugs, Wrong> {
    let mut slugs = Slugs::default();
    for text in body.texts_or_empty(field)? {
        slugs.insert(slug(field, text)?);
    }
    Ok(slugs)
}

fn fitting<T, E: Display>(field: &'static str, value: Result<T, E>) -> Result<T, Wrong> {
    value.map_err(|why| Wrong::new(field, &why))
}
