//! One writer among all windows of this browser. The others show what it writes, and write nothing.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use super::gate::{GATE_MS, Pass};
use super::stranded::focus_stranded;
use crate::journal::{Access, Journal, Stored};
use crate::ui::platform::document;
use crate::ui::platform::local_store::LocalStore;
use crate::ui::platform::look::Look;
use crate::ui::platform::workshop;
use crate::ui::platform::writer_lock::{News, WriterLock};
use crate::ui::platform::{durable_store, lifecycle, location, read_only, windows};
use crate::ui::saving::{Saving, Told};

/// Before a window that takes over looks at localStorage: Chromium tells its windows of each other's changes by message.
const CATCH_UP_MS: u32 = 250;
/// The writes of another window come in bursts; the lists are read once for each.
const BURST_MS: u32 = 50;
/// How long a window that gives up writing waits for its own writes. The other one does not wait much longer.
const PUT_AWAY_MS: u32 = 800;
const STEP_MS: u32 = 10;
/// How often a start looks for the part of the app that comes last.
const AT_HAND_MS: u32 = 50;
/// Between a start and what nobody waits for.
const PATIENCE_MS: u32 = 5_000;

/// Which window writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Writer {
    /// It is not said yet; what is saved meanwhile waits.
    #[default]
    Asking,
    /// This one.
    Here,
    /// Another one: here the journal can be read.
    Elsewhere,
    /// None of this version: a newer one has written here, and this one could harm what it does not know.
    UpdateFirst,
}

impl Writer {
    /// Whether the journal can only be read in this window.
    pub fn only_reads(self) -> bool {
        matches!(self, Writer::Elsewhere | Writer::UpdateFirst)
    }
}

impl Store {
    /// Asks for the right to write and follows who has it, for as long as the page lives.
    pub(super) fn follow_writer(self) {
        let lock = WriterLock::new(move |news| self.hear(news));
        lock.ask();
        self.pen.update_value(|pen| pen.lock = Some(lock));
        self.after_patience(self.turn());
        windows::on_written(move || self.relist_soon());
        lifecycle::on_leave_and_return(
            move || {
                self.flush_all();
                self.with_lock(WriterLock::let_go);
                durable_store::end_transactions();
            },
            move || self.come_back(),
        );
        read_only::keep_writes_back(move || self.may_write());
    }

    /// Writes without asking the other windows, for tests of single screens.
    pub fn write_alone(self) {
        self.writer.set(Writer::Here);
        self.set_gate(Pass::All);
    }

    /// *Use here*: from now on this window writes.
    pub fn use_here(self) {
        self.next_turn();
        self.was_refused.set(false);
        self.writer.set(Writer::Asking);
        self.with_lock(WriterLock::take);
        // The button that was pressed is gone in a moment.
        document::focus_first("#main h1");
    }

    /// Shows a look, and keeps it if this window writes.
    pub fn choose_look(self, look: Look) {
        if self.writer.get_untracked() == Writer::Here {
            look.keep();
        }
        self.look.set(look);
    }

    /// Whether nothing is to be written from this window.
    pub(super) fn only_reads(self) -> bool {
        self.writer.get_untracked().only_reads()
    }

    /// Whether what is pressed now may write; if not, the notice says so.
    pub fn may_write(self) -> bool {
        let may = !self.only_reads();
        if !may {
            self.was_refused.set(true);
            document::set_status("Not saved");
            // An update takes the page with it, so what only the page holds is offered for copying at once.
            if self.writer.get_untracked() == Writer::UpdateFirst && self.put_up_held() {
                focus_stranded();
            } else {
                request_animation_frame(|| document::focus_first("#may-write"));
            }
        }
        may
    }

    fn hear(self, news: News) {
        match news {
            News::Here => spawn_local(self.become_writer()),
            News::Elsewhere => self.only_read(Writer::Elsewhere),
            News::Wanted => self.hand_over(),
            News::Lock => self.lock_now(),
            // What this page shows from memory would come back into both copies as soon as it writes.
            News::Erased => location::reload(),
        }
    }

    async fn become_writer(self) {
        if self.must_update() {
            return;
        }
        let turn = self.turn();
        if turn == 0 {
            // The first window of all: nobody else has written, so what is new need not wait for the comparison.
            self.writer.set(Writer::Here);
            let look = self.look.get_untracked();
            if look != Look::read() {
                look.keep();
            }
            self.hint();
        } else {
            self.writer.set(Writer::Asking);
            self.after_patience(turn);
            TimeoutFuture::new(CATCH_UP_MS).await;
            if self.turn() != turn {
                return;
            }
            self.relist();
        }
        self.begin_to_write(turn).await;
    }

    /// What the right to write begins with, once the diary is open.
    pub(super) async fn begin_to_write(self, turn: u32) {
        if self.is_shut() {
            // It may write, and does once it is opened.
            self.writer.set(Writer::Here);
            self.found_shut().await;
            return;
        }
        // Another window may have changed the lock before it gave up writing.
        if turn != 0 && !self.follow_note().await {
            return;
        }
        // An empty store may be one that was lost, and with it the knowledge that the diary is locked: there the first new record
        // waits for the comparison too, or until the page is hidden.
        if turn == 0 && !self.is_untouched() {
            self.set_gate(Pass::NewRecords);
        }
        until_whole(AT_HAND_MS).await;
        // On its own, so that nothing of it has to be there before.
        spawn_local(async move {
            self.reconcile(turn).await;
            if self.is_shut() {
                return;
            }
            self.write_all(turn);
            self.ask_witness().await;
            self.when_whole(turn).await;
        });
    }

