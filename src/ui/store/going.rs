//! Going on after a save: first the copies answer and *Saved* stands there, then the next screen is drawn. The other way
//! round the word would wait for the drawing.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::ui::platform::location;
use crate::ui::route::Route;

/// How long a person is held up at most, where a copy takes its time or a save has to wait.
const ANSWER_MS: u32 = 400;

impl Store {
    /// Puts another screen in the place of this one once the save that is made now has its answer, good or bad.
    pub fn go_once_answered(self, to: Route) {
        self.pen.update_value(|pen| pen.going = Some(to));
        spawn_local(async move {
            TimeoutFuture::new(ANSWER_MS).await;
            self.go_on();
        });
    }

    /// Goes on in a task of its own: what this one has said is told by the browser before.
    pub(super) fn go_on_soon(self) {
        if self.pen.with_value(|pen| pen.going.is_some()) {
            spawn_local(async move {
                TimeoutFuture::new(0).await;
                self.go_on();
            });
        }
    }

    /// Goes where somebody waits to go. Whoever has gone elsewhere meanwhile stays there.
    fn go_on(self) {
        if let Some(to) = self.stop_going() {
            location::replace(&to);
        }
    }

    /// Nobody waits to go anywhere any more.
    pub(super) fn stop_going(self) -> Option<Route> {
        self.pen.try_update_value(|pen| pen.going.take()).flatten()
    }
}
