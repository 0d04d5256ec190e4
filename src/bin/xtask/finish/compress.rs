//! Packs each text and wasm file once, as hard as it goes, so that a host only has to hand it out.

use super::{Shipped, write};
use crate::failure::{Failure, Result};
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::{Compression, GzBuilder};
use std::io::{self, Write};
use std::path::Path;

/// Ways to pack: what the input is taken for, and the size of its blocks as a power of two; with 0 the packer chooses. The
/// second is the better one for wasm.
const WAYS: [(BrotliEncoderMode, i32); 2] =
    [(BrotliEncoderMode::BROTLI_MODE_GENERIC, 0), (BrotliEncoderMode::BROTLI_MODE_FONT, 16)];

/// What a file weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Path inside the build.
    pub path: String,
    /// As it is.
    pub raw_bytes: usize,
    /// As it travels: brotli, or as it is where packing gains nothing.
    pub sent_bytes: usize,
}

/// Writes `.br` and `.gz` beside each file that gets smaller by it, and says what all of them weigh.
pub fn write_all(folder: &Path, files: &[Shipped]) -> Result<Vec<Packed>> {
    files.iter().map(|file| write_one(folder, file)).collect()
}

fn write_one(folder: &Path, file: &Shipped) -> Result<Packed> {
    let raw_bytes = file.bytes.len();
    let unpacked = Packed { path: file.path.clone(), raw_bytes, sent_bytes: raw_bytes };
    if !is_packable(&file.path) {
        return Ok(unpacked);
    }
    let in_memory = |error: io::Error| Failure::rule(format!("{}: {error}", file.path));
    let (brotli, gzip) = (brotli(&file.bytes).map_err(in_memory)?, gzip(&file.bytes).map_err(in_memory)?);
    if brotli.len() >= raw_bytes || gzip.len() >= raw_bytes {
        return Ok(unpacked);
    }
    write(&folder.join(format!("{}.br", file.path)), &brotli)?;
    write(&folder.join(format!("{}.gz", file.path)), &gzip)?;
    Ok(Packed { sent_bytes: brotli.len(), ..unpacked })
}

fn is_packable(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    matches!(extension, Some("html" | "js" | "css" | "wasm" | "json" | "svg" | "txt" | "webmanifest"))
}

/// Packs in each of the ways and keeps the smallest.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut smallest: Option<Vec<u8>> = None;
    for (mode, lgblock) in WAYS {
        let mut packed = Vec::new();
        let params = BrotliEncoderParams { quality: 11, lgwin: 22, mode, lgblock, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
        if smallest.as_ref().is_none_or(|smallest| packed.len() < smallest.len()) {
            smallest = Some(packed);
        }
    }
    Ok(smallest.unwrap_or_default())
}

/// Without name and time in the header, so that the same input gives the same file.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_comes_back_whole() {
        let text = "help now ".repeat(500).into_bytes();
        let (mut from_gzip, mut from_brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(&*gzip(&text).unwrap()).read_to_end(&mut from_gzip).unwrap();
        brotli::BrotliDecompress(&mut &*brotli(&text).unwrap(), &mut from_brotli).unwrap();
        assert_eq!((&from_gzip, &from_brotli), (&text, &text));
    }

    #[test]
    fn only_text_and_wasm_are_packed() {
        for (path, packable) in [
            ("index.html", true),
            ("x_bg.wasm", true),
            ("manifest.webmanifest", true),
            ("icon.png", false),
            ("_headers", false),
        ] {
            assert_eq!(is_packable(path), packable, "{path}");
        }
    }
}
