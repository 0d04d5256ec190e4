//! Any number of views as one list.
//!
//! Leptos compiles its code for lists and options anew for each kind of view inside. Here they all become one kind.

use leptos::prelude::*;

/// Iterators and options over views.
pub trait Views {
    /// The views, one after the other.
    fn views(self) -> Vec<AnyView>;
}

impl<I: IntoIterator<Item: IntoView + 'static>> Views for I {
    fn views(self) -> Vec<AnyView> {
        let mut all = Vec::new();
        for view in self {
            all.push(view.into_any());
        }
        all
    }
}
