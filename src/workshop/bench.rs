//! The bench: takes tasks, keeps what belongs to the next one, and answers.

use super::backup::{self, OpenError, Pair, WORK_FACTOR};
use super::lock::{self, LockError, Way};
use super::passphrase::{are_recovery_words, five_words, normalised, recovery_words, slip_in_words};
use super::talk::{Answer, NotUnderstood, Task};
use crate::journal::DataKey;

/// Pairs given in one step: some ten milliseconds of the page's time.
const STEP: usize = 500;

/// What lies on the bench between two tasks.
#[derive(Debug)]
pub struct Workshop {
    taken: Vec<Pair>,
    to_give: Vec<Pair>,
    now_ms: fn() -> f64,
}

impl Default for Workshop {
    /// One whose clock stands still.
    fn default() -> Workshop {
        Workshop::new(|| 0.0)
    }
}

impl Workshop {
    /// A workshop with a clock, which says milliseconds from any moment on.
    pub fn new(now_ms: fn() -> f64) -> Workshop {
        Workshop { taken: Vec::new(), to_give: Vec::new(), now_ms }
    }

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
            Task::MakeLock { passphrase } => told(self.make_lock(&passphrase)),
            Task::Unlock { passphrase, recovery, secret } => {
                match lock::unwrap(&passphrase, &recovery, &secret) {
                    Ok((key, way)) => {
                        Answer::Unlocked { key: key.to_text().to_string(), by_words: way == Way::Recovery }
                    }
                    Err(LockError::WrongSecret) => Answer::WrongSecret(slip_in_words(&secret)),
                    Err(error) => Answer::Failed(error.to_string()),
                }
            }
            Task::Rewrap { key, passphrase } => told(self.rewrap(&key, &passphrase)),
            Task::NewWords { key } => told(self.new_words(&key)),
        }
    }

    fn make_lock(&self, passphrase: &str) -> Result<Answer, LockError> {
        check_passphrase(passphrase)?;
        let (key, cost) = (lock::new_key()?, lock::calibrated(self.now_ms)?);
        let passphrase = lock::wrap(&key, passphrase, Way::Passphrase, cost)?;
        let words = recovery_words().map_err(|_| LockError::NoRandomness)?;
        let recovery = lock::wrap(&key, &words, Way::Recovery, cost)?;
        Ok(Answer::Lock { key: key.to_text().to_string(), passphrase, recovery, words })
    }

    fn rewrap(&self, key: &str, passphrase: &str) -> Result<Answer, LockError> {
        check_passphrase(passphrase)?;
        let key = DataKey::from_text(key).ok_or(LockError::BadNote)?;
        let cost = lock::calibrated(self.now_ms)?;
        lock::wrap(&key, passphrase, Way::Passphrase, cost).map(Answer::Wrapped)
    }

    fn new_words(&self, key: &str) -> Result<Answer, LockError> {
        let key = DataKey::from_text(key).ok_or(LockError::BadNote)?;
        let words = recovery_words().map_err(|_| LockError::NoRandomness)?;
        let recovery = lock::wrap(&key, &words, Way::Recovery, lock::calibrated(self.now_ms)?)?;
        Ok(Answer::Words { recovery, words })
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

fn told(outcome: Result<Answer, LockError>) -> Answer {
    outcome.unwrap_or_else(|error| Answer::Failed(error.to_string()))
}

/// The unlock field takes both, so they must not look the same.
fn check_passphrase(passphrase: &str) -> Result<(), LockError> {
    if are_recovery_words(&normalised(passphrase)) { Err(LockError::LikeRecoveryWords) } else { Ok(()) }
}
