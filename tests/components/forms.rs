//! Fields and answers: what a person does reaches the signal, and what the signal says reaches the person.

use homeward::domain::check_in::{Level, Mood};
use homeward::ui::components::choices::Choices;
use homeward::ui::components::fields::{Field, LongField};
use homeward::ui::components::level_scale::{LevelScale, chosen_level, read_level};
use homeward::ui::components::mood_picker::{MoodPicker, chosen_mood, read_mood};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{lasting, shown};

fn find(place: &Element, selector: &str) -> HtmlInputElement {
    place.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

fn labels(place: &Element) -> Vec<String> {
    let all = place.query_selector_all("label").unwrap();
    (0..all.length()).map(|at| all.get(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn an_answer_is_chosen_from_either_side() {
    let chosen = lasting(|| RwSignal::new(None));
    let answers = vec!["Tea".to_owned(), "Water".to_owned()];
    let place = shown(move || view! { <Choices legend="A drink?" name="drink" answers chosen /> });
    assert_eq!(labels(&place), ["Tea", "Water"]);
    find(&place, "input[value='1']").click();
    assert_eq!(chosen.get_untracked(), Some(1));
    chosen.set(Some(0));
    tick().await;
    assert!(find(&place, "input[value='0']").checked());
    assert!(!find(&place, "input[value='1']").checked());
}

#[wasm_bindgen_test]
async fn a_wrong_field_says_so_beside_itself() {
    let (value, error) = lasting(|| (RwSignal::new("one".to_owned()), RwSignal::new(String::new())));
    let place = shown(move || view! { <Field label="Place" id="place" value error /> });
    tick().await;
    let field = find(&place, "#place");
    assert_eq!(field.value(), "one");
    assert_eq!(field.get_attribute("aria-invalid"), None);
    field.set_value("two");
    let typed = web_sys::Event::new("input").unwrap();
    field.dispatch_event(&typed).unwrap();
    assert_eq!(value.get_untracked(), "two");
    error.set("This is not a place.".to_owned());
    tick().await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = field.get_attribute("aria-describedby").unwrap();
    let beside = find(&place, "[role=alert]");
    assert!(described.split(' ').any(|id| id == beside.id()), "{described}");
    assert_eq!(beside.text_content().as_deref(), Some("This is not a place."));
    assert_eq!(field.value(), "two", "an error clears nothing");
}

/// What is said beside a field, and whether the field is called wrong.
fn said(place: &Element, field: &str) -> (String, bool) {
    let beside = find(place, "[role=alert]").text_content().unwrap();
    (beside, find(place, field).get_attribute("aria-invalid").is_some())
}

#[wasm_bindgen_test]
async fn what_is_said_of_a_field_goes_when_the_field_is_changed() {
    let (value, error) = lasting(|| (RwSignal::new(String::new()), RwSignal::new(String::new())));
    let short = shown(move || view! { <Field label="Place" id="short" value error /> });
    let long = shown(
        move || view! { <LongField label="Place" id="long" value hint="" error=error.into() rows=4 /> },
    );
    for (place, selector) in [(&short, "#short"), (&long, "#long")] {
        // The same sentence comes again when the next look finds the same.
        for typed in ["a", "ab"] {
            error.set("Too short.".to_owned());
            tick().await;
            assert_eq!(said(place, selector), ("Too short.".to_owned(), true), "{selector}");
            let field = find(place, selector);
            Reflect::set(&field, &"value".into(), &typed.into()).unwrap();
            field.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
            tick().await;
            assert_eq!(said(place, selector), (String::new(), false), "{selector}");
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_said_of_the_moods_goes_when_one_is_chosen() {
    let (chosen, error) = lasting(|| (chosen_mood(None), RwSignal::new(String::new())));
    let place = shown(move || view! { <MoodPicker chosen error /> });
    error.set("Choose one.".to_owned());
    tick().await;
    assert_eq!(find(&place, "[role=alert]").text_content().as_deref(), Some("Choose one."));
    find(&place, "input[value='2']").click();
    tick().await;
    assert_eq!(find(&place, "[role=alert]").text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn the_five_moods_have_their_names() {
    let (chosen, error) = lasting(|| (chosen_mood(None), RwSignal::new(String::new())));
    let place = shown(move || view! { <MoodPicker chosen error /> });
    assert_eq!(labels(&place), ["Very low", "Low", "Okay", "Good", "Very good"]);
    for (at, mood) in Mood::ALL.into_iter().enumerate() {
        place
            .query_selector_all("input")
            .unwrap()
            .get(at as u32)
            .unwrap()
            .unchecked_into::<HtmlElement>()
            .click();
        assert_eq!(read_mood(chosen), Some(mood));
    }
}

#[wasm_bindgen_test]
async fn a_level_can_be_taken_back() {
    let chosen = lasting(|| chosen_level(None));
    let place =
        shown(move || view! { <LevelScale legend="Energy" name="energy" ends=["None", "A lot"] chosen /> });
    find(&place, "input[value='3']").click();
    assert_eq!(read_level(chosen), Level::new(4).ok());
    tick().await;
    find(&place, "button").click();
    assert_eq!(read_level(chosen), None);
    tick().await;
    assert!(!find(&place, "input[value='3']").checked());
}
