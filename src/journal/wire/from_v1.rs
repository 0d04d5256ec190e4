//! From format 1 to the domain. Each part that does not fit is named.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::capture::{Capture, Layer};
use crate::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use crate::domain::check_in::{CheckIn, Level, Mood};
use crate::domain::id::RecordId;
use crate::domain::phone::PhoneNumber;
use crate::domain::session::{Session, SessionState};
use crate::domain::text::{Slug, Words};
use crate::domain::time::Moment;
use crate::journal::key::record_id;
use crate::journal::record::{Draft, Entry, ExampleSet, Kind, Place, Record, RecordState, Revision};

use super::Wrong;
use super::v1::{
    CaptureV1, CarePlanV1, CheckInV1, ContactV1, DraftV1, ExampleSetV1, LayerV1, MomentV1, RecordV1, RuleV1,
    SessionV1,
};

pub(super) fn record(value: Value) -> Result<Record, Wrong> {
    let wire: RecordV1<Value> = shape("record", value)?;
    let kind = Kind::from_slug(&wire.kind).ok_or_else(|| Wrong::new("kind", &"unknown"))?;
    Ok(Record {
        id: id("id", &wire.id)?,
        rev: Revision::new(wire.rev).map_err(|why| Wrong::new("rev", &why))?,
        made: moment("made", wire.made)?,
        written: moment("written", wire.written)?,
        state: if wire.deleted { RecordState::Deleted } else { RecordState::Live },
        entry: entry(kind, wire.body)?,
    })
}

fn entry(kind: Kind, body: Value) -> Result<Entry, Wrong> {
    Ok(match kind {
        Kind::CarePlan => Entry::CarePlan(care_plan(shape("body", body)?)?),
        Kind::Session => Entry::Session(session(shape("body", body)?)?),
        Kind::CheckIn => Entry::CheckIn(check_in(shape("body", body)?)?),
        Kind::Capture => Entry::Capture(capture(shape("body", body)?)?),
        Kind::Layer => Entry::Layer(layer(shape("body", body)?)?),
        Kind::Draft => Entry::Draft(draft(shape("body", body)?)?),
        Kind::ExampleSet => Entry::ExampleSet(example_set(&shape("body", body)?)?),
    })
}

fn care_plan(wire: CarePlanV1) -> Result<CarePlan, Wrong> {
    let country = |code: &str| CountryCode::parse(code).map_err(|why| Wrong::new("country", &why));
    Ok(CarePlan {
        country: wire.country.as_deref().map(country).transpose()?,
        route: wire.route.as_deref().map(route).transpose()?,
        clinic: contact("clinic", wire.clinic)?,
        trusted: contact("trusted", wire.trusted)?,
        rule: match wire.rule {
            RuleV1::NextDayAfterSleep => ClinicRule::NextDayAfterSleep,
            RuleV1::HoursAndSleep(hours) => {
                ClinicRule::HoursAndSleep(RuleHours::new(hours).map_err(|why| Wrong::new("rule", &why))?)
            }
        },
        clinic_notes: words("clinicNotes", wire.clinic_notes)?,
        welcomed: wire.welcomed,
    })
}

fn session(wire: SessionV1) -> Result<Session, Wrong> {
    Ok(Session {
        starts: moment("starts", wire.starts)?,
        place: words("place", wire.place)?,
        clinic_phone: wire.clinic_phone.as_deref().map(|text| phone("clinicPhone", text)).transpose()?,
        route: wire.route.as_deref().map(route).transpose()?,
        ride: contact("ride", wire.ride)?,
        intention: words("intention", wire.intention)?,
        state: if wire.cancelled { SessionState::Cancelled } else { SessionState::Planned },
        ticked: slugs("ticked", wire.ticked)?,
        slept: wire.slept.map(|at| moment("slept", at)).transpose()?,
    })
}

