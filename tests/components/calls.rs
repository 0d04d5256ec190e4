//! Who can be called, on every screen that offers it.

use chrono::TimeDelta;
use homeward::domain::care_plan::{CarePlan, Contact};
use homeward::domain::id::RecordId;
use homeward::domain::session::Session;
use homeward::domain::time::Moment;
use homeward::ui::pages::escort::EscortPage;
use homeward::ui::pages::help::HelpPage;
use homeward::ui::pages::ride_home::RideHomePage;
use homeward::ui::pages::session::SessionPage;
use homeward::ui::pages::today::TodayPage;
use homeward::ui::store::Store;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

use super::lasting;
use super::screens::{contact, links, screen};

/// Ten in the evening of a day on which a session starts in half an hour.
const NOW_MS: i64 = 4_070_988_000_000;

/// A store in which everybody has this number.
fn all_have(phone: &str) -> (Store, RecordId) {
    let store = lasting(Store::open);
    let now = Moment::new(NOW_MS, 0).unwrap();
    let id = RecordId::next(None, 1, 1);
    let Contact { phone: clinic_phone, .. } = contact("", phone);
    let ride = contact("", phone);
    let session = Session { ride, clinic_phone, ..Session::at(now.plus(TimeDelta::minutes(30))) };
    store.now.set(now);
    store.plan.set(CarePlan { trusted: contact("", phone), ..CarePlan::default() });
    store.sessions.set(vec![(id, session)]);
    (store, id)
}

#[wasm_bindgen_test]
async fn two_numbers_in_one_field_are_read_and_never_dialled_as_one() {
    const TWO: &str = "555-0100 / 555-0101";
    const ONE: &str = "555-0100";
    for (phone, is_dialled) in [(TWO, false), (ONE, true)] {
        let (store, id) = all_have(phone);
        for (name, calls, page) in [
            ("Today", 2, screen(store, || view! { <TodayPage /> })),
            ("Session", 3, screen(store, move || view! { <SessionPage id /> })),
            ("Ride home", 2, screen(store, || view! { <RideHomePage /> })),
            ("Help now", 3, screen(store, || view! { <HelpPage /> })),
            ("the card for the escort", 1, screen(store, || view! { <EscortPage /> })),
        ] {
            tick().await;
            let text = page.text_content().unwrap();
            let own = |(_, link): &(String, String)| link.contains("5550");
            let dialled: Vec<_> =
                links(&page).into_iter().filter(own).map(|(_, link)| link.replace("?", " ")).collect();
            assert_eq!(dialled.len(), if is_dialled { calls } else { 0 }, "{name}: {dialled:?}");
            for link in &dialled {
                let number = link.split(' ').next().unwrap();
                assert!(["tel:5550100", "sms:5550100"].contains(&number), "{name}: {link}");
            }
            assert_eq!(text.contains("This looks like two numbers."), !is_dialled, "{name}: {text}");
            assert!(is_dialled || text.contains(TWO), "{name}: {text}");
        }
    }
}
