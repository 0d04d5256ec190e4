//! The list of pieces.

use leptos::prelude::*;

use crate::library::piece::Piece;
use crate::ui::components::views::Views;
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::pieces::Pieces;

/// Title and summary of each piece, in reading order.
#[component]
pub fn PieceList() -> impl IntoView {
    let store = expect_context::<Store>();
    store.want_pieces();
    view! {
        {move || match store.pieces.get() {
            Pieces::Here(pieces) => view! { <ul class="link-list">{pieces.iter().map(row).views()}</ul> }.into_any(),
            other => not_here(store, &other),
        }}
    }
}

fn row(piece: &Piece) -> impl IntoView + use<> {
    let href = Route::Piece(piece.slug.clone()).href();
    view! {
        <li>
            <a href=href>
                <span class="entry-title">{piece.title.clone()}</span>
                <span class="muted">{piece.summary.clone()}</span>
            </a>
        </li>
    }
}

/// What stands there while the texts are on their way, or could not be had.
pub fn not_here(store: Store, pieces: &Pieces) -> AnyView {
    if matches!(pieces, Pieces::NotHere) {
        view! {
            <div class="notice" role="alert">
                <p>"The texts could not be loaded. After one visit with a network they stay on this phone."</p>
                <button type="button" class="button" on:click=move |_| store.want_pieces()>"Try again"</button>
            </div>
        }
        .into_any()
    } else {
        view! { <p class="muted">"Getting the texts…"</p> }.into_any()
    }
}
