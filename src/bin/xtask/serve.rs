//! Serves `dist/` as a real host would: same headers, same types, same compression, 404 for what is not there.

use crate::failure::{Failure, Result};
use crate::policy;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// How to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// 0 takes any free port.
    pub port: u16,
    /// Also for other devices in the same network.
    pub lan: bool,
    /// Make the release before.
    pub build_first: bool,
    /// The folder to serve.
    pub dist: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 8080, lan: false, build_first: true, dist: "dist".into() }
    }
}

/// Serves until it is ended from outside.
pub fn run(options: &Options) -> Result<()> {
    let dist = options.dist.as_path();
    if !dist.join("index.html").is_file() {
        return Err(Failure::Missing {
            what: dist.display().to_string(),
            command: "cargo xtask build".into(),
        });
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(not_served)?.block_on(listen(options, router(dist)))
}

/// Serves on a free port of this machine, until the task is aborted.
#[cfg(feature = "journeys")]
pub async fn in_background(dist: &Path) -> Result<(SocketAddr, tokio::task::JoinHandle<()>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(not_served)?;
    let address = listener.local_addr().map_err(not_served)?;
    let server = axum::serve(listener, router(dist));
    let task = tokio::spawn(async move {
        if let Err(error) = server.await {
            eprintln!("the server ended: {error}");
        }
    });
    Ok((address, task))
}

async fn listen(options: &Options, router: Router) -> Result<()> {
    let ip = if options.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let address = SocketAddr::new(IpAddr::V4(ip), options.port);
    let listener = TcpListener::bind(address).await.map_err(|error| in_use(options.port, &error))?;
    let port = listener.local_addr().map_err(not_served)?.port();
    announce(options, port).map_err(not_served)?;
    axum::serve(listener, router).await.map_err(not_served)
}

fn announce(options: &Options, port: u16) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "http://127.0.0.1:{port}/")?;
    if options.lan {
        match lan_address() {
            Some(ip) => {
                let url = format!("http://{ip}:{port}/");
                writeln!(out, "{url}\n{}", qr_code(&url))?;
                writeln!(
                    out,
                    "Over plain http a browser neither installs the app nor keeps it for offline use."
                )?;
            }
            None => writeln!(out, "No network found: other devices cannot reach this one.")?,
        }
    }
    out.flush()
}

/// The address this machine would send from. Connecting a datagram socket sends nothing.
fn lan_address() -> Option<IpAddr> {
    const DOCUMENTATION_ONLY: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(DOCUMENTATION_ONLY).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback())
}

fn qr_code(text: &str) -> String {
    use qrcode::{QrCode, render::unicode::Dense1x2};
    // Dark and light are swapped, because most terminals write light on dark.
    QrCode::new(text).map_or_else(
        |error| format!("(no QR code: {error})"),
        |code| code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build(),
    )
}

fn router(dist: &Path) -> Router {
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
    Router::new().fallback_service(files).layer(from_fn(with_policy))
}

async fn with_policy(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status().is_redirection() && response.status() != StatusCode::NOT_MODIFIED {
        // A folder without its slash: there are only files here.
        response = StatusCode::NOT_FOUND.into_response();
    }
    let status = response.status();
    apply_policy(&path, status, response.headers_mut());
    response
}

fn apply_policy(path: &str, status: StatusCode, headers: &mut HeaderMap) {
    for (name, value) in policy::EVERYWHERE {
        if let Ok(name) = HeaderName::try_from(*name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    let found = status.is_success() || status == StatusCode::NOT_MODIFIED;
    let cache = if found { policy::cache_control(path) } else { policy::ASK_FIRST };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(content_type) = policy::content_type(path).filter(|_| status.is_success()) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
}

fn in_use(port: u16, error: &io::Error) -> Failure {
    Failure::rule(format!("port {port}: {error}. Choose another: cargo xtask serve --port 0"))
}

fn not_served(source: io::Error) -> Failure {
    Failure::File { path: "serve".into(), source }
}
