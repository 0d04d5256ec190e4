//! Which window of this browser may write: the one that holds the Web Lock `homeward/writer`, for as long as its page
//! lives. A browser without Web Locks leaves it to the windows themselves, see [`super::windows`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;

use super::windows::{Said, Windows};

const NAME: &str = "homeward/writer";

/// How long the window that writes may take to put away what it holds, before the lock is taken from it.
const GIVE_MS: u32 = 1_000;
const STEP_MS: u32 = 20;
/// How long a lock may take to come before the browser is asked who holds it. The page that stood in this window before a
/// reload gives it back a moment late.
const FREE_MS: u32 = 200;
/// How long other windows may take to say that one of them writes, where there are no Web Locks.
const ANSWER_MS: u32 = 300;

/// What a window learns about its right to write, and what it must follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// This window may write.
    Here,
    /// Another window writes.
    Elsewhere,
    /// This window writes, and another one wants to. Answer with [`WriterLock::give`].
    Wanted,
    /// Another window has told all to lock.
    Lock,
    /// Another window has erased everything.
    Erased,
}

/// The right to write, as one window sees it.
#[derive(Clone)]
pub struct WriterLock(Rc<Shared>);

struct Shared {
    hear: Box<dyn Fn(News)>,
    has_locks: Cell<bool>,
    windows: Windows,
    /// Counts up with each hold and each letting go; a hold that ends later than that has nothing to say.
    turn: Cell<u32>,
    holds: Cell<bool>,
    is_given: Cell<bool>,
    is_asking: Cell<bool>,
    has_let_go: Cell<bool>,
    release: RefCell<Option<Function>>,
    waiting: RefCell<Option<web_sys::AbortController>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Wait,
    Steal,
}

impl WriterLock {
    /// A window that has not asked yet. `hear` is called at each change.
    pub fn new(hear: impl Fn(News) + 'static) -> WriterLock {
        WriterLock::with(locks().is_ok(), hear)
    }

    /// As [`WriterLock::new`] in a browser without Web Locks.
    pub fn without_locks(hear: impl Fn(News) + 'static) -> WriterLock {
        WriterLock::with(false, hear)
    }

    fn with(has_locks: bool, hear: impl Fn(News) + 'static) -> WriterLock {
        let lock = WriterLock(Rc::new(Shared {
            hear: Box::new(hear),
            has_locks: Cell::new(has_locks),
            windows: Windows::open(),
            turn: Cell::new(0),
            holds: Cell::new(false),
            is_given: Cell::new(false),
            is_asking: Cell::new(false),
            has_let_go: Cell::new(false),
            release: RefCell::default(),
            waiting: RefCell::default(),
        }));
        let hearing = lock.clone();
        lock.0.windows.on_said(move |said| hearing.heard(said));
        lock
    }

    /// Asks for the right to write, and waits for it where another window has it.
    pub fn ask(&self) {
        self.0.has_let_go.set(false);
        if !self.0.has_locks.get() {
            self.ask_around();
            return;
        }
        self.request(How::Wait);
        spawn_local(self.clone().look_who_holds());
    }

    fn waits(&self) -> bool {
        self.0.waiting.borrow().is_some() && !self.0.holds.get()
    }

    /// A lock that is late on a slow phone is not held by another window: the browser knows, and is asked until one of both
    /// is sure. It is asked once at each start, also where the lock has come, so that a slow first start needs nothing
    /// from the part of the app that comes last.
    async fn look_who_holds(self) {
        loop {
            TimeoutFuture::new(FREE_MS).await;
            let is_held = is_held().await.unwrap_or(true);
            if !self.waits() {
                return;
            }
            if is_held {
                self.tell(News::Elsewhere);
                return;
            }
        }
    }

