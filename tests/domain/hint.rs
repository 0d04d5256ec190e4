//! What the page knows before the app runs.

use homeward::domain::care_plan::{CarePlan, ClinicRule, Contact, MedicineRoute, RuleHours};
use homeward::domain::hint::{PEOPLE, people, read_people, replaced};
use homeward::domain::phone::PhoneNumber;
use homeward::domain::session::Session;
use homeward::domain::text::Words;
use homeward::domain::today::first_hours_from;

use super::{at, id, session};

fn contact(name: &str, phone: &str) -> Contact {
    Contact { name: Words::new(name.to_owned()).unwrap(), phone: PhoneNumber::parse(phone).ok() }
}

const STARTS: &str = "2026-11-10 10:00 +01:00";

#[test]
fn who_can_be_called_stands_in_the_hint_and_nothing_else_of_them() {
    let plan = CarePlan {
        clinic: contact("Praxis am Park", "+49 (30) 123-45"),
        trusted: contact(" Jo; a=b ", "030 99"),
        ..CarePlan::default()
    };
    let ride = Session { ride: contact("", "0170 1"), ..session(STARTS) };
    let two = || contact("Sam", "555-0100 / 555-0101");
    let twice = CarePlan { clinic: two(), trusted: two(), ..CarePlan::default() };
    let two_rides = Session { ride: two(), clinic_phone: two().phone, ..session(STARTS) };
    let own_clinic = Session { clinic_phone: PhoneNumber::parse("112 233").ok(), ..session(STARTS) };
    let nameless = Session { ride: contact("Sam", ""), ..session(STARTS) };
    let known = "trusted=03099;trusted%2Dname".replace("%2D", "-") + "=Jo%3B%20a%3Db";
    let starts = |parts: &str| {
        [parts, &format!("starts={}", at(STARTS).utc_ms())].join(if parts.is_empty() { "" } else { ";" })
    };
    for (why, plan, session, expected) in [
        ("nothing is known", &CarePlan::default(), None, String::new()),
        ("clinic and trusted person", &plan, None, format!("clinic=%2B493012345;{known}")),
        (
            "a ride without a name",
            &plan,
            Some(&ride),
            starts(&format!("clinic=%2B493012345;{known};ride=01701")),
        ),
        ("the session's own clinic", &plan, Some(&own_clinic), starts(&format!("clinic=112233;{known}"))),
        ("a ride without a number", &CarePlan::default(), Some(&nameless), starts("")),
        ("two numbers in one", &twice, Some(&two_rides), starts("")),
        (
            "two for this day, one in the plan",
            &plan,
            Some(&two_rides),
            starts(&format!("clinic=%2B493012345;{known}")),
        ),
    ] {
        assert_eq!(people(plan, session, None), expected, "{why}");
    }
    let dim_from = Some(at(STARTS));
    assert_eq!(people(&CarePlan::default(), None, dim_from), format!("dim={}", at(STARTS).utc_ms()));
}

#[test]
fn each_writer_changes_its_own_parts_alone() {
    for (hint, parts, expected) in [
        ("", "", ""),
        ("", "clinic=1", "clinic=1"),
        ("text=normal;country=DE", "clinic=1", "text=normal;country=DE;clinic=1"),
        ("clinic=1;text=normal;ride=2;dim=3", "clinic=4", "text=normal;clinic=4"),
        ("text=normal;clinic=1", "", "text=normal"),
        ("of-later=x;trusted-name=a", "", "of-later=x"),
        ("broken", "ride=1", "ride=1"),
    ] {
        assert_eq!(replaced(hint, &PEOPLE, parts), expected, "{hint:?} {parts:?}");
    }
}

#[test]
fn the_hint_names_the_first_hours_that_come_next_or_go_on() {
    let sessions = [(id(1), session("2026-11-20 10:00 +01:00")), (id(2), session(STARTS))];
    for (now, expected) in [
        ("2026-11-01 10:00 +01:00", Some(STARTS)),
        ("2026-11-10 15:59 +01:00", Some(STARTS)),
        ("2026-11-10 16:00 +01:00", Some("2026-11-20 10:00 +01:00")),
        ("2026-11-20 16:00 +01:00", None),
    ] {
        assert_eq!(first_hours_from(&sessions, at(now)), expected.map(at), "{now}");
    }
}

#[test]
fn what_the_way_home_needs_reads_back_where_the_diary_is_locked() {
    let plan = CarePlan {
        clinic: contact("not kept", "+493012345"),
        trusted: contact("Jo; a=b", "03099"),
        rule: ClinicRule::HoursAndSleep(RuleHours::new(36).unwrap()),
        route: Some(MedicineRoute::Lozenge),
        ..CarePlan::default()
    };
    let ride = Session { ride: contact("Sam", "01701"), ..session(STARTS) };
    let (kept, known) = read_people(&people(&plan, Some(&ride), None), at(STARTS));
    let nameless = contact("", "+493012345");
    assert_eq!(kept, CarePlan { clinic: nameless, welcomed: true, ..plan });
    assert_eq!(known, Some(Session { ride: ride.ride, ..Session::at(at(STARTS)) }));
    for nothing in ["", "theme=dark", "rule=12;given=by-air;starts=soon;clinic=x", ";;=;rule"] {
        let (kept, known) = read_people(nothing, at(STARTS));
        assert_eq!((kept, known), (CarePlan { welcomed: true, ..CarePlan::default() }, None), "{nothing}");
    }
}
