//! A phone that is short of memory while the diary is opened.

use serde_json::json;

use super::{LOCKED, PASSPHRASE, lock_now, lock_with, unlock};
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(a_phone_without_memory_says_so_and_no_try_is_counted,);

/// From now on a worker answers as one does that is given no memory.
const SHORT_OF_MEMORY: &str = "
    window.asked = 0;
    const sentence = 'This phone has not enough free memory right now. Close other apps, and try again.';
    window.Worker = class {
        constructor() { setTimeout(() => this.onmessage?.({ data: ['ready'] })); }
        postMessage() { window.asked++; setTimeout(() => this.onmessage?.({ data: ['done', 'failed', sentence] })); }
        terminate() {}
    };";

fn a_phone_without_memory_says_so_and_no_try_is_counted(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.say("A green door.");
    lock_with(&phone, PASSPHRASE);
    lock_now(&phone);
    let kept = phone.all_kept();
    phone.script(SHORT_OF_MEMORY, &[]);
    // More often than wrong ones are let through without a pause.
    for times in 1..=6 {
        unlock(&phone, PASSPHRASE);
        until("one more try", || match phone.script("return window.asked", &[]) {
            asked if asked == json!(times) => Ok(()),
            asked => Err(asked.to_string()),
        });
        phone.sees("Close other apps, and try again.");
        phone.heading_is(LOCKED);
        assert_eq!(phone.script("return localStorage.getItem('homeward/tries')", &[]), json!(null));
    }
    assert_eq!(phone.all_kept(), kept);
    // There is room again, for the next one that is started.
    phone.reload();
    phone.stands();
    unlock(&phone, PASSPHRASE);
    phone.heading_is("Lock");
    phone.go("#/journal");
    phone.sees("A green door.");
    phone.put_away();
}