    /// Asks the window that writes to stop; when it has, or does not answer, this one writes.
    pub fn take(&self) {
        if self.0.holds.get() {
            // The window that wanted to write has gone before it took the lock.
            self.tell(News::Here);
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            this.0.is_given.set(!this.0.windows.say(Said::Want));
            for _ in 0..GIVE_MS / STEP_MS {
                if this.0.is_given.get() || this.0.holds.get() {
                    break;
                }
                TimeoutFuture::new(STEP_MS).await;
            }
            if this.0.holds.get() {
                return;
            }
            if this.0.has_locks.get() {
                this.request(How::Steal);
            } else {
                this.0.windows.say(Said::Taken);
                this.begin();
            }
        });
    }

    /// Tells the window that wants to write that all is put away here.
    pub fn give(&self) {
        self.0.windows.say(Said::Given);
    }

    /// Says to the other windows what has nothing to do with the right to write. A window that sleeps, or a browser that lets them not
    /// be heard, is not told.
    pub fn say(&self, said: Said) {
        self.0.windows.say(said);
    }

    /// Gives up all claims: the page goes, or is put to sleep where it could come back from.
    pub fn let_go(&self) {
        self.0.turn.set(self.0.turn.get().wrapping_add(1));
        self.0.is_asking.set(false);
        self.0.has_let_go.set(true);
        if let Some(waiting) = self.0.waiting.take() {
            waiting.abort();
        }
        if let Some(release) = self.0.release.take() {
            let _resolved = release.call0(&JsValue::UNDEFINED);
        }
        if self.0.holds.replace(false) && !self.0.has_locks.get() {
            self.0.windows.say(Said::Free);
        }
    }

    fn tell(&self, news: News) {
        (self.0.hear)(news);
    }

    fn begin(&self) -> u32 {
        let turn = self.0.turn.get().wrapping_add(1);
        self.0.turn.set(turn);
        self.0.holds.set(true);
        self.tell(News::Here);
        turn
    }

    fn request(&self, how: How) {
        let held_in = Rc::new(Cell::new(None));
        let (this, held) = (self.clone(), held_in.clone());
        let granted = Closure::once_into_js(move || this.granted(how, &held));
        let asked = self.ask_browser(how, &granted);
        let this = self.clone();
        spawn_local(async move {
            let ended = match asked {
                Ok(promise) => JsFuture::from(promise).await.is_ok(),
                Err(_) => false,
            };
            // A hold that was let go ends without an error.
            if !ended {
                this.refused(how, held_in.get());
            }
        });
    }

    fn ask_browser(&self, how: How, granted: &JsValue) -> Result<Promise, JsValue> {
        let options = Object::new();
        match how {
            How::Steal => Reflect::set(&options, &"steal".into(), &true.into())?,
            How::Wait => {
                let abort = web_sys::AbortController::new()?;
                let set = Reflect::set(&options, &"signal".into(), &abort.signal())?;
                self.0.waiting.replace(Some(abort));
                set
            }
        };
        // `web_sys` keeps this interface behind an unstable flag, so the method is called by its name.
        let locks = locks()?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        request.call3(&locks, &NAME.into(), &options, granted)?.dyn_into()
    }

    /// The browser's answer. What is returned is waited for: the lock is held until [`WriterLock::let_go`].
    fn granted(&self, how: How, held_in: &Cell<Option<u32>>) -> JsValue {
        if how == How::Wait {
            self.0.waiting.take();
        }
        let held = Promise::new(&mut |resolve, _| {
            self.0.release.replace(Some(resolve));
        });
        held_in.set(Some(self.begin()));
        held.into()
    }

    fn refused(&self, how: How, held_in: Option<u32>) {
        match held_in {
            Some(turn) if turn == self.0.turn.get() => {
                self.0.holds.set(false);
                self.0.release.take();
                self.tell(News::Elsewhere);
                if self.0.waiting.borrow().is_none() {
                    self.request(How::Wait);
                }
            }
            // The browser has the interface and does not let this page use it.
            None if how == How::Steal => {
                self.0.windows.say(Said::Taken);
                self.begin();
            }
            None if self.0.waiting.take().is_some() => {
                self.0.has_locks.set(false);
                self.ask_around();
            }
            // A wait that was given up, or a hold that had ended here already.
            Some(_) | None => {}
        }
    }

    /// Without Web Locks: whoever writes answers. Where nobody does, this window writes.
    fn ask_around(&self) {
        if !self.0.windows.say(Said::Who(self.0.windows.id)) {
            self.begin();
            return;
        }
        self.0.is_asking.set(true);
        let this = self.clone();
        spawn_local(async move {
            TimeoutFuture::new(ANSWER_MS).await;
            if this.0.is_asking.replace(false) {
                this.begin();
            }
        });
    }

    fn heard(&self, said: Said) {
        let Shared { has_locks, has_let_go, holds, is_asking, is_given, windows, .. } = &*self.0;
        match said {
            Said::Want if holds.get() => self.tell(News::Wanted),
            Said::Given => is_given.set(true),
            Said::Lock => self.tell(News::Lock),
            Said::Erased => self.tell(News::Erased),
            _ if has_locks.get() || has_let_go.get() => {}
            // Of two that ask at the same time, one gives way.
            Said::Who(other) if holds.get() || (is_asking.get() && windows.id < other) => {
                windows.say(Said::Here);
            }
            // The other one may have opened after this one asked: it is asked again, and says that it goes first.
            Said::Who(_) if is_asking.get() => drop(windows.say(Said::Who(windows.id))),
            Said::Here if is_asking.replace(false) => self.tell(News::Elsewhere),
            Said::Free if !holds.get() && !is_asking.get() => self.ask_around(),
            Said::Taken if holds.replace(false) => self.tell(News::Elsewhere),
            _ => {}
        }
    }
}

/// Whether any page holds the lock, as the browser says.
async fn is_held() -> Result<bool, JsValue> {
    let locks = locks()?;
    let query: Function = Reflect::get(&locks, &"query".into())?.dyn_into()?;
    let asked: Promise = query.call0(&locks)?.dyn_into()?;
    let held: Array = Reflect::get(&JsFuture::from(asked).await?, &"held".into())?.dyn_into()?;
    let name_of = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok().and_then(|name| name.as_string());
    Ok(held.iter().filter_map(name_of).any(|name| name == NAME))
}

fn locks() -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    if locks.is_object() { Ok(locks) } else { Err(JsValue::UNDEFINED) }
}
