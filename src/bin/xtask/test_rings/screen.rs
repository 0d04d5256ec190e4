//! A screen for browsers that want one.

use crate::command::{command, failed};
use crate::failure::Result;
use crate::tools::Tool;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// WebKit wants a screen; this one is in memory and goes with the value.
pub struct Screen {
    server: Child,
    /// For `DISPLAY`.
    pub name: String,
}

impl Screen {
    /// Starts it on any free display.
    pub fn open() -> Result<Self> {
        let words = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
        let mut command = command(Tool::Xvfb.path()?, words);
        let mut server = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(&command, &error))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).map_err(|error| failed(&command, &error))?;
        }
        let screen = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { Err(failed(&command, &"gave no display")) } else { Ok(screen) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Err(error) = self.server.kill().and_then(|()| self.server.wait()) {
            eprintln!("Xvfb did not end: {error}");
        }
    }
}
