//! Screens over a store of their own.

use chrono::TimeDelta;
use homeward::domain::capture::{Capture, Layer};
use homeward::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use homeward::domain::check_in::{CheckIn, Level, Mood};
use homeward::domain::id::RecordId;
use homeward::domain::phone::PhoneNumber;
use homeward::domain::session::Session;
use homeward::domain::text::Words;
use homeward::domain::time::Moment;
use homeward::journal::{Draft, Entry, FastStore, Place, Record};
use homeward::ui::components::draft_area::DraftArea;
use homeward::ui::pages::capture::CapturePage;
use homeward::ui::pages::escort::EscortPage;
use homeward::ui::pages::help::HelpPage;
use homeward::ui::pages::reflect::one::ReflectOnPage;
use homeward::ui::pages::session::NewSessionPage;
use homeward::ui::pages::settings::plan::PlanPage;
use homeward::ui::platform::dates;
use homeward::ui::platform::local_store::LocalStore;
use homeward::ui::store::Store;
use homeward::ui::store::writer::Writer;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::{lasting, shown};

/// A screen, made with this store.
pub fn screen<V: IntoView + 'static>(store: Store, page: impl FnOnce() -> V + 'static) -> HtmlElement {
    shown(move || {
        provide_context(store);
        page()
    })
}

/// The links of a screen from top to bottom: what they say and where they lead.
pub fn links(place: &HtmlElement) -> Vec<(String, String)> {
    let all = place.query_selector_all("a").unwrap();
    let link = |at| all.get(at).unwrap().unchecked_into::<web_sys::Element>();
    let read = |link: web_sys::Element| (link.text_content().unwrap(), link.get_attribute("href").unwrap());
    (0..all.length()).map(link).map(read).collect()
}

#[wasm_bindgen_test]
async fn say_something_leads_back_to_where_one_came_from() {
    // Ten in the evening, later than any record that another test may write.
    let now = Moment::new(4_070_988_000_000, 0).unwrap();
    for (session, title, address) in [
        (None, "Today", "#/today"),
        (Some(TimeDelta::days(1)), "Today", "#/today"),
        (Some(-TimeDelta::hours(1)), "Ride home", "#/ride-home"),
        (Some(-TimeDelta::hours(8)), "Ride home", "#/ride-home"),
        (Some(-TimeDelta::days(3)), "Today", "#/today"),
    ] {
        let store = lasting(Store::open);
        store.now.set(now);
        let sessions = session.map(|away| (RecordId::next(None, 1, 1), Session::at(now.plus(away))));
        store.sessions.set(sessions.into_iter().collect());
        let place = screen(store, || view! { <CapturePage /> });
        tick().await;
        assert_eq!(links(&place), [(format!("Back to {title}"), address.to_owned())], "{session:?}");
    }
}

pub fn contact(name: &str, phone: &str) -> Contact {
    Contact { name: Words::new(name).unwrap(), phone: PhoneNumber::parse(phone).ok() }
}

#[wasm_bindgen_test]
async fn help_names_the_emergency_number_ones_own_people_and_then_the_lines() {
    let anywhere = ["Call 112, in the European Union", "findahelpline.com"];
    let germany = [
        "Call 112",
        "Call 0800 111 0 111, TelefonSeelsorge",
        "Call 0800 111 0 111",
        "Call 0800 111 0 222",
        "findahelpline.com",
    ];
    let people =
        CarePlan { trusted: contact("Jo", "030 99"), clinic: contact("", "030 123"), ..CarePlan::default() };
    let country = CountryCode::parse("DE").ok();
    for (plan, expected) in [
        (CarePlan::default(), anywhere.to_vec()),
        (CarePlan { country, ..CarePlan::default() }, germany.to_vec()),
        (
            CarePlan { country, ..people },
            [&germany[..1], &["Call Jo", "Call the clinic"], &germany[1..]].concat(),
        ),
    ] {
        let store = lasting(Store::open);
        store.plan.set(plan);
        let place = screen(store, || view! { <HelpPage /> });
        tick().await;
        let said: Vec<_> = links(&place).into_iter().map(|(words, _)| words).collect();
        assert_eq!(said, expected);
        // The first thing to do in danger is the loudest.
        let loudest = place.query_selector(".button--primary").unwrap().unwrap();
        assert!(loudest.text_content().unwrap().starts_with("Call 112"));
    }
}

