//! The workshop from the page's side. A few lines of script stand in for the worker, so that it can fail in any way.

use std::cell::RefCell;

use homeward::ui::platform::files::KeptFile;
use homeward::ui::platform::workshop::{Workshop, WorkshopError};
use js_sys::Array;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag, Url};

/// Says something strange and how far it is, then answers with what it got, a file included; at the task `die` it dies.
const WORKER: &str = "
    onmessage = ({ data: [name, ...rest] }) => {
        if (name === 'die') throw new Error('no memory');
        postMessage(['what is this']);
        postMessage(['at', '1', '2']);
        postMessage(['done', ...rest]);
    };
    postMessage(['ready']);";

fn page_names(address: Option<&str>) {
    let root = web_sys::window().unwrap().document().unwrap().document_element().unwrap();
    match address {
        Some(address) => root.set_attribute("data-workshop", address).unwrap(),
        None => root.remove_attribute("data-workshop").unwrap(),
    }
}

fn address_of(script: &str) -> String {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &kind).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

fn task(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// One test, because all of it leans on the one address that a page has.
#[wasm_bindgen_test]
async fn the_workshop_answers_or_says_why_not() {
    let broken = "throw new Error('it does not start')";
    for address in [None, Some("./no-such-worker.js".to_owned()), Some(address_of(broken))] {
        page_names(address.as_deref());
        let opened = Workshop::open().await;
        assert_eq!(opened.err(), Some(WorkshopError::NotHere), "{address:?}");
    }

    page_names(Some(&address_of(WORKER)));
    let mut workshop = Workshop::open().await.ok().unwrap();
    for words in [&["a", "b", "c"][..], &["d"]] {
        assert_eq!(workshop.ask(task(words)).await, Ok(task(&words[1..])), "{words:?}");
    }

    // A file goes there and comes back as it is, once.
    let file = KeptFile::from(Blob::new_with_str_sequence(&Array::of1(&"Dear diary".into())).unwrap());
    let heard = RefCell::new(Vec::new());
    let hear = |done, all| heard.borrow_mut().push((done, all));
    assert_eq!(workshop.ask_with(task(&["a", "b"]), Some(&file), &hear).await, Ok(task(&["b"])));
    assert_eq!(heard.take(), [(1, 2)]);
    assert_eq!(workshop.file().unwrap().text().await.as_deref(), Some("Dear diary"));
    assert!(workshop.file().is_none());
    assert_eq!(workshop.ask(task(&["a", "b"])).await, Ok(task(&["b"])));
    assert!(workshop.file().is_none(), "what came without a file has none");

    // Nobody waits for the first answer any more, and the second is not taken for it.
    {
        let mut asked = Box::pin(workshop.ask(task(&["e", "first"])));
        let waits =
            std::future::poll_fn(|context| std::task::Poll::Ready(asked.as_mut().poll(context))).await;
        assert!(waits.is_pending());
    }
    assert_eq!(workshop.ask_with(task(&["f", "second"]), None, &hear).await, Ok(task(&["second"])));
    assert_eq!(heard.take(), [(1, 2)], "how far the first is, is not told of the second");

    for _ in 0..2 {
        assert_eq!(workshop.ask(task(&["die"])).await, Err(WorkshopError::BrokeOff));
    }
    page_names(None);
}
