//! The static frame round the app: title, attributes on the root, focus, what a screen reader hears.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement, NodeList};

use crate::ui::route::{Route, Section};

const NAME: &str = "Homeward";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn html_by_id(id: &str) -> Option<HtmlElement> {
    by_id(id)?.dyn_into().ok()
}

/// The part of the frame that the app fills, emptied of the shape that stood in for it.
pub fn take_over_main() -> Option<HtmlElement> {
    let main = html_by_id("main")?;
    main.replace_children_with_node_0();
    Some(main)
}

/// The part of the frame for banners that stay.
pub fn notices() -> Option<HtmlElement> {
    html_by_id("notices")
}

/// Sets an attribute of the root element, or takes it away. What it is already is not set again: the browser would look at
/// the styles of the whole page.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    if root.get_attribute(name).as_deref() == value {
        return;
    }
    // The names are our own and valid, so neither call can fail.
    let _set = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Says that the app runs: the static stand-ins go.
pub fn set_ready() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _added = root.class_list().add_1("app-ready");
    }
}

/// Whether all parts of the app are here, see `parts.js`.
pub fn is_whole() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.class_list().contains("app-whole"))
}

/// Covers everything at once, or takes the cover away.
pub fn cover(is_covered: bool) {
    set_root("data-covered", is_covered.then_some(""));
}

/// Whether the page is hidden: behind another one, or the phone is dark.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// Shows a place in the frame: title, current link, root attribute.
pub fn show_place(route: &Route, title: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{title} – {NAME}"));
    }
    set_root("data-screen", Some(&route.screen()));
    mark_current_link(route.section());
}

fn mark_current_link(section: Option<Section>) {
    let Some(links) = by_id("nav").and_then(|nav| nav.query_selector_all("a").ok()) else { return };
    for at in 0..links.length() {
        let Some(link) = links.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let is_current =
            section.is_some_and(|section| link.get_attribute("href").as_deref() == Some(section.href()));
        let _set = if is_current {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}

/// After a change of place: focus on its heading, top of the page, and the title for a screen reader.
pub fn arrive(title: &str) {
    announce(title);
    show_top();
    focus_first("#main h1");
}

/// Scrolls to the top of the page.
pub fn show_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to a field, with its question and what is said about it in sight.
pub fn focus_field(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found else { return };
    if let Ok(Some(question)) = element.closest(".field, fieldset") {
        question.scroll_into_view();
    }
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it was.
        let _focused = element.focus_with_options(&options);
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus_first(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it was.
        let _focused = element.focus();
    }
}

/// How many elements a selector finds.
pub fn count(selector: &str) -> u32 {
    all(selector).map_or(0, |found| found.length())
}

/// Moves the focus to one of the elements that a selector finds, counted from 0; `false` where there are not so many.
pub fn focus_at(selector: &str, at: u32) -> bool {
    let found = all(selector).and_then(|found| found.get(at));
    let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    element.focus().is_ok()
}

fn all(selector: &str) -> Option<NodeList> {
    document()?.query_selector_all(selector).ok()
}

/// Has a screen reader say a text when it is free.
pub fn announce(text: &str) {
    set_text("announcer", text);
}

/// Opens the browser's own print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Where there is no printing, nothing opens.
        let _opened = window.print();
    }
}

/// Writes the status line: *Saving…*, *Saved*.
pub fn set_status(text: &str) {
    set_text("status", text);
}

fn set_text(id: &str, text: &str) {
    // Nothing in the place of nothing is work for the browser all the same.
    if let Some(element) = by_id(id).filter(|element| !text.is_empty() || element.has_child_nodes()) {
        element.set_text_content(Some(text));
    }
}