#[wasm_bindgen_test]
async fn a_country_that_a_reading_window_cannot_keep_goes_back_to_the_kept_one() {
    for (kept, expected) in [("DE", "DE"), ("", "FR")] {
        let store = lasting(Store::open);
        store.writer.set(Writer::Elsewhere);
        let country = CountryCode::parse(kept).ok();
        store.plan.set(CarePlan { country, ..CarePlan::default() });
        store.look.update(|look| look.country = country);
        let place = screen(store, || view! { <HelpPage /> });
        let select =
            || -> HtmlSelectElement { place.query_selector("#country").unwrap().unwrap().unchecked_into() };
        let chosen = select();
        chosen.set_value("FR");
        chosen.dispatch_event(&web_sys::Event::new("change").unwrap()).unwrap();
        tick().await;
        assert_eq!(select().value(), expected, "kept: {kept:?}");
        let shown = place.query_selector(".help-country").unwrap().unwrap();
        // A first choice shows its numbers all the same: help does not wait for the right to write.
        assert_eq!(shown.get_attribute("data-country").as_deref(), Some(expected), "kept: {kept:?}");
        assert_eq!(store.plan.with_untracked(|plan| plan.country), country, "nothing is kept from here");
        place.remove();
    }
}

#[wasm_bindgen_test]
async fn help_knows_the_persons_own_next_session_beside_an_example() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    let in_hours = |hours| store.now.get_untracked().plus(TimeDelta::hours(hours));
    let session = |hours, name: &str, ride: &str, clinic: &str| {
        let clinic_phone = PhoneNumber::parse(clinic).ok();
        Entry::Session(Session { clinic_phone, ride: contact(name, ride), ..Session::at(in_hours(hours)) })
    };
    store.keep_plan(CarePlan { clinic: contact("", "030 123"), ..CarePlan::default() });
    let example = store.add_entry(session(1, "Nobody", "030 1", "030 2"));
    store.keep_examples(vec![example]);
    store.add_entry(session(60, "Sam", "0170 5", "030 6"));
    let place = screen(store, || view! { <HelpPage /> });
    tick().await;
    let people = |(words, _): &(String, String)| words.starts_with("Call") && !words.contains("112");
    let seen: Vec<_> = links(&place).into_iter().filter(people).collect();
    let call = |words: &str, link: &str| (words.to_owned(), link.to_owned());
    assert_eq!(seen, [call("Call the clinic", "tel:0306"), call("Call Sam", "tel:01705")]);
    let hint = LocalStore::probe().get("homeward/look").unwrap().unwrap();
    assert!(hint.contains("clinic=0306;ride=01705;ride-name=Sam"), "{hint}");
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn the_card_for_the_escort_names_the_clinics_own_rule() {
    let store = lasting(Store::open);
    let rule = ClinicRule::HoursAndSleep(RuleHours::new(48).unwrap());
    store.plan.set(CarePlan { rule, ..CarePlan::default() });
    let place = screen(store, || view! { <EscortPage /> });
    tick().await;
    let card = place.text_content().unwrap();
    assert_eq!(card.matches(&rule.words()).count(), 2, "{card}");
    assert!(!card.contains("tomorrow"), "{card}");
}

fn layer(capture: RecordId, words: &str) -> Entry {
    Entry::Layer(Layer { capture, prompt: None, words: Words::new(words).unwrap() })
}

