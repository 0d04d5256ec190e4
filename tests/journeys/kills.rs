//! The whole browser is killed while check-ins are written as fast as *Saved* appears. What was called *Saved* must
//! be there again, also when localStorage is gone by then.
//!
//! The database is what a kill leaves whole: Chromium keeps localStorage off the disk for seconds, and Firefox too. So
//! the kill of a life that loses the database waits for the spare: it gets a save only after that was called *Saved*, and a
//! kill in between, together with a lost database, is what no page can survive.
//!
//! A few kills run with every test; `cargo xtask torture` asks for a hundred in each engine. WebKitGTK under
//! automation keeps nothing on the disk, so there is nothing to find again after a kill.

#![allow(clippy::print_stdout, reason = "a long run is made for its table")]

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

/// How many kills, if more than these few are wanted.
const KILLS: &str = "HOMEWARD_KILLS";
const FEW: u32 = 5;

/// From the first tap to the kill.
const LIFE_MS: std::ops::Range<u64> = 150..4_000;

/// One check-in on the real screen: the answer comes when the status says *Saved*, or something else.
const CHECK_IN: &str = "
    const [note, done] = arguments;
    const wait = (found) => new Promise((resolve) => {
        const look = () => { const it = found(); it ? resolve(it) : setTimeout(look, 2); };
        look();
    });
    (async () => {
        location.hash = '#/about';
        await wait(() => !document.querySelector('#main textarea'));
        location.hash = '#/check-in';
        const field = await wait(() => document.querySelector('#main textarea'));
        const status = document.getElementById('status');
        document.querySelector('#main .moods input').click();
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, note);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        [...document.querySelectorAll('#main button')].find((it) => it.textContent.trim() === 'Save').click();
        done(await wait(() => !/^$|…|Draft/.test(status.textContent) && status.textContent));
    })().catch((error) => done(String(error)));";

/// What happens to the profile between the kill and the next start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loss {
    Nothing,
    LocalStorage,
    Database,
}

impl Loss {
    /// Each of the two is lost once in ten lives; the first comes early, so that a short run has both.
    fn of_life(life: u32) -> Loss {
        match life % 10 {
            1 => Loss::LocalStorage,
            3 => Loss::Database,
            _ => Loss::Nothing,
        }
    }

    /// Deletes it from the disk, while no browser runs. A killed browser may not have put it there yet.
    fn strike(self, engine: Engine, profile: &Path) {
        let folders = match (self, engine) {
            (Loss::Nothing, _) => Vec::new(),
            (Loss::LocalStorage, Engine::Firefox) => origins(profile, "ls"),
            (Loss::Database, Engine::Firefox) => origins(profile, "idb"),
            (Loss::LocalStorage, _) => vec![profile.join("Default/Local Storage")],
            (Loss::Database, _) => vec![profile.join("Default/IndexedDB")],
        };
        assert!(self != Loss::Database || !folders.is_empty(), "a database to lose");
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            fs::remove_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        }
    }
}

/// Firefox keeps a folder for each origin, with one for each kind of storage in it.
fn origins(profile: &Path, kind: &str) -> Vec<PathBuf> {
    let origins = fs::read_dir(profile.join("storage/default")).expect("a storage folder");
    origins.map(|origin| origin.unwrap().path().join(kind)).filter(|folder| folder.is_dir()).collect()
}

#[test]
fn nothing_saved_is_lost_when_chromium_is_killed() {
    Engine::Chromium.run(nothing_saved_is_lost_when_the_browser_is_killed);
}

#[test]
fn nothing_saved_is_lost_when_firefox_is_killed() {
    Engine::Firefox.run(nothing_saved_is_lost_when_the_browser_is_killed);
}

fn nothing_saved_is_lost_when_the_browser_is_killed(engine: Engine) {
    let kills = std::env::var(KILLS).map_or(FEW, |kills| kills.parse().expect("a number of kills"));
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    let mut acknowledged = BTreeSet::new();
    let mut next: u32 = 0;
    println!(
        "{engine:?}\n{:>6}{:>10}{:>14}{:>16}{:>8}",
        "kill", "after ms", "then lost", "saved so far", "found"
    );
    for life in 0..kills {
        let loss = Loss::of_life(life);
        phone.open("#/about");
        let life_ms =
            LIFE_MS.start + RandomState::new().build_hasher().finish() % (LIFE_MS.end - LIFE_MS.start);
        let first_of_life = next;
        // A life that loses the database is killed once the spare has its few check-ins.
        let (killing, most) = match loss {
            Loss::Database => (None, 5),
            Loss::Nothing | Loss::LocalStorage => (Some(phone.kill_in(life_ms)), usize::MAX),
        };
        for _ in 0..most {
            // The first call that gets no answer is the one that the kill fell into.
            let Ok(status) = phone.try_script_later(CHECK_IN, &[json!(format!("note {next}."))]) else {
                break;
            };
            if status != json!("Saved") {
                let answer = phone.try_script_later("arguments[0]('alive')", &[]);
                assert!(answer.is_err(), "note {next}: {status}, and the browser lives");
                break;
            }
            acknowledged.insert(next);
            next += 1;
        }
        next += 1;
        let killing = killing.unwrap_or_else(|| {
            spare_has(&phone, &acknowledged.range(first_of_life..).copied().collect());
            phone.kill_in(0)
        });
        killing.join().expect("the kill");
        phone.start_again_over(|profile| loss.strike(engine, profile));
        phone.open("#/about");
        print!("{life:>6}{life_ms:>10}{:>14}{:>16}", format!("{loss:?}"), acknowledged.len());
        println!("{:>8}", found_notes(&phone, &acknowledged).len());
    }
    assert!(!acknowledged.is_empty(), "something was saved");
    println!("{engine:?}: {kills} kills, {} saved, 0 lost", acknowledged.len());
    phone.put_away();
}

