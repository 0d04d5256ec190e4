//! One Chromium in a fresh profile, slowed like a mid-range phone on a mid-range network.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::failure::{Failure, Result};
use crate::tools::Tool;

/// How much slower than this machine the page's CPU is.
const CPU_SLOWDOWN: u32 = 4;
/// Round trip of the network.
const LATENCY_MS: u32 = 150;
/// 1.6 Mbps.
const BYTES_PER_S: u32 = 200_000;
/// Longer than anything that is measured.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser with one page; both end with [`Browser::end`], the driver at the latest when this value goes.
pub struct Browser {
    driver: WebDriver,
    process: Child,
}

impl Browser {
    /// Starts a browser with an empty profile.
    pub async fn start() -> Result<Browser> {
        let port = free_port()?;
        let mut process = Command::new(Tool::Chromedriver.path()?)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Failure::File { path: "chromedriver".into(), source })?;
        match connect(port).await {
            Ok(driver) => Ok(Browser { driver, process }),
            Err(error) => {
                let _killed = process.kill();
                Err(error)
            }
        }
    }

    /// Slows the page down.
    pub async fn slow_down(&self) -> Result<()> {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": CPU_SLOWDOWN })).await?;
        self.network(false).await
    }

    /// Sets the network; `offline` cuts it.
    pub async fn network(&self, offline: bool) -> Result<()> {
        self.cdp("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": offline, "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_S, "uploadThroughput": BYTES_PER_S,
        });
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Runs a script in every page from now on, before the page's own.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Loads an address anew, even if it differs from the current one only after the `#`.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.driver.goto("about:blank").await.map_err(|error| said(&error))?;
        self.driver.goto(address).await.map_err(|error| said(&error))
    }

    /// The value that a function body resolves to.
    pub async fn ask(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             (async function () {{ {body} }}).apply(null, arguments).then(done, error => done({{ failed: String(error) }}));"
        );
        let answer = self.driver.execute_async(script, arguments).await.map_err(|error| said(&error))?;
        let value = answer.json().clone();
        match value.get("failed").and_then(Value::as_str) {
            Some(reason) => Err(Failure::rule(format!("in the page: {reason}"))),
            None => Ok(value),
        }
    }

    /// One call of the browser's own debugger.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.map_err(|error| said(&error))
    }

    /// Closes the browser in good order.
    pub async fn end(mut self) -> Result<()> {
        let closed = self.driver.clone().quit().await.map_err(|error| said(&error));
        let _killed = self.process.kill();
        let _ended = self.process.wait();
        closed
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // After `end` there is nothing left to kill.
        let _killed = self.process.kill();
        let _ended = self.process.wait();
    }
}

async fn connect(port: u16) -> Result<WebDriver> {
    let mut wishes = DesiredCapabilities::chrome();
    for flag in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=390,844",
    ] {
        wishes.add_arg(flag).map_err(|error| said(&error))?;
    }
    let address = format!("http://127.0.0.1:{port}");
    let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
    loop {
        match WebDriver::new(&address, wishes.clone()).await {
            Ok(driver) => {
                driver.set_script_timeout(PATIENCE).await.map_err(|error| said(&error))?;
                return Ok(driver);
            }
            Err(error) if tokio::time::Instant::now() > deadline => return Err(said(&error)),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

fn free_port() -> Result<u16> {
    let socket = std::net::TcpListener::bind(("127.0.0.1", 0));
    let port = socket.and_then(|socket| socket.local_addr()).map(|address| address.port());
    port.map_err(|source| Failure::File { path: "a free port".into(), source })
}

fn said(error: &WebDriverError) -> Failure {
    Failure::rule(format!("browser: {error}"))
}
