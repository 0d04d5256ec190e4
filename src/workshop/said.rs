//! What the workshop says to the page.

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It listens. What is sent before that is lost.
    Ready,
    /// So many steps of so many are done of the task that it works at.
    At(usize, usize),
    /// The answer to a task.
    Done(Vec<String>),
}

impl Said {
    /// As it travels.
    pub fn into_words(self) -> Vec<String> {
        match self {
            Said::Ready => vec!["ready".to_owned()],
            Said::At(done, all) => vec!["at".to_owned(), done.to_string(), all.to_string()],
            Said::Done(answer) => std::iter::once("done".to_owned()).chain(answer).collect(),
        }
    }

    /// What the words say; `None` for what no workshop says.
    pub fn read(words: Vec<String>) -> Option<Said> {
        let mut words = words.into_iter();
        let said = match words.next()?.as_str() {
            "ready" => Said::Ready,
            "at" => Said::At(words.next()?.parse().ok()?, words.next()?.parse().ok()?),
            "done" => return Some(Said::Done(words.collect())),
            _ => return None,
        };
        words.next().is_none().then_some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read_again() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for (words, said) in [
            (texts(&["ready"]), Some(Said::Ready)),
            (texts(&["done"]), Some(Said::Done(Vec::new()))),
            (texts(&["done", "", "ready"]), Some(Said::Done(texts(&["", "ready"])))),
            (texts(&["at", "1", "3"]), Some(Said::At(1, 3))),
            (texts(&["at", "1"]), None),
            (texts(&["at", "1", "-3"]), None),
            (texts(&["at", "1", "3", "5"]), None),
            (texts(&["ready", "steady"]), None),
            (texts(&["go"]), None),
            (texts(&[]), None),
        ] {
            assert_eq!(Said::read(words.clone()), said, "{words:?}");
            if let Some(said) = said {
                assert_eq!(said.into_words(), words);
            }
        }
    }
}
