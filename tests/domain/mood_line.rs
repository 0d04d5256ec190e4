use super::{at, id, session};
use homeward::domain::check_in::Mood;
use homeward::domain::id::RecordId;
use homeward::domain::mood_line::{MoodLine, MoodWindow, mood_line};
use homeward::domain::session::{Session, SessionState};

const NOW: &str = "2026-11-10 20:00 +01:00";

fn line(days: u16, check_ins: &[(&str, Mood)], sessions: &[(RecordId, Session)]) -> MoodLine {
    let check_ins: Vec<_> = check_ins.iter().map(|(text, mood)| (at(text), *mood)).collect();
    mood_line(&check_ins, sessions, MoodWindow::last_days(days, at(NOW).local_date()), at(NOW))
}

#[test]
fn a_day_with_several_check_ins_shows_their_average() {
    let line = line(
        5,
        &[
            ("2026-11-10 09:00 +01:00", Mood::VeryGood),
            ("2026-11-06 09:00 +01:00", Mood::VeryLow),
            ("2026-11-10 19:00 +01:00", Mood::Low),
            ("2026-11-08 09:00 +01:00", Mood::Okay),
        ],
        &[],
    );
    let shown: Vec<_> =
        line.points.iter().map(|p| (p.day.to_string(), p.average, p.check_ins, p.x, p.y)).collect();
    assert_eq!(
        shown,
        [
            ("2026-11-06".to_owned(), 1.0, 1, 0.0, 0.0),
            ("2026-11-08".to_owned(), 3.0, 1, 0.5, 0.5),
            ("2026-11-10".to_owned(), 3.5, 2, 1.0, 0.625),
        ]
    );
}

#[test]
fn a_check_in_belongs_to_the_day_on_the_wall_where_it_was_made() {
    let line =
        line(3, &[("2026-11-09 23:30 -05:00", Mood::Good), ("2026-11-10 00:30 +01:00", Mood::Good)], &[]);
    let days: Vec<_> = line.points.iter().map(|point| point.day.to_string()).collect();
    assert_eq!(days, ["2026-11-09", "2026-11-10"]);
}

#[test]
fn a_window_holds_its_days_and_no_others() {
    for (days, first, held) in
        [(1, "2026-11-10", 1), (0, "2026-11-10", 1), (2, "2026-11-09", 2), (30, "2026-10-12", 30)]
    {
        let window = MoodWindow::last_days(days, at(NOW).local_date());
        assert_eq!((window.first().to_string().as_str(), window.days()), (first, held));
    }
    let line = line(
        2,
        &[
            ("2026-11-08 23:59 +01:00", Mood::Good),
            ("2026-11-09 00:00 +01:00", Mood::Low),
            ("2026-11-11 00:00 +01:00", Mood::Good),
        ],
        &[],
    );
    assert_eq!(line.points.len(), 1);
    assert_eq!(line.points[0].average, 2.0);
}

#[test]
fn a_single_day_stands_in_the_middle() {
    assert_eq!(line(1, &[("2026-11-10 09:00 +01:00", Mood::Good)], &[]).points[0].x, 0.5);
}

#[test]
fn only_sessions_that_took_place_are_marked() {
    let cancelled = Session { state: SessionState::Cancelled, ..session("2026-11-08 10:00 +01:00") };
    let sessions = [
        (id(1), session("2026-11-10 10:00 +01:00")),
        (id(2), session("2026-11-06 10:00 +01:00")),
        (id(3), cancelled),
        (id(4), session("2026-11-10 21:00 +01:00")),
        (id(5), session("2026-11-05 10:00 +01:00")),
    ];
    let marks: Vec<_> = line(5, &[], &sessions).marks.iter().map(|mark| (mark.session, mark.x)).collect();
    assert_eq!(marks, [(id(2), 0.0), (id(1), 1.0)]);
}

#[test]
fn the_words_say_what_the_drawing_shows() {
    let one = [("2026-11-09 09:00 +01:00", Mood::Okay)];
    let more = [
        ("2026-11-10 09:00 +01:00", Mood::Good),
        ("2026-11-07 09:00 +01:00", Mood::Low),
        ("2026-11-10 08:00 +01:00", Mood::VeryGood),
    ];
    let today = [(id(1), session("2026-11-10 10:00 +01:00"))];
    let two = [(id(1), session("2026-11-09 10:00 +01:00")), (id(2), session("2026-11-04 10:00 +01:00"))];
    let check = |days, check_ins: &[(&str, Mood)], sessions: &[(RecordId, Session)], expected| {
        assert_eq!(line(days, check_ins, sessions).words, expected);
    };
    check(30, &[], &[], "The last 30 days: no check-ins.");
    check(1, &[], &today, "Today: no check-ins. A session today.");
    check(30, &one, &[], "The last 30 days: 1 check-in on 1 day. All were Okay. Last: Okay, yesterday.");
    check(
        30,
        &more,
        &two,
        "The last 30 days: 3 check-ins on 2 days. Lowest: Low. Highest: Very good. Last: Good, today. \
         2 sessions: 6 days ago, yesterday.",
    );
}

#[test]
fn many_years_of_check_ins_make_one_point_a_day_at_most() {
    let day = 86_400_000;
    let start = at("2016-11-10 09:00 +01:00");
    let check_ins: Vec<_> = (0..10_000)
        .map(|n| (start.plus(chrono::TimeDelta::milliseconds(n * day / 3)), Mood::ALL[n as usize % 5]))
        .collect();
    let window = MoodWindow::last_days(u16::MAX, at(NOW).local_date());
    let line = mood_line(&check_ins, &[], window, at(NOW));
    assert_eq!(line.points.len(), 3_334);
    assert!(line.points.iter().all(|point| (0.0..=1.0).contains(&point.x) && (0.0..=1.0).contains(&point.y)));
}
