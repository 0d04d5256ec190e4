//! Running other programs: their talk goes to stderr, so that stdout keeps to what was asked for.

use crate::failure::{Failure, Result};
use std::ffi::OsStr;
use std::io;
use std::process::Command;

/// A command line from a program and its words.
pub fn command<I>(program: impl AsRef<OsStr>, words: I) -> Command
where
    I: IntoIterator,
    I::Item: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.args(words);
    command
}

/// The cargo that started the workbench.
pub fn cargo<'a>(words: impl IntoIterator<Item = &'a str>) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), words)
}

/// Runs to the end; anything but success is a failure that names the line.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdout(io::stderr()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(command, &status)),
        Err(error) => Err(failed(command, &error)),
    }
}

/// What a program prints on stdout, or `None` when it is missing or does not succeed.
pub fn answer(program: impl AsRef<OsStr>, words: &[&str]) -> Option<String> {
    let output = Command::new(program).args(words).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The failure of a command line.
pub fn failed(command: &Command, how: &impl ToString) -> Failure {
    Failure::Command { command: line(command), how: how.to_string() }
}

/// The command as somebody would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
