//! The numbers a second time, typed from the fact sheet (section 6) and not from the table: who changes a number
//! changes it twice, with a source in hand.

use homeward::domain::care_plan::CountryCode;
use homeward::domain::help_lines::{ALL, Country, DIRECTORY, EVERYWHERE, HelpKind, HelpLine, country};

/// Country, then the emergency numbers, the first one first.
const EMERGENCY: &str = "
    AE 998 999
    AR 911 107
    AT 144 112
    AU 000
    BE 112
    BR 192 190
    CA 911
    CH 144 112
    CL 131
    CO 123
    CZ 112 155
    DE 112
    DK 112
    ES 112
    FI 112
    FR 15 112 114
    GB 999 112
    HK 999
    IE 112 999
    IL 101
    IN 112
    IT 112 118
    JP 119 110
    KE 112 999
    KR 119
    MX 911
    MY 999
    NL 112
    NO 113
    NZ 111
    PH 911
    PL 112
    PT 112
    SE 112
    SG 995
    US 911
    ZA 112 10177
";

/// Country, way, number, the word to send, hours. `247` = every day and night, `24` = 24 hours, `-` = not known.
const LINES: &str = "
    AU call 131114 - 247
    AU text 0477131114 - 247
    BR call 188 - 24
    CA both 988 - 247
    CH call 143 - 247
    DE call 08001110111 - 247
    DE call 08001110222 - 247
    ES call 024 - 247
    FR call 3114 - 247
    GB call 116123 - 247
    GB text 85258 SHOUT 247
    GB call 111 - 247
    IE call 116123 - -
    IE text 50808 HELLO 247
    IE call 1800111888 - -
    IL call 1201 - -
    IN call 14416 - 247
    IN call 18008914416 - 247
    KR call 109 - 247
    NL call 113 - 247
    NL call 08000113 - 247
    NZ both 1737 - 247
    NZ call 0800543354 - -
    NZ text 4357 - -
    NZ call 0508828865 - -
    SG call 1767 - 247
    SG call 1771 - 247
    US both 988 - 247
    US call 988 - 247
    US text 838255 - 247
    US text 741741 HOME 247
    US call 18664887386 - -
    US text 678678 START -
    US call 18006624357 - 247
    US call 18004874889 - -
    ZA call 0800567567 - 24
    ZA call 0800456789 - 24
    ZA text 31393 - -
";

fn rows(table: &str) -> Vec<String> {
    table.lines().map(str::trim).filter(|row| !row.is_empty()).map(str::to_owned).collect()
}

fn by_code() -> Vec<&'static Country> {
    let mut countries: Vec<&Country> = ALL.iter().collect();
    countries.sort_by_key(|country| country.code);
    countries
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn row(country: &Country, line: &HelpLine) -> String {
    let (way, word) = match line.kind {
        HelpKind::Call => ("call", None),
        HelpKind::CallOrText => ("both", None),
        HelpKind::Text { word } => ("text", word),
    };
    let hours = match line.hours {
        Some("24 hours, every day") => "247",
        Some("24 hours") => "24",
        Some(other) => other,
        None => "-",
    };
    format!("{} {way} {} {} {hours}", country.code.as_str(), digits(line.number), word.unwrap_or("-"))
}

