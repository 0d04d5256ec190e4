//! What each answer must carry.

use crate::http::{Answer, Encoding};

const EVERYWHERE: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
         img-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'; object-src 'none'",
    ),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

const DENIED: [&str; 15] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

const TYPES: [(&str, &str); 10] = [
    ("/", "text/html; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".html", "text/html; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".json", "application/json"),
    (".png", "image/png"),
    (".svg", "image/svg+xml"),
    (".txt", "text/plain; charset=utf-8"),
    (".wasm", "application/wasm"),
    (".webmanifest", "application/manifest+json"),
];

/// What differs from host to host, and only this may.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    PlainHttp,
    Tls,
    /// The host packs by itself and says so itself.
    TlsWithoutVary,
}

pub fn check_answer(answer: &Answer, path: &str, encoding: Encoding, carries: Carries, context: &str) {
    assert_eq!(answer.status, 200, "{context}");
    check_policy(answer, carries, context);
    let (_, content_type) = TYPES.iter().find(|(end, _)| path.ends_with(end)).unwrap_or_else(|| {
        panic!("{context}: a file without a known type");
    });
    assert_eq!(answer.header("content-type"), Some(*content_type), "{context}");
    assert_eq!(answer.header("content-encoding"), encoding.name(), "{context}");
    if carries != Carries::TlsWithoutVary && encoding != Encoding::None {
        assert_eq!(
            answer.header("vary").map(str::to_lowercase).as_deref(),
            Some("accept-encoding"),
            "{context}"
        );
    }
    let is_built = path.starts_with("/homeward-") || path.starts_with("/workshop-");
    let names_its_hash = is_built || path.ends_with(".css");
    let cache = if names_its_hash { "public, max-age=31536000, immutable" } else { "no-cache" };
    assert_eq!(answer.header("cache-control"), Some(cache), "{context}");
}

pub fn check_not_found(answer: &Answer, carries: Carries, context: &str) {
    assert!(answer.status == 404 || answer.status == 400, "{context}: {}", answer.status);
    if answer.status == 404 {
        check_policy(answer, carries, context);
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{context}");
    }
}

fn check_policy(answer: &Answer, carries: Carries, context: &str) {
    for (name, value) in EVERYWHERE {
        assert_eq!(answer.header(name), Some(value), "{context}: {name}");
    }
    let denied: Vec<String> = DENIED.iter().map(|feature| format!("{feature}=()")).collect();
    assert_eq!(answer.header("permissions-policy"), Some(denied.join(", ").as_str()), "{context}");
    assert_eq!(answer.header("clear-site-data"), None, "{context}");
    let transport = (carries != Carries::PlainHttp).then_some("max-age=31536000");
    assert_eq!(answer.header("strict-transport-security"), transport, "{context}");
}
