//! Puts every country's help lines into the page itself, so that help is there before the app and without it.
//!
//! Same words and classes as the app's own screen (`ui/pages/help`), so that nothing jumps when the app takes over.

use super::{read_text, write};
use crate::failure::{Failure, Result};
use homeward::domain::help_lines::{ALL, Country, DIRECTORY, EVERYWHERE, EmergencyNumber, HelpLine};
use std::path::Path;

/// Plain text and not a comment: making the page smaller takes comments away.
const GAP: &str = "{{help-lines}}";

/// Fills the gap in `index.html`.
pub fn fill(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    write(&path, filled(&read_text(&path)?)?.as_bytes())
}

fn filled(page: &str) -> Result<String> {
    match page.matches(GAP).count() {
        1 => Ok(page.replace(GAP, &rows())),
        found => Err(Failure::rule(format!("index.html has {found} times {GAP} to fill, not once"))),
    }
}

/// What holds anywhere comes first; `boot.js` then puts the person's own country before it, and opens it. The others
/// stay closed: all of them open are twenty screens.
fn rows() -> String {
    let countries: String = ALL.iter().map(country).collect();
    format!(
        "<section class=\"help-anywhere stack\">{}<p>{}</p></section>{countries}\
         <div class=\"help-line\"><p>More help lines, in many countries</p>\
         <a href=\"https://{DIRECTORY}\" target=\"_blank\" rel=\"noopener noreferrer\">{DIRECTORY}</a></div>\
         <p class=\"muted\">These links need signal. We read the numbers in our sources.</p>",
        emergency(EVERYWHERE.emergency),
        escaped(EVERYWHERE.note),
    )
}

fn country(country: &Country) -> String {
    let peer = match country.peer {
        [] => String::new(),
        lines => format!("<h3>To talk about an experience</h3>{}", all(lines)),
    };
    format!(
        "<details class=\"help-country\" data-country=\"{}\"><summary>{}</summary>{}{}{}{peer}\
         <p class=\"muted\">Checked: {}</p></details>",
        escaped(country.code.as_str()),
        escaped(country.name),
        emergency(country.emergency),
        country.lines.first().map(first_line).unwrap_or_default(),
        all(country.lines),
        escaped(&country.checked().join(" ")),
    )
}

fn emergency(numbers: &[EmergencyNumber]) -> String {
    let mut links = String::new();
    for (at, number) in numbers.iter().enumerate() {
        let what = number.what.map(|what| format!(", {what}")).unwrap_or_default();
        let class = if at == 0 { "button button--big button--primary" } else { "button button--big" };
        links += &button(class, &number.call_link(), &format!("Call {}{what}", number.number));
    }
    format!("<div class=\"help-emergency stack\">{links}</div>")
}

/// The line to reach first in a crisis that is no danger to life, as large as the emergency number.
fn first_line(line: &HelpLine) -> String {
    let (address, label) = line.button();
    button("button button--big", &address, &label)
}

fn button(class: &str, address: &str, label: &str) -> String {
    format!("<a class=\"{class}\" href=\"{}\">{}</a>", escaped(address), escaped(label))
}

fn all(lines: &[HelpLine]) -> String {
    lines.iter().map(line).collect()
}

fn line(line: &HelpLine) -> String {
    let call = line.call_link().map(|address| link(&address, &format!("Call {}", line.number)));
    let text = line.text_link().map(|address| link(&address, &line.text_label()));
    let links: Vec<String> = [call, text].into_iter().flatten().collect();
    let facts: String = [line.hours, line.note].into_iter().flatten().map(sentence).collect();
    format!(
        "<div class=\"help-line\"><p>{}</p><div class=\"row\">{}</div><p class=\"muted\">{}</p></div>",
        escaped(line.name),
        links.join(" "),
        escaped(facts.trim_end()),
    )
}

fn sentence(fact: &str) -> String {
    format!("{}. ", fact.trim_end_matches('.'))
}

fn link(address: &str, label: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(address), escaped(label))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_table_is_on_the_page() {
        let page = filled("<section>{{help-lines}}</section>").unwrap();
        for country in ALL {
            assert!(
                page.contains(&format!("data-country=\"{}\"", country.code.as_str())),
                "{}",
                country.name
            );
            let dialled = country.emergency.iter().map(EmergencyNumber::call_link);
            let lines = country.lines.iter().chain(country.peer);
            for address in
                dialled.chain(lines.flat_map(|line| [line.call_link(), line.text_link()]).flatten())
            {
                assert!(
                    page.contains(&format!("href=\"{}\"", escaped(&address))),
                    "{} {address}",
                    country.name
                );
            }
        }
        assert!(page.contains(DIRECTORY) && !page.contains("{{"));
    }

    #[test]
    fn each_tag_is_closed() {
        let page = rows();
        for tag in ["section", "details", "summary", "div", "p", "a", "h3"] {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }

    #[test]
    fn each_country_is_folded_away_until_it_is_wanted() {
        let page = rows();
        assert_eq!(page.matches("<details class=\"help-country\"").count(), ALL.len());
        assert!(!page.contains(" open"), "boot.js opens one");
    }

    #[test]
    fn the_first_crisis_line_is_a_large_button_right_after_the_emergency_numbers() {
        for country in ALL {
            let page = super::country(country);
            let after_emergency = page.split_once("</a></div>").unwrap().1;
            let first = country.lines.first().map(|line| {
                let (address, label) = line.button();
                format!(
                    "<a class=\"button button--big\" href=\"{}\">{}</a><div class=\"help-line\">",
                    escaped(&address),
                    escaped(&label)
                )
            });
            assert!(after_emergency.starts_with(&first.unwrap_or_default()), "{}: {page}", country.name);
            assert_eq!(
                page.matches("button--big").count(),
                country.emergency.len() + country.lines.len().min(1)
            );
        }
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
    }

    #[test]
    fn a_page_without_one_gap_is_refused() {
        for page in ["<main></main>", "{{help-lines}}{{help-lines}}"] {
            assert!(filled(page).is_err(), "{page}");
        }
    }
}
