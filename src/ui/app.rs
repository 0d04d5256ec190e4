//! The router: shows the screen of the current place and tells the frame about it.

use leptos::prelude::*;

use crate::domain::today::Scene;
use crate::domain::witness::Witness;
use crate::ui::components::lock_warning::LockWarning;
use crate::ui::components::toast::UndoToast;
use crate::ui::components::views::Views;
use crate::ui::pages;
use crate::ui::platform::document;
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;

/// The screen of the current place.
#[component]
pub fn App(
    /// The state of the app.
    store: Store,
) -> impl IntoView {
    provide_context(store);
    // A screen is made anew when this changes, and not with each step of the lock.
    let is_locked = Memo::new(move |_| store.lock().get().hides(&store.route.get()));
    follow_place(store, is_locked);
    view! {
        <UndoToast store />
        <LockWarning store />
        {move || {
            if is_locked.get() {
                view! { <pages::locked::LockedPage /> }.into_any()
            } else {
                screen(store.route.get(), store.missing.get())
            }
        }}
    }
}

/// Title, theme, current link, and after a change of place: announcement and focus on the heading.
fn follow_place(store: Store, is_locked: Memo<bool>) {
    Effect::new(move |earlier: Option<Route>| {
        let route = store.route.get();
        let is_locked = is_locked.get();
        let title = if is_locked { "Locked" } else { route.title() };
        document::show_place(&route, title);
        // The tabs would all lead to the same screen. `look.js` has said so before.
        let is_shut = matches!(store.lock().get(), Lock::Shut { .. });
        document::set_root("data-locked", is_shut.then_some(""));
        // At the start nobody has moved, so the focus stays where it is.
        if earlier.is_some_and(|earlier| earlier != route) {
            document::arrive(title);
        }
        route
    });
    Effect::new(move |_| store.look.get().show(is_dim(store)));
}

/// In the first hours every screen is dim, so that none flashes bright between two others; later the screens of those
/// hours, and until the next morning Help. The card for the escort never is: its reader had no medicine.
fn is_dim(store: Store) -> bool {
    let (route, scene) = (store.route.get(), store.today().scene);
    match scene {
        _ if route == Route::Escort => false,
        Scene::FirstHours { .. } => true,
        Scene::UntilNextMorning { .. } if route == Route::Help => true,
        _ => route.is_dim(),
    }
}

fn screen(route: Route, missing: Option<Witness>) -> AnyView {
    match route {
        Route::Today | Route::Welcome if missing.is_some() => {
            missing.map(|witness| view! { <pages::missing::MissingPage witness /> }).views().into_any()
        }
        Route::Today => view! { <pages::today::TodayPage /> }.into_any(),
        Route::Welcome => view! { <pages::welcome::WelcomePage /> }.into_any(),
        Route::Prepare => view! { <pages::prepare::PreparePage /> }.into_any(),
        Route::Piece(slug) => view! { <pages::prepare::piece::PiecePage slug /> }.into_any(),
        Route::SessionNew => view! { <pages::session::NewSessionPage /> }.into_any(),
        Route::Session(id) => view! { <pages::session::SessionPage id /> }.into_any(),
        Route::RideHome => view! { <pages::ride_home::RideHomePage /> }.into_any(),
        Route::Escort => view! { <pages::escort::EscortPage /> }.into_any(),
        Route::Capture => view! { <pages::capture::CapturePage /> }.into_any(),
        Route::CheckIn => view! { <pages::check_in::CheckInPage /> }.into_any(),
        Route::Patterns => view! { <pages::patterns::PatternsPage /> }.into_any(),
        Route::Reflect => view! { <pages::reflect::ReflectPage /> }.into_any(),
        Route::ReflectOn(id) => view! { <pages::reflect::one::ReflectOnPage id /> }.into_any(),
        Route::Measure(measure) => view! { <pages::later::MeasurePage measure /> }.into_any(),
        Route::Journal => view! { <pages::journal::JournalPage /> }.into_any(),
        Route::Entry(id) => view! { <pages::journal::entry::EntryPage id /> }.into_any(),
        Route::Share => view! { <pages::later::SharePage /> }.into_any(),
        Route::Help => view! { <pages::help::HelpPage /> }.into_any(),
        Route::Settings => view! { <pages::settings::SettingsPage /> }.into_any(),
        Route::Lock => view! { <pages::settings::lock::LockPage /> }.into_any(),
        Route::Backup => view! { <pages::settings::backup::BackupPage /> }.into_any(),
        Route::Safety => view! { <pages::settings::safety::SafetyPage /> }.into_any(),
        Route::Trash => view! { <pages::settings::trash::TrashPage /> }.into_any(),
        Route::Plan => view! { <pages::settings::plan::PlanPage /> }.into_any(),
        Route::About => view! { <pages::about::AboutPage /> }.into_any(),
        Route::NotFound => view! { <pages::not_found::NotFoundPage /> }.into_any(),
    }
}
