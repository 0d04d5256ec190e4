//! A phone that is short of memory: the lock is made with less of it, never with less than is safe, and what cannot be opened
//! right now says so.
//!
//! The memory is really not given: this program runs itself again and asks the system to limit that run.

#![cfg(target_os = "linux")]

use std::process::Command;
use std::{env, fs, process};

use homeward::journal::{DataKey, Wrap};
use homeward::workshop::talk::{Answer, Task};
use homeward::workshop::{Cost, LockError, Way, Workshop, calibrated, unwrap, wrap};

/// How much the run may take besides what it has, in MiB.
const MORE_MIB: &str = "HOMEWARD_TEST_MORE_MIB";
const SECRET: &str = "correct horse";
const WISHED: Cost = Cost { memory_kib: 65_536, passes: 4 };
/// The floor, with at least as much work: 4 passes over 64 MiB are 5.6 over 46.
const LESS: Cost = Cost { memory_kib: 47_104, passes: 6 };

#[test]
fn less_memory_is_used_where_a_phone_gives_no_more_and_never_less_than_the_floor() {
    if let Ok(more) = env::var(MORE_MIB) {
        return with_so_much(more.parse().unwrap());
    }
    for more_mib in ["200", "56", "30"] {
        let mut again = Command::new(env::current_exe().unwrap());
        again.args([
            "--exact",
            "memory::less_memory_is_used_where_a_phone_gives_no_more_and_never_less_than_the_floor",
        ]);
        // One arena: those of further threads have room in them that no limit takes away.
        let ran = again.env(MORE_MIB, more_mib).env("MALLOC_ARENA_MAX", "1").output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && said.contains("1 passed"), "{more_mib} MiB: {said}");
    }
}

fn with_so_much(more_mib: u64) {
    let key = DataKey::new([9; 32]);
    let cost = |wrap: Wrap| Cost { memory_kib: wrap.memory_kib, passes: wrap.passes };
    let before = wrap(&key, SECRET, Way::Passphrase, WISHED).unwrap();
    assert_eq!(cost(before.clone()), WISHED);
    limit(more_mib);
    let made = wrap(&key, SECRET, Way::Passphrase, WISHED);
    let measured = calibrated(|| 0.0).map(|cost| cost.memory_kib);
    let opened = unwrap(&before, &before, SECRET).map(|(found, _)| *found.bytes());
    match more_mib {
        200 => {
            assert_eq!((made.map(cost), measured), (Ok(WISHED), Ok(WISHED.memory_kib)));
            assert_eq!(opened, Ok(*key.bytes()));
        }
        56 => {
            let made = made.unwrap();
            assert_eq!((cost(made.clone()), measured), (LESS, Ok(LESS.memory_kib)));
            // It opens on this phone; the one of before does not right now.
            assert_eq!(unwrap(&made, &made, SECRET).map(|(found, _)| *found.bytes()), Ok(*key.bytes()));
            assert_eq!(opened, Err(LockError::NoMemory));
        }
        _ => {
            assert_eq!((made, measured), (Err(LockError::NoMemory), Err(LockError::NoMemory)));
            assert_eq!(opened, Err(LockError::NoMemory));
            let secret = SECRET.to_owned();
            let task = Task::Unlock { passphrase: before.clone(), recovery: before, secret };
            let answer = Answer::from_texts(Workshop::default().work(task.into_texts()));
            // Not a wrong secret: that would be counted.
            let sentence =
                "This phone has not enough free memory right now. Close other apps, and try again.";
            assert_eq!(answer, Ok(Answer::Failed(sentence.to_owned())));
        }
    }
}

/// From now on the system gives this program so much more than it has.
fn limit(more_mib: u64) {
    let sizes = fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = sizes.split(' ').next().unwrap().parse().unwrap();
    let most_bytes = pages * 4_096 + more_mib * 1024 * 1024;
    let words = ["--pid".to_owned(), process::id().to_string(), format!("--as={most_bytes}:")];
    let limited = Command::new("prlimit").args(words).status().expect("prlimit, of util-linux");
    assert!(limited.success());
}
