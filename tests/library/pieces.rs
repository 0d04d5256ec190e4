//! Every piece is short, plain, kind, sourced, and complete.

use std::{fs, path::Path};

use chrono::NaiveDate;
use homeward::library::{
    markdown::{SourceFile, render_library},
    piece::{Block, Inline, Line, Piece, READING_ORDER},
    shipped::{NotPieces, read_pieces},
};

use crate::{
    readability::{Measure, words},
    wording,
};

fn pieces() -> Vec<Piece> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/library/en");
    let files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| SourceFile { text: fs::read_to_string(&path).unwrap(), path: path.display().to_string() })
        .collect();
    render_library(&files).unwrap_or_else(|errors| {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

fn text(line: &Line) -> String {
    line.iter().map(Inline::text).collect()
}

/// The running text: paragraphs and notes.
fn prose(piece: &Piece) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Paragraph(line) | Block::Note(line) => Some(text(line)),
        Block::Heading(_) | Block::List { .. } => None,
    };
    piece.blocks.iter().filter_map(of).collect()
}

/// Every line a reader sees, the title and the summary first.
fn lines(piece: &Piece) -> Vec<String> {
    let mut lines = vec![piece.title.clone(), piece.summary.clone()];
    for block in &piece.blocks {
        match block {
            Block::Heading(heading) => lines.push(heading.clone()),
            Block::Paragraph(line) | Block::Note(line) => lines.push(text(line)),
            Block::List { items, .. } => lines.extend(items.iter().map(text)),
        }
    }
    lines
}

fn grade(lines: &[String]) -> f64 {
    Measure::of(lines.iter().map(String::as_str)).grade()
}

#[test]
fn every_piece_is_grade_six_or_lower() {
    for piece in pieces() {
        // Lists and headings are short and flatter the whole, so the running text is held to it as well.
        for (part, grade) in [("all", grade(&lines(&piece))), ("prose", grade(&prose(&piece)))] {
            println!("{:<26} {part:<6} {grade:.1}", piece.slug);
            assert!(grade <= 6.0, "{} ({part}): grade {grade:.1}", piece.slug);
        }
    }
}

#[test]
fn no_paragraph_hides_a_hard_passage() {
    for piece in pieces() {
        // Below a dozen words one long name decides the grade.
        for line in lines(&piece).into_iter().filter(|line| words(line).count() >= 12) {
            let grade = grade(std::slice::from_ref(&line));
            assert!(grade <= 8.0, "{}: grade {grade:.1} in {line:?}", piece.slug);
        }
    }
}

#[test]
fn every_piece_keeps_the_words_of_the_house() {
    for piece in pieces() {
        for line in lines(&piece) {
            wording::check(&piece.slug, &line);
        }
    }
}

#[test]
fn a_piece_has_250_to_500_words() {
    for piece in pieces() {
        let count: usize = lines(&piece).iter().map(|line| words(line).count()).sum();
        assert!((250..=500).contains(&count), "{}: {count} words", piece.slug);
    }
}

#[test]
fn every_figure_that_varies_has_the_clinic_beside_it() {
    const SENTENCE: &str = "your clinic’s instruction comes first";
    for piece in pieces() {
        let sections = sections(&piece);
        assert!(sections.concat().contains(SENTENCE), "{}", piece.slug);
        for section in &sections {
            let figure = section.contains(|c: char| c.is_ascii_digit())
                && ["hour", "minute"].iter().any(|unit| section.contains(unit));
            // It may stand above the first heading, and so above them all.
            let beside = section.contains(SENTENCE) || sections[0].contains(SENTENCE);
            assert!(beside || !figure, "{}: {section}", piece.slug);
        }
    }
}

/// The text from one heading to the next in small letters; first what stands above them all.
fn sections(piece: &Piece) -> Vec<String> {
    let mut sections = vec![String::new()];
    for block in &piece.blocks {
        match block {
            Block::Heading(_) => sections.push(String::new()),
            Block::Paragraph(line) | Block::Note(line) => add(&mut sections, line),
            Block::List { items, .. } => items.iter().for_each(|item| add(&mut sections, item)),
        }
    }
    sections
}

fn add(sections: &mut [String], line: &Line) {
    let section = sections.last_mut().unwrap();
    section.push_str(&text(line).to_lowercase());
    section.push(' ');
}

#[test]
fn every_piece_leads_to_help_when_it_speaks_of_danger() {
    for piece in pieces() {
        let speaks = lines(&piece).iter().any(|line| speaks_of_danger(line));
        let leads = serde_json::to_string(&piece.blocks).unwrap().contains("#/help");
        assert!(leads || !speaks, "{}", piece.slug);
    }
}

/// Whether a line names a danger that needs the way to help beside it.
fn speaks_of_danger(line: &str) -> bool {
    let line = line.to_lowercase();
    ["suicide", "ending your life", "unsafe", "emergency", "keep safe"]
        .iter()
        .any(|words| line.contains(words))
}

