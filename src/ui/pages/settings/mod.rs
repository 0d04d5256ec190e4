//! More: looks, plan, data, lock.

pub mod backup;
pub mod lock;
pub mod plan;
pub mod safety;
pub mod trash;

use leptos::prelude::*;

use crate::ui::components::choices::Choices;
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::components::when::When;
use crate::ui::platform::look::{Look, TextSize, Theme};
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;

use lock::choose::LockNow;

const THEMES: [(Theme, &str); 3] =
    [(Theme::System, "As the phone is set"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];
const SIZES: [(TextSize, &str); 3] =
    [(TextSize::Normal, "Normal"), (TextSize::Large, "Large"), (TextSize::Larger, "Larger")];

/// More: looks, plan, data.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let links = [
        (Route::Plan, "Care plan", "Country, clinic, rule, somebody you trust"),
        (Route::Lock, "Lock", "A passphrase for your diary"),
        (Route::Backup, "Backup", "A sealed second copy, export, erase"),
        (Route::Safety, "How safe is my diary", "Both copies, room, last backup"),
        (Route::Trash, "Trash", "What you deleted in the last 30 days"),
        (Route::Patterns, "Patterns", "How your mood has moved"),
        (Route::Escort, "For the person with me", "A card for whoever takes you home"),
        (Route::Welcome, "Welcome", "The first questions again, or example data"),
        (Route::About, "About", "What this is, and what it cannot do"),
    ];
    let links = links.iter().map(|(route, name, more)| link(route, name, more)).views();
    view! {
        <section class="page">
            <Heading text="More" />
            <When is=move || store.lock().get() == Lock::Open>
                <LockNow />
            </When>
            <ul class="link-list">{links}</ul>
            <Looks />
            <p class="muted">"Version " {env!("CARGO_PKG_VERSION")}</p>
        </section>
    }
}

fn link(route: &Route, name: &'static str, more: &'static str) -> AnyView {
    view! { <li><a href=route.href()>{name} <span class="muted">{more}</span></a></li> }.into_any()
}

/// Theme and text size. They hold at once, without *Save*.
#[component]
fn Looks() -> impl IntoView {
    let store = expect_context::<Store>();
    let look = store.look.get_untracked();
    let theme = RwSignal::new(THEMES.iter().position(|(theme, _)| *theme == look.theme));
    let size = RwSignal::new(SIZES.iter().position(|(size, _)| *size == look.text));
    Effect::new(move |_| {
        let chosen_theme =
            theme.get().and_then(|at| THEMES.get(at)).map_or(Theme::System, |(theme, _)| *theme);
        let chosen_size = size.get().and_then(|at| SIZES.get(at)).map_or(TextSize::Normal, |(size, _)| *size);
        let earlier = store.look.get_untracked();
        let look = Look { theme: chosen_theme, text: chosen_size, ..earlier };
        if look != earlier {
            store.choose_look(look);
        }
    });
    view! {
        <h2>"How it looks"</h2>
        <div class="stack" data-writes>
        <Choices legend="Theme" name="theme" answers=names(&THEMES) chosen=theme />
        <Choices legend="Text size" name="text-size" answers=names(&SIZES) chosen=size />
        </div>
    }
}

fn names<T>(answers: &[(T, &str)]) -> Vec<String> {
    answers.iter().map(|(_, name)| (*name).to_owned()).collect()
}
