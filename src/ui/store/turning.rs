//! Turning the lock on and off, and changing what opens it. Each can be cut off at every write, and goes on at the next start
//! that has the key.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::Store;
use super::gate::Pass;
use super::lock::{Lock, UnlockError, Unwrapped};
use super::work::{WorkError, ask_once};
use crate::domain::lock::AutoLock;
use crate::journal::key::INVENTORY_KEY;
use crate::journal::{
    Change, DataKey, DurableStore as _, Form, Journal, Note, NoteChange, Phase, RecordKey, Sealer,
    StoreError, TURN_CHUNK, Turn, Wrap,
};
use crate::ui::platform::{clock, random, spare, unicode};
use crate::workshop::talk::{Answer, NotUnderstood, Task};

/// After so long every browser has put localStorage on the disk. Until then a kill may bring open texts back, which are true.
const ON_DISK_MS: i64 = 600_000;

/// A lock that was made and is not on yet.
pub struct NewLock {
    key: DataKey,
    wraps: [Wrap; 2],
    /// The words that open it when the passphrase is forgotten.
    pub words: String,
}

/// Makes a lock for a passphrase, and tells `progress` how many steps of how many are done. Nothing is changed yet.
///
/// # Errors
/// [`WorkError`] with a sentence for the person.
pub async fn make_lock(passphrase: String, progress: &dyn Fn(usize, usize)) -> Result<NewLock, WorkError> {
    let passphrase = unicode::composed(&passphrase);
    match ask_once(Task::MakeLock { passphrase }, progress).await? {
        Answer::Lock { key, passphrase, recovery, words } => {
            let key = DataKey::from_text(&key).ok_or(NotUnderstood)?;
            Ok(NewLock { key, wraps: [passphrase, recovery], words })
        }
        _ => Err(NotUnderstood.into()),
    }
}

/// Recovery words that were made and do not hold yet.
pub struct NewWords {
    sealer: Sealer,
    recovery: Wrap,
    /// The words.
    pub words: String,
}

impl Store {
    /// Turns the lock on: the note is kept first, and then each text is sealed. `progress` hears how many of how many are.
    /// Says whether all are.
    ///
    /// # Errors
    /// [`StoreError`] of the copy that did not take something. Where the lock is on by then, what is not sealed is sealed
    /// after the next start.
    pub async fn turn_lock_on(
        self,
        lock: &NewLock,
        auto_lock: AutoLock,
        shows_ride: bool,
        progress: &dyn Fn(usize, usize),
    ) -> Result<bool, StoreError> {
        let sealer = Sealer::new(&lock.key, random::nonce);
        let earlier = self.find_note().await;
        let note =
            Note::first(lock.wraps.clone(), auto_lock, shows_ride, clock::now(), earlier.as_ref(), &sealer);
        let note = note.map_err(|error| StoreError::Broken(error.to_string()))?;
        let passed = self.passes();
        self.alone(async {
            let turn = self.turn();
            self.keep_note(&note).await?;
            self.opened(note, sealer, Phase::Sealing);
            self.pass_again(turn, passed)?;
            self.turn_all(turn, progress).await
        })
        .await
    }

    /// Takes the lock off, with the passphrase. Says whether all texts are open.
    ///
    /// # Errors
    /// [`UnlockError`] with a sentence for the person.
    pub async fn take_lock_off(
        self,
        secret: String,
        progress: &dyn Fn(usize, usize),
    ) -> Result<bool, UnlockError> {
        let Unwrapped { key, .. } = self.unwrap(secret).await?;
        let sealer = Sealer::new(&key, random::nonce);
        let passed = self.passes();
        let opened = self.alone(async {
            let turn = self.turn();
            let change = NoteChange::Phase(Phase::Opening, clock::now().utc_ms());
            self.change_note(change, &sealer).await?;
            self.journal.update_value(|journal| journal.unlock(sealer, Phase::Opening));
            self.pass_again(turn, passed)?;
            self.turn_all(turn, progress).await
        });
        Ok(opened.await?)
    }

