//! An entry as plain lines, each with the label that its field has in the form, so that nothing of it is lost on the way
//! through the clipboard and back.

use crate::domain::care_plan::{CarePlan, Contact, MedicineRoute};
use crate::domain::check_in::{Answers, CheckIn, Level, Mood};
use crate::domain::help_lines::country;
use crate::domain::phone::PhoneNumber;
use crate::domain::session::{Session, SessionState};
use crate::domain::text::Slugs;
use crate::journal::{Draft, Entry};
use crate::library::checklist::ChecklistItem;
use crate::library::feelings::FeelingWord;
use crate::library::prompts::Prompt;
use crate::ui::platform::dates;

const ROUTE: &str = "How is the medicine given?";
const RULE: &str = "How long does your clinic ask you to wait after a session?";
const CLINIC_THIS_DAY: &str = "Clinic’s phone number for this day";

/// Labels and what stands beside them, in the order of the screen. What is empty is left out.
#[derive(Default)]
struct Lines(Vec<String>);

/// All that a person put into an entry; empty where they put in nothing.
pub fn plain(entry: &Entry) -> String {
    let mut lines = Lines::default();
    match entry {
        Entry::CheckIn(check_in) => lines.check_in(check_in),
        Entry::Capture(capture) => lines.add("", capture.words().as_str()),
        Entry::Layer(layer) => {
            let prompt = layer.prompt.as_ref().and_then(|slug| Prompt::from_slug(slug.as_str()));
            lines.add(prompt.map_or("", Prompt::text), layer.words.as_str());
        }
        Entry::Draft(draft) => lines.draft(draft),
        Entry::Session(session) => lines.session(session),
        Entry::CarePlan(plan) => lines.plan(plan),
        Entry::ExampleSet(_) => {}
    }
    lines.0.join("\n")
}

impl Lines {
    fn add(&mut self, label: &str, said: &str) {
        let said = said.trim();
        let mark = if label.is_empty() || label.ends_with('?') { "" } else { ":" };
        match (label, said) {
            (_, "") => {}
            ("", said) => self.0.push(said.to_owned()),
            (label, said) => self.0.push([label, mark, " ", said].concat()),
        }
    }

    fn phone(&mut self, label: &str, phone: Option<&PhoneNumber>) {
        self.add(label, phone.map(PhoneNumber::as_str).unwrap_or_default());
    }

    /// The label of a name stands there also where only the number is known: it tells whose number it is.
    fn contact(&mut self, [name, phone]: [&str; 2], contact: &Contact) {
        if contact.phone.is_some() && contact.name.is_blank() {
            self.0.push([name, ":"].concat());
        }
        self.add(name, contact.name.as_str());
        self.phone(phone, contact.phone.as_ref());
    }

    fn session(&mut self, session: &Session) {
        let starts = session.starts.local();
        self.add("Date", &dates::day_and_year(starts.date()));
        self.add("Time", &dates::time(starts));
        self.contact(["Who takes you home", "Their phone number"], &session.ride);
        self.add("Place", session.place.as_str());
        self.phone(CLINIC_THIS_DAY, session.clinic_phone.as_ref());
        self.add(ROUTE, session.route.map(MedicineRoute::name).unwrap_or_default());
        self.add("Intention", session.intention.as_str());
        if session.state == SessionState::Cancelled {
            self.add("", "Cancelled");
        }
        let item = |slug: &str| ChecklistItem::from_slug(slug).map(ChecklistItem::title);
        self.add("Checklist", &listed(&session.ticked, item));
        let slept = session.slept.map(|slept| dates::day_and_time(slept.local()));
        self.add("Slept well, said on", &slept.unwrap_or_default());
    }

    fn plan(&mut self, plan: &CarePlan) {
        if *plan == (CarePlan { welcomed: plan.welcomed, ..CarePlan::default() }) {
            return;
        }
        let name = |code| country(code).map(|country| country.name);
        let code = plan.country.as_ref().map(|code| name(*code).unwrap_or(code.as_str()));
        self.add("Country", code.unwrap_or_default());
        self.add(ROUTE, plan.route.map(MedicineRoute::name).unwrap_or_default());
        self.contact(["Name of your clinic", "Its phone number"], &plan.clinic);
        self.add(RULE, &plan.rule.words());
        self.add("What else your clinic said", plan.clinic_notes.as_str());
        self.contact(["Somebody you trust", "Their phone number"], &plan.trusted);
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        let CheckIn { mood, energy, anxiety, sleep, words, note } = check_in;
        let (mood, words) = (Some(*mood), words.clone());
        self.answers(&Answers { mood, energy: *energy, anxiety: *anxiety, sleep: *sleep, words });
        self.add("Note", note.as_str());
    }

    fn answers(&mut self, answers: &Answers) {
        self.add("How do you feel right now?", answers.mood.map(Mood::name).unwrap_or_default());
        let levels =
            [("Energy", answers.energy), ("Anxiety", answers.anxiety), ("Sleep last night", answers.sleep)];
        for (label, level) in levels {
            let said = level.map(|level: Level| format!("{} of 5", level.get()));
            self.add(label, &said.unwrap_or_default());
        }
        let word = |slug: &str| FeelingWord::from_slug(slug).map(FeelingWord::label);
        self.add("Words that fit", &listed(&answers.words, word));
    }

    fn draft(&mut self, draft: &Draft) {
        let is_plan = draft.place.as_str() == "settings/plan";
        for (field, text) in draft.fields.iter() {
            let text = text.as_str();
            let said = match field.as_str() {
                "route" => MedicineRoute::from_slug(text).map(MedicineRoute::name),
                _ => None,
            };
            self.add(label_of(field.as_str(), is_plan), said.unwrap_or(text));
        }
        self.answers(&draft.answers);
        self.add("", draft.words.as_str());
    }
}

/// The label of a field by the name that it has in a draft; the name itself for a field of another version.
fn label_of(field: &str, is_plan: bool) -> &str {
    match field {
        "date" => "Date",
        "time" => "Time",
        "ride-name" => "Who takes you home",
        "ride-phone" => "Who takes you home, phone number",
        "place" => "Place",
        "clinic-phone" if !is_plan => CLINIC_THIS_DAY,
        "clinic-phone" => "Your clinic, phone number",
        "clinic-name" => "Name of your clinic",
        "country" => "Country",
        "route" => ROUTE,
        "rule" => RULE,
        "rule-hours" => "Hours after the start",
        "trusted-name" => "Somebody you trust",
        "trusted-phone" => "Somebody you trust, phone number",
        other => other,
    }
}

/// Things by their names, with commas between. One of a newer version shows by its slug.
fn listed(slugs: &Slugs, name: impl Fn(&str) -> Option<&'static str>) -> String {
    let names = slugs.iter().map(|slug| name(slug.as_str()).unwrap_or(slug.as_str()));
    names.collect::<Vec<_>>().join(", ")
}
