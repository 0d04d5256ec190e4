//! The workshop, seen from the page: a Web Worker with a wasm of its own, started when there is work for it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event, MessageEvent, Worker};

use super::files::KeptFile;
use crate::workshop::Said;

/// Where the build writes the address of the worker.
const ADDRESS: &str = "data-workshop";

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WorkshopError {
    /// Its files are neither kept nor to be had.
    #[error("This part of Homeward is not on this phone yet. Connect once, then try again.")]
    NotHere,
    /// It ended in the middle of a task.
    #[error("The work broke off before it was done. This phone may be short of memory.")]
    BrokeOff,
}

/// A workshop that runs. It ends with this value, and its memory goes back to the phone.
pub struct Workshop {
    worker: Worker,
    inbox: Rc<RefCell<Inbox>>,
    /// Tasks without an answer yet: more than one where nobody waited for the one before.
    unanswered: usize,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

/// What the worker has said and nobody has heard yet.
#[derive(Default)]
struct Inbox {
    said: VecDeque<Said>,
    /// The file that came with the last of it.
    file: Option<Blob>,
    is_broken: bool,
    waiting: Option<Waker>,
}

impl Inbox {
    fn put(inbox: &RefCell<Inbox>, change: impl FnOnce(&mut Inbox)) {
        let mut inbox = inbox.borrow_mut();
        change(&mut inbox);
        let waiting = inbox.waiting.take();
        drop(inbox);
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    }
}

impl Workshop {
    /// Starts a workshop and waits until it listens.
    ///
    /// # Errors
    /// [`WorkshopError::NotHere`] when it could not be loaded.
    pub async fn open() -> Result<Workshop, WorkshopError> {
        Workshop::start()?.listening().await
    }

    /// Starts a workshop, which is loaded meanwhile.
    ///
    /// # Errors
    /// [`WorkshopError::NotHere`] when the browser has none.
    pub fn start() -> Result<Workshop, WorkshopError> {
        let address = address().ok_or(WorkshopError::NotHere)?;
        let worker = Worker::new(&address).map_err(|_refused| WorkshopError::NotHere)?;
        let inbox = Rc::new(RefCell::new(Inbox::default()));
        let hearing = inbox.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let all = Array::from(&event.data());
            // It comes last, if there is one.
            let file = all.at(-1).dyn_into().ok();
            if let Some(said) = Said::read(all.iter().filter_map(|word| word.as_string()).collect()) {
                Inbox::put(&hearing, |inbox| {
                    inbox.said.push_back(said);
                    inbox.file = file;
                });
            }
        });
        let hearing = inbox.clone();
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // It is answered for here. Uncaught, it would count as a mistake of the page.
            event.prevent_default();
            Inbox::put(&hearing, |inbox| inbox.is_broken = true);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Workshop { worker, inbox, unanswered: 0, _on_message: on_message, _on_error: on_error })
    }

    /// Waits until it listens. To be asked once, before the first task.
    ///
    /// # Errors
    /// [`WorkshopError::NotHere`] when it could not be loaded.
    pub async fn listening(self) -> Result<Workshop, WorkshopError> {
        match self.next().await {
            Some(_ready) => Ok(self),
            None => Err(WorkshopError::NotHere),
        }
    }

    /// Gives it a task and waits for the answer.
    ///
    /// # Errors
    /// [`WorkshopError::BrokeOff`] when it ends before that. What is asked after that is answered so, too.
    pub fn ask(&mut self, task: Vec<String>) -> impl Future<Output = Result<Vec<String>, WorkshopError>> {
        self.ask_with(task, None, &|_, _| ())
    }

    /// The file that came with the last answer.
    pub fn file(&self) -> Option<KeptFile> {
        self.inbox.borrow_mut().file.take().map(KeptFile::from)
    }

    /// The same with a file, which goes along as it is. `progress` hears how many steps of how many are done.
    ///
    /// # Errors
    /// See [`Workshop::ask`].
    pub async fn ask_with(
        &mut self,
        task: Vec<String>,
        file: Option<&KeptFile>,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Vec<String>, WorkshopError> {
        let words: Array = task.into_iter().map(JsString::from).collect();
        if let Some(file) = file {
            words.push(file.as_ref());
        }
        self.worker.post_message(&words).map_err(|_not_sent| WorkshopError::BrokeOff)?;
        self.unanswered += 1;
        loop {
            let said = self.next().await.ok_or(WorkshopError::BrokeOff)?;
            // Tasks are done in their order, so that only the last of them is the one that was asked now.
            match said {
                Said::Done(answer) if self.unanswered == 1 => {
                    self.unanswered = 0;
                    return Ok(answer);
                }
                Said::Done(_) => self.unanswered -= 1,
                Said::At(done, all) if self.unanswered == 1 => progress(done, all),
                Said::At(..) | Said::Ready => {}
            }
        }
    }

    /// What it says next; `None` when it has ended.
    async fn next(&self) -> Option<Said> {
        poll_fn(|context| {
            let mut inbox = self.inbox.borrow_mut();
            match inbox.said.pop_front() {
                Some(said) => Poll::Ready(Some(said)),
                None if inbox.is_broken => Poll::Ready(None),
                None => {
                    inbox.waiting = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Asks for the files once, so that the service worker keeps them and they are there without a network. Where that fails,
/// the next start asks again.
pub async fn fetch_ahead() {
    let (Some(window), Some(address)) = (web_sys::window(), address()) else { return };
    // Without a worker that keeps them they would be fetched for nothing. Not every page has such a thing at all.
    let keeper = Reflect::get(&window.navigator(), &"serviceWorker".into())
        .and_then(|workers| Reflect::get(&workers, &"controller".into()));
    if !keeper.is_ok_and(|keeper| keeper.is_object()) {
        return;
    }
    let wasm = address.replace(".js", "_bg.wasm");
    for file in [address, wasm] {
        let _kept = JsFuture::from(window.fetch_with_str(&file)).await;
    }
}

fn address() -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(ADDRESS)
}
