//! IndexedDB with strict durability: the copy that is on the disk when the app says *Saved*.
//!
//! Written on `web_sys` itself: the crates for IndexedDB cost 16 KB in the first load and offer no way to ask
//! for strict durability, which is the only thing that this copy is for.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use super::local_store::{store_error, texts_of};
use crate::journal::{Change, DurableStore, StoreError};

const NAME: &str = "homeward";
const RECORDS: &str = "records";

/// Changes asked for between two answers. A save has one or two, an import thousands.
const BATCH: usize = 50;
/// Keys listed between two answers, so that the screen is free meanwhile.
const KEYS_BATCH: u32 = 1_000;

/// IndexedDB; opened at the first use and kept open.
#[derive(Debug)]
pub struct IndexedDbStore {
    name: &'static str,
    database: RefCell<Option<Opened>>,
}

thread_local! {
    static UNDER_WAY: RefCell<Vec<Weak<UnderWay>>> = const { RefCell::new(Vec::new()) };
}

/// A transaction, for as long as somebody waits for it.
#[derive(Debug)]
struct UnderWay {
    transaction: IdbTransaction,
    /// Whether all of its changes were asked for, so that it may end with them.
    is_asked: Cell<bool>,
    /// Whether it was ended because the page went.
    is_ended: Cell<bool>,
}

impl Drop for UnderWay {
    /// Nobody waits for it any more, so it must not make others wait.
    fn drop(&mut self) {
        if !self.is_asked.get() {
            // One that has ended by itself says no.
            let _ended = self.transaction.abort();
        }
    }
}

impl UnderWay {
    fn of(transaction: IdbTransaction) -> Rc<UnderWay> {
        let this = Rc::new(UnderWay { transaction, is_asked: Cell::new(false), is_ended: Cell::new(false) });
        UNDER_WAY.with_borrow_mut(|all| {
            all.retain(|one| one.strong_count() > 0);
            all.push(Rc::downgrade(&this));
        });
        this
    }
}

/// The page goes. WebKit keeps it asleep for the way back, and a transaction that sleeps in it stops those of all other
/// pages: each ends now, with what was asked for if that was all, otherwise with nothing.
pub fn end_transactions() {
    for one in UNDER_WAY.take().iter().filter_map(Weak::upgrade) {
        one.is_ended.set(true);
        #[expect(
            deprecated,
            reason = "the standard has it; only the description that web_sys was made of is older"
        )]
        // One that has ended by itself says no.
        let _ended = if one.is_asked.get() { one.transaction.commit() } else { one.transaction.abort() };
    }
}

/// The database, and what each of its transactions is begun with.
#[derive(Debug, Clone)]
struct Opened {
    database: Strict,
    options: Object,
}

impl Default for IndexedDbStore {
    fn default() -> IndexedDbStore {
        IndexedDbStore::named(NAME)
    }
}

impl DurableStore for IndexedDbStore {
    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        let (records, _under_way) = self.begin("readonly").await?;
        let mut all = Vec::new();
        let mut after = JsValue::UNDEFINED;
        loop {
            let asked = records.get_all_keys_with_key_and_limit(&after, KEYS_BATCH);
            let keys = Array::from(&settled(&asked.map_err(|error| store_error(&error))?).await?);
            all.extend(texts_of(&keys));
            if keys.length() < KEYS_BATCH {
                return Ok(all);
            }
            let beyond = IdbKeyRange::lower_bound_with_open(&keys.at(-1), true);
            after = beyond.map_err(|error| store_error(&error))?.into();
        }
    }

    async fn get(&self, keys: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let (records, _under_way) = self.begin("readonly").await?;
        // All requests go out before the first wait: a transaction without a request open ends by itself.
        let requests = keys
            .iter()
            .map(|key| records.get(&JsValue::from_str(key)).map(|request| promise_of(&request)))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| store_error(&error))?;
        let mut found = Vec::with_capacity(keys.len());
        for (key, request) in keys.iter().zip(requests) {
            let value = JsFuture::from(request).await.map_err(|error| store_error(&error))?;
            if let Some(text) = value.as_string() {
                found.push((key.clone(), text));
            }
        }
        Ok(found)
    }

    async fn apply(&self, changes: &[Change]) -> Result<(), StoreError> {
        if changes.is_empty() {
            return Ok(());
        }
        let (records, under_way) = self.begin("readwrite").await?;
        let transaction = &under_way.transaction;
        if let Err(refused) = ask_all(&records, changes).await {
            // Where the browser has ended the transaction, only that knows why: the requests after the refused one just
            // say that it has ended.
            let reason = transaction.error().map(|error| store_error(&error));
            // What was asked before this one must not happen alone. A transaction that has ended by itself says no.
            let _aborted = transaction.abort();
            return Err(reason.unwrap_or(refused));
        }
        under_way.is_asked.set(true);
        // `IDBTransaction.commit` would save a moment. But Chromium then says that all is done, and keeps the rest, where the last
        // change was refused.
        completed(transaction).await?;
        // For the same reason nobody knows whether one that was told to end has kept all of it.
        if under_way.is_ended.get() {
            Err(StoreError::Broken("the page was left".to_owned()))
        } else {
            Ok(())
        }
    }
}