#[test]
fn emergency_numbers_are_those_of_the_fact_sheet() {
    let shown: Vec<String> = by_code()
        .into_iter()
        .map(|country| {
            let numbers = country.emergency.iter().map(|emergency| emergency.number);
            [country.code.as_str()].into_iter().chain(numbers).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(shown, rows(EMERGENCY));
}

#[test]
fn crisis_lines_are_those_of_the_fact_sheet_that_were_seen_in_a_source() {
    let shown: Vec<String> = by_code()
        .into_iter()
        .flat_map(|country| country.lines.iter().map(move |line| row(country, line)))
        .collect();
    assert_eq!(shown, rows(LINES));
}

#[test]
fn what_the_number_alone_does_not_tell_stands_beside_it() {
    let note = |code: &str, number: &str, kind: HelpKind| {
        let country = country(CountryCode::parse(code).unwrap()).unwrap();
        country.lines.iter().find(|line| line.number == number && line.kind == kind).unwrap().note
    };
    assert_eq!(note("US", "988", HelpKind::Call), Some("Then press 1."));
    assert_eq!(note("US", "988", HelpKind::CallOrText), Some("Press 2 for Spanish."));
    assert_eq!(note("GB", "111", HelpKind::Call), Some("Choose option 2."));
    assert_eq!(note("SG", "1767", HelpKind::Call), Some("Also on WhatsApp: 9151 1767."));
}

#[test]
fn the_peer_line_is_apart_and_promises_no_hours() {
    for country in ALL {
        match (country.code.as_str(), country.peer) {
            ("US", [line]) => {
                assert_eq!(row(country, line), "US both 6234737433 - -");
                let note = line.note.unwrap();
                assert!(
                    note.contains("Not for emergencies or a crisis") && note.contains("firesideproject.org")
                );
            }
            (_, peer) => assert!(peer.is_empty(), "{}", country.name),
        }
    }
}

#[test]
fn numbers_that_are_old_wrong_or_from_memory_are_not_there() {
    // Fact sheet, section 6: old and wrong numbers that still go round, rows from code alone, and rows marked MEM.
    let refused = [
        "141",
        "1393",
        "81533300",
        "020220060",
        "09001130113",
        "800860022",
        "18002214444",
        "08457909090",
        "18002738255",
        "8009112000",
        "5552598121",
        "135",
        "08003451435",
        "4141",
        "106",
        "142",
        "147",
        "1411",
        "808242424",
        "0223272327",
        "1813",
        "080032123",
        "90101",
        "70201201",
        "0925250111",
        "800702222",
        "0722178177",
        "08003008355",
        "0120279338",
        "0376272929",
        "15555",
        "18111",
        "1553",
        "8004673",
        "18002221222",
    ];
    for country in ALL {
        for line in country.lines.iter().chain(country.peer) {
            assert!(!refused.contains(&digits(line.number).as_str()), "{} {}", country.name, line.number);
        }
    }
    for code in ["DE", "PL", "CZ", "NO"] {
        let lines = country(CountryCode::parse(code).unwrap()).unwrap().lines;
        assert!(lines.iter().all(|line| digits(line.number) != "116123"), "116 123 is from memory in {code}");
    }
}

#[test]
fn every_country_is_found_has_an_emergency_number_and_stands_in_order() {
    assert!(ALL.is_sorted_by(|a, b| a.name < b.name));
    for entry in ALL {
        let code = CountryCode::parse(entry.code.as_str()).unwrap();
        assert_eq!(country(code), Some(entry));
        assert!(!entry.emergency.is_empty(), "{}", entry.name);
    }
    assert_eq!(country(CountryCode::parse("ZZ").unwrap()), None);
    assert_eq!(EVERYWHERE.emergency[0].number, "112");
    assert!(EVERYWHERE.note.starts_with("112 works in the European Union."));
    assert_eq!(DIRECTORY, "findahelpline.com");
}

#[test]
fn links_dial_exactly_the_number_that_is_shown() {
    for country in ALL {
        for emergency in country.emergency {
            assert_eq!(emergency.call_link(), format!("tel:{}", emergency.number));
        }
        for line in country.lines.iter().chain(country.peer) {
            // Letters or a second number in brackets would be dialled wrongly.
            let plain = line.number.chars().all(|sign| sign.is_ascii_digit() || " -".contains(sign));
            assert!(plain, "{}", line.number);
            let number = digits(line.number);
            let (call, text) = match line.kind {
                HelpKind::Call => (Some(format!("tel:{number}")), None),
                HelpKind::CallOrText => (Some(format!("tel:{number}")), Some(format!("sms:{number}"))),
                HelpKind::Text { word: None } => (None, Some(format!("sms:{number}"))),
                HelpKind::Text { word: Some(word) } => (None, Some(format!("sms:{number}?&body={word}"))),
            };
            assert_eq!((line.call_link(), line.text_link()), (call, text), "{}", line.name);
        }
    }
}

#[test]
fn one_button_says_how_a_line_is_reached_and_who_answers() {
    let check = |code: &str, link: &str, label: &str| {
        let line = country(CountryCode::parse(code).unwrap()).unwrap().lines[0];
        assert_eq!(line.button(), (link.to_owned(), label.to_owned()));
    };
    check("DE", "tel:08001110111", "Call 0800 111 0 111, TelefonSeelsorge");
    check("FR", "tel:3114", "Call 3114");
    let text = HelpKind::Text { word: Some("HELLO") };
    let line = ALL.iter().flat_map(|country| country.lines).find(|line| line.kind == text).unwrap();
    assert_eq!(
        line.button(),
        ("sms:50808?&body=HELLO".to_owned(), "Text HELLO to 50808, Text line 50808".to_owned())
    );
}

#[test]
fn each_number_has_its_day_in_the_list_below() {
    for country in ALL {
        let checked = country.checked();
        assert_eq!(checked[0], "Emergency numbers: 22 November 2026. Source from September 2024.");
        let names = country.lines.iter().chain(country.peer).map(|line| line.name);
        assert_eq!(checked.len(), 1 + names.clone().count());
        for (name, sentence) in names.zip(&checked[1..]) {
            assert!(sentence.starts_with(&format!("{name}: 22 November 2026.")), "{sentence}");
        }
    }
}

#[test]
fn the_age_of_a_source_is_said_where_it_is_known() {
    let check = |code: &str, expected: &str| {
        let country = country(CountryCode::parse(code).unwrap()).unwrap();
        let (line, checked) = (country.lines[0].name, country.checked());
        assert_eq!(checked[1], format!("{line}: 22 November 2026.{expected}"), "{code}");
    };
    check("US", "");
    check("NL", " Source from July 2020.");
    check("KR", " Source from January 2025.");
    check("IN", " Source from December 2025.");
    check("NZ", " Source from December 2025.");
    check("SG", " Source from 2025.");
    check("ZA", " Source from 2019 to 2022.");
    check("IL", " Source from September 2024.");
}
