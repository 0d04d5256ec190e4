//! From the domain to format 1, member by member in the order of the released files.

use crate::domain::capture::{Capture, Layer};
use crate::domain::care_plan::{CarePlan, ClinicRule, Contact, MedicineRoute};
use crate::domain::check_in::{Answers, CheckIn, Level, Mood};
use crate::domain::id::RecordId;
use crate::domain::phone::PhoneNumber;
use crate::domain::session::{Session, SessionState};
use crate::domain::text::{Slug, Slugs, Words};
use crate::domain::time::Moment;
use crate::journal::record::{Draft, Entry, ExampleSet, Kind, Record, RecordState, Revision, Tombstone};

use super::json::{Json, Object};
use super::v1::{
    ANXIETY, BODY, CANCELLED, CAPTURE, CHECK_IN, CLINIC, CLINIC_NOTES, CLINIC_PHONE, COUNTRY, DELETED,
    ENERGY, FIELDS, HOURS_AND_SLEEP, ID, IDS, INTENTION, KIND, MADE, MOOD, MOODS, NAME, NEXT_DAY_AFTER_SLEEP,
    NOTE, OFFSET_MIN, PHONE, PLACE, PROMPT, REV, RIDE, ROUTE, ROUTES, RULE, SESSION, SLEEP, SLEPT, STARTS,
    TICKED, TRUSTED, UTC_MS, V, VERSION, WELCOMED, WORDS, WRITTEN,
};

/// A record with its body.
pub(in crate::journal) fn record(record: &Record) -> Object {
    head(record.entry.kind(), record.id, record.rev, [record.made, record.written])
        .raised(DELETED, record.state == RecordState::Deleted)
        .with(BODY, Json::Object(body(&record.entry)))
}

/// A tombstone: a deletion without a body.
pub(super) fn tombstone(stone: &Tombstone) -> Object {
    head(stone.kind, stone.id, stone.rev, [stone.made, stone.written]).raised(DELETED, true)
}

fn head(kind: Kind, name: RecordId, rev: Revision, [made, written]: [Moment; 2]) -> Object {
    Object::new()
        .with(V, Json::Number(VERSION.cast_signed()))
        .text(KIND, kind.slug())
        .with(ID, id(name))
        .with(REV, Json::Number(rev.get().into()))
        .with(MADE, moment(made))
        .with(WRITTEN, moment(written))
}

/// An instant and its offset.
pub(in crate::journal) fn moment(moment: Moment) -> Json {
    let object = Object::new().with(UTC_MS, Json::Number(moment.utc_ms()));
    Json::Object(object.with(OFFSET_MIN, Json::Number(moment.offset_min().into())))
}

fn body(entry: &Entry) -> Object {
    match entry {
        Entry::CarePlan(plan) => care_plan(plan),
        Entry::Session(session) => self::session(session),
        Entry::CheckIn(check_in) => self::check_in(check_in),
        Entry::Capture(capture) => self::capture(capture),
        Entry::Layer(layer) => self::layer(layer),
        Entry::Draft(draft) => self::draft(draft),
        Entry::ExampleSet(set) => example_set(set),
    }
}

fn care_plan(plan: &CarePlan) -> Object {
    Object::new()
        .with_some(COUNTRY, plan.country.map(|country| Json::Text(country.as_str().to_owned())))
        .with_some(ROUTE, plan.route.and_then(route))
        .with_some(CLINIC, contact(&plan.clinic))
        .with_some(TRUSTED, contact(&plan.trusted))
        .with(RULE, rule(plan.rule))
        .filled(CLINIC_NOTES, plan.clinic_notes.as_str())
        .raised(WELCOMED, plan.welcomed)
}

fn session(session: &Session) -> Object {
    Object::new()
        .with(STARTS, moment(session.starts))
        .filled(PLACE, session.place.as_str())
        .with_some(CLINIC_PHONE, session.clinic_phone.as_ref().map(phone))
        .with_some(ROUTE, session.route.and_then(route))
        .with_some(RIDE, contact(&session.ride))
        .filled(INTENTION, session.intention.as_str())
        .raised(CANCELLED, session.state == SessionState::Cancelled)
        .with_some(TICKED, slugs(&session.ticked))
        .with_some(SLEPT, session.slept.map(moment))
}

