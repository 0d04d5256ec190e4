//! What opens the lock can be changed, and the lock can go: each with the passphrase that holds now.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::set_up::{ANOTHER, too_weak, whom_it_stops};
use super::sheet::RecoverySheet;
use crate::ui::components::secret_field::{Secret, SecretField};
use crate::ui::components::views::Views;
use crate::ui::components::work::Work;
use crate::ui::platform::document;
use crate::ui::store::Store;
use crate::ui::store::lock::UnlockError;
use crate::ui::store::turning::NewWords;

/// What can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The passphrase; no text is touched.
    Passphrase,
    /// The recovery words; the old ones open nothing any more.
    Words,
    /// The lock goes, and all texts are open again.
    TakeOff,
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Change::Passphrase => "Change the passphrase",
            Change::Words => "New recovery words",
            Change::TakeOff => "Take the lock off",
        }
    }

    fn what_for(self) -> &'static str {
        match self {
            Change::Passphrase => "Your entries stay as they are. The recovery words stay, too.",
            Change::Words => "For when you have lost the sheet, or somebody else has seen it.",
            Change::TakeOff => "Then whoever can open this phone can read your diary.",
        }
    }

    /// The ids of the field for the passphrase that holds now, and of the one for the next.
    fn ids(self) -> [&'static str; 2] {
        match self {
            Change::Passphrase => ["change-now", "change-new"],
            Change::Words => ["words-now", "words-new"],
            Change::TakeOff => ["off-now", "off-new"],
        }
    }

    fn style(self) -> &'static str {
        if self == Change::TakeOff { "button button--danger" } else { "button" }
    }

    /// Does it.
    async fn carry_out(
        self,
        store: Store,
        [secret, new]: [String; 2],
        progress: &dyn Fn(usize, usize),
    ) -> Result<Outcome, UnlockError> {
        Ok(match self {
            Change::Passphrase => {
                store.change_passphrase(secret, new, progress).await?;
                Outcome::Done("Your passphrase is changed.")
            }
            Change::Words => Outcome::Words(store.make_words(secret, progress).await?),
            Change::TakeOff if store.take_lock_off(secret, progress).await? => {
                Outcome::Done("The lock is off.")
            }
            Change::TakeOff => Outcome::Done(
                "The lock is going. Some entries are still sealed: Homeward goes on with them when you open it next.",
            ),
        })
    }
}

/// What came of a change.
enum Outcome {
    /// It is done; what there is to say.
    Done(&'static str),
    /// New recovery words, which hold once they are written down.
    Words(NewWords),
}

/// One of the changes, folded up until somebody wants it.
#[component]
pub fn ChangeLock(
    /// Which one.
    change: Change,
    /// Whether it is wanted at once.
    #[prop(optional)]
    is_open: bool,
    /// What there is to say.
    said: RwSignal<String>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let [id, new_id] = change.ids();
    let (secret, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (new, new_error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (again, again_error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let work = Work::default();
    let unfolded = RwSignal::new(is_open);
    let words: RwSignal<Option<Rc<NewWords>>, LocalStorage> = RwSignal::new_local(None);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if work.is_going_now() {
            return;
        }
        let secrets = [secret.get_untracked(), new.get_untracked()];
        if let Some(sentence) = too_weak(&secrets[1]).filter(|_| change == Change::Passphrase) {
            new_error.set(sentence.to_owned());
            document::focus_field("#change-new");
            return;
        }
        if again.with_untracked(|again| again.trim() != secrets[1].trim()) {
            again_error.set(ANOTHER.to_owned());
            document::focus_field("#change-again");
            return;
        }
        error.set(String::new());
        work.begin("This takes a moment…");
        spawn_local(async move {
            let progress = move |done, all| work.reach(done, all);
            let outcome = change.carry_out(store, secrets, &progress).await;
            work.end();
            match outcome {
                Ok(outcome) => {
                    for field in [secret, new, again] {
                        let _emptied = field.try_set(String::new());
                    }
                    let focus = match outcome {
                        Outcome::Done(sentence) => {
                            let _shown = said.try_set(sentence.to_owned());
                            let _folded = unfolded.try_set(false);
                            "#lock-said"
                        }
                        Outcome::Words(made) => {
                            let _shown = words.try_set(Some(Rc::new(made)));
                            "#recovery"
                        }
                    };
                    request_animation_frame(move || document::focus_first(focus));
                }
                Err(reason) => {
                    let _shown = error.try_set(reason.to_string());
                    document::focus_field(&["#", id].concat());
                }
            }
        });
    };
    let new_passphrase = (change == Change::Passphrase).then(|| {
        view! {
            <SecretField label="New passphrase" id=new_id value=new secret=Secret::New error=new_error />
            <p>{move || whom_it_stops(&new.get())}</p>
            <SecretField label="The new one once more" id="change-again" value=again secret=Secret::New error=again_error />
        }
    });
    view! {
        <details prop:open=move || unfolded.get()>
            <summary>{change.name()}</summary>
            <form class="stack" novalidate on:submit=submit>
                <p>{change.what_for()}</p>
                <SecretField label="Your passphrase now, or the ten words" id=id value=secret secret=Secret::Current error=error />
                {new_passphrase.views()}
                {work.view()}
                <button type="submit" class=change.style()>{change.name()}</button>
            </form>
            {move || match words.get() {
                None => ().into_any(),
                Some(new) => view! { <UseWords new words said /> }.into_any(),
            }}
        </details>
    }
}

/// New words, and the button from which on they hold: until then the old sheet does.
#[component]
fn UseWords(
    new: Rc<NewWords>,
    words: RwSignal<Option<Rc<NewWords>>, LocalStorage>,
    said: RwSignal<String>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let sheet = new.words.clone();
    let new = StoredValue::new_local(new);
    let use_words = move |_| {
        spawn_local(async move {
            let used = store.use_words(&new.get_value()).await;
            let _shown = said.try_set(match used {
                Ok(()) => "The new words hold. The old ones open nothing any more.".to_owned(),
                Err(reason) => format!("The old words still hold: {reason}."),
            });
            let _gone = words.try_set(None);
            request_animation_frame(|| document::focus_first("#lock-said"));
        });
    };
    view! {
        <RecoverySheet words=sheet />
        <p class="no-print">"Your old words hold until you tap this."</p>
        <button type="button" class="button button--primary" data-writes on:click=use_words>"I have written them down"</button>
    }
}
