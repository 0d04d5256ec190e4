//! The lock: shut until somebody opens it, and shut again by hand, by time or in haste.

mod error;

use chrono::TimeDelta;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::telling::within;
use super::work::WorkError;
use super::writer::Writer;
use crate::domain::lock::{AutoLock, Verdict, pause_after};
use crate::domain::time::Moment;
use crate::journal::key::LOCK_KEY;
use crate::journal::{DataKey, DurableStore as _, Journal, Note, NoteChange, Phase, Sealer, StoreError};
use crate::ui::platform::windows::Said;
use crate::ui::platform::{clock, document, location, lock_note, presence, random, tries, unicode};
use crate::ui::route::Route;
use crate::workshop::talk::{Answer, NotUnderstood, Task};

pub use error::UnlockError;

/// What is under way is put away within this time, or the browser does not answer.
const PUT_AWAY_MS: u32 = 3_000;
const STEP_MS: u32 = 20;

/// How long a place is waited for that may have the note.
const ANSWER_MS: u32 = 2_000;

/// How often the time is looked at while nothing is about to happen.
const LOOK_MS: i64 = 30_000;

/// Where the lock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lock {
    /// There is none.
    #[default]
    Off,
    /// It is shut.
    Shut {
        /// Whether the ride and the card for the escort stay open.
        shows_ride: bool,
    },
    /// It is open.
    Open,
}

impl Lock {
    /// Whether this place is behind it now. *Help now* never is.
    pub fn hides(self, route: &Route) -> bool {
        match (self, route) {
            (Lock::Off | Lock::Open, _) | (_, Route::Help) => false,
            (Lock::Shut { shows_ride }, Route::RideHome | Route::Escort) => !shows_ride,
            (Lock::Shut { .. }, _) => true,
        }
    }
}

/// A key that was unwrapped, and how.
pub(super) struct Unwrapped {
    pub(super) key: DataKey,
    pub(super) note: Note,
    by_words: bool,
}

/// What the places that may have the note of the lock have said.
struct NoteFound {
    newest: Option<Note>,
    /// Whether the durable copy was among them: without it, there may be a newer one.
    disk_answered: bool,
}

impl Store {
    /// Where the lock stands.
    pub fn lock(self) -> RwSignal<Lock> {
        self.pen.with_value(|pen| pen.lock_state)
    }

    /// In how many seconds the app locks, while somebody may still say no.
    pub fn locks_in(self) -> RwSignal<Option<i64>> {
        self.pen.with_value(|pen| pen.locks_in)
    }

    /// Whether there is a lock whose key is not here.
    pub fn is_shut(self) -> bool {
        self.journal.with_value(Journal::is_shut)
    }

    /// What the lock's note says, while the key is here.
    pub fn lock_note(self) -> Option<Note> {
        self.lock().track();
        self.pen.with_value(|pen| pen.note.clone())
    }

    /// Opens the diary. `true` when it was the recovery words that opened it.
    ///
    /// # Errors
    /// [`UnlockError`] with a sentence for the person.
    pub async fn unlock(self, secret: String) -> Result<bool, UnlockError> {
        let Unwrapped { key, note, by_words } = self.unwrap(secret).await?;
        let sealer = Sealer::new(&key, random::nonce);
        let (phase, _since_ms) = note.phase(&sealer).ok_or(UnlockError::BadNote)?;
        self.opened(note, sealer, phase);
        self.pen.update_value(|pen| pen.came_by_words = by_words);
        if self.writer.get_untracked() == Writer::Here {
            self.after_patience(self.turn());
            spawn_local(self.begin_to_write(self.turn()));
        }
        Ok(by_words)
    }

    /// The key for a secret. Wrong ones are counted, and cost a pause that grows; nothing is ever deleted.
    pub(super) async fn unwrap(self, secret: String) -> Result<Unwrapped, UnlockError> {
        let now = clock::now();
        let tries = tries::read().not_after(now);
        let wait = tries.wait(now);
        if wait > TimeDelta::zero() {
            tries::keep(tries);
            return Err(UnlockError::Wait(wait));
        }
        let found = self.look_for_note().await;
        let none = if found.disk_answered { UnlockError::NoNote } else { UnlockError::NoAnswer };
        let note = found.newest.ok_or(none)?;
        let (passphrase, recovery) = (note.passphrase.clone(), note.recovery.clone());
        let secret = unicode::composed(&secret);
        match self.ask_ahead(Task::Unlock { passphrase, recovery, secret }).await? {
            Answer::Unlocked { key, by_words } => {
                tries::forget();
                let key = DataKey::from_text(&key).ok_or(WorkError::from(NotUnderstood))?;
                Ok(Unwrapped { key, note, by_words })
            }
            Answer::WrongSecret(slip) => {
                let tries = tries.and_one(clock::now());
                tries::keep(tries);
                Err(UnlockError::wrong(&slip, pause_after(tries.wrong)))
            }
            _ => Err(WorkError::from(NotUnderstood).into()),
        }
    }

