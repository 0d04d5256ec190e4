//! Prompts come one at a time, in their window, never twice; feeling words are plain and balanced.

use homeward::{
    domain::text::Slug,
    library::{
        feelings::{FeelingWord, Tone},
        prompts::{Prompt, Window, next_prompt},
    },
};

use crate::{
    readability::{Measure, syllables},
    wording,
};

#[test]
fn a_window_opens_on_its_hour() {
    for (hours, expected) in [
        (i64::MIN, Window::FirstDay),
        (-1, Window::FirstDay),
        (0, Window::FirstDay),
        (23, Window::FirstDay),
        (24, Window::NextDay),
        (71, Window::NextDay),
        (72, Window::ThirdDay),
        (167, Window::ThirdDay),
        (168, Window::Week),
        (719, Window::Week),
        (720, Window::Month),
        (i64::MAX, Window::Month),
    ] {
        assert_eq!(Window::at(hours), expected, "{hours} hours");
    }
}

#[test]
fn the_open_window_asks_first_and_earlier_ones_after_it() {
    use Prompt::*;
    let first_day = [OneWord, Body, NothingCame];
    let next_day = [FeelingPlace, Weather, Title, Surprise];
    for (hours, answered, skipped, expected) in [
        (0, &[][..], &[][..], Some(OneWord)),
        (1, &[OneWord][..], &[][..], Some(Body)),
        (1, &[][..], &[OneWord][..], Some(Body)),
        (1, &[Body][..], &[OneWord][..], Some(NothingCame)),
        (1, &first_day[..], &[][..], None),
        (1, &[][..], &first_day[..], None),
        (24, &[][..], &[][..], Some(FeelingPlace)),
        (24, &[FeelingPlace][..], &[Weather][..], Some(Title)),
        (24, &next_day[..], &[][..], Some(OneWord)),
        (30, &next_day[..], &first_day[..], None),
        (72, &[][..], &[][..], Some(Senses)),
        (72, &[Senses, NotReady, Support, TherapistQuestion][..], &[FeelingPlace][..], Some(Weather)),
        (168, &[][..], &[][..], Some(TinyStep)),
        (720, &[][..], &[][..], Some(LookAgain)),
        (9000, &Prompt::ALL[1..], &[][..], Some(OneWord)),
        (9000, &Prompt::ALL[..], &[][..], None),
        (-5, &[][..], &[][..], Some(OneWord)),
    ] {
        assert_eq!(next_prompt(hours, answered, skipped), expected, "{hours} {answered:?} {skipped:?}");
    }
}

#[test]
fn whoever_skips_all_is_asked_each_prompt_once() {
    let mut skipped = Vec::new();
    while let Some(prompt) = next_prompt(i64::MAX, &[], &skipped) {
        assert!(!skipped.contains(&prompt));
        skipped.push(prompt);
    }
    assert_eq!(skipped.len(), Prompt::ALL.len());
}

#[test]
fn slugs_lead_back_and_never_change() {
    let prompts: Vec<_> = Prompt::ALL.iter().map(|prompt| prompt.slug()).collect();
    let feelings: Vec<_> = FeelingWord::ALL.iter().map(|word| word.slug()).collect();
    // Journals hold these words: one may be added here, never changed or taken away.
    assert_eq!(
        prompts.join(" "),
        "one-word body nothing-came feeling-place weather title surprise senses not-ready support \
         therapist-question tiny-step kindness put-down look-again stayed-and-faded thanks"
    );
    assert_eq!(
        feelings.join(" "),
        "calm safe light rested glad thankful hopeful curious close loved strong proud \
         sad heavy tired numb worried scared restless angry lonely lost guilty ashamed"
    );
    for prompt in Prompt::ALL {
        assert_eq!(Prompt::from_slug(prompt.slug()), Some(prompt));
        assert!(Slug::try_from(prompt.slug().to_owned()).is_ok(), "a layer can hold {prompt:?}");
    }
    for word in FeelingWord::ALL {
        assert_eq!(FeelingWord::from_slug(word.slug()), Some(word));
        assert!(Slug::try_from(word.slug().to_owned()).is_ok(), "a check-in can hold {word:?}");
    }
}

#[test]
fn every_prompt_is_grade_six_or_lower_and_keeps_the_words_of_the_house() {
    for prompt in Prompt::ALL {
        let grade = Measure::of([prompt.text()]).grade();
        assert!(grade <= 6.0, "{prompt:?}: grade {grade:.1}");
        wording::check(prompt.slug(), prompt.text());
    }
}

#[test]
fn no_prompt_asks_what_it_means() {
    for prompt in Prompt::ALL {
        assert!(!prompt.text().contains("mean"), "{prompt:?}");
    }
}

#[test]
fn feeling_words_are_short_and_as_many_pleasant_as_unpleasant() {
    let pleasant = FeelingWord::ALL.iter().filter(|word| word.tone() == Tone::Pleasant).count();
    assert_eq!(pleasant * 2, FeelingWord::ALL.len());
    for word in FeelingWord::ALL {
        assert!(syllables(word.label()) <= 3, "{word:?}");
        assert_eq!(word.label().to_lowercase(), word.slug());
    }
}
