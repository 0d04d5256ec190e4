//! Inputs bent in every way, and a count of them that the environment sets: `HOMEWARD_FUZZ_CASES`.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// One thing done to an input.
pub type Bend = (u8, prop::sample::Index, prop::sample::Index, u8);

/// Pieces of what the readers know, so that more than the first sign is tried.
const PARTS: [&str; 24] = [
    "\"deleted\":true,",
    "\"v\":1",
    "\"v\":2",
    "null",
    "{}",
    "[]",
    "true",
    "-1",
    "1e400",
    "4294967296",
    "\"body\":{",
    "\"kind\":\"capture\"",
    "\"words\":",
    "\"rev\":0",
    "\"\\ud800\"",
    "\u{feff}",
    "\u{0}",
    "---\n",
    "title: ",
    "sources:\n",
    "- a | https://b\n",
    "checked: 2026-01-01\n",
    "\"aside\":[",
    "\"key\":\"homeward/look\"",
];

pub fn bent(base: &str, bends: &[Bend]) -> String {
    let mut bytes = base.as_bytes().to_vec();
    for (what, from, to, byte) in bends {
        let length = bytes.len();
        let (a, b) = (from.index(length + 1), to.index(length + 1));
        let (from, to) = (a.min(b), a.max(b));
        let near = to.min(from + usize::from(*byte) % 16);
        match what % 6 {
            0 if from < length => bytes[from] = *byte,
            1 => bytes.insert(from, *byte),
            2 => drop(bytes.drain(from..near)),
            3 => drop(bytes.splice(from..near, PARTS[usize::from(*byte) % PARTS.len()].bytes())),
            4 => {
                let copied: Vec<u8> = bytes[from..near].to_vec();
                drop(bytes.splice(to..to, copied));
            }
            5 if *byte > 200 => bytes.truncate(from),
            _ => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub fn any_bends() -> impl Strategy<Value = Vec<Bend>> {
    prop::collection::vec(any::<Bend>(), 0..6)
}

/// Runs the wished number of inputs and says how many of them were taken.
pub fn fuzz<S: Strategy>(name: &str, strategy: &S, is_taken: impl Fn(S::Value) -> bool) {
    let wished = std::env::var("HOMEWARD_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = wished.unwrap_or(4_096_u32);
    let taken = std::cell::Cell::new(0_u32);
    let mut runner =
        TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() });
    let outcome = runner.run(strategy, |input| {
        taken.set(taken.get() + u32::from(is_taken(input)));
        Ok(())
    });
    println!("{name}: {cases} inputs, {} of them taken", taken.get());
    assert_eq!(outcome.map_err(|error| error.to_string()), Ok(()));
    let taken = taken.get();
    assert!(
        taken > cases / 100 && taken < cases - cases / 100,
        "{taken} of {cases}: this tries only one side"
    );
}
