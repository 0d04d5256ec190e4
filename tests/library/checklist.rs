//! The checklist: the ride first, each thing in its time, and asking where clinics differ.

use std::collections::HashSet;

use chrono::NaiveDate;
use homeward::{
    domain::{
        care_plan::Contact,
        phone::PhoneNumber,
        session::Session,
        text::{Slug, Slugs},
        time::Moment,
    },
    library::{
        checklist::{ChecklistItem, Due, items_by_due, lacks_ride_number, still_open},
        piece::READING_ORDER,
    },
};

use crate::{readability::Measure, wording};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_ride_comes_first() {
    assert_eq!(items_by_due()[0].1[0], ChecklistItem::Ride);
}

#[test]
fn items_stand_in_the_order_they_are_due_and_none_is_lost() {
    let groups = items_by_due();
    assert!(groups.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let items: Vec<_> = groups.into_iter().flat_map(|(_, items)| items).collect();
    assert_eq!(items, ChecklistItem::ALL);
    assert!((12..=16).contains(&items.len()));
}

#[test]
fn an_item_falls_on_its_day_before_the_session() {
    for (due, session, expected) in [
        (Due::OnceDated, "2026-03-10", None),
        (Due::WeekBefore, "2026-03-05", Some("2026-02-26")),
        (Due::ThreeDaysBefore, "2028-03-01", Some("2028-02-27")),
        (Due::DayBefore, "2027-01-01", Some("2026-12-31")),
        (Due::EveningBefore, "2026-03-10", Some("2026-03-09")),
        (Due::SameDay, "2026-03-10", Some("2026-03-10")),
    ] {
        assert_eq!(due.day(day(session)), expected.map(day), "{due:?}");
    }
}

#[test]
fn an_item_is_due_from_its_day_on() {
    let session = day("2026-03-10");
    for (due, today, expected) in [
        (Due::OnceDated, "2026-01-01", true),
        (Due::WeekBefore, "2026-03-02", false),
        (Due::WeekBefore, "2026-03-03", true),
        (Due::WeekBefore, "2026-03-09", true),
        (Due::EveningBefore, "2026-03-08", false),
        (Due::SameDay, "2026-03-09", false),
        (Due::SameDay, "2026-03-10", true),
        (Due::SameDay, "2026-03-11", true),
    ] {
        assert_eq!(due.is_due(session, day(today)), expected, "{due:?} on {today}");
    }
}

/// A session on 10 March 2026 at ten, with these items ticked.
fn session(ticked: &[&str]) -> Session {
    let mut slugs = Slugs::default();
    for slug in ticked {
        slugs.insert(Slug::try_from((*slug).to_owned()).unwrap());
    }
    let starts = Moment::at_wall(day("2026-03-10").and_hms_opt(10, 0, 0).unwrap(), 60).unwrap();
    Session { ticked: slugs, ..Session::at(starts) }
}

/// In the order of the list. Journals hold these words: a line may be added here, never changed or taken away.
const SLUGS: [&str; 16] = [
    "ride",
    "company",
    "free-day",
    "duties",
    "next-day",
    "ask-medicines",
    "health-news",
    "ask-food",
    "ask-alcohol",
    "clinic-number",
    "intention",
    "bag",
    "music",
    "note-to-self",
    "quiet-evening",
    "phone-away",
];

fn slugs_of(session: &Session, today: &str, has_clinic: bool) -> String {
    let open: Vec<_> = still_open(session, day(today), has_clinic).iter().map(|item| item.slug()).collect();
    open.join(" ")
}

#[test]
fn today_shows_the_next_few_open_things_and_those_of_the_day() {
    let asked: Vec<_> = SLUGS.into_iter().take_while(|slug| *slug != "clinic-number").collect();
    for (why, ticked, today, has_clinic, expected) in [
        ("weeks before", &[][..], "2026-02-10", false, "ride company free-day"),
        ("the next three", &["company"], "2026-02-10", false, "ride free-day duties"),
        (
            "the day before: its own things too",
            &[],
            "2026-03-09",
            false,
            "ride company free-day intention bag music note-to-self quiet-evening",
        ),
        ("the clinic is written down", &asked, "2026-03-01", true, "intention bag music"),
        ("the clinic is not", &asked, "2026-03-01", false, "clinic-number intention bag"),
        (
            "the day: only what still fits",
            &[],
            "2026-03-10",
            false,
            "intention bag music note-to-self phone-away",
        ),
        (
            "the day, some of it ticked",
            &["bag", "music"],
            "2026-03-10",
            false,
            "intention note-to-self phone-away",
        ),
    ] {
        assert_eq!(slugs_of(&session(ticked), today, has_clinic), expected, "{why}");
    }
}

#[test]
fn a_ride_without_a_number_keeps_its_line_when_it_is_ticked() {
    let number = || Contact { phone: PhoneNumber::parse("0170 1234567").ok(), ..Contact::default() };
    for (why, session, lacks, first) in [
        ("nothing done: the item itself leads there", session(&[]), false, "ride"),
        ("ticked, no number", session(&["ride"]), true, "company"),
        ("ticked, with a number", Session { ride: number(), ..session(&["ride"]) }, false, "company"),
        ("a number, not ticked", Session { ride: number(), ..session(&[]) }, false, "company"),
    ] {
        assert_eq!(lacks_ride_number(&session), lacks, "{why}");
        assert!(slugs_of(&session, "2026-02-10", false).starts_with(first), "{why}");
    }
}

#[test]
fn a_slug_leads_back_to_its_item_and_never_changes() {
    let slugs: Vec<_> = ChecklistItem::ALL.iter().map(|item| item.slug()).collect();
    assert_eq!(slugs, SLUGS);
    assert_eq!(slugs.iter().collect::<HashSet<_>>().len(), slugs.len());
    for item in ChecklistItem::ALL {
        assert_eq!(ChecklistItem::from_slug(item.slug()), Some(item));
        assert!(Slug::try_from(item.slug().to_owned()).is_ok(), "a session can hold {item:?}");
    }
    assert_eq!(ChecklistItem::from_slug("Ride"), None);
}

#[test]
fn every_linked_piece_exists() {
    for item in ChecklistItem::ALL {
        assert!(item.piece().is_none_or(|slug| READING_ORDER.contains(&slug)), "{item:?}");
    }
}

#[test]
fn every_item_is_grade_six_or_lower_and_keeps_the_words_of_the_house() {
    for item in ChecklistItem::ALL {
        let lines = [item.title(), item.why()];
        let grade = Measure::of(lines).grade();
        assert!(grade <= 6.0, "{item:?}: grade {grade:.1}");
        lines.into_iter().chain([item.due().label()]).for_each(|line| wording::check(item.slug(), line));
    }
}

#[test]
fn what_clinics_differ_on_is_asked_and_never_ordered() {
    for item in [ChecklistItem::AskFood, ChecklistItem::AskMedicines, ChecklistItem::AskAlcohol] {
        assert!(item.title().starts_with("Ask ") && item.why().starts_with("Ask "), "{item:?}");
        let has_figure = item.why().contains(|c: char| c.is_ascii_digit());
        assert!(!has_figure, "{item:?}: a figure belongs to the clinic");
    }
}
