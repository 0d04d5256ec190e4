//! How it is kept: records, their keys, frozen wire versions, two copies, search, export.
//!
//! The journal is a set of small records. Each revision of a record has a key of its own that is written once and never
//! changed, so a write can be cut off at any moment without harming what was there before. Two stores keep the same keys
//! and texts: a fast one (localStorage, there at once) and a durable one (IndexedDB, on disk in milliseconds). What one
//! of them lost, the other gives back ([`reconcile`]).
//!
//! The path of one save:
//! 1. [`Journal::create`], [`Journal::revise`], [`Journal::delete`] or [`Journal::restore`] makes the next [`Record`];
//! 2. [`Journal::stage`] turns it into key and text; nothing is written yet;
//! 3. [`DurableStore::apply`] is asked to put [`Staged::changes`] into the durable store in one transaction, and while it does,
//! 4. [`Journal::write_fast`] puts it into the fast store, beside the revision before it; [`Journal::hold`] shows it until then;
//! 5. [`Journal::settle`] drops the old revision from the fast store once the durable one has the new, and says what is
//!    [`Saved`].
//!
//! Nothing here knows a browser, a clock or a source of randomness.

mod aside;
mod drafts;
mod excerpt;
mod export;
mod fold;
mod import;
mod index;
mod inventory;
mod keep;
pub mod key;
mod lock;
mod memory;
mod mend;
mod named;
mod note;
mod one_plan;
mod others;
mod overlay;
mod reconcile;
pub mod record;
mod restore;
mod room;
mod seal;
mod search;
mod spare;
pub mod store;
mod tally;
mod timeline;
mod together;
mod trash;
mod turn;
mod verify;
pub mod wire;

pub use aside::{ASIDE_PREFIX, RawText, original_key};
pub use drafts::joined_words;
pub use excerpt::{EXCERPT_CHARS, excerpt};
pub use export::{export, export_with};
pub use import::{ImportError, MAX_IMPORT_BYTES, Preview, check_import_size, preview};
pub use inventory::{Found, Inventory, missed_there_too};
pub use keep::{CannotRevise, Journal, ReadError, Saved, Staged};
pub use key::{Form, RecordKey};
pub use lock::Phase;
pub use memory::MemoryStore;
pub use named::AsideName;
pub use note::{NotANote, Note, NoteChange, Wrap};
pub use others::Access;
pub use reconcile::{Heal, reconcile};
pub use record::{
    Draft, Entry, ExampleSet, FieldTexts, Kind, Place, Record, RecordState, Revision, Stored, Tombstone,
};
pub use restore::{OnlyHere, Restore, Tallies, live};
pub use room::{BALLAST_CHARS, LIMIT_UNITS, Room, RoomUnit};
pub use seal::{DataKey, FreshNonce, KEY_BYTES, NONCE_BYTES, Sealer};
pub use search::{Haystack, Query, search};
pub use spare::{SparePlan, compare_spare};
pub use store::{Change, DurableStore, FastStore, StoreError};
pub use tally::{Tally, added, by_kind, damaged_texts, lines_by_kind};
pub use timeline::TimelineEntry;
pub use together::{additions, most_needed_first, retirements, withdrawals};
pub use trash::{
    BELIEVED_DAYS, TRASH_DAYS, TRASH_KINDS, deleted_together, due_for_emptying, newest_deletion_first,
};
pub use turn::{TURN_CHUNK, Turn};
pub use verify::{SetAside, Unsound, VERIFY_CHUNK, to_verify};
pub use wire::{DecodeError, NotWritten, decode, encode, encode_tombstone, stored_text, unread_pair};
