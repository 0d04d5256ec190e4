//! Many records at once: all of them are added, or none.

use homeward::journal::{
    DurableStore, Journal, Kind, MemoryStore, Record, Staged, StoreError, additions, retirements, withdrawals,
};

use crate::support::{App, broken, note, now, record};

/// What an import does, without the pauses.
fn import(app: &mut App, records: &[Record]) -> Result<(), StoreError> {
    let staged: Vec<Staged> =
        records.iter().map(|record| app.journal.stage(record.clone()).unwrap()).collect();
    now(app.durable.apply(&additions(&staged)))?;
    for one in &staged {
        if let Err(refused) = app.journal.write_fast(one) {
            app.journal.take_back(&staged);
            now(app.durable.apply(&withdrawals(&staged)))?;
            return Err(refused);
        }
    }
    let retired = now(app.durable.apply(&retirements(&staged)));
    for one in &staged {
        app.journal.settle(one, retired.clone(), Ok(()));
    }
    Ok(())
}

fn shown(journal: &Journal<MemoryStore>) -> Vec<Record> {
    journal.read_all(Kind::CheckIn).0
}

/// An app with record 1 in its first revision, and a file that has it newer, and four more.
fn before() -> (App, Vec<Record>) {
    let mut app = App::open(MemoryStore::new(), MemoryStore::new());
    app.save(record(1, 1, note("here")));
    let mut file = vec![record(1, 4, note("newer in the file"))];
    file.extend((2..6).map(|n| record(n, 1, note("new"))));
    (app, file)
}

#[test]
fn all_are_added_and_older_revisions_go() {
    let (mut app, file) = before();
    import(&mut app, &file).unwrap();
    for record in &file {
        app.assert_everywhere(record, "after the import");
    }
    assert_eq!(app.fast.texts().len(), file.len());
    assert_eq!(app.fast.texts(), app.durable.texts());
}

#[test]
fn none_is_added_when_the_fast_store_is_full_at_any_write() {
    for n in 1..=5 {
        let (mut app, file) = before();
        let (fast, durable, list) = (app.fast.texts(), app.durable.texts(), shown(&app.journal));
        let reads = calls_of_staging();
        app.fast.fail_at(reads + n, StoreError::Full);
        assert_eq!(import(&mut app, &file), Err(StoreError::Full), "write {n}");
        assert_eq!(app.fast.texts(), fast, "fast side, write {n}");
        assert_eq!(app.durable.texts(), durable, "durable side, write {n}");
        assert_eq!(shown(&app.journal), list, "shown, write {n}");
    }
}

/// How often staging the file asks the fast store: writing begins with the call after these.
fn calls_of_staging() -> usize {
    let (app, file) = before();
    let calls = app.fast.calls();
    for record in file {
        app.journal.stage(record).unwrap();
    }
    app.fast.calls() - calls
}

#[test]
fn nothing_happens_when_the_durable_store_refuses() {
    let (mut app, file) = before();
    let (fast, durable) = (app.fast.texts(), app.durable.texts());
    app.durable.fail_at(1, broken());
    assert_eq!(import(&mut app, &file), Err(broken()));
    assert_eq!(app.fast.texts(), fast);
    assert_eq!(app.durable.texts(), durable);
}

#[test]
fn killed_half_way_the_next_start_has_all() {
    let (mut app, file) = before();
    let staged: Vec<Staged> = file.iter().map(|record| app.journal.stage(record.clone()).unwrap()).collect();
    now(app.durable.apply(&additions(&staged))).unwrap();
    app.journal.write_fast(&staged[0]).unwrap();
    app.journal.write_fast(&staged[1]).unwrap();
    let again = App::reopen(&app.fast, &app.durable);
    for record in &file {
        again.assert_everywhere(record, "after the next start");
    }
}
