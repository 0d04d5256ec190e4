use homeward::domain::capture::Capture;
use homeward::domain::text::{MAX_CHARS, Slug, Slugs, TextTooLong, Words};

#[test]
fn words_are_kept_whole_up_to_the_limit() {
    for text in ["", " a ", "two\nlines", "שלום", "🫧 e\u{301}"] {
        assert_eq!(Words::new(text).unwrap().as_str(), text);
    }
    let chars = |number| Words::new("ä".repeat(number));
    assert_eq!(chars(100_000).unwrap().as_str().chars().count(), 100_000);
    assert!(chars(MAX_CHARS).is_ok());
    assert_eq!(chars(MAX_CHARS + 1), Err(TextTooLong { chars: MAX_CHARS + 1 }));
}

#[test]
fn words_do_not_leak_into_a_log() {
    let shown = format!("{:?}", Words::new("a secret").unwrap());
    assert_eq!(shown, "Words(8 bytes)");
}

#[test]
fn white_space_alone_cannot_be_sealed() {
    for (text, blank) in [("", true), (" \n\t\u{a0}", true), (".", false), (" a ", false)] {
        let words = Words::new(text).unwrap();
        assert_eq!(words.is_blank(), blank, "{text:?}");
        let sealed = Capture::seal(words.clone(), None);
        assert_eq!(sealed.is_err(), blank, "{text:?}");
        assert!(sealed.is_ok_and(|capture| *capture.words() == words) || blank, "sealed as it is");
    }
}

#[test]
fn a_slug_has_small_letters_digits_and_hyphens() {
    for (text, fits) in [
        ("tiny-step", true),
        ("a", true),
        ("phq-9", true),
        ("", false),
        ("Tiny", false),
        ("tiny step", false),
        ("tiny_step", false),
        ("größe", false),
        ("a/b", false),
    ] {
        assert_eq!(Slug::try_from(text.to_owned()).is_ok(), fits, "{text}");
    }
    assert!(Slug::try_from("a".repeat(48)).is_ok());
    assert!(Slug::try_from("a".repeat(49)).is_err());
}

#[test]
fn slugs_are_in_order_and_each_there_once() {
    let slug = |text: &str| Slug::try_from(text.to_owned()).unwrap();
    let mut slugs = Slugs::from(["tired", "calm", "tired", "open"].map(slug));
    let listed = |slugs: &Slugs| slugs.iter().map(Slug::as_str).collect::<Vec<_>>().join(" ");
    assert_eq!(listed(&slugs), "calm open tired");
    slugs.insert(slug("new"));
    slugs.remove(&slug("open"));
    slugs.remove(&slug("not-there"));
    assert_eq!((listed(&slugs).as_str(), slugs.len(), slugs.is_empty()), ("calm new tired", 3, false));
}