    /// The first moments belong to the person, and what follows them is in the part of the app that comes last.
    pub(super) async fn when_whole(self, turn: u32) {
        TimeoutFuture::new(PATIENCE_MS).await;
        until_whole(PATIENCE_MS).await;
        // On its own, so that nothing of it has to be there before.
        spawn_local(async move {
            if self.is_turning() {
                self.go_on_turning(turn).await;
            } else {
                self.verify(turn).await;
            }
            self.look_after_room(turn).await;
            self.thin_spare(turn).await;
            workshop::fetch_ahead().await;
        });
    }

    /// Whether a newer version has written here. Then this window reads, and leaves the right to write to others.
    pub(super) fn must_update(self) -> bool {
        let must = self.journal.with_value(Journal::access) == Access::UpdateFirst;
        if must {
            self.only_read(Writer::UpdateFirst);
            self.with_lock(WriterLock::let_go);
        }
        must
    }

    /// A browser that never answers must not hold up what the person writes.
    pub(super) fn after_patience(self, turn: u32) {
        spawn_local(async move {
            TimeoutFuture::new(GATE_MS).await;
            self.write_all(turn);
        });
    }

    /// The copies are compared, or do not answer: all may be written, also what waited. Calling it twice changes nothing.
    fn write_all(self, turn: u32) {
        let is_over = self.turn() != turn || self.only_reads() || self.is_shut();
        if is_over || self.pen.with_value(|pen| pen.gate.passes_all()) {
            return;
        }
        self.writer.set(Writer::Here);
        if turn != 0 {
            document::announce("You can write here now.");
        }
        self.hint();
        self.set_gate(Pass::All);
        self.write_held();
        self.join_drafts();
        if self.stranded.with_untracked(|stranded| !stranded.is_empty()) {
            self.retry();
        }
    }

    /// Others write. What waited to be written here stays on the screen.
    fn only_read(self, writer: Writer) {
        if self.writer.get_untracked() == writer {
            return;
        }
        self.next_turn();
        self.writer.set(writer);
        document::announce(match writer {
            Writer::UpdateFirst => "You can read here. Update Homeward to write.",
            _ => "You can read here. Another window writes.",
        });
        self.shut_gate();
        let waiting = self.take_waiting();
        if !waiting.is_empty() {
            self.tell(Saving::NotSaved { full: false }, Told::Entry);
            self.strand(waiting.into_iter().flatten().filter_map(Stored::into_record).collect(), &[]);
        }
    }

    /// Another window wants to write: the drafts of the fields are kept, then this one reads, and says so when nothing of
    /// its own is under way any more.
    fn hand_over(self) {
        self.flush_all();
        self.only_read(Writer::Elsewhere);
        spawn_local(async move {
            for _ in 0..PUT_AWAY_MS / STEP_MS {
                if self.pen.with_value(|pen| pen.under_way == 0) {
                    break;
                }
                TimeoutFuture::new(STEP_MS).await;
            }
            self.with_lock(WriterLock::give);
        });
    }

    /// The page was asleep in the back-forward cache, and other windows may have written since.
    fn come_back(self) {
        // What was cut off may hold something for ever; its words are kept. And nobody told a page that slept that all was erased.
        let shows_from_memory = || self.journal.with_value(Journal::shows_from_memory);
        if self.pen.with_value(|pen| pen.was_cut_off) || (shows_from_memory() && !self.holds_words()) {
            location::reload();
            return;
        }
        self.next_turn();
        self.writer.set(Writer::Asking);
        self.shut_gate();
        self.relist();
        self.with_lock(WriterLock::ask);
        self.after_patience(self.turn());
        self.cover_while_hidden(false);
    }

    fn relist_soon(self) {
        if self.pen.with_value(|pen| pen.will_relist) {
            return;
        }
        self.pen.update_value(|pen| pen.will_relist = true);
        spawn_local(async move {
            TimeoutFuture::new(BURST_MS).await;
            self.pen.update_value(|pen| pen.will_relist = false);
            self.relist();
        });
    }

    /// Shows what stands in localStorage now.
    fn relist(self) {
        let listed = self.journal.try_update_value(Journal::<LocalStore>::relist);
        let look = Look::read();
        if look != self.look.get_untracked() {
            self.look.set(look);
        }
        // A store that cannot be listed shows what it showed before.
        if let Some(Ok(())) = listed
            && !self.follow_lock()
        {
            self.refresh();
        }
    }

    /// Which turn it is; a change of the right to write begins the next.
    pub(super) fn turn(self) -> u32 {
        self.pen.with_value(|pen| pen.turn)
    }

    pub(super) fn next_turn(self) {
        self.pen.update_value(|pen| pen.turn = pen.turn.wrapping_add(1).max(1));
    }

    pub(super) fn with_lock(self, act: impl FnOnce(&WriterLock)) {
        // Taken out first: what is called may come back here.
        if let Some(lock) = self.pen.with_value(|pen| pen.lock.clone()) {
            act(&lock);
        }
    }
}

/// Waits for the part of the app that comes last; from the second visit on it is there from the start. It is looked for each
/// `step_ms`.
async fn until_whole(step_ms: u32) {
    while !document::is_whole() {
        TimeoutFuture::new(step_ms).await;
    }
}