#[test]
fn the_emergency_comes_before_all_else_in_when_to_call() {
    let piece = pieces().into_iter().find(|piece| piece.slug == "when-to-call").unwrap();
    assert_eq!(piece.blocks[0], Block::Heading("Call the emergency number now".to_owned()));
}

#[test]
fn the_breathing_practice_opens_with_open_eyes() {
    let piece = pieces().into_iter().find(|piece| piece.slug == "a-slow-breath").unwrap();
    let headings = piece.blocks.iter().filter(|block| matches!(block, Block::Heading(_)));
    assert_eq!(headings.take(1).collect::<Vec<_>>(), [&Block::Heading("Eyes open".to_owned())]);
}

#[test]
fn every_source_is_one_of_the_fact_sheet() {
    for piece in pieces() {
        for source in &piece.sources {
            let address = source.address.strip_prefix("https://").unwrap();
            assert!(FACT_SHEET.contains(&address), "{}: {address}", piece.slug);
        }
    }
}

#[test]
fn every_piece_says_when_it_was_checked() {
    let fact_sheet = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for piece in pieces() {
        assert!(piece.checked >= fact_sheet, "{}", piece.slug);
    }
}

#[test]
fn the_whole_library_survives_its_journey_as_json() {
    let pieces = pieces();
    let json = serde_json::to_string(&pieces).unwrap();
    assert_eq!(read_pieces(&json).as_ref(), Ok(&pieces));
    assert_eq!(pieces.iter().map(|piece| piece.slug.as_str()).collect::<Vec<_>>(), READING_ORDER);
    assert!(json.len() < 48 * 1024, "{} bytes are precached on every phone", json.len());
}

/// The addresses of the fact sheet's list of sources that pieces draw on.
const FACT_SHEET: [&str; 44] = [
    "120ty.net/bencandy.php?aid=58243",
    "amg-ketamine.com/treatment-day",
    "avestaketaminewellness.com/blog",
    "balancehealthandhealing.com/faq-what-should-i-do-after-ketamine-therapy/",
    "docslib.org/doc/9560189",
    "doi.org/10.1176/appi.ajp.2018.18070834",
    "doi.org/10.3389/fpsyg.2022.868103",
    "drugs.com/news/fda-warns-dangers-compounded-ketamine-psychiatric-115482.html",
    "drugstip.com/drug/esketamine-nasal-spray",
    "healthesystems.com/medalert-tag/ketamine",
    "healthpsychologyresearch.openmedicalpublishing.org/article/38247",
    "indyat.com/patient-information/",
    "ivketaminesupport.com/post-journey-iv",
    "joincurio.com/set-setting-3",
    "ketamc.com/?p=10607",
    "ketwell.com/pre-and-post-treatment-instructions/",
    "ketwellalaska.com/treatment-tips",
    "klarisana.com/blog/klarisanas-ketamine-preparation-guide",
    "lotuspsychiatryandwellness.com/spravato/",
    "medicinenet.com/side_effects_of_esketamine_spravato/side-effects.htm",
    "moreblossom.com/papers/reconsidering-dissociation-as-a-predictor-of-antidepressant-efficacy-for-esketam",
    "mosshlth.com/patients/beginning-ketamine-treatment",
    "nervanamedical.com/s/ketaminedischarge",
    "newlifeketamine.com/infusion-day/",
    "openminds.com/?p=1131447",
    "oxfordhealth.nhs.uk/ips/ketamine-trd/treatment/",
    "oxfordhealth.nhs.uk/ketamine-service/faq/",
    "oxfordhealth.nhs.uk/ketamine-service/treatment/",
    "oxfordhealth.nhs.uk/ketamine/overview/limitations/",
    "peacehealth.org/medical-topics/id/fdbm21177-2029",
    "pmc.ncbi.nlm.nih.gov/articles/PMC12426348",
    "pmc.ncbi.nlm.nih.gov/articles/PMC8415567",
    "pmc.ncbi.nlm.nih.gov/articles/PMC9386447",
    "pointlomaclinic.com/?p=1205",
    "psyche.co/ideas",
    "psyon.cz/en/faq/exclusion-criteria/",
    "pubmed.ncbi.nlm.nih.gov/35688035",
    "pubmed.ncbi.nlm.nih.gov/41123905",
    "soulhealingcalgary.com/services/aftercare",
    "sovereignmindpsychiatry.com/prepare-for-your-appointment",
    "spravato.com/safety-and-tolerability/",
    "spravato.com/trd",
    "spravatohcp.com/dosing-spravato-trd",
    "spravatohcp.com/safety",
];

#[test]
fn a_file_that_is_not_ours_is_refused() {
    for broken in ["", "{}", "[{}]", "[null]", r#"[{"slug":"a"}]"#] {
        assert_eq!(read_pieces(broken), Err(NotPieces), "{broken}");
    }
}
