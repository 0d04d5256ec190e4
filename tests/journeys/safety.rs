//! *How safe is my diary* says where the app stands and what the browser has promised.

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(the_panel_says_where_it_is_open_and_what_was_promised);

/// From now on the page stands so (`standalone` exists on iOS alone), and the browser answers so when it is asked for lasting
/// storage; `null` is an error.
const STANDS: &str = "
    const page = window.wrappedJSObject ?? window;
    const [standalone, persisted, persist] = arguments;
    // Firefox runs this in a room of its own.
    const give = (answer) => typeof exportFunction === 'function' ? exportFunction(answer, page) : answer;
    const answered = (answer) => give(() =>
        answer === null ? page.Promise.reject(new page.DOMException('', 'TypeError')) : page.Promise.resolve(answer));
    const storage = new page.Object();
    storage.persisted = answered(persisted);
    storage.persist = answered(persist);
    const put = (name, value) => Object.defineProperty(page.navigator, name, { value, configurable: true });
    put('storage', storage);
    if (standalone !== null) put('standalone', standalone);";

const TAB: &str = "If you clear the data of your browser, your diary goes with it.";
const IOS_TAB: &str = "a tab can lose its data after seven days without use.";
const INSTALLED: &str = "Homeward is on your home screen. That is the safer place.";
const PROMISED: &str = "This browser has promised to keep your diary";
const NOT_PROMISED: &str = "This browser has not promised to keep your diary";
const SILENT: &str = "This browser does not say if it keeps your diary";
const ASK: &str = "Ask the browser to keep it";

fn the_panel_says_where_it_is_open_and_what_was_promised(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/today");
    let look = |answers: [Value; 3]| {
        phone.script(STANDS, &answers);
        phone.go("#/settings");
        phone.go("#/settings/safety");
    };
    let check = |answers: [Value; 3], place: &str, promise: &str, buttons: usize| {
        look(answers);
        phone.sees(place);
        phone.sees(promise);
        assert_eq!(phone.count("button", ASK), buttons, "{promise}");
    };
    check([json!(null), json!(true), json!(true)], TAB, PROMISED, 0);
    check([json!(null), json!(false), json!(true)], TAB, NOT_PROMISED, 1);
    check([json!(null), json!(null), json!(null)], TAB, SILENT, 0);
    check([json!(false), json!(null), json!(null)], IOS_TAB, SILENT, 0);
    check([json!(true), json!(true), json!(true)], INSTALLED, PROMISED, 0);
    // Asked for, it says no, fails, and says yes.
    for refused in [json!(false), json!(null)] {
        look([json!(true), json!(false), refused]);
        phone.press(ASK);
        phone.sees("It said no. It may say yes once you use Homeward more often.");
        phone.sees(NOT_PROMISED);
    }
    look([json!(true), json!(false), json!(true)]);
    phone.press(ASK);
    phone.sees(PROMISED);
    assert_eq!(phone.count("button", ASK), 0);
    phone.put_away();
}
