//! A lock that was begun and is not on.

use super::{PASSPHRASE, everything};
use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(a_lock_that_was_only_begun_says_so_and_leaves_nothing,);

fn a_lock_that_was_only_begun_says_so_and_leaves_nothing(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    phone.go("#/settings/lock");
    phone.press("Go on");
    phone.sees("Use six digits, or a passphrase of six letters or more.");
    phone.press("Suggest five words");
    phone.sees("This is your passphrase now.");
    phone.sees_no("Use six digits, or a passphrase of six letters or more.");
    phone.write("New passphrase", PASSPHRASE);
    phone.sees_no("This is your passphrase now.");
    phone.press("Go on");
    phone.sees("Your diary is not locked yet.");
    phone.press("Go back");
    phone.heading_is("Lock");
    assert_eq!(phone.value("New passphrase"), PASSPHRASE);
    assert!(!everything(&phone).contains("homeward/lock"));
    phone.reload();
    phone.heading_is("Lock");
    phone.put_away();
}
