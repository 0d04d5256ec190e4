//! What the page asks of the workshop, and what it is answered.

use crate::domain::time::Moment;

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
    /// Open a file and compare it with all that was taken.
    Try {
        /// The file.
        file: String,
        /// What opens it.
        passphrase: String,
    },
    /// Open a file.
    Open {
        /// The file.
        file: String,
        /// What opens it.
        passphrase: String,
    },
    /// The next keys and texts of the opened file.
    Give,
}

/// What the workshop answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Done; there is nothing to say.
    Done,
    /// A text: the words, or the sealed file.
    Text(String),
    /// A file was opened.
    Opened {
        /// When it was made.
        made: Moment,
        /// How many records it holds.
        records: usize,
    },
    /// Keys with their texts; none when all were given.
    Pairs(Vec<(String, String)>),
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
            Task::Try { file, passphrase } => vec!["try".to_owned(), file, passphrase],
            Task::Open { file, passphrase } => vec!["open".to_owned(), file, passphrase],
            Task::Give => vec!["give".to_owned()],
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
            ("try", 2) => {
                let [file, passphrase] = exactly(rest)?;
                Ok(Task::Try { file, passphrase })
            }
            ("open", 2) => {
                let [file, passphrase] = exactly(rest)?;
                Ok(Task::Open { file, passphrase })
            }
            ("give", 0) => Ok(Task::Give),
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
            Answer::Opened { made, records } => {
                let [utc_ms, offset_min] = moment_texts(made);
                vec!["opened".to_owned(), utc_ms, offset_min, records.to_string()]
            }
            Answer::Pairs(pairs) => with_pairs("pairs", pairs),
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
            ("opened", 3) => {
                let [utc_ms, offset_min, records] = exactly(rest)?;
                let records = records.parse().map_err(|_| NotUnderstood)?;
                Ok(Answer::Opened { made: moment(&utc_ms, &offset_min)?, records })
            }
            ("pairs", _) => Ok(Answer::Pairs(pairs(rest)?)),
            ("failed", 1) => exactly(rest).map(|[sentence]| Answer::Failed(sentence)),
            _ => Err(NotUnderstood),
        }
    }
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
