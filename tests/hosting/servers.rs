//! Real servers on loopback, with the files as shipped; only address and folder are put in.

use crate::http::Encoding;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const WORKBENCH: &str = env!("CARGO_BIN_EXE_xtask");

/// A running server; it ends with the value.
pub struct Server {
    pub name: &'static str,
    pub address: SocketAddr,
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().and_then(|()| self.process.wait()).expect("the server ends");
    }
}

impl Server {
    /// `cargo xtask serve`; it says where it listens.
    pub fn workbench() -> Self {
        let mut process = Command::new(WORKBENCH)
            .args(["serve", "--no-build", "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/');
        Self { name: "xtask serve", address: address.parse().expect("an address on the first line"), process }
    }

    /// nginx, with or without its brotli module.
    pub fn nginx(dist: &Path, best: Encoding) -> Self {
        let (folder, address) = (new_folder(), free_address());
        let program = program("nginx");
        let shipped = shipped("nginx.conf");
        let mut site = put(&shipped, "listen 80;", &format!("listen {address};"));
        site = put(&site, "root /var/www/homeward;", &format!("root {};", dist.display()));
        let mut modules = String::new();
        if best == Encoding::Brotli {
            site = put(&site, "# brotli_static on;", "brotli_static on;");
            // usr/sbin/nginx -> usr/lib/nginx/modules
            let usr = program.ancestors().nth(2).unwrap().display();
            modules = format!("load_module {usr}/lib/nginx/modules/ngx_http_brotli_static_module.so;");
        }
        let temporary: String = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"]
            .map(|name| format!("{name}_temp_path {}/{name};\n", folder.display()))
            .concat();
        let config = format!(
            "{modules}\ndaemon off;\nmaster_process off;\npid {0}/pid;\nevents {{}}\n\
             http {{\naccess_log off;\n{temporary}\n{site}\n}}\n",
            folder.display()
        );
        let path = folder.join("nginx.conf");
        fs::write(&path, config).unwrap();
        let process = Command::new(&program).arg("-c").arg(&path).args(["-e", "stderr"]).spawn().unwrap();
        Self { name: "nginx", address, process }.ready()
    }

    /// Caddy.
    pub fn caddy(dist: &Path) -> Self {
        let (folder, address) = (new_folder(), free_address());
        let mut site = put(&shipped("Caddyfile"), "homeward.example {", &format!("http://{address} {{"));
        site = put(&site, "root * /var/www/homeward", &format!("root * {}", dist.display()));
        let path = folder.join("Caddyfile");
        fs::write(&path, format!("{{\n\tadmin off\n\tauto_https off\n}}\n{site}")).unwrap();
        let process = Command::new(program("caddy"))
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&path)
            .env("XDG_DATA_HOME", &folder)
            .env("XDG_CONFIG_HOME", &folder)
            .stderr(fs::File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap();
        Self { name: "caddy", address, process }.ready()
    }

    #[allow(clippy::disallowed_methods, reason = "a native program may look at its own clock")]
    fn ready(mut self) -> Self {
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(self.address).is_err() {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < until, "{} does not answer: {ended:?}", self.name);
            thread::sleep(Duration::from_millis(20));
        }
        self
    }
}

/// Where the set-up put a tool.
fn program(name: &str) -> PathBuf {
    let output = Command::new(WORKBENCH).args(["which", name]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    PathBuf::from(String::from_utf8(output.stdout).unwrap().trim())
}

fn shipped(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("hosting").join(name)).unwrap()
}

fn put(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "the shipped file has one line `{old}`");
    text.replace(old, new)
}

fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|it| it.local_addr()).unwrap()
}

fn new_folder() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("hosting-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}
