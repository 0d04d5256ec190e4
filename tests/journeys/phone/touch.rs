//! What a thumb does.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use axum::http::Method;
use homeward::domain::taps::AT_ONCE_MS;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{ElementId, RequestData, SessionId, TypingData, WebElement};

use super::Phone;
use crate::engine::Engine;
use crate::wait::until;

const FIND: &str = include_str!("../find.js");

/// Scrolls to a thing, and answers with its middle when it stands still: nobody aims at what is moving. Where the page itself
/// has yet to scroll, it does so in a frame that is still to come, or WebKit in a moment after it; then this begins again.
const INTO_SIGHT: &str = "
    const [target, done] = arguments;
    const middleOf = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
    const scroll = () => target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const afterFrame = (look) => document.hidden ? setTimeout(look, 30) : requestAnimationFrame(() => setTimeout(look, 30));
    let before = '';
    const look = () => {
        const middle = middleOf(target.getBoundingClientRect());
        if (`${middle}` === before) return done(middle);
        scroll();
        before = `${middleOf(target.getBoundingClientRect())}`;
        afterFrame(look);
    };
    look();";

/// How long a person looks before the same place is tapped again. The app takes what comes sooner for a slip.
const LOOK: Duration = Duration::from_millis(700);

/// Notes when each tap comes, before the app hears of it.
const COUNT_TAPS: &str = "
    const page = window.wrappedJSObject ?? window;
    page.taps?.stop();
    const taps = page.taps = [];
    const note = ({ timeStamp }) => taps.push(timeStamp);
    window.addEventListener('click', note, true);
    taps.stop = () => window.removeEventListener('click', note, true);";
const TAPS: &str = "return [...(window.wrappedJSObject ?? window).taps]";

/// How long a move of the thumb takes.
const BETWEEN_TAPS: Duration = Duration::from_millis(80);

/// Has the page itself tap once more: after the next tap, at its place, when the next screen is there.
const TAP_AGAIN: &str = "
    const again = ({ clientX, clientY }) => setTimeout(() => {
        const tap = { bubbles: true, cancelable: true, view: window, detail: 1, clientX, clientY };
        document.elementFromPoint(clientX, clientY).dispatchEvent(new MouseEvent('click', tap));
    }, 300);
    window.addEventListener('click', again, { capture: true, once: true });";

/// The driver let more time pass between two taps than the app takes for one slip.
pub struct TooSlow;

/// When and where the thumb was last.
#[derive(Clone, Copy)]
pub(super) struct Touch {
    at: Instant,
    place_px: (f64, f64),
}

impl Touch {
    #[allow(clippy::disallowed_methods, reason = "a native test may look at its own clock")]
    fn at(place_px: (f64, f64)) -> Touch {
        Touch { at: Instant::now(), place_px }
    }
}

/// Something found by its name.
struct Found {
    element: WebElement,
    target: WebElement,
}

impl Phone {
    /// Taps a button.
    #[track_caller]
    pub fn press(&self, name: &str) {
        self.tap("button", name);
    }

    /// Taps a link.
    #[track_caller]
    pub fn follow(&self, name: &str) {
        self.tap("link", name);
    }

    /// Where a link leads.
    #[track_caller]
    pub fn link(&self, name: &str) -> String {
        let link = self.find("link", name).element;
        self.wait_for(link.attr("href")).unwrap_or_default()
    }

    /// Taps an answer: a radio button or a box to tick.
    #[track_caller]
    pub fn choose(&self, name: &str) {
        self.tap("choice", name);
    }

    /// Taps an answer of one question, where several have answers of that name.
    #[track_caller]
    pub fn answer(&self, question: &str, name: &str) {
        let found = self.find_in(Some(question), "choice", name);
        self.hit(&found.target);
    }

    /// Whether an answer is chosen.
    #[track_caller]
    pub fn is_chosen(&self, name: &str) -> bool {
        let choice = self.find("choice", name).element;
        self.wait_for(choice.is_selected())
    }

    /// Types into a field, in place of what is there.
    #[track_caller]
    pub fn write(&self, label: &str, words: &str) {
        let field = self.find("field", label).element;
        // WebKit's driver gives up on a field that is out of sight when the page scrolls just then.
        self.bring_into_sight(field.to_json().expect("an element"));
        self.forget_what_was_said();
        self.wait_for(field.clear());
        self.wait_for(field.send_keys(words));
    }

    /// Types keys into a field, besides what is there: a chord such as Control and V, too.
    #[track_caller]
    pub fn type_into(&self, label: &str, keys: impl Into<TypingData>) {
        let field = self.find("field", label).element;
        self.wait_for(field.send_keys(keys));
    }

    /// Gives a file to a field.
    #[track_caller]
    pub fn give(&self, label: &str, file: &str) {
        let field = self.find("field", label).element;
        self.wait_for(field.send_keys(file));
    }

    /// Puts a value into a field at once: a date from the phone's own wheel, or a text too long to type.
    #[track_caller]
    pub fn put(&self, label: &str, value: &str) {
        let field = self.find("field", label).element;
        let element = field.to_json().expect("an element");
        self.forget_what_was_said();
        self.script(
            "const [field, value] = arguments;
             Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);
             field.dispatchEvent(new Event('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[element, json!(value)],
        );
    }

    /// What is in a field.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        let field = self.find("field", label).element;
        self.wait_for(field.value()).unwrap_or_default()
    }

