//! What the page asks of the workshop, and what it is answered.
//!
//! A file goes with a task or an answer as the browser keeps it, beside the texts, so that the page never reads it.

use crate::domain::time::Moment;
use crate::journal::Wrap;

/// What the page asks for. Records come and go in several steps, so that neither side stands still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Five random words, to seal a backup with.
    FiveWords,
    /// Keep these keys with their texts for the backup that is made next.
    Take(Vec<(String, String)>),
    /// Make a backup of all that was taken.
    Seal {
        /// What opens it.
        passphrase: String,
        /// When it is made.
        made: Moment,
    },
    /// Open the file that comes with it, and compare it with all that was taken.
    Try {
        /// What opens it.
        passphrase: String,
    },
    /// Open the file that comes with it.
    Open {
        /// What opens it.
        passphrase: String,
    },
    /// The next keys and texts of the opened file.
    Give,
    /// A key for a diary, wrapped for this passphrase and for new recovery words.
    MakeLock {
        /// What opens it.
        passphrase: String,
    },
    /// The key of a diary, by its passphrase or its recovery words.
    Unlock {
        /// How it is wrapped for the passphrase.
        passphrase: Wrap,
        /// How it is wrapped for the recovery words.
        recovery: Wrap,
        /// One of the two.
        secret: String,
    },
    /// The key of a diary, wrapped for another passphrase.
    Rewrap {
        /// The key.
        key: String,
        /// What opens it from now on.
        passphrase: String,
    },
    /// The key of a diary, wrapped for new recovery words.
    NewWords {
        /// The key.
        key: String,
    },
}

/// What the workshop answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Done; there is nothing to say.
    Done,
    /// A text: the words.
    Text(String),
    /// The sealed file comes with it.
    File,
    /// A file was opened.
    Opened {
        /// When it was made.
        made: Moment,
        /// How many records it holds.
        records: usize,
    },
    /// Keys with their texts; none when all were given.
    Pairs(Vec<(String, String)>),
    /// A new lock.
    Lock {
        /// The key of the diary.
        key: String,
        /// How it is wrapped for the passphrase.
        passphrase: Wrap,
        /// How it is wrapped for the recovery words.
        recovery: Wrap,
        /// The recovery words.
        words: String,
    },
    /// It opened.
    Unlocked {
        /// The key of the diary.
        key: String,
        /// Whether the recovery words were given.
        by_words: bool,
    },
    /// What was given opens nothing. Where it looks like recovery words, a sentence says what is wrong with them.
    WrongSecret(String),
    /// The key, wrapped for a passphrase.
    Wrapped(Wrap),
    /// The key, wrapped for new recovery words.
    Words {
        /// How it is wrapped for them.
        recovery: Wrap,
        /// The recovery words.
        words: String,
    },
    /// It could not be done; a sentence for the person.
    Failed(String),
}

/// A list of texts that is no task or no answer: the other side is of another build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the two halves of the app do not fit together")]
pub struct NotUnderstood;

impl Task {
    /// As it is sent.
    pub fn into_texts(self) -> Vec<String> {
        match self {
            Task::FiveWords => vec!["five-words".to_owned()],
            Task::Take(pairs) => with_pairs("take", pairs),
            Task::Seal { passphrase, made } => {
                let [utc_ms, offset_min] = moment_texts(made);
                vec!["seal".to_owned(), passphrase, utc_ms, offset_min]
            }
            Task::Try { passphrase } => vec!["try".to_owned(), passphrase],
            Task::Open { passphrase } => vec!["open".to_owned(), passphrase],
            Task::Give => vec!["give".to_owned()],
            Task::MakeLock { passphrase } => vec!["make-lock".to_owned(), passphrase],
            Task::Unlock { passphrase, recovery, secret } => {
                named("unlock", [wrap_texts(passphrase), wrap_texts(recovery)].concat(), [secret])
            }
            Task::Rewrap { key, passphrase } => vec!["rewrap".to_owned(), key, passphrase],
            Task::NewWords { key } => vec!["new-words".to_owned(), key],
        }
    }

    /// Reads what was sent.
    ///
    /// # Errors
    /// [`NotUnderstood`] for anything else.
    pub fn from_texts(texts: Vec<String>) -> Result<Task, NotUnderstood> {
        let (name, rest) = split(texts)?;
        match (name.as_str(), rest.len()) {
            ("five-words", 0) => Ok(Task::FiveWords),
            ("take", _) => Ok(Task::Take(pairs(rest)?)),
            ("seal", 3) => {
                let [passphrase, utc_ms, offset_min] = exactly(rest)?;
                Ok(Task::Seal { passphrase, made: moment(&utc_ms, &offset_min)? })
            }
            ("try", 1) => exactly(rest).map(|[passphrase]| Task::Try { passphrase }),
            ("open", 1) => exactly(rest).map(|[passphrase]| Task::Open { passphrase }),
            ("give", 0) => Ok(Task::Give),
            ("make-lock", 1) => exactly(rest).map(|[passphrase]| Task::MakeLock { passphrase }),
            ("unlock", 9) => {
                let (passphrase, recovery, [secret]) = two_wraps(rest)?;
                Ok(Task::Unlock { passphrase, recovery, secret })
            }
            ("rewrap", 2) => exactly(rest).map(|[key, passphrase]| Task::Rewrap { key, passphrase }),
            ("new-words", 1) => exactly(rest).map(|[key]| Task::NewWords { key }),
            _ => Err(NotUnderstood),
        }
    }
}

