//! What every response carries, wherever the files are hosted.
//!
//! The one source for `cargo xtask serve` and for `dist/_headers`. `hosting/nginx.conf` and `hosting/Caddyfile` say
//! the same by hand; `tests/hosting/` holds all of them to it.

/// The proof that nothing leaves the phone: no other host, no inline script, no form target, no frame.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
connect-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/// Only names that browsers know: an unknown one is an error in the console.
const PERMISSIONS_POLICY: &str = "accelerometer=(), camera=(), \
display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), \
microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

/// On every response, errors too.
pub const EVERYWHERE: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Only where the host speaks TLS; the standard forbids it over plain HTTP.
pub const OVER_TLS: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

/// The name holds a hash of the content, so the content never changes.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// Kept, but asked for each time.
pub const ASK_FIRST: &str = "no-cache";

/// Content types by file extension.
pub const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
];

/// How long a path may be kept.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { FOREVER } else { ASK_FIRST }
}

/// The content type of a path; a path that ends in `/` is the page.
pub fn content_type(path: &str) -> Option<&'static str> {
    let extension = if path.ends_with('/') { "html" } else { path.rsplit_once('.')?.1 };
    TYPES.iter().find(|(known, _)| *known == extension).map(|(_, content_type)| *content_type)
}

/// Trunk's names: `homeward-0123456789abcdef.js`, `homeward-0123456789abcdef_bg.wasm`, and `…_rest.wasm` beside it.
///
/// The hash is a number in hexadecimal without leading zeros, so it may be a little shorter than 16 digits.
pub fn is_hashed(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, "js" | "wasm" | "css")) = file.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").or_else(|| stem.strip_suffix("_rest")).unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The `_headers` file that Netlify, Cloudflare Pages and others read.
///
/// Each file is named, because those hosts join the values of all rules that match instead of choosing one.
pub fn headers_file<'a>(files: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in EVERYWHERE.iter().chain([&OVER_TLS]) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for file in ["/"].into_iter().chain(files) {
        let path = format!("/{}", file.trim_start_matches('/'));
        text.push_str(&format!("{path}\n  Cache-Control: {}\n", cache_control(&path)));
        if let Some(content_type) = content_type(&path) {
            text.push_str(&format!("  Content-Type: {content_type}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// What no meta tag can carry: browsers leave these out there and write a warning into the console.
    const ONLY_IN_A_HEADER: [&str; 4] = ["frame-ancestors", "report-to", "report-uri", "sandbox"];

    /// The policy of the page itself, which holds on hosts that send no headers.
    fn policy_in_the_page() -> &'static str {
        const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/index.html"));
        let (_, after) = PAGE.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
        after.split_once('"').unwrap().0
    }

    /// Directives by name, each with its sources in any order.
    fn directives(policy: &str) -> BTreeMap<&str, Vec<&str>> {
        let all = policy.split(';').map(|directive| {
            let mut words = directive.split_whitespace();
            let name = words.next().expect("no empty directive");
            let mut sources: Vec<&str> = words.collect();
            sources.sort_unstable();
            (name, sources)
        });
        let named: Vec<_> = all.collect();
        let by_name: BTreeMap<_, _> = named.iter().cloned().collect();
        assert_eq!(by_name.len(), named.len(), "a browser takes the first of two directives: {policy}");
        by_name
    }

    #[test]
    fn the_page_and_the_header_have_one_policy() {
        let mut sent = directives(CONTENT_SECURITY_POLICY);
        let page = directives(policy_in_the_page());
        assert!(sent.remove("frame-ancestors").is_some(), "only the header can keep the page out of frames");
        sent.retain(|name, _| !ONLY_IN_A_HEADER.contains(name));
        assert_eq!(page, sent);
    }

    #[test]
    fn a_policy_is_compared_by_its_directives() {
        for (other, same) in [
            ("b y x; a 'none'", true),
            ("a 'none'; b x", false),
            ("a 'none'", false),
            ("a 'none'; b x y; c z", false),
        ] {
            assert_eq!(directives("a 'none'; b x y") == directives(other), same, "{other}");
        }
    }

    #[test]
    fn only_a_name_with_a_hash_is_kept_forever() {
        for (path, hashed) in [
            ("/homeward-0123456789abcdef.js", true),
            ("/homeward-123456789abcdef_bg.wasm", true),
            ("/homeward-123456789abcdef_rest.wasm", true),
            ("/workshop-0123456789abcdef_bg.wasm", true),
            ("/style/main-a1b2c3d4e5f60718.css", true),
            ("/", false),
            ("/index.html", false),
            ("/boot.js", false),
            ("/sw.js", false),
            ("/a-decade.js", false),
            ("/icon-0123456789abcdef.png", false),
            ("/homeward-0123456789abcdeX.js", false),
            ("/snippets/x-0123456789abcdef/inline0.js", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn the_type_follows_the_extension() {
        for (path, expected) in [
            ("/", Some("text/html; charset=utf-8")),
            ("/x_bg.wasm", Some("application/wasm")),
            ("/manifest.webmanifest", Some("application/manifest+json")),
            ("/_headers", None),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }

    #[test]
    fn the_headers_file_names_each_file_once() {
        let text = headers_file(["boot.js", "x-0123456789abcdef_bg.wasm"]);
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none';"));
        assert!(text.contains("\n/boot.js\n  Cache-Control: no-cache\n"));
        assert!(text.contains(
            "\n/x-0123456789abcdef_bg.wasm\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
        assert_eq!(text.matches("Cache-Control").count(), 3);
    }
}
