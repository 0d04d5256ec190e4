//! The real `age`, the program that anybody can install: it opens what the app made, and the app opens what it made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use homeward::workshop::{WORK_FACTOR, open, write};

use crate::backup::{WORDS, made, pairs};
use crate::terminal::at_a_terminal;

fn age() -> PathBuf {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(["which", "age"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    PathBuf::from(String::from_utf8(output.stdout).unwrap().trim())
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _of_an_earlier_run = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_real_age_opens_what_the_app_made() {
    let folder = folder("to-age");
    let (sealed, opened) = (folder.join("backup.txt"), folder.join("opened"));
    fs::write(&sealed, write(&pairs(), WORDS, made(), WORK_FACTOR).unwrap()).unwrap();
    at_a_terminal(&age(), &format!("-d -o {} {}", opened.display(), sealed.display()), &format!("{WORDS}\n"));
    let text = fs::read_to_string(opened).unwrap();
    let head = r#"{"format":"homeward-backup","version":1,"madeAt":{"utcMs":1790000000000,"offsetMin":120},"records":"#;
    assert!(text.starts_with(head), "{text}");
    assert_eq!(text.lines().count(), pairs().len() + 1);
    for line in text.lines().skip(1) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["sha256"].as_str().map(str::len), Some(64), "{line}");
    }
}

#[test]
fn the_app_opens_what_the_real_age_made() {
    let folder = folder("from-age");
    let (plain, again) = (folder.join("plain"), folder.join("again"));
    let sealed = folder.join("sealed.txt");
    fs::write(&sealed, write(&pairs(), WORDS, made(), 10).unwrap()).unwrap();
    at_a_terminal(&age(), &format!("-d -o {} {}", plain.display(), sealed.display()), &format!("{WORDS}\n"));
    for armour in ["-a ", ""] {
        at_a_terminal(
            &age(),
            &format!("-p {armour}-o {} {}", again.display(), plain.display()),
            &format!("{WORDS}\n{WORDS}\n"),
        );
        let opened = open(&fs::read(&again).unwrap(), WORDS).unwrap();
        assert_eq!(opened.made, made());
        assert_eq!(opened.pairs.len(), pairs().len());
        fs::remove_file(&again).unwrap();
    }
}
