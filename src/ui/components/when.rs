//! Something that stands there only while a condition holds.
//!
//! Leptos’ own `Show` is compiled anew for each condition and each view; this one is compiled once for all.

use leptos::children::ViewFn;
use leptos::prelude::*;

/// A question about signals.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(holds: F) -> Condition {
        Condition(Box::new(holds))
    }
}

/// The children while `is` holds, otherwise the fallback. Both are made anew only when the truth changes.
#[component]
pub fn When(
    /// The condition.
    #[prop(into)]
    is: Condition,
    /// What stands there while it holds.
    children: ChildrenFn,
    /// What stands there while it does not; nothing, if left out.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    let truth = Memo::new(move |_| (is.0)());
    view! { {move || if truth.get() { children() } else { fallback.run() }} }
}
