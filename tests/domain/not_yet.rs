use super::{NEXT_DAY, at, hours, session, slept};
use homeward::domain::care_plan::ClinicRule;
use homeward::domain::not_yet::{CLEARED, NotYet, NotYetItem, Until, not_yet, reminders};
use homeward::domain::now::Now;

fn list(starts: &str, said: Option<&str>, rule: ClinicRule, now: &str) -> NotYet {
    let session = said.map_or_else(|| session(starts), |said| slept(starts, said));
    not_yet(&session, rule, Now::by_phone(at(now)))
}

fn wall(list: &NotYet) -> String {
    list.opens_at.local().to_string()
}

/// The last minute of "not yet", checked with the first minute after it.
fn check_passes(why: &str, starts: &str, rule: ClinicRule, last_minute: &str) {
    let before = list(starts, None, rule, last_minute);
    assert!(!before.time_passed, "{why}: still waits at {last_minute}");
    let first = at(last_minute).plus(chrono::TimeDelta::minutes(1));
    let after = not_yet(&session(starts), rule, Now::by_phone(first));
    assert!(after.time_passed, "{why}: has passed a minute after {last_minute}");
    assert_eq!(after.opens_at, first, "{why}: says when it passed");
    assert!(!after.cleared, "{why}: time alone never clears");
}

#[test]
fn the_rule_passes_at_this_minute_and_no_sooner() {
    let rows = [
        ("morning session", "2026-11-10 10:00 +01:00", NEXT_DAY, "2026-11-11 05:59 +01:00"),
        ("evening session", "2026-11-10 20:59 +01:00", NEXT_DAY, "2026-11-11 05:59 +01:00"),
        (
            "a session that ends after midnight",
            "2026-11-10 21:00 +01:00",
            NEXT_DAY,
            "2026-11-12 05:59 +01:00",
        ),
        ("a session just after midnight", "2026-11-11 00:30 +01:00", NEXT_DAY, "2026-11-12 05:59 +01:00"),
        ("end of the month", "2026-02-28 10:00 -05:00", NEXT_DAY, "2026-03-01 05:59 -05:00"),
        ("leap day", "2028-02-28 10:00 -05:00", NEXT_DAY, "2028-02-29 05:59 -05:00"),
        ("end of the year", "2026-12-31 15:00 +13:00", NEXT_DAY, "2027-01-01 05:59 +13:00"),
        ("half-hour zone", "2026-11-10 10:00 +05:30", NEXT_DAY, "2026-11-11 05:59 +05:30"),
        ("night into summer time", "2026-03-28 15:00 +01:00", NEXT_DAY, "2026-03-29 05:59 +02:00"),
        ("night into winter time", "2026-10-24 15:00 +02:00", NEXT_DAY, "2026-10-25 05:59 +01:00"),
        (
            "flown east after it: morning at the clinic counts",
            "2026-11-10 15:00 -10:00",
            NEXT_DAY,
            "2026-11-11 23:59 +09:00",
        ),
        (
            "flown west after it: morning here counts",
            "2026-11-10 09:00 +09:00",
            NEXT_DAY,
            "2026-11-11 05:59 -10:00",
        ),
        ("24 hours after a morning session", "2026-11-10 10:00 +01:00", hours(24), "2026-11-11 09:59 +01:00"),
        (
            "24 real hours over the short night",
            "2026-03-28 15:00 +01:00",
            hours(24),
            "2026-03-29 15:59 +02:00",
        ),
        (
            "24 real hours over the long night",
            "2026-10-24 15:00 +02:00",
            hours(24),
            "2026-10-25 13:59 +01:00",
        ),
        (
            "24 hours after a late session: the morning is later",
            "2026-11-10 22:00 +01:00",
            hours(24),
            "2026-11-12 05:59 +01:00",
        ),
        (
            "24 hours have passed, but it is still night here",
            "2026-11-10 10:00 +01:00",
            hours(24),
            "2026-11-11 05:59 -05:00",
        ),
        ("48 hours", "2026-11-10 10:00 +01:00", hours(48), "2026-11-12 09:59 +01:00"),
        ("a week", "2026-11-10 10:00 +01:00", hours(168), "2026-11-17 09:59 +01:00"),
    ];
    for (why, starts, rule, last_minute) in rows {
        check_passes(why, starts, rule, last_minute);
    }
}

