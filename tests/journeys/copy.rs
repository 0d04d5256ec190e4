//! A copy of the release, for a test that damages it or puts another build in its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::running::Folder;

/// A release that a test may change while it is served.
pub struct Copy {
    folder: Folder,
}

impl Copy {
    /// The release in `dist/`.
    pub fn of_dist() -> Self {
        let folder = Folder::new();
        let mut copy = Command::new("cp");
        copy.args(["-r", concat!(env!("CARGO_MANIFEST_DIR"), "/dist/.")]).arg(folder.path());
        assert!(copy.status().unwrap().success(), "dist/ is copied");
        Self { folder }
    }

    /// Puts the same release into a folder of it as well.
    pub fn twice(&self, folder: &str) {
        let mut copy = Command::new("cp");
        copy.args(["-r", concat!(env!("CARGO_MANIFEST_DIR"), "/dist/")]).arg(self.folder.join(folder));
        assert!(copy.status().unwrap().success(), "dist/ is copied into {folder}");
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The front of the wasm, which a start runs.
    pub fn front(&self) -> PathBuf {
        self.wasm("_bg.wasm")
    }

    /// The rest of the wasm, which comes when the first screen stands.
    pub fn rest(&self) -> PathBuf {
        self.wasm("_rest.wasm")
    }

    /// Its packed copies go, because they would be sent instead.
    fn wasm(&self, end: &str) -> PathBuf {
        let files = fs::read_dir(self.path()).unwrap().map(|file| file.unwrap().file_name());
        let names: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
        let wasm = names
            .iter()
            .find(|name| name.starts_with("homeward-") && name.ends_with(end))
            .expect("dist/ holds both parts of the wasm");
        self.unpack(wasm);
        self.folder.join(wasm)
    }

    /// A text of the release.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// Puts another text in its place.
    pub fn write(&self, name: &str, text: &str) {
        self.unpack(name);
        put(&self.folder.join(name), text.as_bytes());
    }

    /// Puts the next build in the place of this one: other words on the page, and a worker that knows it.
    pub fn become_next_build(&self, old: &str, new: &str) {
        const BUILD: &str = "const BUILD_ID = \"";
        let (page, worker) = (self.read("index.html"), self.read("sw.js"));
        let next_page = page.replace(old, new);
        let (hash, next_hash) = (integrity(&page), integrity(&next_page));
        assert!(page.contains(old) && worker.contains(&hash) && worker.contains(BUILD), "a whole release");
        self.write("index.html", &next_page);
        self.write("sw.js", &worker.replace(&hash, &next_hash).replace(BUILD, &format!("{BUILD}next-")));
    }

    /// Takes the files away whose names begin so.
    pub fn without(&self, start: &str) {
        let files = fs::read_dir(self.path()).unwrap().map(|file| file.unwrap().path());
        let is_meant = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(start);
        let gone = files.filter(is_meant).map(|path| fs::remove_file(path).unwrap()).count();
        assert!(gone > 0, "dist/ holds files that begin with {start}");
    }

    /// Puts them back.
    pub fn with_again(&self, start: &str) {
        let dist = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/dist"));
        for file in fs::read_dir(dist).unwrap().map(|file| file.unwrap()) {
            let name = file.file_name().into_string().unwrap();
            if name.starts_with(start) {
                put(&self.folder.join(&name), &fs::read(file.path()).unwrap());
            }
        }
    }

    fn unpack(&self, name: &str) {
        for packed in ["br", "gz"] {
            let path = self.folder.join(&format!("{name}.{packed}"));
            if path.exists() {
                fs::remove_file(path).unwrap();
            }
        }
    }
}

/// Puts a file there in one step. Of one that is still being written a server would send the half that is there, and
/// a browser keeps for good what has a hash in its name.
pub fn put(path: &Path, bytes: &[u8]) {
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, bytes).unwrap();
    fs::rename(unfinished, path).unwrap();
}

fn integrity(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}
