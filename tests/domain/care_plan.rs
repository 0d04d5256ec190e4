use super::{NEXT_DAY, hours};
use homeward::domain::care_plan::{CarePlan, ClinicRule, Contact, CountryCode, MedicineRoute, RuleHours};
use homeward::domain::not_yet::NotYetItem;
use homeward::domain::phone::PhoneNumber;
use homeward::domain::text::Words;

#[test]
fn routes_keep_their_stable_names() {
    let slugs = ["infusion", "injection", "lozenge", "esketamine-spray", "compounded-spray"];
    assert_eq!(MedicineRoute::ALL.map(MedicineRoute::slug), slugs);
    for route in MedicineRoute::ALL {
        assert_eq!(MedicineRoute::from_slug(route.slug()), Some(route));
    }
    for other in ["", "Infusion", "infusion ", "oral"] {
        assert_eq!(MedicineRoute::from_slug(other), None, "{other}");
    }
}

#[test]
fn esketamine_is_never_called_ketamine_and_no_text_has_a_dose() {
    assert_eq!(MedicineRoute::EsketamineSpray.name(), "Esketamine nasal spray");
    for route in MedicineRoute::ALL {
        let text = format!("{} {}", route.name(), route.time_at_clinic());
        assert!(!text.contains("mg") && !text.contains('!'), "{text}");
    }
}

#[test]
fn a_clinic_rule_has_24_to_168_hours() {
    for (hours, fits) in [(0, false), (23, false), (24, true), (168, true), (169, false), (255, false)] {
        assert_eq!(RuleHours::new(hours).is_ok(), fits, "{hours}");
    }
}

#[test]
fn the_rule_is_the_labels_until_the_person_enters_another() {
    assert_eq!(CarePlan::default().rule, NEXT_DAY);
    let read = |rule: ClinicRule| rule.words();
    assert_eq!(read(NEXT_DAY), "the next day, after a restful sleep");
    assert_eq!(read(hours(48)), "48 hours after the session began, and after a restful sleep");
}

#[test]
fn not_yet_titles_are_all_different() {
    let mut titles = NotYetItem::ALL.map(NotYetItem::title).to_vec();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), NotYetItem::ALL.len());
}

#[test]
fn a_country_code_has_two_capital_letters() {
    for (text, fits) in [
        ("DE", true),
        ("ZZ", true),
        ("de", false),
        ("D", false),
        ("DEU", false),
        ("", false),
        ("Ä", false),
        ("D1", false),
    ] {
        assert_eq!(CountryCode::parse(text).is_ok(), fits, "{text}");
    }
    assert_eq!(CountryCode::parse("NZ").unwrap().as_str(), "NZ");
}

#[test]
fn a_plan_that_skips_questions_keeps_what_an_older_one_says() {
    let older = CarePlan {
        country: CountryCode::parse("DE").ok(),
        route: Some(MedicineRoute::ALL[0]),
        rule: ClinicRule::HoursAndSleep(RuleHours::new(48).unwrap()),
        clinic_notes: Words::new("Nothing to eat for six hours").unwrap(),
        trusted: Contact { name: Words::new("Jo").unwrap(), phone: PhoneNumber::parse("030 99").ok() },
        ..CarePlan::default()
    };
    let skipped = CarePlan { welcomed: true, ..CarePlan::default() };
    assert_eq!(skipped.over(older.clone()), CarePlan { welcomed: true, ..older.clone() });
    let answered = CarePlan { country: CountryCode::parse("FR").ok(), ..CarePlan::default() };
    assert_eq!(answered.clone().over(older.clone()), CarePlan { country: answered.country, ..older });
}
