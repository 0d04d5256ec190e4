//! An empty diary where there was a full one is no first day.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(an_empty_diary_that_was_full_says_so, what_was_erased_is_not_missed);

const MISSING: &str = "Your entries are not here";

fn witnessed(phone: &Phone, entries: &str) {
    const WITNESS: &str = later!(
        "const note = await caches.match('./diary-witness');
        return note ? (await note.text()).split(' ')[0] : 'none';"
    );
    until("the witness", || match phone.script_later(WITNESS, &[]) {
        note if note == entries => Ok(()),
        note => Err(note.to_string()),
    });
}

fn an_empty_diary_that_was_full_says_so(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Low");
    witnessed(&phone, "1");
    let kept = phone.all_kept();
    phone.wipe_local_storage();
    phone.wipe_database();
    phone.wipe_spare();
    phone.open("");
    phone.heading_is(MISSING);
    phone.sees("there was 1 entry in this diary");
    phone.follow("Help now");
    phone.heading_is("Help now");
    phone.go("#/today");
    phone.press("Look again");
    phone.sees("They are still not here.");
    // The database comes back, for example because the browser had it locked.
    phone.put_into_database(&kept);
    phone.press("Look again");
    phone.heading_is("Today");
    phone.go("#/journal");
    phone.sees("Check-in: Low");
    phone.wipe_local_storage();
    phone.wipe_database();
    phone.wipe_spare();
    phone.open("");
    phone.heading_is(MISSING);
    phone.press("Start with an empty diary");
    phone.heading_is("Welcome");
    witnessed(&phone, "none");
    phone.open("");
    phone.heading_is("Welcome");
    phone.put_away();
}

fn what_was_erased_is_not_missed(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    // What is not finished is no entry yet; the first one is witnessed at once, however soon it follows.
    phone.open("#/capture");
    phone.write("Anything at all", "A boat");
    phone.status_is("Draft kept");
    witnessed(&phone, "0");
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    witnessed(&phone, "1");
    phone.go("#/settings/backup");
    phone.put("To go on, type: erase", "erase");
    phone.press("Erase everything");
    phone.sees("Everything was erased.");
    witnessed(&phone, "none");
    phone.open("");
    phone.heading_is("Welcome");
    phone.put_away();
}
