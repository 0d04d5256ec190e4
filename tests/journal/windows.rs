//! Two windows over the same two stores. One writes at a time; the writer changes, also in the middle of a save.

use homeward::journal::{DurableStore, Journal, Kind, MemoryStore, Place, Record, RecordKey, StoreError};

use crate::support::{App, at, draft, note, now};

/// A window takes over: it lists the keys again and compares the copies before it writes.
fn take_over(app: &mut App) {
    app.journal.relist().unwrap();
    assert_eq!(app.heal().1, 0, "all could be mended");
}

fn two_windows() -> (MemoryStore, MemoryStore, [App; 2]) {
    let (fast, durable) = (MemoryStore::new(), MemoryStore::new());
    let windows = [(), ()].map(|()| App::open(fast.clone(), durable.clone()));
    (fast, durable, windows)
}

#[test]
fn a_thousand_saves_by_two_windows_in_turn_are_all_there() {
    let (fast, durable, mut windows) = two_windows();
    for save in 0..1_000 {
        let window = &mut windows[usize::from(save / 7 % 2 == 1)];
        if save % 7 == 0 {
            take_over(window);
        }
        window.create(note(&format!("note {save}")));
    }
    assert_eq!(fast.texts().len(), 1_000);
    assert_eq!(fast.texts(), durable.texts());
}

/// The first window has put a save into the fast store when the second takes over; its other half comes at any moment.
#[test]
fn a_save_that_is_under_way_when_the_writer_changes_is_in_both_copies_at_the_end() {
    for steps_before in 0..3 {
        let (fast, durable, [mut first, mut second]) = two_windows();
        let known = first.create(note("known"));
        let new = first.journal.create(note("new"), at(1_790_000_100_000), 8);
        let changed = first.journal.revise(&known, note("changed"), at(1_790_000_100_000)).unwrap();
        let staged = [new, changed].map(|record| first.journal.stage(record).unwrap());
        for one in &staged {
            first.journal.write_fast(one).unwrap();
        }
        let finish = |first: &mut App| {
            for one in &staged {
                let durable = now(first.durable.apply(&one.changes()));
                first.journal.settle(one, durable, Ok(()));
            }
        };
        let mut finishing = Some(finish);
        for step in 0..3 {
            if step == steps_before {
                finishing.take().into_iter().for_each(|finish| finish(&mut first));
            }
            match step {
                0 => second.journal.relist().unwrap(),
                1 => assert_eq!(second.heal().1, 0),
                _ => drop(second.create(note("by the second"))),
            }
        }
        take_over(&mut first);
        assert_eq!(fast.texts(), durable.texts(), "finished before step {steps_before}");
        assert_eq!(Journal::open(fast).count(Kind::CheckIn), 3, "finished before step {steps_before}");
    }
}

#[test]
fn a_reader_that_lists_again_shows_what_the_writer_has_and_keeps_what_only_it_has() {
    let (fast, _, [mut writer, mut reader]) = two_windows();
    let one = writer.create(note("one"));
    assert_eq!(reader.journal.count(Kind::CheckIn), 0);
    reader.journal.relist().unwrap();
    assert_eq!(reader.journal.read(Kind::CheckIn, one.id).as_ref(), Ok(&one));
    let stranded = reader.journal.create(note("no room"), at(1_790_000_200_000), 9);
    let staged = reader.journal.stage(stranded.clone()).unwrap();
    fast.fail_at(1, StoreError::Full);
    assert!(reader.journal.write_fast(&staged).is_err());
    writer.delete(&one);
    reader.journal.relist().unwrap();
    assert_eq!(reader.journal.ids(Kind::CheckIn), [stranded.id]);
    assert_eq!(reader.journal.read(Kind::CheckIn, stranded.id), Ok(stranded));
}

#[test]
fn a_draft_of_another_window_is_never_replaced() {
    let (_, durable, [mut first, mut second]) = two_windows();
    let place = Place::new("capture").unwrap();
    let seen = |record: &Record| Some(RecordKey::of(record));
    assert_eq!(first.journal.draft_to_follow(&place, None), None, "nothing there yet");
    let one = first.create(draft("of the first"));
    assert_eq!(first.journal.draft_to_follow(&place, seen(&one)).as_ref(), Some(&one), "its own goes on");
    second.journal.relist().unwrap();
    assert_eq!(second.journal.draft_at(&place).as_ref(), Some(&one));
    let two = first.revise(&one, draft("of the first, and more"));
    second.journal.relist().unwrap();
    assert_eq!(second.journal.draft_to_follow(&place, seen(&one)), None, "the first has gone on since");
    assert_eq!(second.journal.draft_to_follow(&place, None), None, "it began with an empty field");
    let own = second.create(draft("of the second"));
    assert_eq!(second.journal.draft_at(&place).as_ref(), Some(&own), "the newest");
    second.revise(&own, draft(""));
    assert_eq!(second.journal.draft_at(&place).as_ref(), Some(&two), "the words that were left come back");
    let emptied = first.revise(&two, draft(""));
    second.journal.relist().unwrap();
    assert_eq!(second.journal.draft_to_follow(&place, seen(&one)).as_ref(), Some(&emptied), "empty, so free");
    assert_eq!(now(DurableStore::keys(&durable)).unwrap().len(), 2);
}
