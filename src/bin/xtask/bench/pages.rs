//! The two pages that are compared, each served with the production headers.

use std::path::{Path, PathBuf};

use tokio::task::JoinHandle;

use crate::failure::Result;
use crate::{build, serve};

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
    pub async fn serve(&self, subject: Subject) -> Result<Site> {
        let dist = match subject {
            Subject::EmptyPage => &self.empty_page,
            Subject::Homeward => &self.homeward,
        };
        Site::start(dist).await
    }
}

/// A server of one page; it ends with this value.
pub struct Site {
    server: JoinHandle<()>,
    address: String,
}

impl Site {
    /// Serves a folder on a free port.
    pub async fn start(dist: &Path) -> Result<Site> {
        let (address, server) = serve::in_background(dist).await?;
        Ok(Site { server, address: format!("http://{address}/") })
    }

    /// Its address.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}