impl Answer {
    /// As it is sent.
    pub fn into_texts(self) -> Vec<String> {
        match self {
            Answer::Done => vec!["done".to_owned()],
            Answer::Text(text) => vec!["text".to_owned(), text],
            Answer::File => vec!["file".to_owned()],
            Answer::Opened { made, records } => {
                let [utc_ms, offset_min] = moment_texts(made);
                vec!["opened".to_owned(), utc_ms, offset_min, records.to_string()]
            }
            Answer::Pairs(pairs) => with_pairs("pairs", pairs),
            Answer::Lock { key, passphrase, recovery, words } => {
                named("lock", [wrap_texts(passphrase), wrap_texts(recovery)].concat(), [key, words])
            }
            Answer::Unlocked { key, by_words } => {
                vec!["unlocked".to_owned(), key, if by_words { BY_WORDS } else { BY_PASSPHRASE }.to_owned()]
            }
            Answer::WrongSecret(slip) => vec!["wrong-secret".to_owned(), slip],
            Answer::Wrapped(wrap) => named("wrapped", wrap_texts(wrap), []),
            Answer::Words { recovery, words } => named("words", wrap_texts(recovery), [words]),
            Answer::Failed(sentence) => vec!["failed".to_owned(), sentence],
        }
    }

    /// Reads what was sent.
    ///
    /// # Errors
    /// [`NotUnderstood`] for anything else.
    pub fn from_texts(texts: Vec<String>) -> Result<Answer, NotUnderstood> {
        let (name, rest) = split(texts)?;
        match (name.as_str(), rest.len()) {
            ("done", 0) => Ok(Answer::Done),
            ("text", 1) => exactly(rest).map(|[text]| Answer::Text(text)),
            ("file", 0) => Ok(Answer::File),
            ("opened", 3) => {
                let [utc_ms, offset_min, records] = exactly(rest)?;
                let records = records.parse().map_err(|_| NotUnderstood)?;
                Ok(Answer::Opened { made: moment(&utc_ms, &offset_min)?, records })
            }
            ("pairs", _) => Ok(Answer::Pairs(pairs(rest)?)),
            ("lock", 10) => {
                let (passphrase, recovery, [key, words]) = two_wraps(rest)?;
                Ok(Answer::Lock { key, passphrase, recovery, words })
            }
            ("unlocked", 2) => {
                let [key, way] = exactly(rest)?;
                Ok(Answer::Unlocked { key, by_words: way == BY_WORDS })
            }
            ("wrong-secret", 1) => exactly(rest).map(|[slip]| Answer::WrongSecret(slip)),
            ("wrapped", 4) => Ok(Answer::Wrapped(wrap(exactly(rest)?)?)),
            ("words", 5) => {
                let [memory_kib, passes, salt, key, words] = exactly(rest)?;
                Ok(Answer::Words { recovery: wrap([memory_kib, passes, salt, key])?, words })
            }
            ("failed", 1) => exactly(rest).map(|[sentence]| Answer::Failed(sentence)),
            _ => Err(NotUnderstood),
        }
    }
}

const BY_WORDS: &str = "by-words";
const BY_PASSPHRASE: &str = "by-passphrase";

fn named<const N: usize>(name: &str, wraps: Vec<String>, rest: [String; N]) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(wraps).chain(rest).collect()
}

fn wrap_texts(Wrap { memory_kib, passes, salt, key }: Wrap) -> Vec<String> {
    vec![memory_kib.to_string(), passes.to_string(), salt, key]
}

fn wrap([memory_kib, passes, salt, key]: [String; 4]) -> Result<Wrap, NotUnderstood> {
    let number = |text: String| text.parse().map_err(|_| NotUnderstood);
    Ok(Wrap { memory_kib: number(memory_kib)?, passes: number(passes)?, salt, key })
}

/// Two wraps, and so many texts after them.
fn two_wraps<const N: usize>(mut texts: Vec<String>) -> Result<(Wrap, Wrap, [String; N]), NotUnderstood> {
    let rest = texts.split_off(8.min(texts.len()));
    let recovery = texts.split_off(4.min(texts.len()));
    Ok((wrap(exactly(texts)?)?, wrap(exactly(recovery)?)?, exactly(rest)?))
}

fn split(texts: Vec<String>) -> Result<(String, Vec<String>), NotUnderstood> {
    let mut texts = texts.into_iter();
    let name = texts.next().ok_or(NotUnderstood)?;
    Ok((name, texts.collect()))
}

fn exactly<const N: usize>(texts: Vec<String>) -> Result<[String; N], NotUnderstood> {
    texts.try_into().map_err(|_| NotUnderstood)
}

fn with_pairs(name: &str, pairs: Vec<(String, String)>) -> Vec<String> {
    let texts = pairs.into_iter().flat_map(|(key, text)| [key, text]);
    std::iter::once(name.to_owned()).chain(texts).collect()
}

fn pairs(texts: Vec<String>) -> Result<Vec<(String, String)>, NotUnderstood> {
    let mut pairs = Vec::with_capacity(texts.len() / 2);
    let mut texts = texts.into_iter();
    while let Some(key) = texts.next() {
        pairs.push((key, texts.next().ok_or(NotUnderstood)?));
    }
    Ok(pairs)
}

fn moment_texts(moment: Moment) -> [String; 2] {
    [moment.utc_ms().to_string(), moment.offset_min().to_string()]
}

fn moment(utc_ms: &str, offset_min: &str) -> Result<Moment, NotUnderstood> {
    let utc_ms = utc_ms.parse().map_err(|_| NotUnderstood)?;
    let offset_min = offset_min.parse().map_err(|_| NotUnderstood)?;
    Moment::new(utc_ms, offset_min).map_err(|_| NotUnderstood)
}
