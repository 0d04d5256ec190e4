use super::{NEXT_DAY, at, id};
use homeward::domain::capture::Capture;
use homeward::domain::examples::{Example, ExampleEntry, examples};
use homeward::domain::session::Session;
use homeward::domain::time::Moment;
use homeward::domain::today::{Now, Scene, today};

const NOWS: [&str; 5] = [
    "2026-11-22 10:00 +01:00",
    "2026-11-22 00:00 +00:00",
    "2026-03-29 03:30 +02:00",
    "2027-01-01 23:59 +14:00",
    "2028-03-01 06:00 -11:00",
];

fn sessions(entries: &[ExampleEntry]) -> Vec<Session> {
    let session = |entry: &ExampleEntry| match &entry.example {
        Example::Session(session) => Some(session.clone()),
        _ => None,
    };
    entries.iter().filter_map(session).collect()
}

#[test]
fn the_month_has_what_was_promised() {
    for now in NOWS {
        let entries = examples(at(now));
        let count = |is: fn(&Example) -> bool| entries.iter().filter(|entry| is(&entry.example)).count();
        assert_eq!(count(|example| matches!(example, Example::Session(_))), 3);
        assert_eq!(count(|example| matches!(example, Example::CheckIn(_))), 20);
        assert_eq!(count(|example| matches!(example, Example::Capture { .. })), 2);
        assert_eq!(count(|example| matches!(example, Example::Layer { .. })), 3);
        let past = sessions(&entries).iter().filter(|session| session.starts <= at(now)).count();
        assert_eq!(past, 2);
    }
}

#[test]
fn nothing_is_from_the_future_and_each_refers_to_what_came_before() {
    for now in NOWS {
        let entries = examples(at(now));
        assert!(entries.is_sorted_by_key(|entry| entry.made), "{now}");
        assert!(entries.iter().all(|entry| entry.made <= at(now)), "{now}");
        let (mut sessions, mut captures) = (0, 0);
        for entry in entries {
            match entry.example {
                Example::Session(_) => sessions += 1,
                Example::CheckIn(_) => {}
                Example::Capture { session, words } => {
                    assert!(session < sessions, "{now}");
                    assert!(Capture::seal(words, None).is_ok());
                    captures += 1;
                }
                Example::Layer { capture, words, prompt } => {
                    assert!(capture < captures, "{now}");
                    assert!(!words.is_blank() && prompt.is_some());
                }
            }
        }
    }
}

#[test]
fn captures_come_after_their_session_began_and_lists_have_cleared() {
    for now in NOWS {
        let entries = examples(at(now));
        let all = sessions(&entries);
        for entry in &entries {
            if let Example::Capture { session, .. } = entry.example {
                assert!(entry.made > all[session].starts);
            }
        }
        let named: Vec<_> = (1..).map(id).zip(all).collect();
        let today = today(&named, NEXT_DAY, Now::by_phone(at(now)));
        assert_eq!(today.scene, Scene::DaysBefore { session: id(3), days: 5 }, "{now}");
        assert_eq!(today.not_yet, None, "{now}");
    }
}

#[test]
fn it_is_plainly_made_up_and_calls_nobody() {
    for session in sessions(&examples(at(NOWS[0]))) {
        assert!(session.place.as_str().contains("Example"));
        assert!(session.ride.name.as_str().contains("made up"));
        for phone in [session.clinic_phone, session.ride.phone] {
            // +1 … 555-0100 to 0199 are kept free for fiction.
            let dialled = phone.unwrap().dialable().unwrap().dialled();
            assert!(dialled.starts_with("+1202555") && dialled[8..].starts_with("01") && dialled.len() == 12);
        }
    }
}

#[test]
fn every_word_and_every_prompt_of_the_table_is_kept() {
    let mut words = 0;
    for entry in examples(at(NOWS[0])) {
        if let Example::CheckIn(check_in) = entry.example {
            words += check_in.words.len();
        }
    }
    assert_eq!(words, 25, "a word that is no slug would be dropped in silence");
}

#[test]
fn a_clock_that_stands_in_1970_is_survived() {
    let now = Moment::new(0, -300).unwrap();
    assert_eq!(examples(now).len(), 28);
}
