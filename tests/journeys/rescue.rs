//! When the app cannot start, or stops: a kind word, a way back in, help, and the data in a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::engine::{Engine, Wishes};
use crate::phone::Phone;
use crate::running::Folder;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    a_damaged_app_shows_a_way_out,
    help_stands_before_the_app_does,
    an_app_that_stops_shows_a_way_out,
);

const STOPPED: &str = "Homeward has stopped";

fn a_damaged_app_shows_a_way_out(engine: Engine) {
    let dist = Copy::of_dist();
    let whole = fs::read(&dist.wasm).unwrap();
    fs::write(&dist.wasm, &whole[..whole.len() / 2]).unwrap();
    let site = Site::of(dist.folder.path());
    let mut phone = Phone::new(engine, &site);
    for part in [STOPPED, "WebAssembly", "wasm", "CompileError"] {
        phone.expect_complaint(part);
    }
    phone.load(&site.url("#/today"));
    phone.heading_is(STOPPED);
    phone.script("localStorage.setItem('homeward/1/a-kind-of-later/x/r1', 'words of mine')", &[]);
    phone.press("Download my data");
    phone.sees("Done. Keep the file in a safe place.");
    // WebKitGTK under automation has no folder for downloads.
    if engine != Engine::WebKit {
        let file = phone.downloaded("notes-");
        assert_eq!(file["localStorage"]["homeward/1/a-kind-of-later/x/r1"], "words of mine");
    }
    phone.go("#/help");
    phone.heading_is("Help now");
    assert!(help_rows(&phone) > 10, "help lines stand there");
    phone.go("#/today");
    fs::write(&dist.wasm, &whole).unwrap();
    phone.press("Try again");
    phone.stands();
    phone.put_away();
}

fn help_stands_before_the_app_does(engine: Engine) {
    let dist = Copy::of_dist();
    // A pipe without an end: whoever asks for the file waits for ever.
    fs::remove_file(&dist.wasm).unwrap();
    assert!(Command::new("mkfifo").arg(&dist.wasm).status().unwrap().success());
    let site = Site::of(dist.folder.path());
    let phone = Phone::with(engine, &site, Wishes { waits_for_no_page: true, ..Wishes::default() });
    phone.load(&site.url("#/today"));
    phone.heading_is("Today");
    phone.follow("Help now");
    phone.heading_is("Help now");
    assert!(help_rows(&phone) > 10, "help lines stand there");
    phone.follow("Today");
    phone.heading_is("Today");
    assert_eq!(
        phone.script("return document.documentElement.classList.contains('app-ready')", &[]),
        json!(false)
    );
    phone.put_away();
}

fn an_app_that_stops_shows_a_way_out(engine: Engine) {
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.expect_complaint(STOPPED);
    phone.open("#/capture");
    phone.write("Anything at all", "Words on their way");
    phone.script("(window.wrappedJSObject ?? window).dispatchEvent(new Event('homeward:panic'))", &[]);
    phone.heading_is(&format!("{STOPPED} | Say something"));
    assert_eq!(phone.value("Anything at all"), "Words on their way", "what was being written stays in sight");
    phone.press("Try again");
    phone.stands();
    phone.heading_is("Say something");
    phone.put_away();
}

/// Links to numbers that can be seen.
fn help_rows(phone: &Phone) -> u64 {
    let count = "return [...document.querySelectorAll(\"a[href^='tel:'], a[href^='sms:']\")].filter((a) => a.checkVisibility()).length";
    phone.script(count, &[]).as_u64().unwrap_or_default()
}

impl Phone {
    /// Waits for a downloaded file of that name, and reads it.
    #[track_caller]
    pub fn downloaded(&self, start: &str) -> Value {
        until(&format!("a download {start}"), || {
            let files = fs::read_dir(self.downloads()).map_err(|error| error.to_string())?;
            let files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
            let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let found =
                files.iter().find(|path| name(path).starts_with(start) && name(path).ends_with(".json"));
            let text = found.and_then(|path| fs::read_to_string(path).ok()).ok_or(format!("{files:?}"))?;
            serde_json::from_str(&text).map_err(|error| error.to_string())
        })
    }
}

/// A release that a test may damage.
struct Copy {
    folder: Folder,
    wasm: PathBuf,
}

impl Copy {
    fn of_dist() -> Self {
        let folder = Folder::new();
        let mut copy = Command::new("cp");
        copy.args(["-r", concat!(env!("CARGO_MANIFEST_DIR"), "/dist/.")]).arg(folder.path());
        assert!(copy.status().unwrap().success(), "dist/ is copied");
        let mut wasm = None;
        for file in fs::read_dir(folder.path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if name.ends_with(".wasm") {
                wasm = Some(path);
            } else if name.contains(".wasm.") {
                // The packed copies would be sent instead.
                fs::remove_file(path).unwrap();
            }
        }
        Self { folder, wasm: wasm.expect("dist/ holds a wasm") }
    }
}
