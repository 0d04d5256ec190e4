//! Records stand in the order in which they were made and revised, whatever the clock said.

use homeward::domain::time::Moment;
use homeward::journal::{Kind, MemoryStore};

use crate::support::{App, note};

const HOUR_MS: i64 = 3_600_000;
const IN_2026_MS: i64 = 1_790_000_000_000;
const IN_2100_MS: i64 = 4_102_444_800_000;
/// 29 March 2026, 01:00 UTC: clocks in Berlin go from 2 to 3.
const SPRING_MS: i64 = 1_774_746_000_000;
/// 25 October 2026, 01:00 UTC: clocks in Berlin go from 3 back to 2.
const AUTUMN_MS: i64 = 1_792_890_000_000;

#[test]
fn any_clock_leaves_names_and_revisions_in_order() {
    fn check(name: &str, clock: &[(i64, i16)]) {
        let mut app = App::open(MemoryStore::new(), MemoryStore::new());
        let moments: Vec<Moment> =
            clock.iter().map(|(ms, offset)| Moment::new(*ms, *offset).unwrap()).collect();
        let mut made = Vec::new();
        for (n, now) in moments.iter().enumerate() {
            let record = app.journal.create(note(&format!("{n}")), *now, 5);
            assert_eq!((record.made, record.written), (*now, *now), "time and offset are kept, {name}");
            made.push(app.save(record).0);
        }
        // The first one is written again under each of these clocks, and deleted and restored under the last one.
        let mut first = made[0].clone();
        for (n, now) in moments.iter().enumerate() {
            first = app.journal.revise(&first, note(&format!("revision {n}")), *now).unwrap();
            first = app.save(first).0;
        }
        let last = moments[moments.len() - 1];
        let gone = app.save(app.journal.delete(&first, last)).0;
        first = app.save(app.journal.restore(&gone, moments[0])).0;
        made[0] = first.clone();
        made.reverse();
        let app = App::reopen(&app.fast, &app.durable);
        assert_eq!(app.journal.read_all(Kind::CheckIn), (made.clone(), vec![]), "{name}");
        assert_eq!(app.journal.trash().0, [], "{name}");
        let shown: Vec<_> = app.journal.timeline([]).iter().map(|entry| entry.id).collect();
        assert_eq!(shown, made.iter().map(|record| record.id).collect::<Vec<_>>(), "{name}");
        // The older copy of the fast store comes back from the dead: the newest revision still wins.
        app.assert_everywhere(&first, name);
    }
    check("a clock set to 1970", &[(IN_2026_MS, 60), (0, 0), (1, 0), (IN_2026_MS + 1, 60)]);
    check(
        "a clock set to 2100",
        &[(IN_2026_MS, 60), (IN_2100_MS, 60), (IN_2100_MS, 60), (IN_2026_MS + 5, 60)],
    );
    check("a clock that stands still", &[(IN_2026_MS, 60); 6]);
    check("a clock that runs backwards", &[6, 5, 4, 3, 2, 1].map(|n| (IN_2026_MS + n * HOUR_MS, 60)));
    check(
        "a flight round the world",
        &[(0, 60), (5, -300), (11, -480), (24, 540), (30, 840), (31, -660), (40, 60)]
            .map(|(hours, offset)| (IN_2026_MS + hours * HOUR_MS, offset)),
    );
    check(
        "the night in spring that skips an hour",
        &[(-2, 60), (-1, 60), (0, 120), (1, 120)]
            .map(|(half, offset)| (SPRING_MS + half * HOUR_MS / 2, offset)),
    );
    check(
        "the night in autumn that has an hour twice",
        &[(-3, 120), (-2, 120), (-1, 120), (0, 60), (1, 60), (2, 60)]
            .map(|(half, offset)| (AUTUMN_MS + half * HOUR_MS / 2, offset)),
    );
}

#[test]
fn the_same_hour_of_the_clock_twice_is_two_hours() {
    let moment = |half_hours: i64, offset| Moment::new(AUTUMN_MS + half_hours * HOUR_MS / 2, offset).unwrap();
    let (before, after) = (moment(-1, 120), moment(1, 60));
    assert_eq!(before.local(), after.local(), "the wall shows half past two both times");
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    let records = [before, after].map(|now| app.journal.create(note("x"), now, 5));
    for record in &records {
        app.save(record.clone());
    }
    let [first, second] = records;
    assert_eq!(app.journal.ids(Kind::CheckIn), [second.id, first.id]);
    assert_eq!(second.made.since(first.made).num_hours(), 1);
}
