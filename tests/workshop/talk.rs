//! Both halves of the app understand each other, and nothing else.

use homeward::domain::time::Moment;
use homeward::workshop::Workshop;
use homeward::workshop::talk::{Answer, NotUnderstood, Task};

fn text(text: &str) -> String {
    text.to_owned()
}

fn pairs() -> Vec<(String, String)> {
    vec![(text("key"), text("text")), (text(""), text("line\nand line")), (text("ключ"), text("😀"))]
}

#[test]
fn what_is_sent_is_what_is_read() {
    let made = Moment::new(1_790_000_000_000, -480).unwrap();
    let tasks = [
        Task::FiveWords,
        Task::Take(Vec::new()),
        Task::Take(pairs()),
        Task::Seal { passphrase: text("open sesame"), made },
        Task::Try { file: text("file"), passphrase: text("") },
        Task::Open { file: text("file"), passphrase: text("words") },
        Task::Give,
    ];
    for task in tasks {
        assert_eq!(Task::from_texts(task.clone().into_texts()), Ok(task));
    }
    let answers = [
        Answer::Done,
        Answer::Text(text("words")),
        Answer::Opened { made, records: 312 },
        Answer::Pairs(Vec::new()),
        Answer::Pairs(pairs()),
        Answer::Failed(text("It did not work.")),
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
        "open|file",
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
