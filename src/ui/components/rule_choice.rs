//! The clinic's rule for the time after a session.

use leptos::prelude::*;

use crate::domain::care_plan::{ClinicRule, RuleHours};
use crate::domain::not_yet::CLINIC_FIRST;
use crate::ui::components::choices::{Choices, Chosen};
use crate::ui::components::fields::Field;
use crate::ui::components::form_draft::Held;
use crate::ui::components::form_errors::{FormErrors, Reading};
use crate::ui::components::when::When;

const HOURS: &str = "rule-hours";

/// What is chosen and written.
#[derive(Clone, Copy)]
pub struct RuleForm {
    chosen: Chosen,
    hours: RwSignal<String>,
}

impl RuleForm {
    /// The fields with a rule in them.
    pub fn of(rule: ClinicRule) -> RuleForm {
        let (chosen, hours) = match rule {
            ClinicRule::NextDayAfterSleep => (0, String::new()),
            ClinicRule::HoursAndSleep(hours) => (1, hours.get().to_string()),
        };
        RuleForm { chosen: RwSignal::new(Some(chosen)), hours: RwSignal::new(hours) }
    }

    /// The question and its hours, for a draft of the form.
    pub fn held(self) -> [(&'static str, Held); 2] {
        [("rule", Held::Choice(self.chosen, &["next-day", "hours"])), (HOURS, Held::Text(self.hours))]
    }

    /// The rule that is chosen there.
    pub fn read(self, reading: &mut Reading) -> ClinicRule {
        if self.chosen.get_untracked() != Some(1) {
            return ClinicRule::NextDayAfterSleep;
        }
        let hours = self.hours.get_untracked();
        match hours.trim().parse().ok().map(RuleHours::new) {
            Some(Ok(hours)) => ClinicRule::HoursAndSleep(hours),
            _ => {
                reading.wrong(
                    HOURS,
                    "Write a number from 24 to 168. For fewer hours, the first answer is the safer one.",
                );
                ClinicRule::NextDayAfterSleep
            }
        }
    }
}

/// The question, and the hours where the clinic counts hours.
#[component]
pub fn RuleChoice(
    /// What is chosen and written.
    form: RuleForm,
    /// What is wrong in the form.
    errors: FormErrors,
) -> impl IntoView {
    let answers = vec![
        "The next day, after a good sleep".to_owned(),
        "After a number of hours, and a good sleep".to_owned(),
    ];
    view! {
        <Choices legend="How long does your clinic ask you to wait after a session?" name="rule" answers chosen=form.chosen />
        <When is=move || form.chosen.get() == Some(1)>
            <Field label="Hours after the start" id=HOURS value=form.hours kind="number" error=errors.of(HOURS) />
        </When>
        <p class="field-hint">
            "Before you drive, sign papers or drink. For driving, the esketamine label says: not until the next day, after a restful sleep. "
            {CLINIC_FIRST}
        </p>
    }
}
