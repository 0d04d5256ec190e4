//! Format 1, frozen. Nothing here changes any more, whatever the domain is called next year: a new shape is a `v2.rs`.
//!
//! Texts are plain strings here and are checked on the way in, so that an error can name the part and never quotes the
//! person's words.

use serde::{Deserialize, Serialize};

/// The number of this format.
pub const VERSION: u64 = 1;

/// One record. `B` is [`BodyV1`] on the way out and plain JSON on the way in, because the kind decides its shape.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordV1<B> {
    /// The format, always 1.
    pub v: u64,
    /// The kind's slug.
    pub kind: String,
    /// The record's name, a ULID.
    pub id: String,
    /// The revision, from 1.
    pub rev: u32,
    /// When the first revision was written.
    pub made: MomentV1,
    /// When this revision was written.
    pub written: MomentV1,
    /// Whether it is in the trash.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deleted: bool,
    /// What it holds.
    pub body: B,
}

/// The body of each kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum BodyV1 {
    /// `care-plan`.
    CarePlan(CarePlanV1),
    /// `session`.
    Session(SessionV1),
    /// `check-in`.
    CheckIn(CheckInV1),
    /// `capture`.
    Capture(CaptureV1),
    /// `layer`.
    Layer(LayerV1),
    /// `draft`.
    Draft(DraftV1),
    /// `example-set`.
    ExampleSet(ExampleSetV1),
}

/// An instant and the offset from UTC that held then and there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MomentV1 {
    /// Unix time in milliseconds.
    pub utc_ms: i64,
    /// Minutes east of UTC.
    pub offset_min: i16,
}

/// Somebody who can be reached.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactV1 {
    /// Their name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Their number as it was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The clinic's rule. A missing rule means `nextDayAfterSleep`.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RuleV1 {
    /// The next day, after a restful sleep.
    #[default]
    NextDayAfterSleep,
    /// So many hours after the start, and a restful sleep.
    HoursAndSleep(u8),
}

/// A care plan.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CarePlanV1 {
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How the medicine is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// The clinic.
    #[serde(default, skip_serializing_if = "is_default")]
    pub clinic: ContactV1,
    /// A trusted person.
    #[serde(default, skip_serializing_if = "is_default")]
    pub trusted: ContactV1,
    /// The clinic's rule.
    #[serde(default)]
    pub rule: RuleV1,
    /// The clinic's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub clinic_notes: String,
    /// Whether Welcome was gone through.
    #[serde(default, skip_serializing_if = "is_false")]
    pub welcomed: bool,
}

/// A session.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionV1 {
    /// When it starts.
    pub starts: MomentV1,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The number to call on the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinic_phone: Option<String>,
    /// How the medicine is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// Who takes the person home.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ride: ContactV1,
    /// The intention.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub intention: String,
    /// Whether it was called off.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// Slugs of checklist items that are done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ticked: Vec<String>,
    /// When the person said that they had slept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slept: Option<MomentV1>,
}

/// A check-in.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckInV1 {
    /// The mood's slug.
    pub mood: String,
    /// Energy, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<u8>,
    /// Anxiety, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anxiety: Option<u8>,
    /// Sleep, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sleep: Option<u8>,
    /// Slugs of feeling words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A capture.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureV1 {
    /// The words, not blank.
    pub words: String,
    /// The session it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// A layer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LayerV1 {
    /// The capture it lies over.
    pub capture: String,
    /// The prompt's slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// The words.
    pub words: String,
}

/// A draft.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftV1 {
    /// Where it was being written.
    pub place: String,
    /// The words.
    pub words: String,
}

/// A set of example records.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleSetV1 {
    /// Their names.
    pub ids: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands a reference
fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