    /// How many can be seen by this name.
    #[track_caller]
    pub fn count(&self, kind: &str, name: &str) -> usize {
        let found = self.script(FIND, &[json!(kind), json!(name)]);
        found["elements"].as_array().map_or(0, Vec::len)
    }

    #[track_caller]
    fn tap(&self, kind: &str, name: &str) {
        let found = self.find(kind, name);
        self.hit(&found.target);
    }

    /// A person scrolls until a thing is well in sight; a driver is content when its edge is, though the navigation
    /// lies over it.
    #[track_caller]
    fn hit(&self, target: &WebElement) {
        let element = target.to_json().expect("an element");
        let place_px = self.bring_into_sight(element);
        if let Some(last) = self.last_touch.get() {
            let is_near = (place_px.0 - last.place_px.0).hypot(place_px.1 - last.place_px.1) <= 40.0;
            if is_near {
                sleep(LOOK.saturating_sub(last.at.elapsed()));
            }
        }
        self.forget_what_was_said();
        // The word of the last save may just be passing over it.
        until("a thing that nothing covers", || match self.driver().runtime.block_on(target.click()) {
            Ok(()) => Ok(()),
            Err(error) if error.to_string().contains("intercepted") => Err(error.to_string()),
            Err(error) => panic!("{:?}: {error}", self.engine),
        });
        self.last_touch.set(Some(Touch::at(place_px)));
    }

    /// The middle of an element, seen from the corner of the window.
    #[track_caller]
    fn bring_into_sight(&self, element: Value) -> (f64, f64) {
        let middle = self.script_later(INTO_SIGHT, &[element]);
        let px = |at: usize| middle[at].as_f64().expect("a number of pixels");
        (px(0), px(1))
    }

    /// Taps a button, and at once whatever is at its place then. Where the machine was too busy for two taps at once, this
    /// unwinds with [`TooSlow`]: nothing was tried.
    ///
    /// WebKit's driver lets most of a second pass between two taps, however idle the page is: there the page makes the second.
    #[track_caller]
    pub fn press_twice(&self, name: &str) {
        let target = self.find("button", name).target;
        let (x, y) = self.bring_into_sight(target.to_json().expect("an element"));
        let (x, y) = (x as i64, y as i64);
        self.forget_what_was_said();
        self.script(COUNT_TAPS, &[]);
        // One chain, so that the driver adds little time of its own. Until its second move is over, the next screen is there.
        let chain = self.browser().action_chain_with_delay(None, Some(BETWEEN_TAPS)).move_to(x, y).click();
        if self.engine == Engine::WebKit {
            self.script(TAP_AGAIN, &[]);
            self.wait_for(chain.perform());
        } else {
            self.wait_for(chain.move_to(x, y).click().perform());
        }
        self.last_touch.set(Some(Touch::at((x as f64, y as f64))));
        let taps_ms = until("two taps", || {
            let taps_ms = self.script(TAPS, &[]);
            if taps_ms[1].is_null() { Err(format!("{taps_ms}")) } else { Ok(taps_ms) }
        });
        match (taps_ms[0].as_f64(), taps_ms[1].as_f64(), taps_ms.as_array().map(Vec::len)) {
            (Some(first_ms), Some(second_ms), Some(2)) if second_ms - first_ms <= AT_ONCE_MS => {}
            (Some(_), Some(_), Some(2)) => resume_unwind(Box::new(TooSlow)),
            _ => panic!("{:?}: two taps came as {taps_ms}", self.engine),
        }
    }

    /// Waits until exactly one is there, by the name that the engine tells a screen reader.
    #[track_caller]
    fn find(&self, kind: &str, name: &str) -> Found {
        self.find_in(None, kind, name)
    }

    #[track_caller]
    fn find_in(&self, group: Option<&str>, kind: &str, name: &str) -> Found {
        let handle = self.browser().handle();
        let element =
            |value: &Value| WebElement::from_json(value.clone(), Arc::clone(handle)).expect("an element");
        let found = until(&format!("the {kind} {name:?}"), || {
            let answer = self.script(FIND, &[json!(kind), json!(name), json!(group)]);
            match (answer["elements"].as_array().map(Vec::as_slice), &answer["targets"]) {
                (Some([one]), targets) => Ok(Found { element: element(one), target: element(&targets[0]) }),
                (found, _) => {
                    Err(format!("{} of them; there are {}", found.map_or(0, <[_]>::len), answer["instead"]))
                }
            }
        });
        self.heard_as(&found.element, kind, name);
        found
    }

    /// Waits until a screen reader says that name: an engine builds its tree for screen readers a little after the
    /// page, and until then the answer is empty.
    #[track_caller]
    fn heard_as(&self, element: &WebElement, kind: &str, name: &str) {
        until(&format!("the {kind} {name:?} as a screen reader says it"), || {
            let said = self.wait_for(self.browser().cmd(ComputedLabel(element.element_id())));
            let said: String = said.value().expect("a name");
            let is_name =
                name.strip_suffix('…').map_or(said.trim() == name, |start| said.trim().starts_with(start));
            if is_name { Ok(()) } else { Err(format!("it says {said:?}")) }
        });
    }
}

#[derive(Debug)]
struct ComputedLabel(ElementId);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        RequestData::new(Method::GET, format!("/session/{session_id}/element/{}/computedlabel", self.0))
    }
}