fn check_in(check_in: &CheckIn) -> Object {
    Object::new()
        .with_some(MOOD, mood(check_in.mood))
        .with_some(ENERGY, check_in.energy.map(level))
        .with_some(ANXIETY, check_in.anxiety.map(level))
        .with_some(SLEEP, check_in.sleep.map(level))
        .with_some(WORDS, slugs(&check_in.words))
        .filled(NOTE, check_in.note.as_str())
}

fn capture(capture: &Capture) -> Object {
    Object::new().text(WORDS, capture.words().as_str()).with_some(SESSION, capture.session().map(id))
}

fn layer(layer: &Layer) -> Object {
    Object::new()
        .with(CAPTURE, id(layer.capture))
        .with_some(PROMPT, layer.prompt.as_ref().map(slug))
        .text(WORDS, layer.words.as_str())
}

fn draft(draft: &Draft) -> Object {
    let answers = answers(&draft.answers);
    let named = |all: Object, (name, text): &(Slug, Words)| {
        all.named(name.as_str().to_owned(), Json::Text(text.as_str().to_owned()))
    };
    let fields = draft.fields.iter().fold(Object::new(), named);
    Object::new()
        .text(PLACE, draft.place.as_str())
        .text(WORDS, draft.words.as_str())
        .with_some(CHECK_IN, (!answers.is_empty()).then_some(Json::Object(answers)))
        .with_some(FIELDS, (!fields.is_empty()).then_some(Json::Object(fields)))
}

fn answers(answers: &Answers) -> Object {
    Object::new()
        .with_some(MOOD, answers.mood.and_then(mood))
        .with_some(ENERGY, answers.energy.map(level))
        .with_some(ANXIETY, answers.anxiety.map(level))
        .with_some(SLEEP, answers.sleep.map(level))
        .with_some(WORDS, slugs(&answers.words))
}

fn example_set(set: &ExampleSet) -> Object {
    Object::new().with(IDS, Json::List(set.ids.iter().map(|name| id(*name)).collect()))
}

/// A contact of whom nothing is known is left out.
fn contact(contact: &Contact) -> Option<Json> {
    let object =
        Object::new().filled(NAME, contact.name.as_str()).with_some(PHONE, contact.phone.as_ref().map(phone));
    (!object.is_empty()).then_some(Json::Object(object))
}

fn rule(rule: ClinicRule) -> Json {
    match rule {
        ClinicRule::NextDayAfterSleep => Json::Text(NEXT_DAY_AFTER_SLEEP.to_owned()),
        ClinicRule::HoursAndSleep(hours) => {
            Json::Object(Object::new().with(HOURS_AND_SLEEP, Json::Number(hours.get().into())))
        }
    }
}

fn route(route: MedicineRoute) -> Option<Json> {
    let known = ROUTES.iter().find(|(_, known)| *known == route);
    known.map(|(slug, _)| Json::Text((*slug).to_owned()))
}

fn mood(mood: Mood) -> Option<Json> {
    let known = MOODS.iter().find(|(_, known)| *known == mood);
    known.map(|(slug, _)| Json::Text((*slug).to_owned()))
}

fn id(id: RecordId) -> Json {
    Json::Text(id.to_string())
}

fn phone(phone: &PhoneNumber) -> Json {
    Json::Text(phone.as_str().to_owned())
}

fn level(level: Level) -> Json {
    Json::Number(level.get().into())
}

fn slug(slug: &Slug) -> Json {
    Json::Text(slug.as_str().to_owned())
}

fn slugs(all: &Slugs) -> Option<Json> {
    let list: Vec<Json> = all.iter().map(slug).collect();
    (!list.is_empty()).then_some(Json::List(list))
}
