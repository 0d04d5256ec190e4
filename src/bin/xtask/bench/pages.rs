//! The two pages that are compared, each served with the production headers.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::build;
use crate::failure::{Failure, Result};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A Leptos page with one line of text.
    EmptyPage,
    /// The app.
    Homeward,
}

/// Both pages, built and ready to be served.
pub struct Pages {
    empty_page: PathBuf,
    homeward: PathBuf,
}

impl Pages {
    /// Builds both with the same profile and tools.
    pub fn build() -> Result<Pages> {
        build::release()?;
        let empty_page = Path::new("target/bench/empty-page");
        build::empty_page(empty_page)?;
        Ok(Pages { empty_page: empty_page.to_owned(), homeward: "dist".into() })
    }

    /// Serves one of them on a free port.
    pub fn serve(&self, subject: Subject) -> Result<Site> {
        Site::start(match subject {
            Subject::EmptyPage => &self.empty_page,
            Subject::Homeward => &self.homeward,
        })
    }
}

/// A server of one page; it ends with this value.
pub struct Site {
    server: Child,
    address: String,
}

impl Site {
    fn start(dist: &Path) -> Result<Site> {
        let not_started = |source| Failure::File { path: dist.to_owned(), source };
        let program = std::env::current_exe().map_err(not_started)?;
        let mut server = Command::new(program)
            .args(["serve", "--no-build", "--port", "0", "--dist"])
            .arg(dist)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(not_started)?;
        let mut address = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut address).map_err(not_started)?;
        }
        Ok(Site { server, address: address.trim().to_owned() })
    }

    /// Its address.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // A server that has ended already is what is wanted here.
        let _killed = self.server.kill();
        let _ended = self.server.wait();
    }
}
