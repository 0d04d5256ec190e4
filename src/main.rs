//! Starts the app.

fn main() {
    homeward::ui::start();
}