/// A kill between the two writes of one record leaves the head of it at the end of Chromium's log. The next start writes
/// on behind it, and the one after that takes the log for damaged and throws the whole database away. Here the head is
/// written by hand, and localStorage is taken away, as in lives that are too short for it to come onto the disk.
#[test]
fn nothing_saved_is_lost_when_chromium_throws_its_database_away() {
    const SAVES_IN_A_LIFE: u32 = 4;
    let site = Site::start();
    let mut phone = Phone::new(Engine::Chromium, &site);
    let mut acknowledged = BTreeSet::new();
    for life in 0..2 {
        phone.open("#/about");
        for _ in 0..SAVES_IN_A_LIFE {
            let number = u32::try_from(acknowledged.len()).unwrap();
            let status = phone.script_later(CHECK_IN, &[json!(format!("note {number}."))]);
            assert_eq!(status, json!("Saved"));
            acknowledged.insert(number);
        }
        spare_has(&phone, &acknowledged);
        phone.kill_in(0).join().expect("the kill");
        phone.start_again_over(|profile| {
            Loss::LocalStorage.strike(Engine::Chromium, profile);
            if life == 0 {
                append_head_to_log(&profile.join("Default/IndexedDB"));
            }
        });
    }
    // No app runs here that would make a new one, and no icon is named.
    phone.expect_complaint("favicon.ico");
    phone.load(&format!("{}/manifest.webmanifest", site.origin()));
    let databases =
        phone.script_later(later!("return (await indexedDB.databases()).map(({ name }) => name);"), &[]);
    assert!(!databases.to_string().contains("\"homeward\""), "Chromium has thrown it away: {databases}");
    phone.open("#/about");
    phone.both_copies_hold("check-in", acknowledged.len());
    assert_eq!(found_notes(&phone, &acknowledged), acknowledged);
    phone.put_away();
}

/// Waits until the saves of this life lie in the third place as well; older ones may have left it.
fn spare_has(phone: &Phone, saved: &BTreeSet<u32>) {
    until("a spare of each save", || {
        let spared: BTreeSet<u32> = phone.spared().values().filter_map(|text| number(text)).collect();
        if saved.is_subset(&spared) { Ok(()) } else { Err(format!("{spared:?}, not all of {saved:?}")) }
    });
}

/// Check sum, length and kind of a record of 300 bytes, without these.
fn append_head_to_log(databases: &Path) {
    const HEAD: [u8; 7] = [0x78, 0x56, 0x34, 0x12, 44, 1, 1];
    let mut folders = fs::read_dir(databases).unwrap().map(|folder| folder.unwrap().path());
    let folder =
        folders.find(|path| path.extension().is_some_and(|end| end == "leveldb")).expect("a LevelDB");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let log = files.filter(|path| path.extension().is_some_and(|end| end == "log")).max().expect("a log");
    fs::File::options().append(true).open(log).unwrap().write_all(&HEAD).unwrap();
}

/// The numbers of the notes that both copies hold, once they agree and have all that was saved. Where both were lost, they
/// agree on nothing until the third place has given what it has.
#[track_caller]
fn found_notes(phone: &Phone, acknowledged: &BTreeSet<u32>) -> BTreeSet<u32> {
    until("all that was saved, in both copies", || {
        let (fast, durable) = (phone.kept("check-in"), phone.kept_for_good("check-in"));
        let found: BTreeSet<u32> = fast.values().filter_map(|text| number(text)).collect();
        let lost: Vec<_> = acknowledged.difference(&found).collect();
        if fast == durable && lost.is_empty() {
            Ok(found)
        } else {
            Err(format!("{} and {}, and {lost:?} are gone", fast.len(), durable.len()))
        }
    })
}

fn number(text: &str) -> Option<u32> {
    let (_, rest) = text.split_once("note ")?;
    rest.split_once('.')?.0.parse().ok()
}
