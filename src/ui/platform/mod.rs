//! The browser, one file an API. Nothing outside of this folder touches `web_sys` or `js_sys`.

pub mod clipboard;
pub mod clock;
pub mod content_cache;
pub mod dates;
pub mod document;
pub mod durable_store;
pub mod files;
pub mod last_backup;
pub mod last_export;
pub mod last_place;
pub mod library;
pub mod lifecycle;
pub mod local_store;
pub mod location;
pub mod look;
pub mod panic;
pub mod random;
pub mod read_only;
pub mod spare;
pub mod standing;
pub mod steady_hand;
pub mod windows;
pub mod witness;
pub mod workshop;
pub mod writer_lock;
