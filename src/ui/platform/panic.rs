//! When the app itself breaks: the console gets the text, the person gets the rescue panel of `rescue.js`.

use web_sys::{CustomEvent, CustomEventInit};

/// From now on a panic raises `homeward:panic`, which `rescue.js` answers with the rescue panel. The text of a panic
/// names a line of code, never what a person wrote.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let told = CustomEventInit::new();
        told.set_detail(&info.to_string().into());
        let event = CustomEvent::new_with_event_init_dict("homeward:panic", &told);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            let _sent = window.dispatch_event(&event);
        }
    }));
}
