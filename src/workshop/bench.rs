//! The bench: takes tasks, keeps what belongs to the next one, and answers.

use super::backup::{self, OpenError, Pair, WORK_FACTOR};
use super::passphrase::five_words;
use super::talk::{Answer, NotUnderstood, Task};

/// Pairs given in one step: some ten milliseconds of the page's time.
const STEP: usize = 500;

/// What lies on the bench between two tasks.
#[derive(Debug, Default)]
pub struct Workshop {
    taken: Vec<Pair>,
    to_give: Vec<Pair>,
}

impl Workshop {
    /// Does what is asked, as texts that came from the page; the answer goes back as texts too.
    pub fn work(&mut self, task: Vec<String>) -> Vec<String> {
        let answer = match Task::from_texts(task) {
            Ok(task) => self.answer(task),
            Err(NotUnderstood) => Answer::Failed(format!("{NotUnderstood}. Load the app again.")),
        };
        answer.into_texts()
    }

    fn answer(&mut self, task: Task) -> Answer {
        match task {
            Task::FiveWords => match five_words() {
                Ok(words) => Answer::Text(words),
                Err(_) => Answer::Failed("This browser gives no random numbers.".to_owned()),
            },
            Task::Take(pairs) => {
                self.taken.extend(pairs);
                Answer::Done
            }
            Task::Seal { passphrase, made } => {
                match backup::write(&self.taken, &passphrase, made, WORK_FACTOR) {
                    Ok(file) => Answer::Text(file),
                    Err(error) => Answer::Failed(format!("The backup could not be made: {error}.")),
                }
            }
            Task::Try { file, passphrase } => match self.try_out(&file, &passphrase) {
                Ok(()) => Answer::Done,
                Err(error) => Answer::Failed(error.to_string()),
            },
            Task::Open { file, passphrase } => match backup::open(file.as_bytes(), &passphrase) {
                Ok(opened) => {
                    let answer = Answer::Opened { made: opened.made, records: opened.pairs.len() };
                    self.to_give = opened.pairs;
                    answer
                }
                Err(error) => Answer::Failed(error.to_string()),
            },
            Task::Give => Answer::Pairs(self.to_give.drain(..STEP.min(self.to_give.len())).collect()),
        }
    }

    /// Whether a file holds just what was taken, text by text.
    fn try_out(&self, file: &str, passphrase: &str) -> Result<(), OpenError> {
        let opened = backup::open(file.as_bytes(), passphrase)?;
        let (mut expected, mut found) = (self.taken.clone(), opened.pairs);
        expected.sort_unstable();
        found.sort_unstable();
        if expected == found { Ok(()) } else { Err(OpenError::Other) }
    }
}
