//! Which of several windows writes. Two locks in one page are to the browser what two windows are.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use homeward::ui::platform::writer_lock::{News, WriterLock};
use wasm_bindgen_test::wasm_bindgen_test;

/// A window, and the last that it heard.
struct Window {
    lock: WriterLock,
    heard: Rc<RefCell<Vec<News>>>,
}

type Make = fn(Box<dyn Fn(News)>) -> WriterLock;

impl Window {
    fn open(make: Make) -> Window {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let hearing = heard.clone();
        let lock = make(Box::new(move |news| hearing.borrow_mut().push(news)));
        lock.ask();
        Window { lock, heard }
    }

    async fn hears(&self, wanted: News, when: &str) {
        for _ in 0..150 {
            if self.heard.borrow().last() == Some(&wanted) {
                return;
            }
            TimeoutFuture::new(20).await;
        }
        panic!("{when}: waited for {wanted:?}, heard {:?}", self.heard.borrow());
    }
}

#[wasm_bindgen_test]
async fn one_window_writes_with_web_locks() {
    one_window_writes(WriterLock::new).await;
}

#[wasm_bindgen_test]
async fn one_window_writes_without_web_locks() {
    one_window_writes(WriterLock::without_locks).await;
}

async fn one_window_writes(make: Make) {
    let first = Window::open(make);
    first.hears(News::Here, "the first").await;
    let second = Window::open(make);
    second.hears(News::Elsewhere, "the second").await;
    let third = Window::open(make);
    third.hears(News::Elsewhere, "the third").await;

    second.lock.take();
    first.hears(News::Wanted, "the first is asked").await;
    assert_eq!(second.heard.borrow().last(), Some(&News::Elsewhere), "not before the first has put all away");
    first.lock.give();
    second.hears(News::Here, "the first has given").await;
    first.hears(News::Elsewhere, "after it has given").await;

    third.lock.take();
    second.hears(News::Wanted, "the second is asked").await;
    third.hears(News::Here, "the second does not answer").await;
    second.hears(News::Elsewhere, "it was taken").await;

    second.lock.let_go();
    third.lock.let_go();
    first.hears(News::Here, "the others have gone").await;
    second.lock.ask();
    TimeoutFuture::new(300).await;
    second.hears(News::Elsewhere, "back from the back-forward cache").await;
    assert_eq!(first.heard.borrow().last(), Some(&News::Here));
    first.lock.let_go();
    second.hears(News::Here, "the first has gone").await;
    second.lock.let_go();
}

#[wasm_bindgen_test]
async fn of_two_windows_that_open_at_once_without_web_locks_one_writes() {
    let windows = [(), ()].map(|()| Window::open(WriterLock::without_locks));
    TimeoutFuture::new(500).await;
    let mut heard = windows.each_ref().map(|window| window.heard.borrow().clone());
    heard.sort_by_key(Vec::len);
    assert_eq!(heard.each_ref().map(Vec::len), [1, 1], "{heard:?}");
    let writers = heard.iter().filter(|heard| heard.last() == Some(&News::Here)).count();
    assert_eq!(writers, 1, "{heard:?}");
    windows.iter().for_each(|window| window.lock.let_go());
}
