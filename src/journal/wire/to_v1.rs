//! From the domain to format 1. The names on the wire stand here and in `from_v1.rs`, not in the domain.

use crate::domain::capture::{Capture, Layer};
use crate::domain::care_plan::{CarePlan, ClinicRule, Contact, MedicineRoute};
use crate::domain::check_in::{CheckIn, Level, Mood};
use crate::domain::session::{Session, SessionState};
use crate::domain::text::Slug;
use crate::domain::time::Moment;
use crate::journal::record::{Draft, Entry, ExampleSet, Record, RecordState};

use super::v1::{
    BodyV1, CaptureV1, CarePlanV1, CheckInV1, ContactV1, DraftV1, ExampleSetV1, LayerV1, MomentV1, RecordV1,
    RuleV1, SessionV1, VERSION,
};

impl From<&Record> for RecordV1<BodyV1> {
    fn from(record: &Record) -> Self {
        RecordV1 {
            v: VERSION,
            kind: record.entry.kind().slug().to_owned(),
            id: record.id.to_string(),
            rev: record.rev.get(),
            made: record.made.into(),
            written: record.written.into(),
            deleted: record.state == RecordState::Deleted,
            body: (&record.entry).into(),
        }
    }
}

impl From<&Entry> for BodyV1 {
    fn from(entry: &Entry) -> Self {
        match entry {
            Entry::CarePlan(plan) => BodyV1::CarePlan(plan.into()),
            Entry::Session(session) => BodyV1::Session(session.into()),
            Entry::CheckIn(check_in) => BodyV1::CheckIn(check_in.into()),
            Entry::Capture(capture) => BodyV1::Capture(capture.into()),
            Entry::Layer(layer) => BodyV1::Layer(layer.into()),
            Entry::Draft(draft) => BodyV1::Draft(draft.into()),
            Entry::ExampleSet(set) => BodyV1::ExampleSet(set.into()),
        }
    }
}

impl From<Moment> for MomentV1 {
    fn from(moment: Moment) -> Self {
        MomentV1 { utc_ms: moment.utc_ms(), offset_min: moment.offset_min() }
    }
}

impl From<&Contact> for ContactV1 {
    fn from(contact: &Contact) -> Self {
        ContactV1 {
            name: contact.name.as_str().to_owned(),
            phone: contact.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        }
    }
}

impl From<&CarePlan> for CarePlanV1 {
    fn from(plan: &CarePlan) -> Self {
        CarePlanV1 {
            country: plan.country.map(|country| country.as_str().to_owned()),
            route: plan.route.map(route),
            clinic: (&plan.clinic).into(),
            trusted: (&plan.trusted).into(),
            rule: match plan.rule {
                ClinicRule::NextDayAfterSleep => RuleV1::NextDayAfterSleep,
                ClinicRule::HoursAndSleep(hours) => RuleV1::HoursAndSleep(hours.get()),
            },
            clinic_notes: plan.clinic_notes.as_str().to_owned(),
            welcomed: plan.welcomed,
        }
    }
}

impl From<&Session> for SessionV1 {
    fn from(session: &Session) -> Self {
        SessionV1 {
            starts: session.starts.into(),
            place: session.place.as_str().to_owned(),
            clinic_phone: session.clinic_phone.as_ref().map(|phone| phone.as_str().to_owned()),
            route: session.route.map(route),
            ride: (&session.ride).into(),
            intention: session.intention.as_str().to_owned(),
            cancelled: match session.state {
                SessionState::Planned => false,
                SessionState::Cancelled => true,
            },
            ticked: session.ticked.iter().map(slug).collect(),
            slept: session.slept.map(MomentV1::from),
        }
    }
}

impl From<&CheckIn> for CheckInV1 {
    fn from(check_in: &CheckIn) -> Self {
        let mood = match check_in.mood {
            Mood::VeryLow => "very-low",
            Mood::Low => "low",
            Mood::Okay => "okay",
            Mood::Good => "good",
            Mood::VeryGood => "very-good",
        };
        CheckInV1 {
            mood: mood.to_owned(),
            energy: check_in.energy.map(Level::get),
            anxiety: check_in.anxiety.map(Level::get),
            sleep: check_in.sleep.map(Level::get),
            words: check_in.words.iter().map(slug).collect(),
            note: check_in.note.as_str().to_owned(),
        }
    }
}

impl From<&Capture> for CaptureV1 {
    fn from(capture: &Capture) -> Self {
        CaptureV1 {
            words: capture.words().as_str().to_owned(),
            session: capture.session().map(|session| session.to_string()),
        }
    }
}

impl From<&Layer> for LayerV1 {
    fn from(layer: &Layer) -> Self {
        LayerV1 {
            capture: layer.capture.to_string(),
            prompt: layer.prompt.as_ref().map(slug),
            words: layer.words.as_str().to_owned(),
        }
    }
}

impl From<&Draft> for DraftV1 {
    fn from(draft: &Draft) -> Self {
        DraftV1 { place: draft.place.as_str().to_owned(), words: draft.words.as_str().to_owned() }
    }
}

impl From<&ExampleSet> for ExampleSetV1 {
    fn from(set: &ExampleSet) -> Self {
        ExampleSetV1 { ids: set.ids.iter().map(ToString::to_string).collect() }
    }
}

fn route(route: MedicineRoute) -> String {
    let name = match route {
        MedicineRoute::Infusion => "infusion",
        MedicineRoute::Injection => "injection",
        MedicineRoute::Lozenge => "lozenge",
        MedicineRoute::EsketamineSpray => "esketamine-spray",
        MedicineRoute::CompoundedSpray => "compounded-spray",
    };
    name.to_owned()
}

fn slug(slug: &Slug) -> String {
    slug.as_str().to_owned()
}