#[test]
fn the_morning_shown_on_the_evening_is_six_o_clock_even_when_clocks_change() {
    for (starts, evening, shown) in [
        ("2026-11-10 15:00 +01:00", "2026-11-10 20:00 +01:00", "2026-11-11 06:00:00"),
        ("2026-03-28 15:00 +01:00", "2026-03-28 20:00 +01:00", "2026-03-29 06:00:00"),
        ("2026-03-28 15:00 +01:00", "2026-03-29 04:00 +02:00", "2026-03-29 06:00:00"),
        ("2026-10-24 15:00 +02:00", "2026-10-25 04:00 +01:00", "2026-10-25 06:00:00"),
    ] {
        assert_eq!(wall(&list(starts, None, NEXT_DAY, evening)), shown, "{starts} seen {evening}");
    }
}

#[test]
fn sleep_counts_only_when_it_is_said_on_a_morning_after() {
    let starts = "2026-11-10 10:00 +01:00";
    let rows = [
        ("never said", None, NEXT_DAY, "2026-11-11 18:00 +01:00", false),
        ("a nap on the day", Some("2026-11-10 15:00 +01:00"), NEXT_DAY, "2026-11-11 18:00 +01:00", false),
        ("awake at night", Some("2026-11-11 04:00 +01:00"), NEXT_DAY, "2026-11-11 18:00 +01:00", false),
        ("a minute too early", Some("2026-11-11 05:59 +01:00"), NEXT_DAY, "2026-11-11 18:00 +01:00", false),
        (
            "said before the session",
            Some("2026-11-10 07:00 +01:00"),
            NEXT_DAY,
            "2026-11-11 18:00 +01:00",
            false,
        ),
        ("in the morning", Some("2026-11-11 06:00 +01:00"), NEXT_DAY, "2026-11-11 18:00 +01:00", true),
        ("days later", Some("2026-11-14 09:00 +01:00"), NEXT_DAY, "2026-11-14 09:00 +01:00", true),
        (
            "the nap, where the phone says it is already tomorrow",
            Some("2026-11-11 06:30 +11:00"),
            NEXT_DAY,
            "2026-11-11 18:00 +01:00",
            false,
        ),
        (
            "the first night counts for a longer rule",
            Some("2026-11-11 07:00 +01:00"),
            hours(48),
            "2026-11-12 10:00 +01:00",
            true,
        ),
        (
            "a longer rule still waits",
            Some("2026-11-11 07:00 +01:00"),
            hours(48),
            "2026-11-12 09:59 +01:00",
            false,
        ),
        (
            "said by a clock that ran ahead",
            Some("2026-11-12 09:00 +01:00"),
            NEXT_DAY,
            "2026-11-11 18:00 +01:00",
            false,
        ),
        (
            "said seconds ahead of a screen that ticks by the minute",
            Some("2026-11-11 18:01 +01:00"),
            NEXT_DAY,
            "2026-11-11 18:00 +01:00",
            true,
        ),
        (
            "said, then the clock went back",
            Some("2026-11-11 07:00 +01:00"),
            NEXT_DAY,
            "2026-11-11 05:00 +01:00",
            false,
        ),
        (
            "said at home, then flown west to a place where it is still night",
            Some("2026-11-11 12:00 +01:00"),
            NEXT_DAY,
            "2026-11-11 05:00 -08:00",
            false,
        ),
    ];
    for (why, said, rule, now, cleared) in rows {
        assert_eq!(list(starts, said, rule, now).cleared, cleared, "{why}");
    }
}

