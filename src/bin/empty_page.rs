//! The page that the benchmark compares with: Leptos, one line of text, nothing else.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <p id="hello">"Hello"</p> });
}
