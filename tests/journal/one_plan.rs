//! Of a care plan there is one, also where a file brings another: neither is hidden behind the other.

use homeward::domain::care_plan::{CarePlan, ClinicRule, RuleHours};
use homeward::domain::time::Moment;
use homeward::journal::{Entry, Kind, MemoryStore, Record, Restore, Stored, export, preview};

use crate::restore::{backed_up, looked_into, replacement};
use crate::support::{App, note, told, words};

/// The first questions, skipped.
fn skipped() -> CarePlan {
    CarePlan { welcomed: true, ..CarePlan::default() }
}

fn with_rule(hours: u8) -> CarePlan {
    CarePlan { rule: ClinicRule::HoursAndSleep(RuleHours::new(hours).unwrap()), ..skipped() }
}

fn with_notes(notes: &str) -> CarePlan {
    CarePlan { clinic_notes: words(notes), ..skipped() }
}

fn phone_with(plans: &[CarePlan], later: bool) -> App {
    let mut app = App::open(MemoryStore::default(), MemoryStore::default());
    if later {
        app.later();
    }
    plans.iter().for_each(|plan| drop(app.create(Entry::CarePlan(plan.clone()))));
    app
}

/// The care plan as the app shows it: the one with the newest name.
fn shown(app: &App) -> CarePlan {
    let id = *app.journal.ids(Kind::CarePlan).first().unwrap();
    match app.journal.read(Kind::CarePlan, id).unwrap().entry {
        Entry::CarePlan(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn add(app: &mut App, all: Vec<Stored>) {
    all.into_iter().for_each(|stored| drop(app.keep(stored)));
}

/// What the screen tells, whether it says more of the care plan, and the care plan afterwards.
type Outcome = (String, bool, CarePlan);

fn restored(app: &mut App, pairs: &[(String, String)]) -> Outcome {
    let restore: Restore = looked_into(pairs, &app.journal);
    let is_said = app.journal.plan_sentence(&restore.tallies).is_some();
    let told = told(&restore.tallies);
    added(app, restore.to_add);
    (told, is_said, shown(app))
}

fn imported(app: &mut App, file: &str) -> Outcome {
    let found = preview(file, &app.journal).unwrap();
    let is_said = app.journal.plan_sentence(&found.tallies).is_some();
    let told = told(&found.tallies);
    added(app, found.to_add.into_iter().map(Stored::Record).collect());
    (told, is_said, shown(app))
}

/// As the app adds: what comes is joined right before.
fn added(app: &mut App, mut to_add: Vec<Stored>) {
    let at = app.tick();
    app.journal.join_plans(&mut to_add, at);
    add(app, to_add);
}

fn records(app: &App) -> Vec<Record> {
    app.journal.read_all(Kind::CarePlan).0
}

#[test]
fn two_care_plans_become_one_and_what_was_written_later_counts() {
    fn check(here: &CarePlan, there: &[CarePlan], here_is_later: bool, expected: (&str, bool, &CarePlan)) {
        let other = phone_with(there, !here_is_later);
        let pairs = backed_up(&other);
        let file = export(&records(&other), Moment::default()).unwrap();
        let expected = (expected.0.to_owned(), expected.1, expected.2.clone());
        for import in [false, true] {
            let mut app = phone_with(std::slice::from_ref(here), here_is_later);
            let bring = |app: &mut App| if import { imported(app, &file) } else { restored(app, &pairs) };
            assert_eq!(bring(&mut app), expected, "import: {import}, {here:?} and {there:?}");
            // What is taken out of it afterwards does not come back with the same file.
            let newest = records(&app)[0].clone();
            drop(app.revise(&newest, Entry::CarePlan(skipped())));
            let (_, is_said, plan) = bring(&mut app);
            assert_eq!((is_said, plan), (false, skipped()));
        }
    }
    let both = CarePlan { clinic_notes: words("No food."), ..with_rule(36) };
    const NEW: &str = "new: your care plan";
    for here_is_later in [false, true] {
        check(&skipped(), &[with_rule(36)], here_is_later, (NEW, false, &with_rule(36)));
        check(&with_notes("No food."), &[with_rule(36)], here_is_later, (NEW, true, &both));
        let (here, there) = (with_rule(48), with_rule(36));
        let later = if here_is_later { &here } else { &there };
        check(&here, std::slice::from_ref(&there), here_is_later, (NEW, true, later));
    }
    // A phone on which a second one was kept beside the first.
    let there = [with_rule(36), with_notes("No food.")];
    check(&skipped(), &there, true, ("new: 2 care plans", false, &both));
}

#[test]
fn a_phone_without_a_care_plan_takes_every_text_as_it_is() {
    let other = phone_with(&[with_rule(36), with_notes("No food.")], true);
    let mut app = phone_with(&[], false);
    let (told, is_said, plan) = restored(&mut app, &backed_up(&other));
    assert_eq!((told.as_str(), is_said, plan), ("new: 2 care plans", false, with_notes("No food.")));
    assert_eq!(app.fast.texts(), other.fast.texts());
}

#[test]
fn a_newer_care_plan_of_the_same_name_is_announced_and_joined_with_another_one() {
    let mut other = phone_with(&[with_rule(36)], false);
    let phone = App::reopen(&other.fast, &other.durable);
    let here = records(&other)[0].clone();
    drop(other.revise(&here, Entry::CarePlan(with_rule(48))));
    let mut app = App::reopen(&phone.fast, &phone.durable);
    let newer = ("newer there: your care plan".to_owned(), true, with_rule(48));
    assert_eq!(restored(&mut app, &backed_up(&other)), newer);
    other.later();
    other.create(Entry::CarePlan(with_notes("No food.")));
    let mut app = App::reopen(&phone.fast, &phone.durable);
    let (told, is_said, plan) = restored(&mut app, &backed_up(&other));
    assert_eq!((told.as_str(), is_said), ("new: your care plan; newer there: your care plan", true));
    assert_eq!(plan, CarePlan { clinic_notes: words("No food."), ..with_rule(48) });
}

#[test]
fn a_care_plan_that_is_brought_back_hides_none() {
    let old = phone_with(&[with_rule(36)], false);
    let mut app = phone_with(&[skipped()], true);
    let own = app.create(note("own"));
    let made_first = backed_up(&app);
    let at = app.tick();
    let all = replacement(looked_into(&backed_up(&old), &app.journal), &app.journal, at);
    add(&mut app, all);
    let restore = looked_into(&made_first, &app.journal);
    added(&mut app, restore.with_deleted());
    assert_eq!(app.journal.read(Kind::CheckIn, own.id).unwrap().entry, own.entry);
    assert_eq!(shown(&app), with_rule(36));
}

#[test]
fn replacing_all_leaves_the_care_plan_of_the_backup() {
    let other = phone_with(&[with_rule(36)], false);
    let mut app = phone_with(&[with_notes("No food.")], true);
    let at = app.tick();
    let all = replacement(looked_into(&backed_up(&other), &app.journal), &app.journal, at);
    add(&mut app, all);
    assert_eq!(shown(&app), with_rule(36));
    assert_eq!(records(&app).len(), 1);
}
