//! The texts of the library: fetched when they are first wanted, then kept for as long as the page lives.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::library::piece::Piece;
use crate::library::shipped::read_pieces;
use crate::ui::platform::library::fetch_pieces;

/// Where the texts are.
#[derive(Debug, Clone, Default)]
pub enum Pieces {
    /// Nobody wanted them yet.
    #[default]
    NotAsked,
    /// On their way.
    OnTheirWay,
    /// Here, in reading order.
    Here(Arc<[Piece]>),
    /// They could not be had.
    NotHere,
}

impl Store {
    /// Fetches the texts, unless they are here or on their way.
    pub fn want_pieces(self) {
        if matches!(self.pieces.get_untracked(), Pieces::OnTheirWay | Pieces::Here(_)) {
            return;
        }
        self.pieces.set(Pieces::OnTheirWay);
        spawn_local(async move {
            let text = fetch_pieces().await.ok();
            // A file that cannot be read is as good as none; both are answered by trying again.
            let pieces = text.and_then(|text| read_pieces(&text).ok());
            self.pieces.set(pieces.map_or(Pieces::NotHere, |pieces| Pieces::Here(pieces.into())));
        });
    }
}