#[test]
fn sleep_is_asked_for_from_the_first_morning_until_it_is_said() {
    let starts = "2026-11-10 10:00 +01:00";
    let rows = [
        ("before the session", None, NEXT_DAY, "2026-11-10 08:00 +01:00", false),
        ("on the evening", None, NEXT_DAY, "2026-11-10 22:00 +01:00", false),
        ("at night", None, NEXT_DAY, "2026-11-11 05:59 +01:00", false),
        ("in the morning", None, NEXT_DAY, "2026-11-11 06:00 +01:00", true),
        ("after a nap was said", Some("2026-11-10 15:00 +01:00"), NEXT_DAY, "2026-11-11 06:00 +01:00", true),
        ("under a longer rule as well", None, hours(72), "2026-11-11 06:00 +01:00", true),
        ("not again", Some("2026-11-11 06:00 +01:00"), NEXT_DAY, "2026-11-11 06:01 +01:00", false),
    ];
    for (why, said, rule, now, asked) in rows {
        assert_eq!(list(starts, said, rule, now).needs_sleep, asked, "{why}");
    }
}

#[test]
fn alcohol_and_decisions_wait_for_24_hours_even_when_the_morning_has_come() {
    let waiting = |now: &str, rule| -> Vec<NotYetItem> {
        list("2026-11-10 16:00 +01:00", Some("2026-11-11 08:00 +01:00"), rule, now)
            .items
            .into_iter()
            .filter(|line| !line.cleared)
            .map(|line| line.item)
            .collect()
    };
    let late = vec![NotYetItem::SignOrDecide, NotYetItem::Alcohol];
    assert_eq!(waiting("2026-11-11 07:50 +01:00", NEXT_DAY), NotYetItem::ALL);
    assert_eq!(waiting("2026-11-11 08:00 +01:00", NEXT_DAY), late);
    assert_eq!(waiting("2026-11-11 15:59 +01:00", NEXT_DAY), late);
    assert_eq!(waiting("2026-11-11 16:00 +01:00", NEXT_DAY), []);
    assert_eq!(waiting("2026-11-11 15:59 +01:00", hours(24)), NotYetItem::ALL);
    assert_eq!(waiting("2026-11-11 16:00 +01:00", hours(24)), []);
}

#[test]
fn the_answer_about_sleep_can_be_taken_back_until_the_day_ends_on_which_the_list_cleared() {
    let (starts, said) = ("2026-11-10 10:00 +01:00", "2026-11-11 07:00 +01:00");
    let rows = [
        ("said, but 24 hours are not over", NEXT_DAY, "2026-11-11 09:59 +01:00", true, false),
        ("the last line has cleared", NEXT_DAY, "2026-11-11 10:00 +01:00", true, true),
        ("late that day", NEXT_DAY, "2026-11-11 23:59 +01:00", true, true),
        ("the day after", NEXT_DAY, "2026-11-12 00:00 +01:00", true, false),
        ("a longer rule: the day it clears", hours(48), "2026-11-12 23:59 +01:00", true, true),
        ("a longer rule: the day after", hours(48), "2026-11-13 00:00 +01:00", true, false),
    ];
    for (why, rule, now, slept, cleared_today) in rows {
        let list = list(starts, Some(said), rule, now);
        assert_eq!((list.slept, list.cleared_today), (slept, cleared_today), "{why}");
    }
    let late = list(starts, Some("2026-11-14 09:00 +01:00"), NEXT_DAY, "2026-11-14 20:00 +01:00");
    assert!(late.cleared_today, "said days later: that day counts");
    assert!(!list(starts, None, NEXT_DAY, "2026-11-11 20:00 +01:00").slept, "never said");
}

