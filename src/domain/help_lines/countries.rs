//! The rows, by name of the country. Each is copied from the fact sheet, section 6; a test holds a second copy.

use super::super::care_plan::CountryCode;
use super::{Checked, Country, EmergencyNumber, HelpKind, HelpLine};

const DAY_AND_NIGHT: &str = "24 hours, every day";

/// All countries that have a row, by name.
pub const ALL: &[Country] = &[
    country(b"AR", "Argentina", &[plain("911"), what("107", "ambulance, in some cities")]),
    Country {
        lines: &[
            call("Lifeline", "13 11 14").always(),
            text("Lifeline by text", "0477 13 11 14", None).always(),
        ],
        ..country(b"AU", "Australia", &[plain("000")])
    },
    country(b"AT", "Austria", &[what("144", "ambulance"), plain("112")]),
    country(b"BE", "Belgium", &[plain("112")]),
    Country {
        lines: &[call("CVV", "188").hours("24 hours").note("Free.")],
        ..country(b"BR", "Brazil", &[what("192", "ambulance"), what("190", "police")])
    },
    Country {
        lines: &[call_or_text("988", "988").always().note("In English and French.")],
        ..country(b"CA", "Canada", &[plain("911")])
    },
    country(b"CL", "Chile", &[plain("131")]),
    country(b"CO", "Colombia", &[plain("123")]),
    country(b"CZ", "Czechia", &[plain("112"), plain("155")]),
    country(b"DK", "Denmark", &[plain("112")]),
    country(b"FI", "Finland", &[plain("112")]),
    Country {
        lines: &[call("3114", "3114").always().note("Free.")],
        ..country(b"FR", "France", &[plain("15"), plain("112"), what("114", "for Deaf people")])
    },
    Country {
        lines: &[
            call("TelefonSeelsorge", "0800 111 0 111").always().note("Free."),
            call("TelefonSeelsorge", "0800 111 0 222").always().note("Free."),
        ],
        ..country(b"DE", "Germany", &[plain("112")])
    },
    country(b"HK", "Hong Kong", &[plain("999")]),
    Country {
        lines: &[
            call("Tele-MANAS", "14416").always().note("In 20 languages.").from("December 2025"),
            call("Tele-MANAS", "1800-891-4416").always().note("In 20 languages.").from("December 2025"),
        ],
        ..country(b"IN", "India", &[plain("112")])
    },
    Country {
        lines: &[
            call("Samaritans", "116 123"),
            text("Text line 50808", "50808", Some("HELLO")).always(),
            call("Your Mental Health", "1800 111 888"),
        ],
        ..country(b"IE", "Ireland", &[plain("112"), plain("999")])
    },
    Country {
        lines: &[call("ERAN", "1201").from("September 2024")],
        ..country(b"IL", "Israel", &[plain("101")])
    },
    country(b"IT", "Italy", &[plain("112"), plain("118")]),
    country(b"JP", "Japan", &[what("119", "ambulance"), what("110", "police")]),
    country(b"KE", "Kenya", &[plain("112"), plain("999")]),
    country(b"MY", "Malaysia", &[plain("999")]),
    country(b"MX", "Mexico", &[plain("911")]),
    Country {
        lines: &[
            call("113", "113").always().from("July 2020"),
            call("113", "0800-0113").always().from("July 2020"),
        ],
        ..country(b"NL", "Netherlands", &[plain("112")])
    },
    Country {
        lines: &[
            call_or_text("1737", "1737").always().note("Free.").from("December 2025"),
            call("Lifeline", "0800 543 354").from("December 2025"),
            text("Lifeline by text", "4357", None).from("December 2025"),
            call("Crisis line", "0508 828 865").from("December 2025"),
        ],
        ..country(b"NZ", "New Zealand", &[plain("111")])
    },
    country(b"NO", "Norway", &[plain("113")]),
    country(b"PH", "Philippines", &[plain("911")]),
    country(b"PL", "Poland", &[plain("112")]),
    country(b"PT", "Portugal", &[plain("112")]),
    Country {
        lines: &[
            call("SOS", "1767").always().note("Also on WhatsApp: 9151 1767.").from("2025"),
            call("mindline", "1771").always().from("2025"),
        ],
        ..country(b"SG", "Singapore", &[plain("995")])
    },
    Country {
        lines: &[
            call("SADAG", "0800 567 567").hours("24 hours").from("2019 to 2022"),
            call("SADAG", "0800 456 789").hours("24 hours").from("2019 to 2022"),
            text("SADAG by text", "31393", None).from("2019 to 2022"),
        ],
        ..country(b"ZA", "South Africa", &[what("112", "from a mobile phone"), plain("10177")])
    },
    Country {
        lines: &[call("109", "109").always().from("January 2025")],
        ..country(b"KR", "South Korea", &[plain("119")])
    },
    Country {
        lines: &[call("024", "024").always().note("Free.")],
        ..country(b"ES", "Spain", &[plain("112")])
    },
    country(b"SE", "Sweden", &[plain("112")]),
    Country {
        lines: &[call("Dargebotene Hand, Main Tendue, Telefono Amico", "143").always()],
        ..country(b"CH", "Switzerland", &[plain("144"), plain("112")])
    },
    country(b"AE", "United Arab Emirates", &[plain("998"), plain("999")]),
    Country {
        lines: &[
            call("Samaritans", "116 123").always().note("Free."),
            text("Shout", "85258", Some("SHOUT")).always(),
            call("NHS 111", "111").always().note("Choose option 2."),
        ],
        ..country(b"GB", "United Kingdom", &[plain("999"), plain("112")])
    },
    Country {
        lines: &[
            call_or_text("988 Lifeline", "988").always().note("Press 2 for Spanish."),
            call("Veterans Crisis Line", "988").always().note("Then press 1."),
            text("Veterans Crisis Line by text", "838255", None).always(),
            text("Crisis Text Line", "741741", Some("HOME")).always(),
            call("Trevor Project, for LGBTQ+ young people", "1-866-488-7386"),
            text("Trevor Project by text", "678-678", Some("START")),
            call("SAMHSA, for drugs and alcohol", "1-800-662-4357").always().note("In English and Spanish."),
            call("SAMHSA by TTY", "1-800-487-4889"),
        ],
        peer: &[call_or_text("Fireside Project (62-FIRESIDE)", "623-473-7433")
            .note("Free. Not for emergencies or a crisis. See firesideproject.org for hours.")],
        ..country(b"US", "United States", &[plain("911")])
    },
];

