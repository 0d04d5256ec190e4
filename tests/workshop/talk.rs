//! Both halves of the app understand each other, and nothing else.

use homeward::domain::time::Moment;
use homeward::journal::Wrap;
use homeward::workshop::Workshop;
use homeward::workshop::talk::{Answer, NotUnderstood, Task};

fn text(text: &str) -> String {
    text.to_owned()
}

fn pairs() -> Vec<(String, String)> {
    vec![(text("key"), text("text")), (text(""), text("line\nand line")), (text("ключ"), text("😀"))]
}

fn wrapped(name: &str) -> Wrap {
    Wrap { memory_kib: 65_536, passes: 4, salt: text(name), key: text("key") }
}

#[test]
fn what_is_sent_is_what_is_read() {
    let made = Moment::new(1_790_000_000_000, -480).unwrap();
    let tasks = [
        Task::FiveWords,
        Task::Take(Vec::new()),
        Task::Take(pairs()),
        Task::Seal { passphrase: text("open sesame"), made },
        Task::Try { passphrase: text("") },
        Task::Open { passphrase: text("words") },
        Task::Give,
        Task::MakeLock { passphrase: text("open sesame") },
        Task::Unlock { passphrase: wrapped("a"), recovery: wrapped("b"), secret: text("open") },
        Task::Rewrap { key: text("key"), passphrase: text("") },
        Task::NewWords { key: text("key") },
    ];
    for task in tasks {
        assert_eq!(Task::from_texts(task.clone().into_texts()), Ok(task));
    }
    let answers = [
        Answer::Done,
        Answer::Text(text("words")),
        Answer::File,
        Answer::Opened { made, records: 312 },
        Answer::Pairs(Vec::new()),
        Answer::Pairs(pairs()),
        Answer::Failed(text("It did not work.")),
        Answer::Lock {
            key: text("key"),
            passphrase: wrapped("a"),
            recovery: wrapped("b"),
            words: text("a b"),
        },
        Answer::Unlocked { key: text("key"), by_words: true },
        Answer::Unlocked { key: text("key"), by_words: false },
        Answer::WrongSecret(text("")),
        Answer::WrongSecret(text("Here are 9.")),
        Answer::Wrapped(wrapped("a")),
        Answer::Words { recovery: wrapped("b"), words: text("a b") },
    ];
    for answer in answers {
        assert_eq!(Answer::from_texts(answer.clone().into_texts()), Ok(answer));
    }
}

#[test]
fn what_another_build_may_send_is_not_understood() {
    for texts in [
        "",
        "sing",
        "take|key",
        "give|more",
        "seal|words|soon|60",
        "seal|words|1790000000000|100000",
        "seal|words",
        "open",
        "open|words|file",
        "file|name",
        "make-lock",
        "unlock|1|1|a|b|1|1|a|b",
        "unlock|1|x|a|b|1|1|a|b|open",
        "rewrap|key",
    ] {
        let texts: Vec<String> = texts.split('|').filter(|text| !text.is_empty()).map(text).collect();
        assert_eq!(Task::from_texts(texts.clone()), Err(NotUnderstood), "{texts:?}");
        assert_eq!(Answer::from_texts(texts.clone()), Err(NotUnderstood), "{texts:?}");
        let answer = Answer::from_texts(Workshop::default().work(texts));
        let is_said =
            matches!(&answer, Ok(Answer::Failed(sentence)) if sentence.contains("Load the app again"));
        assert!(is_said, "{answer:?}");
    }
}
