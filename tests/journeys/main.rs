//! Whole journeys as a person lives them: the release in `dist/`, served with the production headers, in three
//! engines through WebDriver.
//!
//! [`phone::Phone`] is the only thing a test talks to. It finds what it touches by the name that the engine itself
//! gives to a screen reader, it waits for states and never for time, and it fails the test when the page wrote an
//! error into the console.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may stop a test"
)]

/// Makes each test once for each engine, so that `firefox::the_test` can be run and seen to fail by its name.
macro_rules! in_every_engine {
    ($($test:ident),+ $(,)?) => {
        mod chromium { $(#[test] fn $test() { crate::engine::Engine::Chromium.run(super::$test); })+ }
        mod firefox { $(#[test] fn $test() { crate::engine::Engine::Firefox.run(super::$test); })+ }
        mod webkit { $(#[test] fn $test() { crate::engine::Engine::WebKit.run(super::$test); })+ }
    };
}

/// A script that answers later, round the body of an async function.
macro_rules! later {
    ($body:literal) => {
        concat!(
            "const done = arguments[arguments.length - 1]; const given = arguments[0]; (async () => {",
            $body,
            "})().then(done, (error) => done(String(error)));"
        )
    };
}

mod access;
mod aside;
mod axe;
mod backup;
mod bad_input;
mod console;
mod copy;
mod data;
mod driver;
mod engine;
mod erased;
mod example;
mod first_hours;
mod focus;
mod gate;
mod handing_over;
mod heap;
mod in_sight;
mod journey;
mod keeping;
mod kills;
mod lock;
mod looks;
mod missing;
mod offline;
mod parts;
mod phone;
mod pictures;
mod places;
mod proxy;
mod requests;
mod rescue;
mod room;
mod running;
mod safety;
mod sheet;
mod site;
mod slips;
mod spare;
mod start;
#[path = "../workshop/terminal.rs"]
mod terminal;
mod trash;
mod unfinished;
mod wait;
mod windows;
mod worker;
mod workshop;