fn check_in(wire: CheckInV1) -> Result<CheckIn, Wrong> {
    let mood = match wire.mood.as_str() {
        "very-low" => Mood::VeryLow,
        "low" => Mood::Low,
        "okay" => Mood::Okay,
        "good" => Mood::Good,
        "very-good" => Mood::VeryGood,
        _ => return Err(Wrong::new("mood", &"unknown")),
    };
    Ok(CheckIn {
        mood,
        energy: wire.energy.map(|number| level("energy", number)).transpose()?,
        anxiety: wire.anxiety.map(|number| level("anxiety", number)).transpose()?,
        sleep: wire.sleep.map(|number| level("sleep", number)).transpose()?,
        words: slugs("words", wire.words)?,
        note: words("note", wire.note)?,
    })
}

fn capture(wire: CaptureV1) -> Result<Capture, Wrong> {
    let session = wire.session.as_deref().map(|text| id("session", text)).transpose()?;
    Capture::seal(words("words", wire.words)?, session).map_err(|why| Wrong::new("words", &why))
}

fn layer(wire: LayerV1) -> Result<Layer, Wrong> {
    Ok(Layer {
        capture: id("capture", &wire.capture)?,
        prompt: wire.prompt.map(|text| slug("prompt", text)).transpose()?,
        words: words("words", wire.words)?,
    })
}

fn draft(wire: DraftV1) -> Result<Draft, Wrong> {
    let place = Place::new(wire.place).map_err(|why| Wrong::new("place", &why))?;
    Ok(Draft { place, words: words("words", wire.words)? })
}

fn example_set(wire: &ExampleSetV1) -> Result<ExampleSet, Wrong> {
    let ids: Result<_, _> = wire.ids.iter().map(|text| id("ids", text)).collect();
    Ok(ExampleSet { ids: ids? })
}

fn contact(field: &'static str, wire: ContactV1) -> Result<Contact, Wrong> {
    let phone = wire.phone.as_deref().map(|text| phone(field, text)).transpose()?;
    Ok(Contact { name: words(field, wire.name)?, phone })
}

fn route(text: &str) -> Result<MedicineRoute, Wrong> {
    match text {
        "infusion" => Ok(MedicineRoute::Infusion),
        "injection" => Ok(MedicineRoute::Injection),
        "lozenge" => Ok(MedicineRoute::Lozenge),
        "esketamine-spray" => Ok(MedicineRoute::EsketamineSpray),
        "compounded-spray" => Ok(MedicineRoute::CompoundedSpray),
        _ => Err(Wrong::new("route", &"unknown")),
    }
}

/// Serde's own message would quote the value, and the value may be a diary.
fn shape<T: DeserializeOwned>(field: &'static str, value: Value) -> Result<T, Wrong> {
    serde_json::from_value(value).map_err(|_| Wrong::new(field, &"a part is missing or has another type"))
}

fn id(field: &'static str, text: &str) -> Result<RecordId, Wrong> {
    record_id(text).ok_or_else(|| Wrong::new(field, &"not a record id"))
}

fn moment(field: &'static str, wire: MomentV1) -> Result<Moment, Wrong> {
    Moment::new(wire.utc_ms, wire.offset_min).map_err(|why| Wrong::new(field, &why))
}

fn words(field: &'static str, text: String) -> Result<Words, Wrong> {
    Words::new(text).map_err(|why| Wrong::new(field, &why))
}

fn phone(field: &'static str, text: &str) -> Result<PhoneNumber, Wrong> {
    PhoneNumber::parse(text).map_err(|why| Wrong::new(field, &why))
}

fn level(field: &'static str, number: u8) -> Result<Level, Wrong> {
    Level::new(number).map_err(|why| Wrong::new(field, &why))
}

fn slug(field: &'static str, text: String) -> Result<Slug, Wrong> {
    Slug::try_from(text).map_err(|why| Wrong::new(field, &why))
}

fn slugs(field: &'static str, texts: Vec<String>) -> Result<BTreeSet<Slug>, Wrong> {
    texts.into_iter().map(|text| slug(field, text)).collect()
}
