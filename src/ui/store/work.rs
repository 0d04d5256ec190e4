//! Work that is given to the workshop, and why it may come to nothing.

use leptos::prelude::*;

use super::Store;
use crate::ui::platform::files::KeptFile;
use crate::ui::platform::workshop::{Workshop, WorkshopError};
use crate::workshop::talk::{Answer, NotUnderstood, Task};

/// Why the work came to nothing. Each text is shown to the person as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkError {
    /// The workshop could not be had, or has broken off.
    #[error(transparent)]
    Workshop(#[from] WorkshopError),
    /// The workshop is of another build.
    #[error("{0}. Load the app again.")]
    NotUnderstood(#[from] NotUnderstood),
    /// Something that stands in the journal could not be read right now.
    #[error(
        "Some of your entries cannot be read right now. Close Homeward, open it again, and try once more."
    )]
    NotReadNow,
    /// It says why not.
    #[error("{0}")]
    Refused(String),
}

/// Gives the workshop a task; what it refuses is an error.
pub(super) fn ask(workshop: &mut Workshop, task: Task) -> impl Future<Output = Result<Answer, WorkError>> {
    ask_with(workshop, task, None, &|_, _| ())
}

/// The same with the file that the task is about. `progress` hears how many steps of how many are done.
pub(super) async fn ask_with(
    workshop: &mut Workshop,
    task: Task,
    file: Option<&KeptFile>,
    progress: &dyn Fn(usize, usize),
) -> Result<Answer, WorkError> {
    let answer = workshop.ask_with(task.into_texts(), file, progress).await?;
    match Answer::from_texts(answer)? {
        Answer::Failed(sentence) => Err(WorkError::Refused(sentence)),
        answer => Ok(answer),
    }
}

/// Gives a workshop of its own one task, and tells `progress` how many steps of how many are done. It ends with the answer, and its
/// memory goes back.
pub(super) async fn ask_once(task: Task, progress: &dyn Fn(usize, usize)) -> Result<Answer, WorkError> {
    ask_with(&mut Workshop::open().await?, task, None, progress).await
}

impl Store {
    /// Starts a workshop while a secret is still being typed, so that it need not be waited for after that.
    pub fn start_workshop_ahead(self) {
        if self.pen.with_value(|pen| pen.ahead.is_none()) {
            // Where there is none now, the task asks for one again and says so.
            let ahead = Workshop::start().ok();
            self.pen.update_value(|pen| pen.ahead = ahead);
        }
    }

    /// The secret is not asked for any more.
    pub fn end_workshop_ahead(self) {
        self.pen.try_update_value(|pen| pen.ahead = None);
    }

    /// Gives one task to the workshop that was started ahead; where there is none, to a new one.
    pub(super) async fn ask_ahead(self, task: Task) -> Result<Answer, WorkError> {
        let ahead = self.pen.try_update_value(|pen| pen.ahead.take()).flatten();
        let mut workshop = match ahead {
            Some(ahead) => ahead.listening().await?,
            None => Workshop::open().await?,
        };
        ask(&mut workshop, task).await
    }
}

/// Five random words, to seal a backup or the diary with.
///
/// # Errors
/// [`WorkError`] when there is no workshop, or no randomness.
pub async fn five_words() -> Result<String, WorkError> {
    match ask_once(Task::FiveWords, &|_, _| ()).await? {
        Answer::Text(words) => Ok(words),
        _ => Err(NotUnderstood.into()),
    }
}
