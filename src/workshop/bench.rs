//! The bench: takes tasks, keeps what belongs to the next one, and answers.

use super::backup::{self, MOST_BYTES, OpenError, Opened, Pair, WORK_FACTOR};
use super::lock::{self, Cost, LockError, Way};
use super::passphrase::{are_recovery_words, five_words, normalised, recovery_words, slip_in_words};
use super::said::Said;
use super::talk::{Answer, NotUnderstood, Task};
use crate::journal::DataKey;

/// Pairs given in one step: some ten milliseconds of the page's time, on a slow phone too.
const STEP: usize = 25;

/// No file has come.
const NONE: Result<Vec<u8>, OpenError> = Err(OpenError::NotReadable);

/// What lies on the bench between two tasks.
pub struct Workshop {
    taken: Vec<Pair>,
    to_give: Vec<Pair>,
    /// The file that came with the task, or why there is none.
    brought: Result<Vec<u8>, OpenError>,
    /// The file that goes with the answer.
    made: Option<String>,
    now_ms: fn() -> f64,
    tell: Box<dyn Fn(Said)>,
}

impl Default for Workshop {
    /// One whose clock stands still, and that nobody listens to.
    fn default() -> Workshop {
        Workshop::new(|| 0.0, Box::new(|_| ()))
    }
}

impl Workshop {
    /// A workshop with a clock, which says milliseconds from any moment on, and somebody who hears how far a task is.
    pub fn new(now_ms: fn() -> f64, tell: Box<dyn Fn(Said)>) -> Workshop {
        Workshop { tell, taken: Vec::new(), to_give: Vec::new(), brought: NONE, made: None, now_ms }
    }

    /// Takes the file that comes with the next task: so many bytes, and how to read them. One that is too large is not read.
    pub fn bring(&mut self, bytes: f64, read: impl FnOnce() -> Option<Vec<u8>>) {
        self.brought = if bytes > MOST_BYTES as f64 {
            Err(OpenError::TooLarge)
        } else {
            read().ok_or(OpenError::NotReadable)
        };
    }

    /// The file that goes with the answer.
    pub fn file(&mut self) -> Option<String> {
        self.made.take()
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
                    Ok(file) => {
                        self.made = Some(file);
                        Answer::File
                    }
                    Err(error) => Answer::Failed(format!("The backup could not be made: {error}.")),
                }
            }
            Task::Try { passphrase } => match self.try_out(&passphrase) {
                Ok(()) => Answer::Done,
                Err(error) => Answer::Failed(error.to_string()),
            },
            Task::Open { passphrase } => match self.open(&passphrase) {
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
        (self.tell)(Said::At(0, 3));
        let (key, cost) = (lock::new_key()?, lock::calibrated(self.now_ms)?);
        (self.tell)(Said::At(1, 3));
        let passphrase = lock::wrap(&key, passphrase, Way::Passphrase, cost)?;
        (self.tell)(Said::At(2, 3));
        let words = recovery_words().map_err(|_| LockError::NoRandomness)?;
        let recovery = lock::wrap(&key, &words, Way::Recovery, cost)?;
        Ok(Answer::Lock { key: key.to_text().to_string(), passphrase, recovery, words })
    }

    fn rewrap(&self, key: &str, passphrase: &str) -> Result<Answer, LockError> {
        check_passphrase(passphrase)?;
        let key = DataKey::from_text(key).ok_or(LockError::BadNote)?;
        lock::wrap(&key, passphrase, Way::Passphrase, self.calibrated()?).map(Answer::Wrapped)
    }

    fn new_words(&self, key: &str) -> Result<Answer, LockError> {
        let key = DataKey::from_text(key).ok_or(LockError::BadNote)?;
        let words = recovery_words().map_err(|_| LockError::NoRandomness)?;
        let recovery = lock::wrap(&key, &words, Way::Recovery, self.calibrated()?)?;
        Ok(Answer::Words { recovery, words })
    }

    /// The first of two steps, the wrapping being the other one.
    fn calibrated(&self) -> Result<Cost, LockError> {
        (self.tell)(Said::At(0, 2));
        let cost = lock::calibrated(self.now_ms)?;
        (self.tell)(Said::At(1, 2));
        Ok(cost)
    }

    fn open(&mut self, passphrase: &str) -> Result<Opened, OpenError> {
        let file = std::mem::replace(&mut self.brought, NONE)?;
        backup::open(&file, passphrase)
    }

    /// Whether the file that came holds just what was taken, text by text.
    fn try_out(&mut self, passphrase: &str) -> Result<(), OpenError> {
        let opened = self.open(passphrase)?;
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
