//! What the phone keeps, read from below the app.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use serde_json::{Value, json};

use super::Phone;
use crate::wait::until;

/// Keys and texts.
pub type Kept = BTreeMap<String, String>;

/// One thing that the browser keeps.
pub struct Piece {
    /// Where it lies.
    pub place: String,
    /// What it is. A text is in UTF-8.
    pub bytes: Vec<u8>,
}

const IN_LOCAL_STORAGE: &str = "
    const kept = {};
    for (let at = 0; at < localStorage.length; at++) kept[localStorage.key(at)] = localStorage.getItem(localStorage.key(at));
    return kept;";

/// Opens the database and hands its records to the rest of the script, which calls `done`.
const WITH_RECORDS: &str = "
    const done = arguments[arguments.length - 1];
    const opening = indexedDB.open('homeward');
    opening.onerror = () => done(null);
    // The app may not have opened it yet; whoever comes first makes it.
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction('records', 'readwrite');
        const records = transaction.objectStore('records');
        const end = (answer) => { database.close(); done(answer); };
        ";

/// A transaction that does not end before its window does, so that all others wait. It begins once localStorage has a key with
/// this start, if one is given.
const HOLD: &str = "
    const [start, done] = arguments;
    const opening = indexedDB.open('homeward');
    const hold = () => {
        const records = opening.result.transaction('records', 'readwrite').objectStore('records');
        const again = () => { records.get('none').onsuccess = again; window.isDatabaseHeld = true; };
        records.get('none').onsuccess = again;
    };
    const look = () => Object.keys(localStorage).some((key) => key.startsWith(start)) ? hold() : setTimeout(look);
    opening.onsuccess = () => { done('begun'); look(); };";
const IS_HELD: &str = "return String(window.isDatabaseHeld ?? false)";

impl Phone {
    /// From here on IndexedDB does not answer any window, until this one is closed or loads another page.
    #[track_caller]
    pub fn hold_database(&self) {
        self.hold_database_after("");
        self.until_database_is_held();
    }

    /// As [`Phone::hold_database`], once localStorage has a key with this start.
    #[track_caller]
    pub fn hold_database_after(&self, start: &str) {
        self.script_later(HOLD, &[json!(start)]);
    }

    #[track_caller]
    pub fn until_database_is_held(&self) {
        self.until_it_says("a held database", IS_HELD, "true");
    }

    /// The records of a kind in localStorage.
    #[track_caller]
    pub fn kept(&self, kind: &str) -> Kept {
        that_start(self.all_kept(), &format!("homeward/1/{kind}/"))
    }

    /// The records of a kind in IndexedDB.
    #[track_caller]
    pub fn kept_for_good(&self, kind: &str) -> Kept {
        that_start(self.all_kept_for_good(), &format!("homeward/1/{kind}/"))
    }

    /// All records in localStorage.
    #[track_caller]
    pub fn all_kept(&self) -> Kept {
        records(self.script(IN_LOCAL_STORAGE, &[]))
    }

