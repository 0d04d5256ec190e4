//! What was pressed often goes away. The focus then has a place of its own, and is never lost to the top of the page.

use crate::data::{GOLDEN, written};
use crate::engine::Engine;
use crate::phone::Phone;
use crate::running::Folder;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(the_focus_has_a_place_after_an_edit, the_focus_has_a_place_after_an_import);

fn the_focus_has_a_place_after_an_edit(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    phone.go(&format!("#/journal/{}", phone.only("check-in")));
    phone.press("Edit");
    phone.focus_is("Journal");
    phone.choose("Good");
    phone.press("Save");
    phone.status_is("Saved");
    phone.sees("Changed on ");
    phone.focus_is("Edit");
    phone.press("Edit");
    phone.focus_is("Journal");
    phone.press("Cancel");
    phone.focus_is("Edit");
    phone.go("#/session/new");
    phone.put_when(24);
    phone.press("Save");
    phone.focus_is("Session");
    for way_out in ["Save", "Leave without saving"] {
        phone.press("Edit");
        phone.focus_is("Session");
        phone.write("Place", "Second floor");
        phone.press(way_out);
        phone.sees("Checklist");
        phone.focus_is("Session");
    }
    phone.put_away();
}

fn the_focus_has_a_place_after_an_import(engine: Engine) {
    let folder = Folder::new();
    let letter = written(&folder, "letter.txt", "Dear diary");
    let export = written(&folder, "export.json", GOLDEN);
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings/backup");
    phone.bring(&letter);
    phone.sees("This is not a Homeward export.");
    phone.focus_is("A file that Homeward exported");
    phone.bring(&export);
    phone.focus_is("In this file…");
    phone.press("Cancel");
    phone.focus_is("A file that Homeward exported");
    phone.bring(&export);
    phone.press("Add these");
    phone.sees("Added: ");
    phone.focus_is("Import");
    phone.put_away();
}

impl Phone {
    /// The words of what has the focus.
    #[track_caller]
    pub fn focused(&self) -> String {
        const FOCUSED: &str = "
            const it = document.activeElement;
            return (it.labels?.[0] ?? it).textContent.replace(/\\s+/g, ' ').trim().slice(0, 80);";
        self.script(FOCUSED, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits for the focus on what has these words; with `…` at the end, on what begins so.
    #[track_caller]
    pub fn focus_is(&self, wanted: &str) {
        until(&format!("the focus on {wanted}"), || {
            let focused = self.focused();
            let is_there =
                wanted.strip_suffix('…').map_or(focused == wanted, |start| focused.starts_with(start));
            if is_there { Ok(()) } else { Err(focused) }
        });
    }
}
