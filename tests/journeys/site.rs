//! The host of the app: `cargo xtask serve`, which a test can switch off and on again.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::gate::Gate;
use crate::proxy::{NoTypeForWasm, through};
use crate::running::{Running, free_port};

/// The workbench that this ring was built with.
pub const WORKBENCH: &str = env!("CARGO_BIN_EXE_xtask");

/// A host at a port of its own, and so an origin of its own.
pub struct Site {
    address: String,
    dist: String,
    server: Option<Running>,
}

impl Site {
    /// Serves the release in `dist/`.
    pub fn start() -> Self {
        Self::of(Path::new("dist"))
    }

    /// Serves another folder.
    pub fn of(dist: &Path) -> Self {
        let dist = dist.to_str().unwrap().to_owned();
        let (server, address) = serve(&dist, &free_port().to_string());
        Self { address, dist, server: Some(server) }
    }

    /// Serves the release; a file with `part` in its name comes once the gate is open.
    pub fn holding_back(part: &'static str) -> (Self, Gate) {
        let site = Self::start();
        let (gate, address) = Gate::before(site.origin(), part);
        (Self { address, ..site }, gate)
    }

    /// Serves the release from a host that does not know the type of wasm.
    pub fn without_wasm_type() -> Self {
        let site = Self::start();
        let address = through(NoTypeForWasm, site.origin());
        Self { address, ..site }
    }

    /// The server is gone, as without a network.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// The server is back at the same address.
    pub fn start_again(&mut self) {
        let port = self.address.rsplit(':').next().unwrap();
        self.server = Some(serve(&self.dist, port).0);
    }

    /// `http://127.0.0.1:1234`
    pub fn origin(&self) -> &str {
        &self.address
    }

    /// The address of a route such as `#/today`, or of a file.
    pub fn url(&self, place: &str) -> String {
        format!("{}/{place}", self.address)
    }
}

fn serve(dist: &str, port: &str) -> (Running, String) {
    let mut command = Command::new(WORKBENCH);
    command.args(["serve", "--no-build", "--dist", dist, "--port", port]).stdout(Stdio::piped());
    let (server, stdout) = Running::start(&mut command);
    let mut line = String::new();
    BufReader::new(stdout.unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().trim_end_matches('/').to_owned();
    assert!(address.starts_with("http://127.0.0.1:"), "the server gave no address; it says why above");
    (server, address)
}
