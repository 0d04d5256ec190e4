//! The questions of a check-in, for a new one and for one that is edited.

use leptos::prelude::*;

use crate::domain::check_in::{Answers, CheckIn, Mood};
use crate::domain::text::{Slug, Slugs};
use crate::journal::{Draft, Place};
use crate::library::feelings::FeelingWord;
use crate::ui::components::choices::{Chosen, ManyChoices};
use crate::ui::components::draft_area::{Beside, DraftArea, clear_draft, fitting};
use crate::ui::components::level_scale::{LevelScale, chosen_level, place_of_level, read_level};
use crate::ui::components::mood_picker::{MoodPicker, chosen_mood, place_of_mood, read_mood};
use crate::ui::platform::document;
use crate::ui::store::Store;

/// A mood and *Save*; all else waits under *Add more*. All of it is kept as a draft. Calls `on_save` once everything fits;
/// the draft is emptied just before, so whoever saves has nothing else to clear.
#[component]
pub fn CheckInForm(
    /// The check-in to start from, when one is edited.
    #[prop(optional)]
    initial: Option<CheckIn>,
    /// Where the draft belongs, for example `check-in`.
    place: Place,
    /// Takes the check-in when *Save* was pressed and all is well.
    on_save: Callback<CheckIn>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let was_open = initial.as_ref().is_some_and(|initial| *initial != CheckIn::of(initial.mood));
    let has_draft = store.draft(&place).is_some_and(|(_, draft)| !draft.is_blank());
    let is_open = was_open || has_draft;
    let form = FormState::of(initial);
    let draft_place = place.clone();
    // A second tap of an unsteady thumb comes before the page has changed.
    let is_done = StoredValue::new(false);
    let beside = Beside {
        add: Callback::new(move |draft| {
            if is_done.get_value() { draft } else { Draft { answers: form.answers(), ..draft } }
        }),
        put_back: Callback::new(move |draft: Draft| form.choose(draft.answers)),
    };
    let save = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if is_done.get_value() {
            return;
        }
        if let Some(check_in) = form.check_in() {
            is_done.set_value(true);
            say(form.note, "");
            store.as_one(|| {
                on_save.run(check_in);
                clear_draft(store, &place);
            });
        }
    };
    view! {
        <form class="stack" novalidate>
            <MoodPicker chosen=form.mood error=form.mood_error />
            <details prop:open=is_open>
                <summary>"Add more"</summary>
                <div class="stack">
                    <LevelScale legend="Energy" name="energy" ends=["None", "A lot"] chosen=form.energy />
                    <LevelScale legend="Anxiety" name="anxiety" ends=["None", "A lot"] chosen=form.anxiety />
                    <LevelScale legend="Sleep last night" name="sleep" ends=["Very bad", "Very good"] chosen=form.sleep />
                    <ManyChoices
                        legend="Words that fit"
                        answers=FeelingWord::ALL.map(FeelingWord::label).to_vec()
                        chosen=form.words
                    />
                    <DraftArea place=draft_place label="Note" id="note" value=form.note error=form.note_error rows=4 beside />
                </div>
            </details>
            // Enter presses it too. What a browser does by itself to submit a form takes as long as the whole save.
            <button type="submit" class="button button--primary button--big" on:click=save>"Save"</button>
        </form>
    }
}

/// What is chosen and written so far.
#[derive(Clone, Copy)]
struct FormState {
    mood: Chosen,
    mood_error: RwSignal<String>,
    energy: Chosen,
    anxiety: Chosen,
    sleep: Chosen,
    words: RwSignal<Vec<usize>>,
    /// Words of a newer version of the app. They are not shown, and they stay.
    unknown_words: StoredValue<Slugs>,
    note: RwSignal<String>,
    note_error: RwSignal<String>,
}

impl FormState {
    fn of(initial: Option<CheckIn>) -> FormState {
        let mood = initial.as_ref().map(|initial| initial.mood);
        let rest = initial.unwrap_or_else(|| CheckIn::of(Mood::Okay));
        let (chosen, unknown) = known_and_unknown(&rest.words);
        FormState {
            mood: chosen_mood(mood),
            mood_error: RwSignal::default(),
            energy: chosen_level(rest.energy),
            anxiety: chosen_level(rest.anxiety),
            sleep: chosen_level(rest.sleep),
            words: RwSignal::new(chosen),
            unknown_words: StoredValue::new(unknown),
            note: RwSignal::new(rest.note.as_str().to_owned()),
            note_error: RwSignal::default(),
        }
    }

    /// The check-in, or a sentence beside the first field that is wrong.
    fn check_in(self) -> Option<CheckIn> {
        let mood = read_mood(self.mood);
        let note = fitting(self.note.get_untracked());
        let mood_missing =
            if mood.is_none() { "Choose the word that is nearest. It need not fit well." } else { "" };
        say(self.mood_error, mood_missing);
        say(self.note_error, note.as_ref().err().map(String::as_str).unwrap_or_default());
        match (mood, note) {
            (Some(mood), Ok(note)) => {
                let Answers { energy, anxiety, sleep, words, .. } = self.answers();
                Some(CheckIn { mood, energy, anxiety, sleep, words, note })
            }
            (None, _) => {
                document::focus_field("#moods input");
                None
            }
            (Some(_), Err(_)) => {
                document::focus_field("#note");
                None
            }
        }
    }

    /// All but the note.
    fn answers(self) -> Answers {
        Answers {
            mood: read_mood(self.mood),
            energy: read_level(self.energy),
            anxiety: read_level(self.anxiety),
            sleep: read_level(self.sleep),
            words: self.chosen_words(),
        }
    }

    fn choose(self, answers: Answers) {
        let (chosen, unknown) = known_and_unknown(&answers.words);
        self.mood.set(place_of_mood(answers.mood));
        self.energy.set(place_of_level(answers.energy));
        self.anxiety.set(place_of_level(answers.anxiety));
        self.sleep.set(place_of_level(answers.sleep));
        self.words.set(chosen);
        self.unknown_words.set_value(unknown);
    }

    fn chosen_words(self) -> Slugs {
        let mut words = self.unknown_words.get_value();
        let chosen = self.words.get_untracked();
        words.extend(
            chosen.iter().filter_map(|at| Slug::try_from(FeelingWord::ALL.get(*at)?.slug().to_owned()).ok()),
        );
        words
    }
}

/// Says it once more where it was said before; nothing in the place of nothing is no news, and a save would wait for it.
fn say(signal: RwSignal<String>, text: &str) {
    if !(text.is_empty() && signal.with_untracked(String::is_empty)) {
        signal.set(text.to_owned());
    }
}

/// The places of the words that this version knows, and the others.
fn known_and_unknown(words: &Slugs) -> (Vec<usize>, Slugs) {
    let known = |at: &usize| words.iter().any(|slug| slug.as_str() == FeelingWord::ALL[*at].slug());
    let unknown = |slug: &&Slug| FeelingWord::from_slug(slug.as_str()).is_none();
    ((0..FeelingWord::ALL.len()).filter(known).collect(), words.iter().filter(unknown).cloned().collect())
}
