//! Reads a `_headers` file as Netlify and Cloudflare Pages do: every rule that matches adds its headers.

/// The headers for one path.
pub fn headers_for(text: &str, path: &str) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    let mut applies = false;
    for line in text.lines() {
        match line.strip_prefix("  ") {
            None => applies = matches(line, path),
            Some(header) if applies => {
                let (name, value) = header.split_once(": ").expect("a header is `Name: value`");
                headers.push((name.to_lowercase(), value.to_owned()));
            }
            Some(_) => {}
        }
    }
    headers
}

fn matches(rule: &str, path: &str) -> bool {
    rule == path || rule.strip_suffix('*').is_some_and(|start| path.starts_with(start))
}

#[test]
fn all_rules_that_match_count() {
    let text = "/*\n  A: 1\n/x.js\n  B: 2\n/y.js\n  B: 3\n";
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(headers_for(text, "/x.js"), [pair("a", "1"), pair("b", "2")]);
    assert_eq!(headers_for(text, "/"), [pair("a", "1")]);
}
