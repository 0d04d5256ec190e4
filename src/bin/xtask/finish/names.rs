//! Functions by name: the list of a build, and the profile that says which of them no start has called.
//!
//! The profile must outlive changes of the code. So names go without the hashes of crates, which change with the compiler,
//! and without the numbers of closures, which move up when one is added before them. What is not ours goes without the
//! types it was made for: of several with the same body the optimiser keeps one, under any of their names. All functions
//! with the same lasting name stay in the front if a start calls one of them, and so do those without a name.

use crate::failure::{Failure, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// One line a function that no start has called: the first 16 digits of the SHA-256 of its name.
pub const PROFILE: &str = "src/bin/xtask/finish/rest.profile";

/// The names in a map of wasm-opt, `number:name` a line, imports first.
pub fn of_map(map: &str) -> Result<Vec<String>> {
    let name = |line: &str| line.split_once(':').map(|(_, name)| name.to_owned());
    let names: Option<Vec<_>> = map.lines().map(name).collect();
    names
        .filter(|names| !names.is_empty())
        .ok_or_else(|| Failure::rule("the wasm does not name its functions"))
}

/// Those functions that the profile knows as never called, written as wasm-split wants them.
pub fn of_the_rest(functions: &[String], profile: &str) -> Vec<String> {
    let never_called: BTreeSet<&str> = profile.lines().collect();
    let is_of_the_rest = |name: &&String| has_a_name(name) && never_called.contains(digest(name).as_str());
    functions.iter().filter(is_of_the_rest).map(|name| escaped(name)).collect()
}

/// The profile from the names of functions and whether each was called, in an order of its own so that two profiles
/// compare line by line.
#[cfg(feature = "journeys")]
pub fn profile(functions: &[String], called: &[bool]) -> String {
    let digests = |was_called: bool| -> BTreeSet<String> {
        let chosen = functions.iter().zip(called).filter(|(_, called)| **called == was_called);
        chosen.map(|(name, _)| digest(name)).collect()
    };
    digests(false).difference(&digests(true)).map(|line| format!("{line}\n")).collect()
}

fn digest(name: &str) -> String {
    let digest = Sha256::digest(lasting(name).as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn lasting(name: &str) -> String {
    let without_hashes = without_crate_hashes(name);
    let mut parts = without_hashes.split("{closure#");
    let first = parts.next().unwrap_or_default().to_owned();
    let name = parts.fold(first, |name, part| {
        let after = part.trim_start_matches(|digit: char| digit.is_ascii_digit());
        [&name, "{closure", after].concat()
    });
    if name.contains(env!("CARGO_PKG_NAME")) { name } else { without_types(&name) }
}

/// `<a::B<c::D> as e::F<g::H>>::i::<j::K>` is `<a::B as e::F>::i`.
fn without_types(name: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(name.len());
    for (at, sign) in name.char_indices() {
        match sign {
            // The first bracket of `<a as b>` belongs to the path.
            '<' if at > 0 => depth += 1,
            '>' if depth > 0 => depth -= 1,
            _ if depth == 0 => plain.push(sign),
            _ => {}
        }
    }
    plain.trim_end_matches("::").to_owned()
}

fn has_a_name(function: &str) -> bool {
    !function.bytes().all(|byte| byte.is_ascii_digit())
}

/// `core[c5930c85a12de822]::fmt` is `core::fmt` with another compiler, too.
fn without_crate_hashes(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut left = name;
    while let Some((before, after)) = left.split_once('[') {
        plain += before;
        left = match after.split_once(']') {
            Some((hash, after)) if is_crate_hash(hash) => after,
            _ => {
                plain.push('[');
                after
            }
        };
    }
    plain + left
}

fn is_crate_hash(text: &str) -> bool {
    (8..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// WebAssembly's text format lets few signs into a name; others are written as a backslash and two digits.
fn escaped(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-./:<=>?@\\^_`|~".contains(&byte);
    let sign = |byte| if plain(byte) { char::from(byte).to_string() } else { format!("\\{byte:02x}") };
    name.bytes().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_outlives_another_compiler_and_another_closure() {
        for (name, plain) in [
            ("core[c5930c85a12de822]::fmt", "core::fmt"),
            ("<&[u8] as a[93f2d85649661036]::B<[u8; 4]>>::c", "<&[u8] as a::B>::c"),
            ("a::b::{closure#12}::<homeward::{closure#0}>", "a::b::{closure}::<homeward::{closure}>"),
            ("<a::B<c::D> as e::F<g::H<i::J>>>::k::<l::M>", "<a::B as e::F>::k"),
            ("core::ptr::drop_in_place::<alloc::vec::Vec<u8>>", "core::ptr::drop_in_place"),
            ("main", "main"),
            ("a[", "a["),
        ] {
            assert_eq!(lasting(name), plain);
        }
    }

    #[test]
    fn what_was_never_called_is_the_rest_and_what_is_new_is_not() {
        let functions = of_map("0:a::b\n1:c::{closure#0}\n2:d\n3:3\n").unwrap();
        let profile = format!("{}\n{}\n{}\n", digest("c::{closure#0}"), digest("gone"), digest("3"));
        assert_eq!(of_the_rest(&functions, &profile), ["c::\\7bclosure#0\\7d"]);
    }

    #[cfg(feature = "journeys")]
    #[test]
    fn a_function_stays_in_the_front_with_each_of_its_closures() {
        let functions = ["a::{closure#0}", "a::{closure#1}", "b::{closure#0}", "c"].map(str::to_owned);
        let called = [false, true, false, true];
        let profile = profile(&functions, &called);
        assert_eq!(of_the_rest(&functions, &profile), ["b::\\7bclosure#0\\7d"]);
    }

    #[test]
    fn a_wasm_without_names_is_refused() {
        for map in ["", "no number\n"] {
            assert!(of_map(map).is_err(), "{map}");
        }
    }
}
