//! Search finds what was written, whatever its case and accents.

use homeward::domain::capture::Layer;
use homeward::domain::care_plan::{CarePlan, Contact};
use homeward::domain::check_in::{CheckIn, Mood};
use homeward::domain::session::Session;
use homeward::journal::{Entry, Haystack, Query, search};
use unicode_normalization::UnicodeNormalization;

use crate::support::{at, capture, draft, id, note, record, slug, words};

#[test]
fn case_accents_and_order_of_words_do_not_matter() {
    fn check(text: &str, query: &str, expected: bool) {
        let fits = Query::new(query).fits(&Haystack::of(&note(text)));
        assert_eq!(fits, expected, "{query} in {text}");
    }
    check("The door was open", "door", true);
    check("The door was open", "DOOR OPEN", true);
    check("The door was open", "open the", true);
    check("The door was open", "doors", false);
    check("The door was open", "door window", false);
    check("The door was open", "oor wa", true);
    check("The door was open", "", true);
    check("The door was open", " \n\t ", true);
    check("", "door", false);
    check("Angst über alles", "uber", true);
    check("Angst uber alles", "ÜBER", true);
    check("Straße", "STRASSE", true);
    check("cafe\u{301}", "café", true);
    check("café", "cafe\u{301}", true);
    check("Łódź, Århus, Đà Nẵng, İzmir, Ørsted", "lodz arhus da nang izmir orsted", true);
    check("l’œuvre et Ærø", "oeuvre aero", true);
    check("Ήταν ωραίος", "ηταν ΩΡΑΙΟΣ", true);
    check("Ещё один день", "еще ДЕНЬ", true);
    check("夢を見た", "夢", true);
    check("نور", "نور", true);
    check("🌿 leaf", "🌿", true);
    check("100 % sure (really?)", "% (really", true);
    check("one\ntwo", "onetwo", false);
}

#[test]
fn all_text_of_every_kind_is_searched() {
    fn check(entry: &Entry, queries: &[&str]) {
        let haystack = Haystack::of(entry);
        for query in queries {
            assert!(Query::new(query).fits(&haystack), "{query}");
        }
        assert!(!Query::new("submarine").fits(&haystack));
    }
    let contact = |name| Contact { name: words(name), phone: None };
    let plan = CarePlan {
        clinic: contact("Dr Rivera"),
        trusted: contact("Sam"),
        clinic_notes: words("no coffee"),
        ..CarePlan::default()
    };
    check(&Entry::CarePlan(plan), &["rivera", "sam", "coffee"]);
    let mut session = Session::at(at(0));
    session.place = words("Hill Road");
    session.ride = contact("Noor");
    session.intention = words("be gentle");
    check(&Entry::Session(session), &["hill", "noor", "gentle"]);
    let mut check_in = CheckIn::of(Mood::Low);
    check_in.words.insert(slug("worn-out"));
    check_in.note = words("slept badly");
    check(&Entry::CheckIn(check_in), &["worn out", "badly"]);
    check(&capture("a red door"), &["door"]);
    check(&Entry::Layer(Layer { capture: id(1), prompt: None, words: words("my father") }), &["father"]);
    check(&draft("half a thought"), &["thought"]);
}

#[test]
fn hits_keep_their_order() {
    let records = [record(3, 1, note("door")), record(2, 1, note("window")), record(1, 1, capture("Door"))];
    let hits: Vec<_> = search(&records, "door").iter().map(|record| record.id).collect();
    assert_eq!(hits, [id(3), id(1)]);
    assert_eq!(search(&records, "").len(), 3);
    assert_eq!(search(&records, "chimney").len(), 0);
}

#[test]
fn the_letter_table_agrees_with_unicode() {
    let mut checked = 0;
    for letter in ('\u{c0}'..='\u{24f}')
        .chain('\u{1e00}'..='\u{1eff}')
        .chain('\u{386}'..='\u{3ce}')
        .chain('\u{400}'..='\u{45f}')
    {
        let small: String = letter.to_lowercase().collect();
        let base: String = small.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
        if letter.is_alphabetic() && base != small {
            assert!(
                Query::new(&base).fits(&Haystack::of(&note(&letter.to_string()))),
                "{letter} is found by {base}"
            );
            assert!(
                Query::new(&letter.to_string()).fits(&Haystack::of(&note(&base))),
                "{base} is found by {letter}"
            );
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn a_large_letter_is_found_by_its_small_one() {
    let mut checked = 0;
    for letter in ('\u{c0}'..='\u{24f}')
        .chain('\u{1e00}'..='\u{1eff}')
        .chain('\u{386}'..='\u{3ce}')
        .chain('\u{400}'..='\u{52f}')
        .chain('\u{531}'..='\u{586}')
    {
        let small: String = letter.to_lowercase().collect();
        let [large, small] = [letter.to_string(), small];
        assert!(Query::new(&small).fits(&Haystack::of(&note(&large))), "{large} is found by {small}");
        assert!(Query::new(&large).fits(&Haystack::of(&note(&small))), "{small} is found by {large}");
        checked += usize::from(large != small);
    }
    assert!(checked > 400, "{checked}");
}

#[test]
fn ten_thousand_entries_are_searched_at_once() {
    let records: Vec<_> = (0..10_000)
        .map(|n| record(n, 1, note(&format!("Tag {n}: {}", "Es war schön. ".repeat(20)))))
        .collect();
    assert_eq!(search(&records, "tag 9999 schon").len(), 1);
}
