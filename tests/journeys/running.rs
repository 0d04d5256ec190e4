//! Processes and folders that go when the test goes, however it ends.

use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A process of ours; it ends with the value.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts it. Gives the end of the pipe on its stdout, if the command asks for one.
    pub fn start(command: &mut Command) -> (Self, Option<ChildStdout>) {
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let stdout = child.stdout.take();
        (Self { child }, stdout)
    }

    /// By which number the system knows it.
    pub fn process(&self) -> u64 {
        self.child.id().into()
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Ends a process that another one started.
pub fn end(process: u64) {
    let mut kill = Command::new("kill");
    let _status = kill.args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status();
}

/// Whether a process runs. One that has ended but was not fetched by its parent does not.
pub fn is_running(process: u64) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    status.lines().any(|line| line.starts_with("State:") && !line.contains('Z'))
}

/// A port that nobody else gets, for a server that starts now, or again later: below those that the system gives to whoever asks
/// for any.
pub fn free_port() -> u16 {
    const PORTS: Range<u32> = 10_000..30_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // Two runs at the same time begin at different ones.
    let first = std::process::id().wrapping_mul(500);
    let next = || first.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
    let of = |number: u32| PORTS.start + number % (PORTS.end - PORTS.start);
    let mut ports = std::iter::repeat_with(|| u16::try_from(of(next())).unwrap());
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).unwrap()
}

/// A folder of this test alone; it goes with the value.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("journey-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self { path }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A place in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is just ending may still write into it; what stays lies in the target folder.
        let _removed = std::fs::remove_dir_all(&self.path);
    }
}
