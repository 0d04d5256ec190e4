//! What can go wrong in the workbench, each as one line a person can act on.

use std::io;
use std::path::{Path, PathBuf};

/// One reason why a task stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A tool is not there and could not be installed.
    #[error("missing: {what}. Get it with: {command}")]
    Missing {
        /// The name of the missing thing.
        what: String,
        /// What to type to get it.
        command: String,
    },
    /// A program ran and did not succeed.
    #[error("failed: {command} ({how})")]
    Command {
        /// The line that was run.
        command: String,
        /// The exit status or the reason it did not start.
        how: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A rule of the build does not hold.
    #[error("{0}")]
    Rule(String),
}

/// The result of every task.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// For `map_err`: ties an I/O error to the file it happened to.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File { path: path.to_owned(), source }
    }

    /// A broken rule, said in one line.
    pub fn rule(text: impl Into<String>) -> Self {
        Self::Rule(text.into())
    }
}