impl IndexedDbStore {
    /// A database of another name, for what must not share the fate of the records.
    pub fn named(name: &'static str) -> IndexedDbStore {
        IndexedDbStore { name, database: RefCell::new(None) }
    }

    /// Starts one strict transaction over the records.
    async fn begin(&self, mode: &str) -> Result<(IdbObjectStore, Rc<UnderWay>), StoreError> {
        match self.transaction(mode).await {
            Ok(begun) => Ok(begun),
            // The browser closes a database when it is short of room or the connection broke; one fresh try.
            Err(_) => {
                self.database.replace(None);
                self.transaction(mode).await
            }
        }
    }

    async fn transaction(&self, mode: &str) -> Result<(IdbObjectStore, Rc<UnderWay>), StoreError> {
        let Opened { database, options } = self.open().await?;
        let transaction = database.strict_transaction(RECORDS, mode, &options);
        let transaction = transaction.map_err(|error| store_error(&error))?;
        let records = transaction.object_store(RECORDS).map_err(|error| store_error(&error))?;
        Ok((records, UnderWay::of(transaction)))
    }

    async fn open(&self) -> Result<Opened, StoreError> {
        if let Some(opened) = self.database.borrow().as_ref() {
            return Ok(opened.clone());
        }
        let factory = web_sys::window()
            .and_then(|window| window.indexed_db().ok().flatten())
            .ok_or(StoreError::Denied)?;
        let request = factory.open_with_u32(self.name, 1).map_err(|error| store_error(&error))?;
        let upgrading = request.clone();
        let making = Rc::new(Cell::new(None));
        let made = making.clone();
        let on_upgrade = Closure::once(move || {
            if let Ok(database) = upgrading.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
                // A store that could not be made shows itself in the first transaction.
                let _made = database.create_object_store(RECORDS);
            }
            if let Some(transaction) = upgrading.transaction() {
                let making = UnderWay::of(transaction);
                making.is_asked.set(true);
                made.set(Some(making));
            }
        });
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        let database: Strict = settled(&request).await?.unchecked_into();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())
            .map_err(|error| store_error(&error))?;
        let opened = Opened { database, options };
        self.database.replace(Some(opened.clone()));
        Ok(opened)
    }
}

#[wasm_bindgen]
extern "C" {
    /// `web_sys` keeps the options of a transaction behind an unstable flag.
    #[wasm_bindgen(extends = IdbDatabase)]
    #[derive(Debug, Clone)]
    type Strict;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn strict_transaction(
        this: &Strict,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Waits for a request; its result, or what it failed with.
async fn settled(request: &IdbRequest) -> Result<JsValue, StoreError> {
    JsFuture::from(promise_of(request)).await.map_err(|error| store_error(&error))
}

fn promise_of(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let done = request.clone();
        let on_success = Closure::once_into_js(move || {
            let _answered = resolve.call1(&JsValue::UNDEFINED, &done.result().unwrap_or_default());
        });
        let failed = request.clone();
        let on_error = Closure::once_into_js(move || {
            let error = failed.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from);
            let _answered = reject.call1(&JsValue::UNDEFINED, &error);
        });
        request.set_onsuccess(Some(on_success.unchecked_ref()));
        request.set_onerror(Some(on_error.unchecked_ref()));
    })
}

/// Asks for all changes. Between two batches the screen is free: a transaction stays open while the answer to one of
/// its own requests is being handled.
async fn ask_all(records: &IdbObjectStore, changes: &[Change]) -> Result<(), StoreError> {
    let mut batches = changes.chunks(BATCH).peekable();
    while let Some(batch) = batches.next() {
        let mut last = None;
        for change in batch {
            let request = match change {
                Change::Put { key, text } => {
                    records.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key))
                }
                Change::Remove { key } => records.delete(&JsValue::from_str(key)),
            };
            last = Some(request.map_err(|error| store_error(&error))?);
        }
        if let (Some(last), true) = (last, batches.peek().is_some()) {
            settled(&last).await?;
        }
    }
    Ok(())
}

/// Waits until a transaction is on the disk.
async fn completed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let promise = Promise::new(&mut |resolve, reject| {
        let on_complete = Closure::once_into_js(move || {
            let _answered = resolve.call0(&JsValue::UNDEFINED);
        });
        let failed = transaction.clone();
        let on_abort = Closure::once_into_js(move || {
            let error = failed.error().map_or(JsValue::UNDEFINED, JsValue::from);
            let _answered = reject.call1(&JsValue::UNDEFINED, &error);
        });
        transaction.set_oncomplete(Some(on_complete.unchecked_ref()));
        transaction.set_onabort(Some(on_abort.unchecked_ref()));
    });
    JsFuture::from(promise).await.map(|_done| ()).map_err(|error| store_error(&error))
}