    /// The newest note of the lock that any of the three places has. One that does not answer is not waited for.
    pub(super) async fn find_note(self) -> Option<Note> {
        self.look_for_note().await.newest
    }

    async fn look_for_note(self) -> NoteFound {
        let durable = self.durable.get_value();
        let key = [LOCK_KEY.to_owned()];
        let durable = within(ANSWER_MS, durable.get(&key)).await.and_then(Result::ok);
        let disk_answered = durable.is_some();
        let durable = durable.into_iter().flatten().map(|(_, text)| text);
        let spare = within(ANSWER_MS, lock_note::read_spare()).await.flatten();
        let texts: Vec<String> = lock_note::read_fast().into_iter().chain(durable).chain(spare).collect();
        NoteFound { newest: Note::newest(texts.iter().map(String::as_str)), disk_answered }
    }

    /// Changes the newest note, one change after the other, and only by the key that it belongs to.
    ///
    /// # Errors
    /// [`StoreError`] when this window may not write, the lock has become another one, or the disk did not take it.
    pub(super) async fn change_note(self, change: NoteChange, sealer: &Sealer) -> Result<(), StoreError> {
        while self.pen.with_value(|pen| pen.is_noting) {
            TimeoutFuture::new(STEP_MS).await;
        }
        self.pen.update_value(|pen| pen.is_noting = true);
        let changed = self.change_newest_note(change, sealer).await;
        self.pen.update_value(|pen| pen.is_noting = false);
        changed
    }

    async fn change_newest_note(self, change: NoteChange, sealer: &Sealer) -> Result<(), StoreError> {
        let other = || StoreError::Broken("the lock has changed meanwhile".to_owned());
        let found = self.look_for_note().await;
        if !found.disk_answered {
            // It may have a newer one, whose passphrase would be lost under this.
            return Err(StoreError::Broken("the storage does not answer yet".to_owned()));
        }
        let note = found.newest.ok_or_else(other)?;
        let next = note.changed(change, sealer).map_err(|_| other())?;
        self.must_still_write(self.turn())?;
        self.keep_note(&next).await
    }

    /// Whether this window’s key still is that of the diary, after another one has written. It learns of the new phase; where
    /// the lock has gone or become another one, the page is made anew.
    pub(super) async fn follow_note(self) -> bool {
        let Some(sealer) = self.journal.with_value(|journal| journal.sealer().cloned()) else { return true };
        let note = self.find_note().await.filter(|note| !note.is_off);
        let Some((phase, note)) = note.and_then(|note| Some((note.phase(&sealer)?.0, note))) else {
            self.lock_in_place();
            return false;
        };
        self.journal.update_value(|journal| journal.unlock(sealer, phase));
        self.pen.update_value(|pen| pen.note = Some(note));
        true
    }

    /// Keeps the note: on the disk first.
    pub(super) async fn keep_note(self, note: &Note) -> Result<(), StoreError> {
        let text = note.to_text().map_err(|error| StoreError::Broken(error.to_string()))?;
        self.durable.get_value().apply(&[lock_note::put(&text)]).await?;
        self.pen.update_value(|pen| pen.note = Some(note.clone()));
        lock_note::keep(&text).await;
        Ok(())
    }

    /// Goes on with the key.
    pub(super) fn opened(self, note: Note, sealer: Sealer, phase: Phase) {
        self.journal.update_value(|journal| journal.unlock(sealer, phase));
        self.pen.update_value(|pen| pen.note = Some(note));
        self.refresh();
        self.lock().set(Lock::Open);
        self.watch_over();
    }

    /// There is a lock, known before or found only now. A copy of its note that is missing comes back.
    pub(super) async fn found_shut(self) {
        let NoteFound { newest: note, disk_answered } = self.look_for_note().await;
        if note.is_none() && self.lock().get_untracked() == Lock::Off {
            // Nothing answers yet. What is sealed stays as it is.
            self.show_shut(None);
            return;
        }
        // Over a disk that has not said what it has, or beside another window that writes, an older note could be written: with it a
        // new passphrase would be lost.
        let may_heal = disk_answered && !self.only_reads();
        if let Some(text) = note.as_ref().filter(|_| may_heal).and_then(|note| note.to_text().ok()) {
            // A place that refuses is asked again at the next start.
            let _healed = self.durable.get_value().apply(&[lock_note::put(&text)]).await;
            lock_note::keep(&text).await;
        }
        self.show_shut(note);
    }

    fn show_shut(self, note: Option<Note>) {
        self.journal.update_value(Journal::shut);
        let shut = Lock::Shut { shows_ride: note.as_ref().is_some_and(|note| note.shows_ride) };
        self.pen.update_value(|pen| pen.note = note);
        if self.lock().get_untracked() != shut {
            self.lock().set(shut);
        }
        self.refresh();
    }

