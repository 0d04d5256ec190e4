//! When the app itself breaks: the console gets the text, the person gets the rescue panel of `boot.js`.

/// From now on a panic raises `homeward:panic`, which `boot.js` answers with the rescue panel.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::CustomEvent::new("homeward:panic")) {
            let _sent = window.dispatch_event(&event);
        }
    }));
}
