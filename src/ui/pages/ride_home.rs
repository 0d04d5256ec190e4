//! The after-session screen: three things, large, dark, nothing to type.

mod my_ride;

use leptos::prelude::*;

use crate::domain::at_hand::way_home;
use crate::ui::components::back_to::BackTo;
use crate::ui::components::heading::Heading;
use crate::ui::components::not_yet_list::NotYetList;
use crate::ui::components::views::Views;
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::lock::Lock;

use my_ride::MyRide;

/// The after-session screen: three things, large, dark, nothing to type.
#[component]
pub fn RideHomePage() -> impl IntoView {
    let store = expect_context::<Store>();
    let session = Memo::new(move |_| way_home(&store.today()));
    let is_locked = move || matches!(store.lock().get(), Lock::Shut { .. });
    view! {
        <section class="page">
            <Heading text="Ride home" />
            <div class="stack">
                <div class="big-actions">
                    <a href=Route::Capture.href()>"Say something"</a>
                </div>
                {move || is_locked().then(|| view! { <p class="muted">"To write, you need your passphrase."</p> }).views()}
                <MyRide session />
                <div class="big-actions">
                    <a href=Route::Help.href()>"Help"</a>
                </div>
            </div>
            <ul class="link-list">
                <li>
                    <a href=Route::Escort.href()>"For the person with me"</a>
                </li>
            </ul>
            <NotYetList session />
            <BackTo place=Route::Today />
        </section>
    }
}
