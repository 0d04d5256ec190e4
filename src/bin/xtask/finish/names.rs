//! Functions by name: the list of a build, and the profile that says which of them no start has called.

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
    functions
        .iter()
        .filter(|name| never_called.contains(digest(name).as_str()))
        .map(|name| escaped(name))
        .collect()
}

/// The profile of functions that were never called, in an order of its own so that two profiles compare line by line.
#[cfg(feature = "journeys")]
pub fn profile<'a>(never_called: impl Iterator<Item = &'a String>) -> String {
    let lines: BTreeSet<_> = never_called.map(|name| digest(name)).collect();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn digest(name: &str) -> String {
    let digest = Sha256::digest(without_crate_hashes(name).as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
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
    fn a_name_is_the_same_with_another_compiler() {
        for (name, plain) in [
            ("core[c5930c85a12de822]::fmt", "core::fmt"),
            ("<&[u8] as a[93f2d85649661036]::B<[u8; 4]>>::c", "<&[u8] as a::B<[u8; 4]>>::c"),
            ("main", "main"),
            ("a[", "a["),
        ] {
            assert_eq!(without_crate_hashes(name), plain);
        }
    }

    #[test]
    fn what_was_never_called_is_the_rest_and_what_is_new_is_not() {
        let functions = of_map("0:a::b\n1:c::{closure#0}\n2:d\n").unwrap();
        let profile = format!("{}\n{}\n", digest("c::{closure#0}"), digest("gone"));
        assert_eq!(of_the_rest(&functions, &profile), ["c::\\7bclosure#0\\7d"]);
    }

    #[test]
    fn a_wasm_without_names_is_refused() {
        for map in ["", "no number\n"] {
            assert!(of_map(map).is_err(), "{map}");
        }
    }
}