/// The later looks that a screen shows.
fn later_looks(place: &HtmlElement) -> Vec<String> {
    let all = place.query_selector_all("article:not(:first-of-type) .own-words").unwrap();
    (0..all.length()).map(|at| all.get(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn a_draft_that_is_kept_has_no_layer_read_again() {
    let store = lasting(Store::open);
    store.write_alone();
    let words = Words::new("A boat on grey water.").unwrap();
    let capture = store.add_entry(Entry::Capture(Capture::seal(words, None).unwrap()));
    let first = store.add_entry(layer(capture, "It carried me."));
    let place = screen(store, move || view! { <ReflectOnPage id=capture /> });
    tick().await;
    assert_eq!(later_looks(&place), ["It carried me."]);
    // Whoever reads the layer from now on finds nothing.
    let fast = LocalStore::probe();
    for key in fast.keys().unwrap().iter().filter(|key| key.contains(&first.to_string())) {
        fast.remove(key).unwrap();
    }
    let draft = Place::new(format!("reflect/{capture}")).unwrap();
    store.keep_draft(Draft::of(draft, Words::new("And then").unwrap()));
    tick().await;
    assert_eq!(later_looks(&place), ["It carried me."], "not read again");
    store.add_entry(layer(capture, "It still does."));
    tick().await;
    assert_eq!(later_looks(&place), ["It still does."], "a new layer has them read");
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_later_look_from_a_phone_whose_clock_was_behind_is_shown() {
    let store = lasting(Store::open);
    store.write_alone();
    store.erase_everything().await.unwrap();
    let words = Words::new("A boat on grey water.").unwrap();
    let capture = store.add_entry(Entry::Capture(Capture::seal(words, None).unwrap()));
    store.add_entry(layer(capture, "It carried me."));
    let behind = RecordId::next(None, capture.made_ms() - 1_000, 1);
    store.write([Record { id: behind, ..store.create(layer(capture, "It still does.")) }]);
    let place = screen(store, move || view! { <ReflectOnPage id=capture /> });
    tick().await;
    assert_eq!(later_looks(&place), ["It still does.", "It carried me."]);
    store.erase_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_draft_that_comes_later_stands_above_what_was_written_meanwhile() {
    let store = lasting(Store::open);
    store.write_alone();
    let value = RwSignal::new(String::new());
    let place = Place::new("capture").unwrap();
    let area = place.clone();
    screen(store, move || {
        let error = Signal::stored(String::new());
        view! { <DraftArea place=area label="Words" id="words" value error /> }
    });
    tick().await;
    let comes = |words: &str| {
        store.add_entry(Entry::Draft(Draft::of(place.clone(), Words::new(words).unwrap())));
    };
    // As when the other copy gives back what this one had lost.
    comes("A boat");
    tick().await;
    assert_eq!(value.get_untracked(), "A boat", "nobody had touched the field");
    value.set("A boat, and then".to_owned());
    comes("A lighthouse");
    tick().await;
    assert_eq!(value.get_untracked(), "A lighthouse\n\nA boat, and then");
    comes("");
    tick().await;
    assert_eq!(value.get_untracked(), "A lighthouse\n\nA boat, and then", "a saved draft takes nothing away");
}

#[wasm_bindgen_test]
async fn changes_as_one_are_written_when_all_of_them_are_known() {
    let store = lasting(Store::open);
    store.write_alone();
    let kept = || LocalStore::probe().keys().unwrap().len();
    let before = kept();
    store.as_one(|| {
        store.add_entry(layer(RecordId::next(None, 0, 1), "It carried me."));
        store.as_one(|| {
            store.add_entry(layer(RecordId::next(None, 0, 2), "It still does."));
        });
        assert_eq!(kept(), before, "nothing is written before all is known");
    });
    assert_eq!(kept(), before + 2);
}

/// The labels of all fields of a form.
fn field_labels(place: &HtmlElement) -> Vec<String> {
    let all = place.query_selector_all(".field > label, legend").unwrap();
    (0..all.length()).map(|at| all.get(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn what_was_not_saved_is_offered_whole_and_by_the_names_of_its_fields() {
    let starts = Moment::new(1_794_300_000_000, 60).unwrap();
    let words = |text: &str| Words::new(text).unwrap();
    let plan = CarePlan {
        country: CountryCode::parse("DE").ok(),
        route: Some(MedicineRoute::Lozenge),
        clinic: contact("Praxis am Park", "030 123"),
        trusted: contact("", "030 99"),
        rule: ClinicRule::HoursAndSleep(RuleHours::new(48).unwrap()),
        clinic_notes: words("No breakfast."),
        welcomed: true,
    };
    let session = Session {
        place: words("Room 2"),
        clinic_phone: PhoneNumber::parse("030 6").ok(),
        route: Some(MedicineRoute::Infusion),
        ride: contact("Sam", "0170 5"),
        intention: words("To be kind"),
        ..Session::at(starts)
    };
    let (day, time) = (dates::day_and_year(starts.local().date()), dates::time(starts.local()));
    let check_in = CheckIn { energy: Level::new(2).ok(), note: words("Rain."), ..CheckIn::of(Mood::Good) };
    let store = lasting(Store::open);
    for (entry, form, expected) in [
        (
            Entry::CarePlan(plan),
            Some(screen(store, || view! { <PlanPage /> })),
            "Country: Germany
How is the medicine given? Lozenge
Name of your clinic: Praxis am Park
Its phone number: 030 123
How long does your clinic ask you to wait after a session? 48 hours after the session began, and after a restful sleep
What else your clinic said: No breakfast.
Somebody you trust:
Their phone number: 030 99"
                .to_owned(),
        ),
        (
            Entry::Session(session),
            Some(screen(store, || view! { <NewSessionPage /> })),
            format!(
                "Date: {day}
Time: {time}
Who takes you home: Sam
Their phone number: 0170 5
Place: Room 2
Clinic’s phone number for this day: 030 6
How is the medicine given? Infusion (IV)
Intention: To be kind"
            ),
        ),
        (
            Entry::CheckIn(check_in),
            None,
            "How do you feel right now? Good\nEnergy: 2 of 5\nNote: Rain.".to_owned(),
        ),
        (Entry::CarePlan(CarePlan { welcomed: true, ..CarePlan::default() }), None, String::new()),
    ] {
        store.stranded.set(vec![store.create(entry)]);
        let offered = store.stranded_text();
        assert_eq!(offered, expected);
        tick().await;
        for label in form.as_ref().map(field_labels).unwrap_or_default() {
            assert!(offered.contains(&label), "{label} is missing in {offered}");
        }
    }
    store.stranded.set(Vec::new());
}