/// What stands above a line: `sleep`, `morning`, or the day or time.
fn shown(list: &NotYet, item: NotYetItem, rule: ClinicRule, now: &str) -> String {
    let line = list.items.iter().find(|line| line.item == item).unwrap();
    match list.until(*line, rule, at(now)) {
        Until::Sleep => "sleep".to_owned(),
        Until::Morning => "morning".to_owned(),
        Until::Day(date) => date.to_string(),
        Until::Time(time) => time.to_string()[..16].to_owned(),
    }
}

#[test]
fn by_the_default_rule_no_hour_of_the_clock_stands_above_driving() {
    let starts = "2026-11-10 16:00 +01:00";
    let rows = [
        ("right after it", NEXT_DAY, "2026-11-10 17:00 +01:00", "2026-11-11", "2026-11-11"),
        ("at night", NEXT_DAY, "2026-11-11 00:30 +01:00", "morning", "2026-11-11 16:00"),
        ("in the morning", NEXT_DAY, "2026-11-11 06:00 +01:00", "sleep", "2026-11-11 16:00"),
        ("after 24 hours", NEXT_DAY, "2026-11-11 16:00 +01:00", "sleep", "sleep"),
        ("hours: right after", hours(24), "2026-11-10 17:00 +01:00", "2026-11-11 16:00", "2026-11-11 16:00"),
        (
            "hours: in the morning",
            hours(48),
            "2026-11-11 09:00 +01:00",
            "2026-11-12 16:00",
            "2026-11-12 16:00",
        ),
        ("hours: passed", hours(24), "2026-11-11 16:00 +01:00", "sleep", "sleep"),
    ];
    for (why, rule, now, drive, alcohol) in rows {
        let list = list(starts, None, rule, now);
        assert_eq!(shown(&list, NotYetItem::Drive, rule, now), drive, "{why}: driving");
        assert_eq!(shown(&list, NotYetItem::Alcohol, rule, now), alcohol, "{why}: alcohol");
    }
}

#[test]
fn the_closing_words_leave_room_to_wait_longer() {
    assert!(CLEARED.contains("wait longer") && CLEARED.contains("you say you slept well"));
}

#[test]
fn each_line_says_no_by_itself() {
    for item in NotYetItem::ALL {
        let title = item.title();
        assert!(title.starts_with("Do not ") || title.starts_with("No "), "{title}");
    }
}

#[test]
fn a_record_from_the_future_clears_nothing() {
    let session = slept("2026-11-10 10:00 +01:00", "2026-11-11 08:00 +01:00");
    let newest_record_ms = Some(at("2026-11-20 10:00 +01:00").utc_ms());
    let now = Now { phone: at("2026-11-10 12:00 +01:00"), newest_record_ms };
    let list = not_yet(&session, NEXT_DAY, now);
    assert!(!list.time_passed && !list.cleared);
}

#[test]
fn no_text_says_that_somebody_is_fit_to_drive() {
    let texts = NotYetItem::ALL.iter().flat_map(|item| [item.title(), item.reason()]).chain([CLEARED]);
    for text in texts {
        let text = text.to_lowercase();
        for word in ["fit to", "safe to", "can drive", "may drive", "allowed", "!"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}

#[test]
fn the_escort_is_told_no_less_than_the_rule() {
    for rule in [NEXT_DAY, hours(24), hours(48), hours(168)] {
        let lines = reminders(rule);
        for item in NotYetItem::ALL {
            let with_it: Vec<&String> = lines.iter().filter(|line| line.contains(item.title())).collect();
            let [line] = with_it[..] else { panic!("{item:?} stands in one line: {lines:?}") };
            assert!(line.contains(&rule.words()), "{line}");
            let waits_a_day = matches!(item, NotYetItem::SignOrDecide | NotYetItem::Alcohol);
            let says_a_day = line.contains("24 hours") || rule != NEXT_DAY;
            assert!(says_a_day || !waits_a_day, "{line}");
        }
        let all = lines.join(" ");
        for sooner in ["today", "tomorrow"] {
            assert!(!all.contains(sooner), "{all}");
        }
    }
}
