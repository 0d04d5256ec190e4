//! The test vectors of C2SP for age, which come with the crate: those with one passphrase open if they should, and all
//! others are refused.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use homeward::workshop::unseal;
use sha2::{Digest, Sha256};

struct Vector {
    /// What its head says.
    said: BTreeMap<String, String>,
    file: Vec<u8>,
}

fn vectors() -> PathBuf {
    let words = ["metadata", "--format-version", "1", "--locked", "--features", "workshop"];
    let answer = Command::new(env!("CARGO")).args(words).output().unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&answer.stdout).expect("cargo metadata");
    let packages = metadata["packages"].as_array().expect("packages");
    let age = packages.iter().find(|package| package["name"] == "age").expect("the crate age");
    Path::new(age["manifest_path"].as_str().unwrap()).with_file_name("tests/testdata/testkit")
}

fn read(path: &Path) -> Vector {
    let bytes = fs::read(path).unwrap();
    let end = bytes.windows(2).position(|two| two == b"\n\n").expect("a head");
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let said = head.lines().map(|line| line.split_once(": ").unwrap_or((line, "")));
    let said = said.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Vector { said, file: bytes[end + 2..].to_vec() }
}

#[test]
fn every_vector_is_opened_or_refused_as_it_says() {
    let (mut opened, mut refused) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(vectors()).expect("the vectors of the crate") {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Vector { said, file } = read(&path);
        let passphrase = said.get("passphrase");
        let expected = passphrase.is_some() && said["expect"] == "success";
        let found = unseal(&inflated(file, &said), passphrase.map_or("password", String::as_str));
        assert_eq!(found.is_ok(), expected, "{name}: {:?}, {:?}", said["expect"], found.err());
        if let Ok(content) = found {
            let sum: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(Some(&sum), said.get("payload"), "{name}");
            opened.push(name);
        } else {
            refused.push(name);
        }
    }
    let scrypt = refused.iter().filter(|name| name.starts_with("scrypt")).count();
    assert!(!opened.is_empty(), "one opens");
    assert!(scrypt >= 17 && refused.len() >= 90, "{scrypt} of scrypt, {} refused", refused.len());
}

fn inflated(file: Vec<u8>, said: &BTreeMap<String, String>) -> Vec<u8> {
    if said.get("compressed").is_none_or(|how| how != "zlib") {
        return file;
    }
    let mut whole = Vec::new();
    flate2::read::ZlibDecoder::new(&*file).read_to_end(&mut whole).unwrap();
    whole
}
