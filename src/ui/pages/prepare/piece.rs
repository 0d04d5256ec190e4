//! One piece of the library.

use leptos::prelude::*;

use crate::library::piece::{Block, Inline, Line, Piece, Source};
use crate::ui::components::heading::ChangingHeading;
use crate::ui::components::views::Views;
use crate::ui::pages::prepare::list::not_here;
use crate::ui::platform::dates;
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::pieces::Pieces;

/// One piece of the library.
#[component]
pub fn PiecePage(
    /// Its name in the address.
    slug: String,
) -> impl IntoView {
    let store = expect_context::<Store>();
    store.want_pieces();
    let name = slug.clone();
    let title = move || store.pieces.with(|pieces| found(pieces, &name).map(|piece| piece.title.clone()));
    view! {
        <section class="page">
            <ChangingHeading>{move || title().unwrap_or_else(|| "Prepare".to_owned())}</ChangingHeading>
            {move || {
                let pieces = store.pieces.get();
                found(&pieces, &slug).map_or_else(|| absent(store, &pieces), |piece| whole(piece).into_any())
            }}
            <p><a href=Route::Prepare.href()>"All texts"</a></p>
        </section>
    }
}

fn found<'a>(pieces: &'a Pieces, slug: &str) -> Option<&'a Piece> {
    match pieces {
        Pieces::Here(pieces) => pieces.iter().find(|piece| piece.slug == slug),
        _ => None,
    }
}

fn absent(store: Store, pieces: &Pieces) -> AnyView {
    if matches!(pieces, Pieces::Here(_)) {
        return view! { <p class="lede">"There is no such text. It may have a new name by now."</p> }
            .into_any();
    }
    not_here(store, pieces)
}

fn whole(piece: &Piece) -> impl IntoView + use<> {
    view! {
        <p class="lede">{piece.summary.clone()}</p>
        <div class="prose">{piece.blocks.iter().map(block).views()}</div>
        <details>
            <summary>"Where this comes from"</summary>
            <p class="muted">
                "Last checked on " {dates::day_and_year(piece.checked)} ". These links open other sites and leave the app."
            </p>
            <ul class="plain-list">{piece.sources.iter().map(source).views()}</ul>
        </details>
    }
}

fn source(source: &Source) -> impl IntoView + use<> {
    view! {
        <li class="list-item">
            <a href=source.address.clone() target="_blank" rel="noopener noreferrer">{source.name.clone()}</a>
        </li>
    }
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h2>{text.clone()}</h2> }.into_any(),
        Block::Paragraph(text) => view! { <p>{line(text)}</p> }.into_any(),
        Block::Note(text) => view! { <p class="notice">{line(text)}</p> }.into_any(),
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| view! { <li>{line(item)}</li> }).views();
            if *ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
    }
}

fn line(line: &Line) -> Vec<AnyView> {
    let part = |part: &Inline| match part {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Strong(text) => view! { <strong>{text.clone()}</strong> }.into_any(),
        Inline::Emphasis(text) => view! { <em>{text.clone()}</em> }.into_any(),
        Inline::Link { text, route } => view! { <a href=route.clone()>{text.clone()}</a> }.into_any(),
    };
    line.iter().map(part).collect()
}