    /// Another window has turned the lock on or off. `true` when this one has followed.
    pub(super) fn follow_lock(self) -> bool {
        let note = lock_note::read_fast().map(|text| Note::read(&text));
        let is_on = note.is_some_and(|note| !note.is_ok_and(|note| note.is_off));
        if is_on == (self.lock().get_untracked() != Lock::Off) || self.writer.get_untracked() == Writer::Here
        {
            return false;
        }
        if is_on {
            self.lock_in_place();
        } else {
            self.journal.update_value(Journal::take_lock_off);
            self.pen.update_value(|pen| pen.note = None);
            self.lock().set(Lock::Off);
            self.refresh();
        }
        true
    }

    /// Shuts the diary: the page is made anew without the key. Where that would take words along that no copy has, the same
    /// page goes on without it, and keeps them out of sight until it is opened again.
    fn lock_in_place(self) {
        self.locks_in().set(None);
        self.undo.set(Vec::new());
        if !self.holds_words() {
            self.journal.update_value(Journal::shut);
            location::reload();
            return;
        }
        self.shut_gate();
        self.pen.update_value(|pen| pen.is_locking = false);
        self.show_shut(self.pen.with_value(|pen| pen.note.clone()));
        document::cover(false);
    }

    /// Whether words are on this page that no copy has for sure.
    pub(super) fn holds_words(self) -> bool {
        let is_held = self.put_up_held();
        is_held
            || self.has_words_that_wait()
            || self.stranded.with_untracked(|stranded| !stranded.is_empty())
            || self.pen.with_value(|pen| pen.under_way > 0)
    }

    /// What a phone shows of an app that is not in front is not to be read. When it comes back, it may be time to lock.
    pub(super) fn cover_while_hidden(self, is_hidden: bool) {
        let is_open = self.lock().get_untracked() == Lock::Open;
        if is_open && !is_hidden {
            self.look_at_the_time(clock::now());
        }
        // The cover goes whatever has become of the lock meanwhile: nothing else would take it away.
        let covers = is_open && is_hidden;
        if covers || !self.pen.with_value(|pen| pen.is_locking) {
            document::cover(covers);
        }
    }

    /// Locks: everything is covered at once, what is being written is sealed and kept, and then the diary is shut.
    pub fn lock_now(self) {
        if self.lock().get_untracked() != Lock::Open || self.pen.with_value(|pen| pen.is_locking) {
            return;
        }
        self.pen.update_value(|pen| pen.is_locking = true);
        document::cover(true);
        self.flush_all();
        spawn_local(async move {
            for _ in 0..PUT_AWAY_MS / STEP_MS {
                if self.pen.with_value(|pen| pen.under_way == 0) {
                    break;
                }
                TimeoutFuture::new(STEP_MS).await;
            }
            self.lock_in_place();
        });
    }

    /// Locks this window and all others.
    pub fn lock_everywhere(self) {
        self.with_lock(|windows| windows.say(Said::Lock));
        self.lock_now();
    }

    /// From now on: locks by time and in haste.
    fn watch_over(self) {
        if self.pen.with_value(|pen| pen.is_watched) {
            return;
        }
        self.pen.update_value(|pen| {
            pen.is_watched = true;
            pen.touched = clock::now();
        });
        presence::on_touch(move || self.touch());
        presence::on_haste(move || self.lock_everywhere());
        spawn_local(async move {
            loop {
                let next_ms = self.look_at_the_time(clock::now());
                TimeoutFuture::new(next_ms).await;
            }
        });
    }

    /// Somebody is there.
    pub fn touch(self) {
        self.pen.update_value(|pen| pen.touched = clock::now());
        if self.locks_in().get_untracked().is_some() {
            self.locks_in().set(None);
        }
    }

    /// Locks or warns if it is time to. Says in how many milliseconds to look again.
    pub(super) fn look_at_the_time(self, now: Moment) -> u32 {
        let auto_lock = self.pen.with_value(|pen| pen.note.as_ref().map(|note| note.auto_lock));
        let auto_lock =
            auto_lock.filter(|_| self.lock().get_untracked() == Lock::Open).unwrap_or(AutoLock::Never);
        // A clock that was set back must not keep the diary open for longer: the time counts from there.
        self.pen.update_value(|pen| pen.touched = pen.touched.min(now));
        let idle = now.since(self.pen.with_value(|pen| pen.touched));
        let is_hidden = document::is_hidden();
        let wait_ms = match auto_lock.verdict(idle, is_hidden) {
            Verdict::Lock => {
                self.lock_now();
                LOOK_MS
            }
            Verdict::Warn(left) => {
                self.locks_in().set(Some((left.num_milliseconds() + 999) / 1_000));
                1_000
            }
            Verdict::Stay => {
                auto_lock.next_look(idle, is_hidden).map_or(LOOK_MS, |wait| wait.num_milliseconds())
            }
        };
        u32::try_from(wait_ms.clamp(200, LOOK_MS)).unwrap_or(1_000)
    }
}
