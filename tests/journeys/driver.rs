//! A driver and the browser it drives, on a free port, with a home of their own.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use thirtyfour::WebDriver;
use tokio::runtime::Runtime;

use crate::engine::{Engine, Wishes};
use crate::running::{Folder, Running, end, free_port, is_running};
use crate::site::WORKBENCH;
use crate::wait::until;

/// A browser under our hand. It ends with the value, and so does all that it started.
pub struct Driver {
    pub browser: WebDriver,
    pub runtime: Runtime,
    process: u64,
    is_killed: Arc<AtomicBool>,
    // In the order in which they end.
    driver: Running,
    _screen: Option<Running>,
}

impl Driver {
    /// Starts the engine; `home` holds the profile and the downloads.
    pub fn start(engine: Engine, home: &Folder, wishes: Wishes) -> Self {
        if engine == Engine::Firefox && !home.join("profile").exists() {
            Compiled::once().put_into(&home.join("profile"));
        }
        Self::start_as_it_is(engine, home, wishes)
    }

    fn start_as_it_is(engine: Engine, home: &Folder, wishes: Wishes) -> Self {
        for folder in ["profile", "downloads"] {
            fs::create_dir_all(home.join(folder)).unwrap();
        }
        let screen = (engine == Engine::WebKit).then(Screen::open);
        let port = free_port();
        let log = home.join("driver.log");
        let mut driver = start_driver(engine, port, home.path(), &log, screen.as_ref());
        until(engine.driver_name(), || {
            assert!(driver.is_alive(), "{} stopped: {}", engine.driver_name(), read(&log));
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string())
        });
        let binary = engine.browser_name().map(program);
        let asked = engine.capabilities(binary.as_deref(), home.path(), wishes);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let started =
            runtime.block_on(async { WebDriver::new(format!("http://127.0.0.1:{port}"), asked).await });
        let browser =
            started.unwrap_or_else(|error| panic!("{engine:?} did not start: {error}\n{}", read(&log)));
        let given = browser.capabilities();
        let process = ["goog:processID", "moz:processID"].iter().find_map(|name| given.get(name)?.as_u64());
        Self {
            process: process.unwrap_or_default(),
            is_killed: Arc::default(),
            browser,
            runtime,
            driver,
            _screen: screen.map(|screen| screen.server),
        }
    }
}

impl Driver {
    /// What runs of it, for whoever got no answer.
    pub fn state(&self) -> String {
        let said = |process| if is_running(process) { "runs" } else { "has ended" };
        let browser = if self.process == 0 { "is not known" } else { said(self.process) };
        format!("the driver {}, its browser {browser}", said(self.driver.process()))
    }

    /// Kills the browser itself after a time; its driver is not told.
    pub fn kill_in(&self, delay_ms: u64) -> JoinHandle<()> {
        let (process, is_killed) = (self.process, Arc::clone(&self.is_killed));
        assert!(process != 0, "the driver told which process the browser is");
        thread::spawn(move || {
            // Not a wait for a state: the moment is meant to be any.
            thread::sleep(Duration::from_millis(delay_ms));
            is_killed.store(true, Ordering::Relaxed);
            end(process);
            until("the end of the browser", || {
                if is_running(process) { Err("it runs".to_owned()) } else { Ok(()) }
            });
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.is_killed.load(Ordering::Relaxed) {
            // Saying goodbye to a dead browser takes the driver two minutes.
            let _said_already = self.browser.clone().leak();
            return;
        }
        let quit = self.runtime.block_on(self.browser.clone().quit());
        // A browser that does not listen any more must not stay behind. WebKit's goes with its screen.
        if quit.is_err() && self.process != 0 {
            end(self.process);
        }
    }
}

/// What Firefox has compiled of its own scripts. Half of a start in a new profile is spent on that; it has nothing to do with any
/// page. All else in a profile is new to each test.
struct Compiled {
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Compiled {
    /// Where they lie in a profile, and the note without which Firefox throws them away.
    const FOLDER: &str = "startupCache";
    const NOTE: &str = "compatibility.ini";

    /// Those of a Firefox that was started for nothing else. It writes them when it ends.
    fn once() -> &'static Self {
        static ONCE: OnceLock<Compiled> = OnceLock::new();
        ONCE.get_or_init(|| {
            let home = Folder::new();
            drop(Driver::start_as_it_is(Engine::Firefox, &home, Wishes::default()));
            let files = Self::read(&home.join("profile")).unwrap_or_else(|error| {
                eprintln!("Firefox has left nothing compiled, so each start takes longer: {error}");
                Vec::new()
            });
            Self { files }
        })
    }

    fn read(profile: &Path) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut names = vec![PathBuf::from(Self::NOTE)];
        for file in fs::read_dir(profile.join(Self::FOLDER))? {
            names.push(Path::new(Self::FOLDER).join(file?.file_name()));
        }
        names.into_iter().map(|name| Ok((name.clone(), fs::read(profile.join(name))?))).collect()
    }

    fn put_into(&self, profile: &Path) {
        fs::create_dir_all(profile.join(Self::FOLDER)).unwrap();
        for (name, bytes) in &self.files {
            fs::write(profile.join(name), bytes).unwrap();
        }
    }
}

fn start_driver(engine: Engine, port: u16, home: &Path, log: &Path, screen: Option<&Screen>) -> Running {
    let out = File::create(log).unwrap();
    let mut command = Command::new(program(engine.driver_name()));
    command.args(engine.driver_words(port)).stdout(out.try_clone().unwrap()).stderr(out);
    // Nothing of the person who runs the tests is read or written.
    command.env("HOME", home).env("TZ", "Europe/Berlin");
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        command.env(name, home.join(name));
    }
    if let Some(screen) = screen {
        command.env("DISPLAY", &screen.name).env_remove("WAYLAND_DISPLAY");
    }
    Running::start(&mut command).0
}

/// Where the workbench keeps a tool. A missing one fails the test with the line that says how to get it.
pub fn program(name: &str) -> PathBuf {
    let output = Command::new(WORKBENCH).args(["which", name]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    PathBuf::from(String::from_utf8(output.stdout).unwrap().trim())
}

fn read(log: &Path) -> String {
    String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned()
}

/// WebKit wants a screen. This one is in memory, and its browser cannot outlive it.
struct Screen {
    server: Running,
    name: String,
}

impl Screen {
    fn open() -> Self {
        let mut command = Command::new(program("Xvfb"));
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let (server, stdout) = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut number = String::new();
        BufReader::new(stdout.unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb gave no display");
        Self { server, name: format!(":{}", number.trim()) }
    }
}