    /// Wraps the key for another passphrase; no text is touched.
    ///
    /// # Errors
    /// [`UnlockError`] with a sentence for the person; the old passphrase holds then.
    pub async fn change_passphrase(
        self,
        secret: String,
        passphrase: String,
        progress: &dyn Fn(usize, usize),
    ) -> Result<(), UnlockError> {
        let Unwrapped { key, .. } = self.unwrap(secret).await?;
        let sealer = Sealer::new(&key, random::nonce);
        let key = key.to_text().to_string();
        let passphrase = unicode::composed(&passphrase);
        let Answer::Wrapped(wrap) = ask_once(Task::Rewrap { key, passphrase }, progress).await? else {
            return Err(WorkError::from(NotUnderstood).into());
        };
        Ok(self.change_note(NoteChange::Passphrase(wrap), &sealer).await?)
    }

    /// Makes new recovery words. The old ones hold until [`Store::use_words`].
    ///
    /// # Errors
    /// [`UnlockError`] with a sentence for the person.
    pub async fn make_words(
        self,
        secret: String,
        progress: &dyn Fn(usize, usize),
    ) -> Result<NewWords, UnlockError> {
        let Unwrapped { key, .. } = self.unwrap(secret).await?;
        let sealer = Sealer::new(&key, random::nonce);
        let key = key.to_text().to_string();
        let Answer::Words { recovery, words } = ask_once(Task::NewWords { key }, progress).await? else {
            return Err(WorkError::from(NotUnderstood).into());
        };
        Ok(NewWords { sealer, recovery, words })
    }

    /// From now on these words open the diary, and the old ones open nothing.
    ///
    /// # Errors
    /// [`StoreError`]; the old words hold then.
    pub async fn use_words(self, new: &NewWords) -> Result<(), StoreError> {
        self.change_note(NoteChange::Recovery(new.recovery.clone()), &new.sealer).await
    }

    /// Keeps when the app locks by itself, and what stays open then.
    ///
    /// # Errors
    /// [`StoreError`] of the copy that did not take it.
    pub async fn choose_lock(self, auto_lock: AutoLock, shows_ride: bool) -> Result<(), StoreError> {
        let Some(sealer) = self.journal.with_value(|journal| journal.sealer().cloned()) else {
            return Ok(());
        };
        self.change_note(NoteChange::Choice(auto_lock, shows_ride), &sealer).await?;
        self.hint();
        Ok(())
    }

    /// Whether the recovery words have opened the diary a moment ago; said once.
    pub fn came_by_words(self) -> bool {
        self.pen.try_update_value(|pen| std::mem::take(&mut pen.came_by_words)).unwrap_or_default()
    }

    /// Whether the lock is being taken off: what is written now is not sealed.
    pub fn is_taking_off(self) -> bool {
        self.lock().track();
        self.journal.with_value(Journal::phase) == Some(Phase::Opening)
    }

    /// Whether the lock is on its way, or was not long ago.
    pub(super) fn is_turning(self) -> bool {
        matches!(self.journal.with_value(Journal::phase), Some(Phase::Sealing | Phase::Opening))
    }

    /// Goes on with what was cut off, and ends what was only waiting for its time.
    pub(super) async fn go_on_turning(self, turn: u32) {
        if self.must_still_write(turn).is_err() {
            return;
        }
        // What fails now is tried again at the next start; both forms can be read until then.
        if self.turn_all(turn, &|_, _| {}).await.is_ok() {
            // A text that was revised in the very moment lies there turned, beside what outdates it.
            self.reconcile(turn).await;
        }
    }

    /// What passed before passes again, in the other form: to turn a diary of years takes a minute, and what waited for so long would
    /// go with a page that ends.
    fn pass_again(self, turn: u32, passed: Pass) -> Result<(), StoreError> {
        self.must_still_write(turn)?;
        self.set_gate(passed);
        Ok(())
    }

    /// All texts go over into the form that is written. Says whether all have.
    async fn turn_all(self, turn: u32, progress: &dyn Fn(usize, usize)) -> Result<bool, StoreError> {
        self.reconcile(turn).await;
        self.verify(turn).await;
        let durable = self.durable_keys().await?;
        let keys = self.journal.with_value(|journal| {
            let mut keys = journal.to_turn(journal.keys().into_iter().chain(durable));
            keys.sort_unstable();
            keys.dedup();
            keys
        });
        for (at, chunk) in keys.chunks(TURN_CHUNK).enumerate() {
            self.must_still_write(turn)?;
            self.while_under_way(self.turn_chunk(chunk)).await?;
            progress(at * TURN_CHUNK + chunk.len(), keys.len());
            TimeoutFuture::new(0).await;
        }
        self.while_under_way(self.turn_what_is_aside()).await?;
        let is_done = self.end_turning().await?;
        self.refresh();
        Ok(is_done)
    }