    /// All records in IndexedDB.
    #[track_caller]
    pub fn all_kept_for_good(&self) -> Kept {
        let read = format!(
            "{WITH_RECORDS}
            const kept = {{}};
            records.openCursor().onsuccess = ({{ target }}) => {{
                const at = target.result;
                if (!at) return end(kept);
                kept[at.key] = at.value;
                at.continue();
            }};
            }};"
        );
        records(self.script_later(&read, &[]))
    }

    /// The id of the only record of a kind.
    #[track_caller]
    pub fn only(&self, kind: &str) -> String {
        let kept = self.kept(kind);
        let ids: BTreeSet<&str> = kept.keys().filter_map(|key| key.split('/').nth(3)).collect();
        assert_eq!(ids.len(), 1, "one {kind}");
        ids.into_iter().next().unwrap_or_default().to_owned()
    }

    /// Everything that the browser keeps for the app but the app itself: localStorage, IndexedDB, and the caches that are not
    /// of a build.
    #[track_caller]
    pub fn everything_kept(&self) -> String {
        const READ: &str = later!(
            "const opening = indexedDB.open('homeward');
            const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
            const stores = {};
            for (const name of database.objectStoreNames) {
                const records = database.transaction(name).objectStore(name);
                const ended = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
                const [keys, texts] = await Promise.all([ended(records.getAllKeys()), ended(records.getAll())]);
                stores[name] = keys.map((key, at) => [key, texts[at]]);
            }
            database.close();
            const cached = {};
            for (const name of await caches.keys()) {
                if (name.startsWith('homeward-')) continue;
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    cached[request.url] = await (await cache.match(request)).text();
                }
            }
            return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stores, cached]);"
        );
        self.script_later(READ, &[]).as_str().expect("a text").to_owned()
    }

    /// Each thing that the browser keeps for this origin, the app itself included: keys and texts of both storages, of every store
    /// of every database, the address and the body of all that any cache holds, and the names of all of them.
    #[track_caller]
    pub fn every_piece_kept(&self) -> Vec<Piece> {
        const READ: &str = later!(
            "const pieces = [];
            // Firefox keeps a test away from the bytes of a page, but not from this form of them.
            const add = (place, value) => new Promise((resolve, reject) => {
                const isBytes = value instanceof Blob || ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
                const reader = new FileReader();
                reader.onerror = () => reject(reader.error);
                reader.onload = () => { pieces.push([place, reader.result.split(',')[1] ?? '']); resolve(); };
                reader.readAsDataURL(new Blob([isBytes || typeof value === 'string' ? value : JSON.stringify(value)]));
            });
            const ended = (asked) => new Promise((resolve, reject) => {
                asked.onsuccess = () => resolve(asked.result);
                asked.onerror = () => reject(asked.error);
            });
            for (const [place, storage] of Object.entries({ localStorage, sessionStorage })) {
                for (const key of Object.keys(storage)) {
                    await add(`${place} key`, key);
                    await add(`${place} ${key}`, storage.getItem(key));
                }
            }
            for (const { name } of await indexedDB.databases()) {
                await add('name of a database', name);
                const database = await ended(indexedDB.open(name));
                for (const store of database.objectStoreNames) {
                    await add('name of a store', store);
                    const records = database.transaction(store).objectStore(store);
                    const [keys, values] = await Promise.all([ended(records.getAllKeys()), ended(records.getAll())]);
                    for (const [at, key] of keys.entries()) {
                        await add(`${name}/${store} key`, key);
                        await add(`${name}/${store} ${key}`, values[at]);
                    }
                }
                database.close();
            }
            for (const name of await caches.keys()) {
                await add('name of a cache', name);
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    await add(`cache ${name} address`, request.url);
                    await add(`cache ${name} ${request.url}`, await (await cache.match(request)).blob());
                }
            }
            return pieces;"
        );
        let answer = self.script_later(READ, &[]);
        let pieces: Vec<(String, String)> =
            serde_json::from_value(answer.clone()).unwrap_or_else(|_| panic!("{:?}: {answer}", self.engine));
        let bytes = |text: &str| base64::engine::general_purpose::STANDARD.decode(text).expect("base64");
        pieces.into_iter().map(|(place, text)| Piece { bytes: bytes(&text), place }).collect()
    }

    /// Empties localStorage, as a cleaner app does.
    #[track_caller]
    pub fn wipe_local_storage(&self) {
        self.script("localStorage.clear()", &[]);
    }

    /// Empties the database.
    #[track_caller]
    pub fn wipe_database(&self) {
        let wipe = format!("{WITH_RECORDS} records.clear(); transaction.oncomplete = () => end(true); }};");
        assert_eq!(self.script_later(&wipe, &[]), json!(true), "the database is wiped");
    }

    /// Empties the third place for the newest saves.
    #[track_caller]
    pub fn wipe_spare(&self) {
        self.script_later(later!("await caches.delete('newest-of-homeward');"), &[]);
    }

    /// The records in the third place for the newest saves.
    #[track_caller]
    pub fn spared(&self) -> Kept {
        const READ: &str = later!(
            "const kept = {};
            if (!await caches.has('newest-of-homeward')) return kept;
            const cache = await caches.open('newest-of-homeward');
            for (const request of await cache.keys()) {
                const found = await cache.match(request);
                if (found) kept[new URL(request.url).pathname.slice(1)] = await found.text();
            }
            return kept;"
        );
        records(self.script_later(READ, &[]))
    }

    /// Puts records into the third place, beside what it holds.
    #[track_caller]
    pub fn put_into_spare(&self, kept: &Kept) {
        const PUT: &str = later!(
            "const cache = await caches.open('newest-of-homeward');
            for (const [key, text] of Object.entries(given)) await cache.put(`/${key}`, new Response(text));
            return 'put';"
        );
        assert_eq!(self.script_later(PUT, &[json!(kept)]), json!("put"));
    }

    /// Puts records into the database, beside what it holds.
    #[track_caller]
    pub fn put_into_database(&self, kept: &Kept) {
        let put = format!(
            "{WITH_RECORDS} for (const [key, text] of Object.entries(arguments[0])) records.put(text, key);
            transaction.oncomplete = () => end(true); }};"
        );
        assert_eq!(self.script_later(&put, &[json!(kept)]), json!(true), "the database has them");
    }

    /// Waits until both copies hold the same records of a kind, and so many of them.
    #[track_caller]
    pub fn both_copies_hold(&self, kind: &str, count: usize) -> Kept {
        until(&format!("{count} {kind} in both copies"), || {
            let (fast, durable) = (self.kept(kind), self.kept_for_good(kind));
            if fast == durable && fast.len() == count {
                Ok(fast)
            } else {
                Err(format!("{:?} and {:?}", fast.keys(), durable.keys()))
            }
        })
    }
}

fn records(kept: Value) -> Kept {
    that_start(serde_json::from_value(kept).expect("an object of texts"), "homeward/1/")
}

fn that_start(kept: Kept, start: &str) -> Kept {
    kept.into_iter().filter(|(key, _)| key.starts_with(start)).collect()
}
