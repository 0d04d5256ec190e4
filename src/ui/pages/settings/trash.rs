//! The trash: what was deleted, with the way back.

use leptos::prelude::*;

use crate::journal::{Query, Record, TRASH_DAYS};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::entry_row::{EntryRow, row_words};
use crate::ui::components::heading::Heading;
use crate::ui::components::show_earlier::ShowEarlier;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::{dates, document};
use crate::ui::store::Store;

/// Deletions shown at first, and added by *Show earlier*.
const PAGE: usize = 30;
/// The rows, which can take the focus.
const ROWS: &str = "#main .plain-list > li";

/// What was deleted in the last days.
#[component]
pub fn TrashPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let trash = Memo::new(move |_| store.trash());
    let shown = RwSignal::new(PAGE);
    let rows = move || {
        trash.with(|trash| {
            trash.iter().take(shown.get()).zip(0..).map(|(group, at)| deleted(store, group, at)).views()
        })
    };
    let empty = Callback::new(move |()| {
        store.empty_trash();
        document::focus_first("#main h1");
        document::announce("The trash is empty.");
    });
    view! {
        <section class="page">
            <Heading text="Trash" />
            <p class="lede">{format!("What you delete stays here for {TRASH_DAYS} days. Then its words are gone for good.")}</p>
            <When is=move || trash.with(Vec::is_empty)>
                <p>"There is nothing here."</p>
            </When>
            <ul class="plain-list stack">{rows}</ul>
            <When is=move || { trash.with(Vec::len) > shown.get() }>
                <ShowEarlier shown page=PAGE rows=ROWS />
            </When>
            <When is=move || trash.with(|trash| !trash.is_empty())>
                <Confirm
                    ask="Empty the trash"
                    question="This takes all words here for good. Nothing brings them back."
                    yes="Empty it"
                    no="Keep them"
                    on_yes=empty
                />
            </When>
        </section>
    }
}

/// What was deleted in one tap: the first of it, how much went with it, and *Restore*. `at` is its place in the list.
fn deleted(store: Store, group: &[Record], at: u32) -> impl IntoView + use<> {
    let first = group.first()?;
    let row = EntryRow::of(store, first, &Query::new(""))?;
    let with_it = match group.len() {
        1 => String::new(),
        2 => " With 1 later look.".to_owned(),
        all => format!(" With {} later looks.", all - 1),
    };
    let name = format!("Restore: {}, {}", row.title, dates::day_and_time(row.at));
    let when = dates::day_and_time(first.written.local());
    let group = group.to_vec();
    let restore = move |_| {
        store.restore(&group);
        // The button is gone in a moment; the row that takes its place is where the person was.
        request_animation_frame(move || {
            if !document::focus_at(ROWS, at) && (at == 0 || !document::focus_at(ROWS, at - 1)) {
                document::focus_first("#main h1");
            }
        });
    };
    Some(view! {
        <li class="card stack" tabindex="-1">
            {row_words(row)}
            <p class="muted">"Deleted " {when} "." {with_it}</p>
            <button type="button" class="button" data-writes aria-label=name on:click=restore>"Restore"</button>
        </li>
    })
}
