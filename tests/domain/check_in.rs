use homeward::domain::check_in::{CheckIn, Level, Mood};

#[test]
fn moods_have_the_names_and_the_order_of_the_screen() {
    let shown = Mood::ALL.map(|mood| (mood.step(), mood.name(), mood.slug()));
    assert_eq!(
        shown,
        [
            (1, "Very low", "very-low"),
            (2, "Low", "low"),
            (3, "Okay", "okay"),
            (4, "Good", "good"),
            (5, "Very good", "very-good"),
        ]
    );
    assert!(Mood::ALL.is_sorted());
}

#[test]
fn a_mood_is_found_by_its_stable_name_only() {
    for mood in Mood::ALL {
        assert_eq!(Mood::from_slug(mood.slug()), Some(mood));
    }
    for other in ["", "Very low", "VERY-LOW", "3", "okay "] {
        assert_eq!(Mood::from_slug(other), None, "{other}");
    }
}

#[test]
fn a_level_is_1_to_5() {
    for (number, fits) in [(0, false), (1, true), (3, true), (5, true), (6, false), (255, false)] {
        assert_eq!(Level::new(number).map(Level::get).ok(), fits.then_some(number));
    }
}

#[test]
fn a_check_in_needs_nothing_but_a_mood() {
    let check_in = CheckIn::of(Mood::Low);
    assert_eq!(check_in.mood, Mood::Low);
    assert_eq!((check_in.energy, check_in.anxiety, check_in.sleep), (None, None, None));
    assert!(check_in.words.is_empty() && check_in.note.is_blank());
}
