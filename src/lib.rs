//! Homeward: a private companion for people in ketamine-assisted therapy.
//!
//! The map of the house, from the inside out:
//!
//! - [`domain`]: what care is. Plain data and rules; no browser, no clock, no randomness.
//! - [`journal`]: how it is kept. Records, frozen wire versions, two copies.
//! - [`library`]: what is read. Texts, checklist items, prompts.
//! - [`workshop`]: heavy work off the main thread. Backups; what is heavy in it behind the feature `workshop`.
//! - `share`: what may leave the phone, and in which form.
//! - `ui`: what is seen. Leptos and the browser, behind the feature `ui`.
//!
//! `ui` knows all the others; `journal`, `library` and `share` know `domain`; `domain` knows nobody.

pub mod domain;
pub mod journal;
pub mod library;
pub mod workshop;

#[cfg(feature = "ui")]
pub mod ui;
