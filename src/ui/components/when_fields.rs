//! A date and a time in the phone's own fields.

use chrono::{NaiveDate, Timelike};
use leptos::prelude::*;

use crate::domain::time::Moment;
use crate::domain::when::{read_date, read_when};
use crate::ui::components::fields::Field;
use crate::ui::components::form_draft::Held;
use crate::ui::components::form_errors::{FormErrors, Reading};
use crate::ui::components::when::When;
use crate::ui::platform::clock;

const DATE: &str = "date";
const TIME: &str = "time";

/// What is written in the two fields.
#[derive(Clone, Copy)]
pub struct WhenForm {
    date: RwSignal<String>,
    time: RwSignal<String>,
    was: Option<Moment>,
}

impl WhenForm {
    /// The fields with a moment in them, as the clock at its place showed it.
    pub fn of(was: Option<Moment>) -> WhenForm {
        let local = was.map(Moment::local);
        let date = local.map(|at| at.date().to_string()).unwrap_or_default();
        let time = local.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
        WhenForm { date: RwSignal::new(date), time: RwSignal::new(time), was }
    }

    /// The two fields, for a draft of the form.
    pub fn held(self) -> [(&'static str, Held); 2] {
        [(DATE, Held::Text(self.date)), (TIME, Held::Text(self.time))]
    }

    /// Whether both fields are empty.
    pub fn is_blank(self) -> bool {
        [self.date, self.time].iter().all(|field| field.with_untracked(|text| text.trim().is_empty()))
    }

    /// The moment that is written there. One that was not touched stays the same instant, also when the phone has
    /// travelled since.
    pub fn read(self, reading: &mut Reading) -> Option<Moment> {
        let (date, time) = (self.date.get_untracked(), self.time.get_untracked());
        let local = match read_when(&date, &time, clock::now().local_date()) {
            Ok(local) => local,
            Err(reason) => {
                reading.wrong(if reason.is_about_date() { DATE } else { TIME }, reason.to_string());
                return None;
            }
        };
        if let Some(was) = self.was.filter(|was| minute_of(*was) == local) {
            return Some(was);
        }
        let found = clock::moment_at(local).filter(|moment| moment.local() == local);
        if found.is_none() {
            reading.wrong(
                TIME,
                "The clocks change that night, and this time does not exist. Take one an hour later.",
            );
        }
        found
    }

    fn is_past(self, today: NaiveDate) -> bool {
        self.date.with(|text| read_date(text).is_some_and(|date| date < today))
    }
}

fn minute_of(moment: Moment) -> chrono::NaiveDateTime {
    let local = moment.local();
    local.with_second(0).and_then(|local| local.with_nanosecond(0)).unwrap_or(local)
}

/// The two fields, and a word when the day has passed.
#[component]
pub fn WhenFields(
    /// What is in them.
    form: WhenForm,
    /// What is wrong in the form.
    errors: FormErrors,
) -> impl IntoView {
    let today = clock::now().local_date();
    view! {
        <Field label="Date" id=DATE value=form.date kind="date" error=errors.of(DATE) />
        <When is=move || form.is_past(today)>
            <p class="field-hint">"This day is in the past. That is fine for a session you have had."</p>
        </When>
        <Field label="Time" id=TIME value=form.time kind="time" error=errors.of(TIME) />
    }
}