const fn country(code: &[u8; 2], name: &'static str, emergency: &'static [EmergencyNumber]) -> Country {
    Country { code: CountryCode::known(code), name, emergency, lines: &[], peer: &[] }
}

const fn plain(number: &'static str) -> EmergencyNumber {
    EmergencyNumber { number, what: None }
}

const fn what(number: &'static str, what: &'static str) -> EmergencyNumber {
    EmergencyNumber { number, what: Some(what) }
}

const fn call(name: &'static str, number: &'static str) -> HelpLine {
    line(name, number, HelpKind::Call)
}

const fn call_or_text(name: &'static str, number: &'static str) -> HelpLine {
    line(name, number, HelpKind::CallOrText)
}

const fn text(name: &'static str, number: &'static str, word: Option<&'static str>) -> HelpLine {
    line(name, number, HelpKind::Text { word })
}

const fn line(name: &'static str, number: &'static str, kind: HelpKind) -> HelpLine {
    HelpLine { name, number, kind, hours: None, note: None, checked: Checked::READ }
}

impl HelpLine {
    const fn always(self) -> HelpLine {
        self.hours(DAY_AND_NIGHT)
    }

    const fn hours(self, hours: &'static str) -> HelpLine {
        HelpLine { hours: Some(hours), ..self }
    }

    const fn note(self, note: &'static str) -> HelpLine {
        HelpLine { note: Some(note), ..self }
    }

    const fn from(self, source: &'static str) -> HelpLine {
        HelpLine { checked: Checked { source_from: Some(source), ..self.checked }, ..self }
    }
}
