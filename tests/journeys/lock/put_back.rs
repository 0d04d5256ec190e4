//! Somebody who can write into the storage puts an older sealed text back, in every place.

use homeward::journal::key::INVENTORY_KEY;
use serde_json::{Value, json};

use super::{PASSPHRASE, lock_with, unlock};
use crate::engine::Engine;
use crate::phone::{Kept, Phone};
use crate::site::Site;
use crate::wait::until;

in_every_engine!(an_older_text_that_was_put_back_is_named,);

/// Whatever lies under a newer key goes, in all three places, and older texts come back.
const PUT_BACK: &str = later!(
    "const { newer, older } = given;
    const opening = indexedDB.open('homeward');
    const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
    const cache = await caches.open('newest-of-homeward');
    const transaction = database.transaction('records', 'readwrite');
    const records = transaction.objectStore('records');
    for (const key of newer) { localStorage.removeItem(key); records.delete(key); }
    for (const [key, text] of Object.entries(older)) { localStorage.setItem(key, text); records.put(text, key); }
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    database.close();
    for (const key of newer) await cache.delete(`/${key}`);
    for (const [key, text] of Object.entries(older)) await cache.put(`/${key}`, new Response(text));
    return 'put back';"
);

/// The sealed texts of the care plan in localStorage.
fn plan(phone: &Phone) -> Kept {
    const READ: &str = "return Object.fromEntries(
        Object.entries(localStorage).filter(([key]) => key.startsWith('homeward/2/care-plan/')))";
    serde_json::from_value(phone.script(READ, &[])).expect("keys and texts")
}

fn save_plan(phone: &Phone) {
    phone.go("#/settings/plan");
    phone.press("Save");
    phone.heading_is("More");
    phone.status_is("Saved");
}

/// The inventory, as it lies in the database.
fn inventory(phone: &Phone) -> Option<String> {
    let kept: Value = serde_json::from_str(&phone.everything_kept()).expect("what is kept");
    let records = kept[2]["records"].as_array().expect("records");
    let own = records.iter().find(|record| record[0] == json!(INVENTORY_KEY))?;
    Some(own[1].as_str().expect("a text").to_owned())
}

fn an_older_text_that_was_put_back_is_named(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    save_plan(&phone);
    lock_with(&phone, PASSPHRASE);
    // So that another one is of what is saved from here on.
    let before = until("the first inventory", || inventory(&phone).ok_or("none yet".to_owned()));
    let older = plan(&phone);
    save_plan(&phone);
    let newer = plan(&phone);
    assert_eq!((older.len(), newer.len()), (1, 1));
    assert_ne!(older, newer, "another revision");
    until("an inventory with the last save", || match inventory(&phone) {
        Some(taken) if taken != before => Ok(()),
        _ => Err("none yet".to_owned()),
    });
    phone.go("#/settings/safety");
    phone.sees("Nothing. What Homeward listed on ");

    let gone: Vec<&String> = newer.keys().collect();
    let put = phone.script_later(PUT_BACK, &[json!({ "newer": gone, "older": older })]);
    assert_eq!(put, json!("put back"));
    phone.reload();
    unlock(&phone, PASSPHRASE);
    phone.sees("One text is older here than on the list that Homeward made on ");
    phone.sees("Your care plan, ");
    // It is a true text of this diary, and stays readable.
    assert_eq!(plan(&phone), older);
    phone.sees("Nothing so far.");
    // Another save, and the inventory that follows it, do not hush it up.
    let before = inventory(&phone);
    phone.go("#/today");
    phone.check_in_with_three_taps("Low");
    until("the next inventory", || match inventory(&phone) {
        taken if taken.is_some() && taken != before => Ok(()),
        _ => Err("none yet".to_owned()),
    });
    phone.go("#/today");
    phone.sees("Some of what you wrote is older here than it was, or gone.");
    phone.follow("See what it is");
    phone.sees("One text is older here than on the list that Homeward made on ");
    phone.press("I have seen this");
    phone.sees("is all here, and as new as it was.");
    // Whoever takes the list away while it is read does not get a new one for it.
    let put =
        phone.script_later(PUT_BACK, &[json!({ "newer": older.keys().collect::<Vec<_>>(), "older": {} })]);
    assert_eq!(put, json!("put back"));
    phone.reload();
    unlock(&phone, PASSPHRASE);
    phone.sees("One text is older here than on the list that Homeward made on ");
    let put = phone.script_later(PUT_BACK, &[json!({ "newer": [INVENTORY_KEY], "older": {} })]);
    assert_eq!(put, json!("put back"));
    phone.press("I have seen this");
    phone.sees("It is gone, or was changed.");
    assert_eq!(inventory(&phone), None, "nobody has seen that yet");
    phone.press("I have seen this");
    phone.sees("is all here, and as new as it was.");
    phone.go("#/today");
    phone.sees_no("Some of what you wrote is older here than it was, or gone.");
    phone.put_away();
}
