//! Each rule catches what it is there for and lets the rest pass.

use crate::source::File;
use crate::{Rule, colours, rules};

/// Rows of (path, text, whether it is caught).
fn check(rule: Rule, rows: &[(&str, &str, bool)]) {
    for (path, text, is_caught) in rows {
        let found = rule(&File::new(path, text));
        assert_eq!(!found.is_empty(), *is_caught, "{path}: {text}\n{found:?}");
    }
}

#[test]
fn browser() {
    check(
        rules::browser_only_in_platform,
        &[
            ("src/ui/pages/today.rs", "use web_sys::window;", true),
            ("src/ui/pages/today.rs", "use leptos::web_sys::window;", true),
            ("src/journal/store.rs", "js_sys::Date::now()", true),
            ("src/ui/store.rs", "use wasm_bindgen::JsCast;", true),
            ("src/ui/platform/clock.rs", "use web_sys::window;", false),
            ("src/main.rs", "use wasm_bindgen::prelude::*;", false),
            ("src/bin/worker.rs", "use web_sys::MessageEvent;", false),
            ("src/bin/xtask/main.rs", "use web_sys::window;", true),
            ("src/workshop/work.rs", "js_sys::Date::now()", true),
            ("src/domain/time.rs", "// unlike web_sys", false),
            ("tests/components.rs", "use wasm_bindgen_test::*;", false),
            ("src/ui/a.rs", "#[cfg(test)]\nmod tests {\n    use web_sys::window;\n}\n", false),
            ("src/ui/a.rs", "#[cfg(test)]\nmod tests {\n}\n\nuse web_sys::window;\n", true),
            ("src/ui/a.rs", "#[cfg(test)]\nmod tests;\nuse web_sys::window;\n", true),
        ],
    );
}

#[test]
fn knowing() {
    check(
        rules::who_knows_whom,
        &[
            ("src/domain/today.rs", "use crate::journal::Record;", true),
            ("src/domain/today.rs", "use leptos::prelude::*;", true),
            ("src/journal/wire.rs", "use crate::domain::session::Session;", false),
            ("src/journal/wire.rs", "use crate::ui::store;", true),
            ("src/library/piece.rs", "use crate::journal::Record;", true),
            ("src/share/csv.rs", "use crate::journal::Record;", false),
            ("src/ui/app.rs", "use crate::journal::Record;", false),
            ("src/workshop/work.rs", "use crate::journal::Record;", false),
            ("src/workshop/work.rs", "use crate::ui::store;", true),
        ],
    );
}

#[test]
fn clock() {
    check(
        rules::no_clock_or_chance,
        &[
            ("src/domain/now.rs", "let now = Utc::now();", true),
            ("src/domain/now.rs", "use std::time::{Instant};", true),
            ("src/domain/id.rs", "rand::random()", true),
            ("src/domain/id.rs", "getrandom::fill(&mut bytes)", true),
            ("src/domain/id.rs", "let operand = random_bits;", false),
            ("src/ui/platform/clock.rs", "SystemTime::now()", false),
        ],
    );
}

#[test]
fn inline() {
    check(
        rules::no_inline_style_or_script,
        &[
            ("src/ui/app.rs", "view! { <p style=\"color: var(--ink)\"></p> }", true),
            ("src/ui/app.rs", "view! { <p style=width></p> }", true),
            ("src/ui/app.rs", "view! { <p style:width=width></p> }", false),
            ("src/ui/app.rs", "let style = 1;", false),
            ("src/ui/app.rs", "view! { <p inner_html=text></p> }", true),
            ("src/ui/platform/x.rs", "element.set_inner_html(text);", true),
            ("index.html", "<body>\n<p style=\"x\">", true),
            ("index.html", "<script>boot()</script>", true),
            ("index.html", "<script type=\"module\">\nboot()\n</script>", true),
            ("index.html", "<script src=\"boot.js\">x</script>", true),
            ("index.html", "<script type=\"module\" src=\"boot.js\"></script>", false),
            ("index.html", "<button onclick=\"go()\">", true),
            ("index.html", "<a href=\"javascript:go()\">", true),
            ("index.html", "<p>only one = one</p>", false),
        ],
    );
}

#[test]
fn colour() {
    check(
        colours::only_in_tokens,
        &[
            ("style/base.css", "a { color: #fff; }", true),
            ("style/base.css", "a { color: #A1B2C3D4 }", true),
            ("style/base.css", "a { border: 1px solid red; }", true),
            ("style/base.css", "a { background: rgb(0 0 0); }", true),
            ("style/base.css", "a { background: oklch(50% 0 0); }", true),
            ("style/base.css", "a { --own: hsl(0 0% 0%); }", true),
            (
                "style/base.css",
                "a { color: var(--ink); border-color: currentColor; background: transparent }",
                false,
            ),
            ("style/base.css", "#add:hover { color: color-mix(in oklab, var(--a), var(--b)); }", false),
            ("style/base.css", "/* red: #fff; */ a { white-space: nowrap; }", false),
            ("style/base.css", "@media (forced-colors: active) { a { color: CanvasText; } }", false),
            ("style/tokens.css", "a { color: #fff; }", false),
            ("src/ui/chart.rs", "view! { <path stroke=\"#c00\" /> }", true),
            ("src/ui/chart.rs", "view! { <path stroke=\"red\" /> }", true),
            ("src/ui/chart.rs", "view! { <path stroke=\"currentColor\" fill=\"none\" /> }", false),
            ("src/ui/route.rs", "let home = \"#/today\"; let red = 1;", false),
            ("index.html", "<meta name=\"theme-color\" content=\"#f8f3ea\">", false),
            ("index.html", "<svg fill=\"#f8f3ea\">", true),
            ("public/boot.js", "document.body.bgColor = \"#fff\";", true),
        ],
    );
}

#[test]
fn unwrap() {
    check(
        rules::no_unwrap,
        &[
            ("src/ui/app.rs", "let a = b.unwrap();", true),
            ("src/ui/app.rs", "let a = b.expect(\"x\");", true),
            ("src/ui/app.rs", "let a = b.unwrap_or_default();", false),
            (
                "src/ui/app.rs",
                "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    fn t() { a.unwrap(); }\n}\n",
                false,
            ),
            (
                "src/ui/app.rs",
                "#[cfg(test)]\nfn only() {\n    a.unwrap();\n}\nfn f() { a.unwrap(); }\n",
                true,
            ),
            ("tests/domain/main.rs", "a.unwrap();", false),
        ],
    );
}

#[test]
fn length() {
    let long = "x\n".repeat(401);
    let enough = "x\n".repeat(400);
    check(
        rules::short_file,
        &[
            ("src/ui/app.rs", &long, true),
            ("style/base.css", &long, true),
            ("src/ui/app.rs", &enough, false),
            ("tests/journal/golden/a.json", &long, false),
        ],
    );
}

#[test]
fn clearing() {
    check(
        rules::no_clear_site_data,
        &[
            ("hosting/nginx.conf", "add_header clear-site-data \"*\";", true),
            ("src/bin/xtask/policy.rs", "(\"Clear-Site-Data\", \"*\")", true),
            ("tests/hosting/expected.rs", "clear-site-data", false),
        ],
    );
}

#[test]
fn ignoring() {
    check(
        rules::no_ignored_test,
        &[
            ("tests/a.rs", "#[test]\n#[ignore]\nfn a() {}", true),
            ("src/a.rs", "    #[ignore = \"slow\"]", true),
            ("tests/a.rs", "// #[ignore]", false),
        ],
    );
}