    async fn turn_chunk(self, chunk: &[RecordKey]) -> Result<(), StoreError> {
        let texts = self.durable.get_value().get(&Turn::wanted(chunk)).await?;
        let turns = self.journal.with_value(|journal| journal.turn(chunk, &texts))?;
        self.carry_out(&turns).await
    }

    async fn turn_what_is_aside(self) -> Result<(), StoreError> {
        let names = self.journal.with_value(|journal| journal.aside().to_vec());
        let texts = self.durable.get_value().get(&names).await?;
        let turns = self.journal.with_value(|journal| journal.turn_aside(&texts))?;
        self.carry_out(&turns).await
    }

    async fn carry_out(self, turns: &[Turn]) -> Result<(), StoreError> {
        let durable = self.durable.get_value();
        durable.apply(&turns.iter().map(Turn::put).collect::<Vec<_>>()).await?;
        self.journal.try_update_value(|journal| journal.turn_fast(turns)).unwrap_or(Ok(()))?;
        durable.apply(&turns.iter().map(Turn::remove).collect::<Vec<_>>()).await
    }

    /// Once nothing is left in the other form, the spare lets go of it too, and the note says so. Says whether it is so.
    async fn end_turning(self) -> Result<bool, StoreError> {
        let durable = self.durable_keys().await?;
        let (phase, sealer) = self.journal.with_value(|journal| (journal.phase(), journal.sealer().cloned()));
        let (Some(phase), Some(sealer)) = (phase, sealer) else { return Ok(false) };
        let other = if phase == Phase::Opening { Form::Sealed } else { Form::Open };
        if !self.journal.with_value(|journal| journal.is_turned(&durable))
            || !self.forget_in_spare(other).await?
        {
            return Ok(false);
        }
        match phase {
            Phase::Sealed => {}
            Phase::Sealing => self.seal_for_good(&sealer).await?,
            Phase::Opening => {
                let gone = [Change::Remove { key: INVENTORY_KEY.to_owned() }];
                self.durable.get_value().apply(&gone).await?;
                self.change_note(NoteChange::Off, &sealer).await?;
                self.journal.update_value(Journal::take_lock_off);
                self.pen.update_value(|pen| pen.note = None);
                self.lock().set(Lock::Off);
            }
        }
        Ok(true)
    }

    /// Says when all was sealed; and some time later, that no open text is believed any more.
    async fn seal_for_good(self, sealer: &Sealer) -> Result<(), StoreError> {
        let now_ms = clock::now().utc_ms();
        let since_ms =
            self.pen.with_value(|pen| pen.note.as_ref()?.phase(sealer).map(|(_, since_ms)| since_ms));
        let next = match since_ms {
            Some(0) => Phase::Sealing,
            Some(since_ms) if (now_ms - since_ms).abs() > ON_DISK_MS => Phase::Sealed,
            _ => return Ok(()),
        };
        self.change_note(NoteChange::Phase(next, now_ms), sealer).await?;
        self.journal.update_value(|journal| journal.unlock(sealer.clone(), next));
        Ok(())
    }

    /// Takes what is in this form out of the spare, where the two copies have the same revision or a newer one. Says whether
    /// all of it is gone.
    async fn forget_in_spare(self, form: Form) -> Result<bool, StoreError> {
        let keys = match spare::keys().await {
            Ok(keys) => keys,
            // Where the browser gives no caches, there is nothing in them.
            Err(StoreError::Denied) => return Ok(true),
            Err(error) => return Err(error),
        };
        let in_form = keys.iter().filter(|key| key.form == form).count();
        let is_known = |key: &&RecordKey| {
            let newest = self.journal.with_value(|journal| journal.newest(key.kind, key.id));
            newest.is_some_and(|newest| newest.rev >= key.rev)
        };
        let gone: Vec<Change> = keys
            .iter()
            .filter(|key| key.form == form)
            .filter(is_known)
            .map(|key| Change::Remove { key: key.to_string() })
            .collect();
        if !gone.is_empty() {
            spare::apply(&gone).await?;
        }
        Ok(gone.len() == in_form)
    }
}
