//! The host files that we ship, before real servers: each must answer as `cargo xtask serve` does.
//!
//! The table of what is expected is written out here a second time on purpose: it is the promise, and neither the
//! policy of the workbench nor a host file may change it alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may stop a test"
)]

mod expected;
mod headers_file;
mod http;
mod servers;

use expected::{Carries, check_answer, check_not_found};
use http::{Answer, Encoding, get};
use servers::Server;
use std::fs;
use std::path::{Path, PathBuf};

fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").is_file(), "no dist/: run cargo xtask build first");
    assert!(dist.join("index.html.br").is_file(), "dist/ is no release: run cargo xtask build first");
    dist
}

/// All that a browser may ask for, by its path below the root of the host.
fn shipped(dist: &Path) -> Vec<String> {
    let mut paths = vec!["/".to_owned()];
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(dist).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name != "_headers" && !name.ends_with(".br") && !name.ends_with(".gz") {
                paths.push(format!("/{name}"));
            }
        }
    }
    assert!(paths.iter().any(|path| path.ends_with(".wasm")), "dist/ holds no wasm");
    paths
}

fn check_server(server: &Server, best: Encoding, carries: Carries) {
    let dist = dist();
    for path in shipped(&dist) {
        let file = if path == "/" { "/index.html" } else { path.as_str() };
        let plain = dist.join(&file[1..]);
        for (accepts, wanted) in [("", Encoding::None), ("gzip", Encoding::Gzip), ("gzip, deflate, br", best)]
        {
            let answer = get(server.address, &path, accepts);
            let packed = PathBuf::from(format!("{}{}", plain.display(), wanted.suffix()));
            let (sent, encoding) =
                if packed.is_file() { (packed, wanted) } else { (plain.clone(), Encoding::None) };
            let context = format!("{} {path} with '{accepts}'", server.name);
            check_answer(&answer, &path, encoding, carries, &context);
            assert!(answer.body == fs::read(sent).unwrap(), "{context}: another body");
        }
    }
    for path in
        ["/nope", "/nope-0123456789abcdef.js", "/today", "/icons", "/icons/", "/%2e%2e/Cargo.toml", "/dist"]
    {
        let answer = get(server.address, path, "br");
        check_not_found(&answer, carries, &format!("{} {path}", server.name));
    }
}

#[test]
fn the_workbench_serves_as_a_host_would() {
    check_server(&Server::workbench(), Encoding::Brotli, Carries::PlainHttp);
}

#[test]
fn nginx_with_the_shipped_file() {
    check_server(&Server::nginx(&dist(), Encoding::Gzip), Encoding::Gzip, Carries::PlainHttp);
}

#[test]
fn nginx_with_its_brotli_module() {
    check_server(&Server::nginx(&dist(), Encoding::Brotli), Encoding::Brotli, Carries::PlainHttp);
}

#[test]
fn caddy_with_the_shipped_file() {
    check_server(&Server::caddy(&dist()), Encoding::Brotli, Carries::Tls);
}

#[test]
fn the_headers_file_for_static_hosts() {
    let dist = dist();
    let text = fs::read_to_string(dist.join("_headers")).unwrap();
    for path in shipped(&dist) {
        let answer =
            Answer { status: 200, headers: headers_file::headers_for(&text, &path), body: Vec::new() };
        check_answer(&answer, &path, Encoding::None, Carries::TlsWithoutVary, &format!("_headers {path}"));
    }
}
